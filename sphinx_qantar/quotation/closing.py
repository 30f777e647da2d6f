"""Tell whether brackets that close after an ellipsis do so in the source, as ``(or so …)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx_qantar.quotation.editing import EditedQuotation
from sphinx_qantar.quotation.elision import fits
from sphinx_qantar.quotation.matching import Match

_FARTHEST = 2000
"""How many code points after the words quoted a bracket may close."""

_BRACKET = re.compile("[()]")


def closes(text: str, edition: EditedQuotation, matches: Sequence[Match]) -> bool:
    """Tell whether each bracket that closes alone after an edit closes there in the text.

    It must have been opened by words quoted, and close before those quoted next.

    :param text: the text
    :param edition: the quotation in its parts
    :param matches: a place for each part
    """
    return all(
        closing_place(text, edition, matches, index) is not None
        for index, edit in enumerate(edition.edits)
        if edit.closed
    )


def closing_place(
    text: str, edition: EditedQuotation, matches: Sequence[Match], index: int
) -> int | None:
    """Give the place of the first bracket that an edit closes, None if the text has none there.

    :param text: the text
    :param edition: the quotation in its parts
    :param matches: a place for each part
    :param index: the index of the edit, whose part stands after it
    """
    edit = edition.edits[index]
    opened = _opened(text, edition, matches[:index])
    if not 0 < edit.closed <= len(opened):
        return None
    before, after = matches[index - 1], matches[index] if index < len(matches) else None
    end = min(before.end + _FARTHEST, after.start if after else len(text))
    place = _closing(text, (opened[-1], end))
    if place is None or place < before.end:
        return None
    bracket = Match(place, place + edit.closed)
    fit = text.startswith(")" * edit.closed, place)
    fit &= edit.elided or fits(text, edit, before, bracket)
    # What an editor put in beside the ellipsis may stand after the bracket.
    fit &= after is None or not edit.bracketed or fits(text, edit, bracket, after)
    return place if fit else None


def _opened(text: str, edition: EditedQuotation, matches: Sequence[Match]) -> list[int]:
    """Give the places of the brackets that the parts open and leave open."""
    opened: list[int] = []
    for edit, match in zip(edition.edits, matches, strict=False):
        del opened[max(0, len(opened) - edit.closed) :]
        for place, char in _brackets(text, match.start, match.end):
            if char == "(":
                opened.append(place)
            else:
                del opened[-1:]
    return opened


def _closing(text: str, stretch: tuple[int, int]) -> int | None:
    """Give the place at which the bracket closes with which a stretch begins."""
    depth = 0
    for place, char in _brackets(text, *stretch):
        depth += 1 if char == "(" else -1
        if not depth:
            return place
    return None


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for found in _BRACKET.finditer(text, start, end):
        yield found.start(), found.group()
