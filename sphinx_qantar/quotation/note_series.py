"""Tell whether a number in a text is that of a note, by the numbers of the notes about it.

Figures that were raised fall flat where a text is extracted: ``protests12``.  But there are
names that end so, as ``covid19``.  Notes are numbered in order, names are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from sphinx_qantar.quotation.spaced_words import NEAR

_SHORT = 2_000
"""How many code points about a number show nothing of the notes before and after it."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_CALLING = re.compile("[^\\W\\d_]{3}[.,:;!?»”’\"')\\]]{0,2}\\[?\\Z")
"""What a flat call of a note stands after: a word, its marks, a bracket."""

_CALLED = re.compile("\\]?(?!\\w|[.,:]\\d)")
_BEFORE_LINE = re.compile("(?:\\A|\\n)[ \\t]*\\Z")
_AFTER_NUMBER = re.compile("[ \\t]+[^\\W\\d_]")
_BETWEEN = ("", " ", "\u00a0", "-", "‐", "‑", "‒", "–")
"""What may stand between a name and its number."""

_REACH = 8
"""How many code points before a number are looked at."""

_NUMBERED = frozenset(
    """
    pages lines verse scene column paragraph clause rule annex appendix item question chart plate
    area room route gate flight channel formula model type class grade level phase stage step tier
    unit block sector zone version release layer group team game round season episode week
    covid sars windows android iphone boeing airbus apollo soyuz catch
    пункт параграф рисунок группа модель версия форма формула канал школа номер этап блок сезон
    серия ковид аполлон союз тобы мектеп арна
    """.split()  # noqa: SIM905  # reads as a list
)
"""Words and names that a number may belong to."""


def may_be_of_a_note(word: str, end: int, number: int, text: str) -> bool:
    """Tell whether a number after a word may be that of a note.

    The note before it or the one after it must be called in order, and the number nowhere else
    between them; or its words and those of its neighbour must each begin a line.  In a short
    extract, which shows no other notes, it is believed after a word that seldom has a number.

    :param word: the word, in small letters
    :param end: where the number ends in the text, in code points
    :param number: the number
    :param text: the source's text
    """
    start = max(0, end - len(word) - len(str(number)))
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    if len(before) + len(after) < _SHORT:
        return word not in _NUMBERED
    return _is_in_order(number, before, after) or _is_explained(number, before, after)


def recurs(word: str, number: str, text: str) -> bool:
    """Tell whether a word has the same number more than once: ``covid19`` and ``Covid-19``.

    :param word: the word without its number, in small letters
    :param number: the number
    :param text: the text
    """
    lowered = text.lower()
    written = (f"{word}{between}{number}" for between in _BETWEEN)
    places = (at + len(each) for each in written for at in _finds(each, lowered))
    whole = (at for at in places if not lowered[at : at + 1].isalnum())
    return len(list(islice(whole, 2))) > 1


def _finds(sought: str, text: str) -> Iterator[int]:
    """Give where letters stand in a text that no letter stands before, or figures no figure."""
    place = text.find(sought)
    while place >= 0:
        before = text[place - 1 : place]
        if not (before.isdigit() if sought.isdigit() else before.isalnum()):
            yield place
        place = text.find(sought, place + 1)


def _is_in_order(number: int, before: str, after: str) -> bool:
    """Tell whether a call of the next lower or higher number stands where it should."""
    earlier = max(_calls(number - 1, before), default=None)
    later = min(_calls(number + 1, after), default=None)
    if earlier is None and later is None:
        return False
    between = (before[earlier:] if earlier else "", after[:later] if later else "")
    return not any(any(_calls(number, stretch)) for stretch in between)


def _calls(number: int, text: str) -> Iterator[int]:
    """Give where the calls of a note end: after a word or its marks, flat or raised."""
    if number < 1:
        return
    flat = str(number)
    raised = flat.translate(_RAISED)
    for place in _finds(flat, text):
        end = place + len(flat)
        if _CALLED.match(text, end) and _CALLING.search(text[max(0, place - _REACH) : place]):
            yield end
    for place in _finds(raised, text):
        end = place + len(raised)
        if not text[end : end + 1].isdigit():
            yield end


def _is_explained(number: int, before: str, after: str) -> bool:
    """Tell whether the words of a note and of its neighbour stand in the text."""
    if not _begins_line(number, after):
        return False
    return number == 1 or any(
        _begins_line(neighbour, before + after) for neighbour in (number - 1, number + 1)
    )


def _begins_line(number: int, text: str) -> bool:
    """Tell whether a line begins with a number, and goes on with a word; a list has a stop."""
    flat = str(number)
    return any(
        _AFTER_NUMBER.match(text, place + len(flat))
        and _BEFORE_LINE.search(text[max(0, place - _REACH) : place])
        for place in _finds(flat, text)
    )
