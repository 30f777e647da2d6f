"""Tell which file names stand for a citekey, and which files may be read."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from urllib.parse import quote

MAP_ENDINGS = (".map.yaml", ".map.yml")
_ODD = re.compile(r"[^\w.-]+")


def names_of(citekey: str) -> tuple[str, ...]:
    """Give the names, without their suffix, that a file of a citekey may have.

    They are the citekey itself, the citekey with its odd characters percent-encoded
    (``doe:2020`` is ``doe%3A2020``), and with a hyphen for each run of them (``doe-2020``).

    :param citekey: the citekey
    """
    names = (citekey, quote(citekey, safe=""), _ODD.sub("-", citekey))
    return tuple(dict.fromkeys(map(plain_name, names)))


def plain_name(name: str) -> str:
    """Give a file name in the one Unicode form in which names are compared.

    :param name: a name as a file system has it
    """
    return unicodedata.normalize("NFC", name)


def within(path: Path, folders: tuple[Path, ...]) -> Path | None:
    """Give a path without its links and dots if it stands in one of some folders.

    :param path: the path
    :param folders: the folders, themselves without links
    """
    try:
        real = Path(os.path.realpath(path))
    except (OSError, ValueError):
        return None
    return real if any(real.is_relative_to(folder) for folder in folders) else None
