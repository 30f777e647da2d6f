"""Tell opening quotation marks from closing ones, whatever their style, by the space about them.

Of ‘No,’ he said and No, ‘he said the words and marks are the same, and yet another speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_qantar.model import Difference, Span
from sphinx_qantar.quotation.words import QUOTE, Word

_OPENING, _CLOSING = "“‘", "”’"


def turned_marks(
    found: Sequence[Word], typed: Sequence[Word], source: str, quotation: str
) -> Iterator[Difference]:
    """Tell of the quotation marks that open in a source and close in its quotation, or otherwise.

    Where one of them does not show which it is, nothing is said.

    :param found: words of the source
    :param typed: the same words in the quotation
    :param source: the text of the one
    :param quotation: the text of the other
    """
    for one, other in zip(found, typed, strict=True):
        if one.kind == QUOTE and {_side(source, one), _side(quotation, other)} == {
            "opens",
            "closes",
        }:
            mark, same = Span(one.start, one.end), Span(other.start, other.end)
            yield Difference(
                "replace",
                source[mark.start : mark.end],
                quotation[same.start : same.end],
                mark,
                same,
            )


def _side(text: str, mark: Word) -> str:
    """Tell whether a mark opens or closes, by the space about it; nothing if that is unclear."""
    sign = text[mark.start : mark.end]
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    if _is_outside(before, "([") and after.strip() and sign not in _CLOSING:
        return "opens"
    if before.strip() and _is_outside(after, ".,;:!?)]") and sign not in _OPENING:
        return "closes"
    return ""


def _is_outside(char: str, marks: str) -> bool:
    """Tell whether what stands beside a mark is no part of what it encloses."""
    return not char.strip() or char in marks
