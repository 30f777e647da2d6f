"""Hold what was read of another tool's file: passages that people marked, and what they noted.

A :class:`Highlight` is one record for all tools; each reader of a format fills it as far as
the format goes, and says in :class:`Remark` what it could not carry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sphinx_qantar.exchange.formatted import Blocks, told_of
from sphinx_qantar.model import AnnotationKind, Name

DETAILS = (
    *("speaker", "date", "people", "places", "organisations", "translator"),
    *("translation-of", "rights", "accept", "only"),
)
"""Options of an excerpt that only records of our own have."""

OTHER_WORKS = ("quoted-in", "translation-of")
"""Options of an excerpt that name another work; ``translation-of`` may name an excerpt too."""


class IncomingError(ValueError):
    """A file that cannot be read at all; the message says why, in an author's words.

    ``line`` is the 1-based line or row at fault, 0 where it is unknown.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Remark:
    """What an author should know of a file: a part that is faulty or could not be carried.

    ``line`` is the 1-based line, row or entry, 0 where the whole file is meant.  ``fault`` is
    true for what wants the author's hand, false for what our pages have no place for.
    """

    message: str
    line: int = 0
    fault: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """What a passage was marked in, as the tool knows it; each field may be empty.

    ``citekey`` is one that the tool itself gives.  ``item`` is the work as CSL-JSON, as far as
    the tool tells of it.
    """

    title: str = ""
    authors: tuple[Name, ...] = ()
    url: str = ""
    doi: str = ""
    year: str = ""
    citekey: str = ""
    item: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody noted on a passage, or on the phrase ``on`` of it.

    ``text`` is plain text, its paragraphs parted by an empty line.  ``only`` is a condition, an
    expression of tags.  ``body`` is the note with its form, empty if the plain text says all.
    """

    text: str
    kind: AnnotationKind = "comment"
    by: str = ""
    on: str = ""
    only: str = ""
    body: Blocks = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage that somebody marked in a source.

    ``identity`` is the same whenever the passage is exported, and no other passage's.
    ``quotation`` is plain text, its paragraphs parted by an empty line and its verses by a line
    feed.  ``tags`` are labels as people wrote them, ``locator`` a place as ``p. 3``.  ``name``
    and ``title`` are those of an excerpt of ours, ``details`` other options of it
    (:data:`DETAILS`) as authors write them, ``others`` the works that options of it name
    (:data:`OTHER_WORKS`).  ``line`` is its 1-based line, row or entry in the file.
    """

    identity: str
    quotation: str
    source: Source = Source()
    comments: tuple[Comment, ...] = ()
    tags: tuple[str, ...] = ()
    locator: str = ""
    language: str = ""
    name: str = ""
    title: str = ""
    details: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, Source], ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def digest(self) -> str:
        """Return what stands for all that a page shows of the passage, but for its source."""
        noted = (part for each in self.comments for part in _shown(each))
        told = (part for pair in self.details for part in pair)
        shown = (self.quotation, self.locator, self.language, self.title, *self.tags, *noted)
        return short_digest(*shown, *told)


def _shown(comment: Comment) -> Iterator[str]:
    yield from (comment.text, comment.kind, comment.on)
    if comment.only:  # few have one, and what was imported before has the same digest
        yield comment.only
    if comment.body:
        yield told_of(comment.body)


@dataclass(frozen=True, slots=True)
class Code:
    """What a tool tells of a tag: what it is for, its slug, and the labels of others.

    ``broader`` are the ones above it, ``related`` those it goes with; ``same`` names the same
    concept elsewhere, as :class:`~sphinx_qantar.model.Theme` has it.
    """

    label: str
    broader: tuple[str, ...] = ()
    scope: str = ""
    slug: str = ""
    related: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that was read of a file; ``codes`` are the tags of which more is told."""

    highlights: tuple[Highlight, ...] = ()
    remarks: tuple[Remark, ...] = ()
    codes: tuple[Code, ...] = ()


def short_digest(*parts: str) -> str:
    """Return twelve hexadecimal digits that stand for *parts*."""
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:12]


def person(name: str) -> Name:
    """Return a person whose name is written in one piece: ``Orlova, Vera`` or ``Vera Orlova``."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma:
        return Name(family=family, given=given)
    first, _, last = name.strip().rpartition(" ")
    return Name(family=last, given=first) if first else Name(literal=last)


def written_name(name: Name) -> str:
    """Return a name in one piece, which :func:`read_name` reads again."""
    if name.literal:
        return f"{{{name.literal}}}" if "," in name.literal else name.literal
    return f"{name.family}, {name.given}".rstrip()


def read_name(text: str) -> Name:
    """Return the person or body whose name :func:`written_name` wrote."""
    if text.startswith("{") and text.endswith("}"):
        return Name(literal=text[1:-1])
    return person(text) if "," in text else Name(literal=text)
