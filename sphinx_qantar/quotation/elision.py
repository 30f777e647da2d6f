"""Place the parts of an edited quotation in a text: in order, without overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

from sphinx_qantar.quotation.editing import Edit, EditedQuotation, brackets_of
from sphinx_qantar.quotation.matching import Match
from sphinx_qantar.quotation.negation import (
    denies,
    denies_by_prefix,
    denies_by_suffix,
    undoes,
)
from sphinx_qantar.quotation.placing import standing
from sphinx_qantar.quotation.reading import Reading
from sphinx_qantar.quotation.skeleton import reduce
from sphinx_qantar.quotation.words import ELLIPSIS, WORD, words_of

_MOST_STARTS = 32
_MOST_TRIES = 64
_WORK = 2000
"""Bounds of a search: the beginnings tried, and the phrases placed after each."""

_REPLACED = 6
"""How many words of the source a bracket may stand for, beside two for each it holds."""

_MOST_REPLACED = 18
"""How many words of the source a bracket may stand for, however many it holds."""

_FARTHEST = 400
_BRACKET_BEFORE = re.compile(r"\[([^\[\]]{1,400})\]\s*\Z")
_BRACKET_AFTER = re.compile(r"\s*\[([^\[\]]{1,400})\]")
"""Brackets of a source close before or after what is quoted."""

_LONGEST_ENDING = 4
"""How many letters a bracket may cut off a word's end."""


