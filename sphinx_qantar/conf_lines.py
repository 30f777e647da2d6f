"""Find the line on which conf.py, or a file that it names, says something."""

from __future__ import annotations

import re
from pathlib import Path

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


def place_of(name: str, folder: Path) -> str:
    """Return the place where conf.py sets a value, as warnings have it.

    :param name: the name of the value
    :param folder: the folder of conf.py
    """
    path = Path(folder, CONF)
    return f"{path}:{line_of(name, path) or ''}"
