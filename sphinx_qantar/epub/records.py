"""Hold what a book in EPUB is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from lxml import etree


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a page that an EPUB cannot hold.

    ``near`` has the ids of elements at or before it, the nearest first.
    """

    message: str
    near: tuple[str, ...] = ()


@dataclass(slots=True)
class Page:
    """A page of the book: ``name`` is its path in the book without its suffix.

    ``root`` is a ``div`` in the namespace of XHTML that holds what the page holds; ``kind``
    is its ``epub:type``, of the EPUB Structural Semantics Vocabulary.
    """

    name: str
    title: str
    root: etree._Element
    kind: str = ""

    @property
    def path(self) -> str:
        """Give the page's path in the book."""
        return f"{self.name}.xhtml"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who made the book; ``role`` is a code of the MARC relators, such as ``edt``."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What is known of how the book can be read (EPUB Accessibility 1.1, section 2.2)."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the package document tells of the book; ``languages`` begin with its own."""

    identifier: str
    title: str
    languages: tuple[str, ...]
    modified: datetime
    accessibility: Accessibility
    subtitle: str = ""
    creators: tuple[Person, ...] = ()
    publisher: str = ""
    rights: str = ""
    description: str = ""


@dataclass(slots=True)
class Entry:
    """An entry of the contents; ``href`` is relative to the book's folder."""

    label: str
    href: str
    below: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that reading systems offer to go to; ``kind`` is its ``epub:type``."""

    kind: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the navigation document, in the book's language."""

    contents: str
    landmarks: str


Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Book:
    """A book: its pages in their order, and its other files by their paths.

    ``cover`` is the path of the picture on the cover, one of ``files``; ``style`` that of the
    style sheet of all pages.
    """

    metadata: Metadata
    pages: tuple[Page, ...]
    contents: tuple[Entry, ...]
    landmarks: tuple[Landmark, ...]
    words: Words
    files: Mapping[str, bytes]
    style: str
    cover: str = ""
    direction: Direction = "ltr"
