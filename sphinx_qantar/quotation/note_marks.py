"""Know the marks of notes, which a quotation may drop: raised, in brackets, or fallen flat."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_qantar.quotation.note_series import may_be_of_a_note, recurs
from sphinx_qantar.quotation.spaced_words import near
from sphinx_qantar.quotation.words import NOTE, Word

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BEFORE_A_FLAT_NOTE = frozenset(".,;!?")
_STOPS = frozenset(".!?")
_LONGEST = 3
"""How many figures a note's mark has at most: notes beyond 999 are hardly met."""

_LONGEST_ABBREVIATION = 3
_NUMBERED = """
article chapter section table figure page note part volume book line act para chap sect figs
статья глава раздел таблица страница часть том табл разд прил
"""
_NUMBERED_WORDS = frozenset(_NUMBERED.split())
"""Words after which a number is their own."""


def lowered(text: str) -> str:
    """Give a text with raised figures on the line.

    :param text: a word or a note's mark
    """
    return text.translate(_DIGITS)


def is_lowered_note(found: Sequence[Word], typed: Sequence[Word]) -> bool:
    """Tell whether a quotation has a note's mark on the line: ``city1`` for ``city¹``.

    :param found: words of the source
    :param typed: words of the quotation
    """
    if len(found) == 1 or found[-1].kind != NOTE or found[-2].text[-1].isdigit():
        return False
    texts = [*(word.text for word in found[:-1]), lowered(found[-1].text)]
    return "".join(texts) == "".join(word.text for word in typed)


def is_flat_note(word: Word, quote: str, text: str) -> bool:
    """Tell whether the source's word is the quotation's with the mark of a note after it.

    What stands so in the text again is a name with a number, as ``covid19``; so is what has a
    number that is none of a series of notes.

    :param word: the source's word
    :param quote: the quotation's
    :param text: the source's text
    """
    number = word.text[len(quote) :]
    return (
        word.text.startswith(quote)
        and number.isdecimal()
        and len(number) <= _LONGEST
        and len(quote) > _LONGEST_ABBREVIATION
        and quote.isalpha()
        and quote.islower()
        and quote not in _NUMBERED_WORDS
        and not recurs(quote, number, near(text, word.start, word.end))
        and may_be_of_a_note(quote, word.end, int(number), text)
    )


def bracketed_note(words: Sequence[Word], index: int) -> int:
    """Count the words of a note's mark in brackets, as ``[12]`` or ``[^a]``, close to its word.

    :param words: the source's words
    :param index: the index of the bracket
    """
    if not index or words[index - 1].end != words[index].start:
        return 0
    texts = [word.text for word in words[index : index + 4]]
    if texts[2:3] == ["]"] and texts[1].isdigit() and len(texts[1]) <= _LONGEST:
        return 3
    return 4 if texts[1:2] == ["^"] and texts[3:] == ["]"] else 0


def is_flat_note_after_mark(words: Sequence[Word], index: int, text: str) -> bool:
    """Tell whether a number is a note's mark that lost its raised place: ``grenades.10 The``.

    :param words: the source's words
    :param index: the index of the number
    :param text: the source's text
    """
    word = words[index]
    if not word.text.isdecimal() or len(word.text) > _LONGEST or index <= 1:
        return False
    before, mark = words[index - 2 : index]
    close = before.end == mark.start and mark.end == word.start
    return (
        close
        and mark.text in _BEFORE_A_FLAT_NOTE
        and before.text.isalpha()
        and before.text.islower()
        and len(before.text) > _LONGEST_ABBREVIATION
        and not text[word.end : word.end + 1].strip()
        # After a stop another sentence begins; what goes on is no note, but lacks a space.
        and not (mark.text in _STOPS and text[word.end : word.end + 8].strip()[:1].islower())
        and before.text not in _NUMBERED_WORDS
        and (mark.text in _STOPS or may_be_of_a_note(before.text, word.end, int(word.text), text))
    )
