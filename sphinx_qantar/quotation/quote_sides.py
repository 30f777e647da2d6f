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
        if one.kind != QUOTE or _side(source, one) * _side(quotation, other) >= 0:
            continue
        place, stands = Span(one.start, one.end), Span(other.start, other.end)
        mark, turned = source[one.start : one.end], quotation[other.start : other.end]
        yield Difference("replace", mark, turned, place, stands)


def _side(text: str, mark: Word) -> int:
    """Tell by the space about a mark whether it opens, 1, or closes, -1; 0 if that is unclear."""
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    opens = not before or before.isspace() or before in "(["
    closes = not after or after.isspace() or after in ".,;:!?)]"
    if opens == closes:
        return 0
    sign = text[mark.start]
    if opens:
        return 0 if sign in _CLOSING else 1
    return 0 if sign in _OPENING else -1
