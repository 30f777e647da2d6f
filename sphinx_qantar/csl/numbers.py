"""Read what number variables hold: figures, lists and ranges, ordinals and plurals.

Source: CSL 1.0.2, "Number" and the condition ``is-numeric``: numbers may have letters
before or after them, and stand in lists and ranges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sphinx_qantar.csl.locale import Locale

_UNIT = r"[^\W\d_]{0,3}\d[\d]*[^\W_]*|[ivxlcdm]+|[IVXLCDM]+"
_NUMERIC_UNIT = re.compile(rf"^(?:{_UNIT}|\d+[^\W\d_]+\d+|[^\W\d_]*\d+[^\W\d_]{{0,3}})$")
_SEPARATOR = re.compile(r"(\s*,\s*&\s*|\s*,\s*and\s+|\s*,\s*|\s*&\s*|\s+and\s+|\s*[-–—‑]\s*)")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


_MIXED = re.compile(r"(?<=\d)-(?=[IVXLCDM]+\b)")
"""A hyphen that makes no range: № 333-VI is one number."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number variable's content: ``units`` with ``separators`` between them."""

    text: str
    units: tuple[str, ...]
    separators: tuple[str, ...]
    numeric: bool
    plural: bool


@lru_cache(maxsize=1024)
def parse_numbers(text: str) -> Numbers:
    r"""Return what *text* holds.

    :param text: a number variable; ``\-`` in it is a hyphen that makes no range
    """
    text = text.strip()
    pieces = _SEPARATOR.split(_MIXED.sub("\0", text.replace("\\-", "\0")))
    units = tuple(piece.replace("\0", "-") for piece in pieces[0::2])
    separators = tuple(pieces[1::2])
    numeric = all(_NUMERIC_UNIT.match(unit) for unit in units)
    return Numbers(text.replace("\\-", "-"), units, separators, numeric, numeric and len(units) > 1)


_ABBREVIATIONS = {
    "bk.": "book", "ch.": "chapter", "chap.": "chapter", "col.": "column", "fig.": "figure",
    "fol.": "folio", "l.": "line", "ll.": "line", "n.": "note", "nn.": "note", "no.": "issue",
    "op.": "opus", "p.": "page", "pp.": "page", "para.": "paragraph", "pt.": "part",
    "sec.": "section", "s.v.": "sub-verbo", "v.": "verse", "vv.": "verse", "vol.": "volume",
    "vols.": "volume",
}  # fmt: skip
_LABEL = re.compile(
    r"(^|,?\s+)(" + "|".join(re.escape(word) for word in _ABBREVIATIONS) + r")\s*(?=\d|[ivxlc]+\b)"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a number variable that a label begins, as ``fig. 3`` in ``7, fig. 3``."""

    label: str
    written: str
    gap: str
    text: str


@lru_cache(maxsize=1024)
def split_labels(text: str) -> tuple[Segment, ...]:
    """Return *text* parted at the English labels in it; the first part may have none."""
    pieces = _LABEL.split(text)
    segments = [Segment("", "", "", pieces[0])]
    for gap, written, rest in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        segments.append(Segment(_ABBREVIATIONS[written], written, gap, rest))
    if len(segments) > 1 and not pieces[0]:
        del segments[0]
    return tuple(segments)


def is_range(separator: str) -> bool:
    """Tell whether what stands between two numbers makes a range of them."""
    return separator.strip() in {"-", "–", "—", "‑"}


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return *number* as an ordinal, such as ``2nd``, in a noun's gender."""
    return f"{number}{_ordinal_suffix(number, locale, gender)}"


def _ordinal_suffix(number: int, locale: Locale, gender: str) -> str:
    for digits, default in ((100, "last-two-digits"), (10, "last-digit")):
        name = f"ordinal-{number % digits:02d}"
        plain = locale.terms.get((name, "long"))
        found = locale.genders.get((name, gender)) if gender else plain
        found = found or plain
        if found is None:
            continue
        match = found.match or ("last-digit" if number % digits < 10 else "last-two-digits")  # noqa: PLR2004
        if match == "whole-number" and number != number % digits:
            continue
        if default == "last-two-digits" and match == "last-digit" and number % 100 != number % 10:
            continue
        if match == "last-two-digits" and number % 100 != number % digits:
            continue
        return found.single
    found = locale.genders.get(("ordinal", gender)) or locale.terms.get(("ordinal", "long"))
    return found.single if found else ""


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return *number* spelt out, as ``second``; beyond ten, or unknown, as :func:`ordinal`."""
    name = f"long-ordinal-{number:02d}"
    found = locale.genders.get((name, gender)) or locale.terms.get((name, "long"))
    return found.single if found else ordinal(number, locale, gender)


def roman(number: int) -> str:
    """Return *number* in lower-case Roman figures; as it is if it has none."""
    if not 0 < number < 4000:  # noqa: PLR2004 - the system's limit
        return str(number)
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)
