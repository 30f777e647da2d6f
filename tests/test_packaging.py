"""What is installed is the whole package: templates, catalogues, locales and the rest."""

from __future__ import annotations

from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import sphinx_qantar

SOURCE = Path(__file__).parents[1] / "sphinx_qantar"


def names(folder: Traversable, prefix: str = "") -> set[str]:
    """List the files under a folder, but for compiled ones."""
    found = set()
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found |= names(entry, f"{prefix}{entry.name}/")
        elif entry.is_file():
            found.add(prefix + entry.name)
    return found


def test_every_file_of_the_source_is_installed() -> None:
    installed = names(files("sphinx_qantar"))
    assert "py.typed" in installed
    assert installed == names(SOURCE)


def test_the_version_is_that_of_the_distribution() -> None:
    assert sphinx_qantar.__version__ == metadata.version("sphinx-qantar")
