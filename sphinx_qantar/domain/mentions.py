"""Hold what a page refers to by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A cross-reference on a page, kept to know when the page must be written again."""

    docname: str
    target: str
