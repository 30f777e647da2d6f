"""Look at a project from outside a build: its folder, what conf.py names, its pages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sphinx.config import Config
from sphinx.util.tags import Tags

from sphinx_qantar.cli.commands import CommandError

DEFAULT_BIBLIOGRAPHY = "references.bib"
_LARGEST_PAGE = 16 * 1024 * 1024
_FILES = ("qantar_bibliography", "qantar_themes")
_NO_PAGES = frozenset(["build", "_build", "node_modules", "venv"])


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """A project's folder, its bibliographies, and its theme file if it has one."""

    folder: Path
    bibliographies: tuple[Path, ...]
    theme_file: Path | None


def project_of(page: Path) -> Path:
    """Return the nearest folder above a page that has a conf.py, else the page's own."""
    return next((top for top in page.parents if (top / "conf.py").is_file()), page.parent)


def files_of(
    page: Path, bibliographies: Sequence[Path] | None, themes: Path | None
) -> ProjectFiles:
    """Return the files of a page's project: those that are given, else those of its conf.py.

    :param page: the page, resolved
    :param bibliographies: the files of works that the command names
    :param themes: the theme file that the command names
    """
    folder = project_of(page)
    stated = _stated(folder)
    named = stated.get("qantar_bibliography")
    if bibliographies is None:
        names = named if isinstance(named, list | tuple) else [named]
        stated_names = [name for name in names if isinstance(name, str) and name]
        bibliographies = [folder / name for name in stated_names or [DEFAULT_BIBLIOGRAPHY]]
    theme_name = stated.get("qantar_themes")
    if themes is None and isinstance(theme_name, str) and theme_name:
        themes = folder / theme_name
    return ProjectFiles(folder, tuple(bibliographies), themes)


def _stated(folder: Path) -> dict[str, object]:
    """Return what conf.py says of files; it is run, as sphinx-build does."""
    if not (folder / "conf.py").is_file():
        return {}
    config = Config.read(folder, overrides={}, tags=Tags())
    for name in _FILES:
        config.add(name, None, "", ())
    return {name: config[name] for name in _FILES}


def pages_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the pages of a project with their texts; folders of builds are left out."""
    for top, folders, files in os.walk(folder):
        inner = (name for name in folders if name not in _NO_PAGES and not name.startswith("."))
        folders[:] = sorted(name for name in inner if not (Path(top, name) / "pyvenv.cfg").exists())
        for name in sorted(files):
            path = Path(top, name)
            if path.suffix in (".md", ".rst") and path.stat().st_size <= _LARGEST_PAGE:
                yield path, path.read_text(encoding="utf-8", errors="replace")


def read_page(path: Path) -> str:
    """Return a page's text with line feeds alone, empty if there is none yet.

    :raises CommandError: if it is not in UTF-8, or its folder is not there
    """
    if not path.parent.is_dir():
        raise CommandError(f"there is no folder {path.parent}")
    if not path.exists():
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(f"{path}: the page is not in UTF-8") from error


def write_file(path: Path, text: str) -> None:
    """Write a file at one stroke: what was there stays until all is written.

    The ends of its lines stay those it had.
    """
    newline = "\n"
    if path.exists():
        path = path.resolve()
        newline = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("x", encoding="utf-8", newline=newline) as file:
            file.write(text)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
