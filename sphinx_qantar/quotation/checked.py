"""Hold what a project says of its quotations: what is claimed, accepted and found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sphinx_qantar.model import Locator, Verification
from sphinx_qantar.quotation.locator_finding import LocatorFinding


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A difference from the source that an author states and means.

    ``source`` and ``quote`` are the words of each, empty where one lacks them; ``reason`` is
    for the readers, as *misprint*.
    """

    source: str
    quote: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words on a page that claim to stand in a work.

    ``path`` is the file in which they are written, empty if it is the page's own, and ``line``
    the line in it.
    ``text`` has paragraphs parted by an empty line and verses by a line feed.  ``citekey`` is
    of the work that is to hold them, for an excerpt the one in which it was read.  ``name`` is
    the excerpt's, empty for words quoted in a sentence.  ``original`` is of the work that the
    words are by, where they were read in another.  ``order`` counts the quotations of a page
    from 0.
    """

    text: str
    citekey: str
    docname: str
    line: int
    path: str = ""
    original: str = ""
    name: str = ""
    node_id: str = ""
    order: int = 0
    locator: Locator | None = None
    accepted: tuple[Acceptance, ...] = ()


Basis = Literal["text", "lock", "none"]
"""What a verdict rests on: the source text, the lock where that is not at hand, or nothing."""


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A quotation and what its check found.

    ``source`` is the SHA-256 of the source text's file, in hexadecimal, empty where there was
    none.  ``accepted`` is true if it differs from its source in just what its author accepts.
    ``place`` tells whether it stands where its locator says; None if that was not looked up.
    ``length`` is of the work quoted from, in words, 0 if it is not known.  ``reason`` says why
    there are no words to check, where an excerpt was to take them from its source text.
    """

    quotation: Quotation
    verification: Verification
    basis: Basis = "none"
    source: str = ""
    accepted: bool = False
    place: LocatorFinding | None = None
    length: int = 0
    reason: str = ""
