"""Cut out a quotation and its source in context, with the differences told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sphinx_qantar.model import Span

if TYPE_CHECKING:
    from sphinx_qantar.model import Verification

CONTEXT = 160
"""How much of the source is shown on either side of a quotation, in code points."""
LONGEST_GAP = 400
"""How long a stretch between two parts of a quotation is shown, in code points."""

Kind = Literal["same", "differs", "context", "omitted", "gap"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what it is to the quotation.

    ``same`` and ``differs`` are of the quotation; ``context`` stands about it and ``omitted``
    between its parts; ``gap`` stands for what is not shown and has no text.
    """

    kind: Kind
    text: str = ""


def typed_pieces(text: str, verification: Verification) -> tuple[Piece, ...]:
    """Return a quotation as its author typed it, in pieces.

    :param text: the quotation
    :param verification: what its check found
    """
    spans = [each.typed for each in verification.differences if each.typed is not None]
    return tuple(_marked(text, Span(0, len(text)), spans))


def source_pieces(text: str, verification: Verification) -> tuple[Piece, ...]:
    """Return the place of a quotation in its source text, in pieces and in context.

    Of a quotation that stands in several places the first is shown.

    :param text: the source text
    :param verification: what the check found
    """
    parts = _parts(verification)
    if not parts:
        return ()
    differing = [each.place for each in verification.differences if each.place is not None]
    pieces = [Piece("context", _before(text, parts[0].start))]
    for number, part in enumerate(parts):
        if number:
            pieces.append(_between(text, parts[number - 1], part))
        pieces += _marked(text, part, differing)
    pieces.append(Piece("context", _after(text, parts[-1].end)))
    return tuple(piece for piece in pieces if piece.text or piece.kind == "gap")


def _parts(verification: Verification) -> Sequence[Span]:
    """Return the spans that make up one occurrence."""
    several = verification.occurrences > 1
    return verification.spans[:1] if several else verification.spans


def _marked(text: str, whole: Span, differing: Iterable[Span]) -> Iterator[Piece]:
    """Cut *whole* at the stretches that differ."""
    done = whole.start
    for span in sorted(differing):
        start, end = max(span.start, done), min(span.end, whole.end)
        if start >= end:
            continue
        if start > done:
            yield Piece("same", text[done:start])
        yield Piece("differs", text[start:end])
        done = end
    if done < whole.end:
        yield Piece("same", text[done : whole.end])


def _between(text: str, one: Span, other: Span) -> Piece:
    if 0 <= other.start - one.end <= LONGEST_GAP:
        return Piece("omitted", text[one.end : other.start])
    return Piece("gap")


def _before(text: str, end: int) -> str:
    """Return what stands before a place, from the beginning of a word."""
    start = max(0, end - CONTEXT)
    found = text[start:end]
    if start and not text[start - 1].isspace():
        found = found[_first_space(found) :]
    return found


def _after(text: str, start: int) -> str:
    """Return what stands after a place, to the end of a word."""
    end = min(len(text), start + CONTEXT)
    found = text[start:end]
    if end < len(text) and not text[end].isspace():
        found = found[: len(found) - _first_space(found[::-1])]
    return found


def _first_space(text: str) -> int:
    return next((place for place, letter in enumerate(text) if letter.isspace()), 0)