def place(reading: Reading, quotation: EditedQuotation) -> tuple[Match, ...]:
    """Place the phrases of an edited quotation in order.

    :param reading: the text
    :param quotation: the quotation in its parts
    :returns: a place for each phrase, as close together as they come; or none
    """
    best: tuple[Match, ...] = ()
    first = quotation.phrases[0]
    starts = max(1, min(_MOST_STARTS, 256 // len(quotation.phrases)))
    for match in islice(standing(reading, first), starts):
        placed = _place_from(reading, quotation, match)
        if not placed:
            break
        if changed_bracket(reading.text, quotation, placed):
            continue
        if not best or _extent(placed) < _extent(best):
            best = placed
    return best


def changed_bracket(text: str, quotation: EditedQuotation, matches: Sequence[Match]) -> str:
    """Give the bracket of the source that a quotation begins or ends with, but has changed.

    Half of its words tell it; one of other words is the editor's.

    :param text: the text
    :param quotation: the quotation in its parts
    :param matches: a place for each part
    :returns: the bracket, with its words; or nothing
    """
    before = _BRACKET_BEFORE.search(text, max(0, matches[0].start - _FARTHEST), matches[0].start)
    after = _BRACKET_AFTER.match(text, matches[-1].end)
    for edit, found in ((quotation.edits[0], before), (quotation.edits[-1], after)):
        if found and any(_is_changed(found[1], put) for put in edit.inserted):
            return found[0].strip()
    return ""


def _is_changed(own: str, put: str) -> bool:
    theirs, words = own.split(), set(put.split())
    common = sum(word in words for word in theirs)
    return reduce(own) != reduce(put) and 2 * common >= len(theirs)


def _extent(matches: tuple[Match, ...]) -> int:
    return matches[-1].end - matches[0].start


def _place_from(reading: Reading, quotation: EditedQuotation, first: Match) -> tuple[Match, ...]:
    """Place the phrases in order, the first where it is known to stand or after that."""
    placed: list[Match] = []
    for group in _groups(quotation):
        phrase = quotation.phrases[group[0]]
        places = standing(reading, phrase, placed[-1].end if placed else first.start)
        if not placed:
            others = (match for match in places if match.start != first.start)
            places = chain([first], others)
        found = _place_group(reading, quotation, group, places)
        if not found:
            return ()
        placed += found
    return tuple(placed)


def _groups(quotation: EditedQuotation) -> Iterator[range]:
    """Give the runs of phrases that only brackets part, not ellipses."""
    start = 0
    for index, edit in enumerate(quotation.edits[1:-1], 1):
        if edit.elided:
            yield range(start, index)
            start = index
    yield range(start, len(quotation.phrases))


def _place_group(
    reading: Reading, quotation: EditedQuotation, group: range, places: Iterable[Match]
) -> list[Match]:
    """Place phrases that only brackets part, each close after the other.

    The first stands at one of the places that are given.
    """
    tries = max(1, min(_MOST_TRIES, _WORK // len(group)))
    for match in islice(places, tries):
        if not edges_fit(quotation, group[0], match):
            continue
        placed = [match]
        for index in group[1:]:
            following = _following(reading, quotation, index, placed[-1])
            if following is None:
                break
            placed.append(following)
        if len(placed) == len(group):
            return placed
    return []


def _following(
    reading: Reading, quotation: EditedQuotation, index: int, before: Match
) -> Match | None:
    edit = quotation.edits[index]
    limit = before.end + 24 * most_replaced(edit) + len(quotation.phrases[index].text)
    for match in islice(standing(reading, quotation.phrases[index], before.end), _MOST_TRIES):
        if match.start > limit:
            return None
        joined = fits(reading.text, edit, before, match)
        if joined and edges_fit(quotation, index, match, within=_within(before, match)):
            return match
    return None


def most_replaced(edit: Edit) -> int:
    """Give how many words of the source an editor's brackets may stand for.

    :param edit: the brackets
    """
    words = len(edit.letters.split()) if reduce(edit.letters) else 0
    return min(_MOST_REPLACED, _REPLACED + 2 * words) if words else 0


def fits(text: str, edit: Edit, before: Match, after: Match) -> bool:
    """Tell whether an editor's brackets can stand for what lies between two phrases.

    :param text: the text
    :param edit: the brackets
    :param before: the place of the phrase before them
    :param after: the place of the phrase after them
    """
    if after.start < before.end:
        return False
    if _within(before, after):
        return after.start - before.end <= max(1, len(reduce(edit.letters)))
    gap = text[before.end : after.start]
    if gap.isspace():
        return True
    if (denies(gap) and not denies(edit.letters)) or undoes(gap, edit.letters):
        return False
    if any(not put.isdigit() for put in brackets_of(gap)):
        # Where the source has brackets, they are its own, and stand for nothing beside them.
        return reduce(gap) in map(reduce, edit.inserted)
    return sum(word.kind == WORD for word in words_of(gap)) <= most_replaced(edit)


def _within(before: Match, after: Match) -> bool:
    """Tell whether two phrases stand in one word of the source."""
    return bool(before.after) and after.start < before.end + len(before.after)


def edges_fit(
    quotation: EditedQuotation, index: int, match: Match, *, within: bool = False
) -> bool:
    """Tell whether brackets can stand for the letters they cut off the words beside them.

    :param quotation: the quotation in its parts
    :param index: the index of a phrase
    :param match: its place
    :param within: whether it begins in the word in which the phrase before it ends
    """
    before, after = quotation.edits[index], quotation.edits[index + 1]
    last = index + 1 == len(quotation.phrases)
    if "final-mark" in match.kinds and not last and not after.elided:
        return False
    if not match.before and not match.after:
        return True
    if not within and len(match.before) > len(reduce(before.letters)):
        return False
    if _undoes_denial(quotation, index, match):
        return False
    shares = not last and quotation.phrases[index + 1].open_start
    return not match.after or shares or _is_ending(match.after)


def _undoes_denial(quotation: EditedQuotation, index: int, match: Match) -> bool:
    """Tell whether brackets make another word of one that denies: ``[every]body`` of *nobody*."""
    core = quotation.phrases[index].core
    put_before, put_after = (edit.letters for edit in quotation.edits[index : index + 2])
    return (
        (
            bool(match.before)
            and denies(match.before + core[0].text)
            and not denies(put_before + core[0].text)
        )
        or (denies_by_prefix(match.before) and not denies_by_prefix(put_before.rpartition(" ")[2]))
        or (denies_by_suffix(match.after) and not denies_by_suffix(put_after))
        or (
            bool(match.after)
            and denies(core[-1].text + match.after)
            and not denies(core[-1].text + put_after)
        )
    )


def _is_ending(letters: str) -> bool:
    return len(letters) <= _LONGEST_ENDING and letters.isalpha()


def omits(text: str, edit: Edit, before: Match, after: Match) -> bool:
    """Tell whether an ellipsis leaves something out, or stands for one the source has there.

    :param text: the text
    :param edit: the ellipsis
    :param before: the place of the phrase before it
    :param after: the place of the phrase after it
    """
    if not (edit.elided and edit.literal):
        return edit.elided
    gap = [word.kind for word in words_of(text[before.end : after.start])]
    return gap != [ELLIPSIS]


def misplaced(matches: tuple[Match, ...]) -> int | None:
    """Give the index of the first phrase that stands after the one that should follow it.

    :param matches: a place for each phrase of a quotation
    """
    pairs = enumerate(pairwise(matches))
    return next((index for index, (one, other) in pairs if other.start < one.end), None)
