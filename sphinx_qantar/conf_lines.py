"""Find what conf.py, or a file that it names, says and where, and files that it may mean."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_qantar.suggestion import nearest

if TYPE_CHECKING:
    from sphinx.config import Config

CONF = "conf.py"


def line_of(name: str, path: Path) -> int:
    """Return the 1-based line on which a file sets a value or has a key, 0 if none is found.

    :param name: the name of the value or the key
    :param path: a file of Python or YAML
    """
    if not path.is_file():
        return 0
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    sets = re.compile(rf"""\s*["']?{re.escape(name)}["']?\s*[:=]""")
    return next((number for number, line in enumerate(lines, 1) if sets.match(line)), 0)


def is_given(config: Config, name: str) -> bool:
    """Say whether conf.py or the command gives a value, be it the default."""
    written = config._raw_config  # noqa: SLF001 - Sphinx tells it in no other way
    return name in written or name in config.overrides


def place_of(name: str, folder: Path) -> str:
    """Return the place where conf.py sets a value, as warnings have it.

    :param name: the name of the value
    :param folder: the folder of conf.py
    """
    path = Path(folder, CONF)
    return f"{path}:{line_of(name, path) or ''}"


def fault_line(error: UnicodeDecodeError) -> int:
    """Return the 1-based line on which a file ceases to be in its encoding."""
    return error.object.count(b"\n", 0, error.start) + 1


def near_file(path: Path) -> str:
    """Return a sentence that offers the file whose name is nearest to one that is not there.

    :returns: the sentence with a space before it, or nothing if there is none
    """
    if path.exists() or not path.parent.is_dir():
        return ""
    others = (each.stem for each in path.parent.iterdir() if each.suffix == path.suffix)
    found = nearest(path.stem, others)
    return f" Did you mean '{found}{path.suffix}'?" if found else ""
