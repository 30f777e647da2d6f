"""Hold what is wrong with what an author gave us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Subtype = Literal[
    "absent",
    "accept",
    "altered",
    "ambiguous",
    "anchor",
    "annotation",
    "bibliography",
    "citation",
    "citekey",
    "collection",
    "config",
    "date",
    "duplicate",
    "empty",
    "epub",
    "excerpt",
    "fence",
    "image",
    "inventory",
    "latex",
    "locator",
    "lock",
    "misplaced",
    "name",
    "option",
    "phrase",
    "reader",
    "rights",
    "source",
    "style",
    "theme",
    "unchecked",
]
"""What a problem is about; the second half of a warning's type ``qantar.SUBTYPE``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in what an author gave us, in words that an author understands.

    ``path`` is a file's path as it was opened, empty where no file is at fault;
    ``line`` is 1-based, 0 where it is unknown.
    """

    subtype: Subtype
    message: str
    path: str = ""
    line: int = 0
