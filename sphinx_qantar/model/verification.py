"""Hold what the check of a quotation against its source text found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source text, in code points from 0, its end excluded."""

    start: int
    end: int


class Verdict(StrEnum):
    """What the check of a quotation found, in the words of the reader's editors.

    ``UNCHECKED`` is for a quotation whose source text is not at hand: it says nothing of it.
    """

    EXACT = "exact"
    NORMALISED = "normalised"
    ELIDED = "elided"
    BRACKETED = "bracketed"
    ALTERED = "altered"
    ABSENT = "absent"
    UNCHECKED = "unchecked"

    @property
    def stands(self) -> bool:
        """Tell whether the quotation was found in its source as honest editing has it."""
        return self not in {Verdict.ALTERED, Verdict.ABSENT, Verdict.UNCHECKED}


Operation = Literal["replace", "delete", "insert", "transpose"]
"""How a quotation differs from its source: ``delete`` is of words that only the source has."""

Flag = Literal[
    "ambiguous",
    "crosses-works",
    "elided-negation",
    "homoglyph",
    "insertion-negates",
    "long-gap",
    "misordered",
    "outside-work",
    "short",
]
"""What a verdict alone does not say of a quotation, and an editor should know."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place at which a quotation differs from its source, in whole words.

    ``source`` and ``quote`` are the words of each, empty where one lacks them.  ``place`` is
    where they stand in the source text, ``typed`` where in the quotation (an empty span where
    words are lacking); ``None`` where no one place can be named.
    """

    op: Operation
    source: str
    quote: str
    place: Span | None = field(default=None, compare=False)
    typed: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Verification:
    """What the check of one quotation found.

    ``spans`` are its places in the source text: of a quotation in one part every occurrence, of
    one in several parts (elided, or across pages out of order) each part in the order of the
    quotation.  ``typography`` names the kinds of typographic difference that were passed over,
    as ``line-end-hyphen`` or ``quotation-marks``.  ``omitted`` are the stretches of the source
    that an elision leaves out.  ``locator`` is the page label, or the range of labels, of the
    first occurrence.  ``work`` is the citekey of the work whose region holds it, where the
    source map tells of one.
    """

    verdict: Verdict
    spans: tuple[Span, ...] = ()
    differences: tuple[Difference, ...] = ()
    flags: tuple[Flag, ...] = ()
    occurrences: int = 0
    locator: str | None = None
    typography: tuple[str, ...] = ()
    omitted: tuple[Span, ...] = ()
    work: str = ""
