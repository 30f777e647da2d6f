"""Find the places of a text at which a phrase stands, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_qantar.quotation.characters import runs_on
from sphinx_qantar.quotation.letter_index import LetterIndex
from sphinx_qantar.quotation.matching import Match, match_at, word_end, word_start
from sphinx_qantar.quotation.phrases import Phrase
from sphinx_qantar.quotation.reading import Reading
from sphinx_qantar.quotation.signed_words import cut_word
from sphinx_qantar.quotation.words import words_of

MOST_OCCURRENCES = 1000
"""How many places of one quotation are told; a text that repeats it oftener is no source."""

_MOST_STRAY = 5_000
_MOST_COMPARED = 256
_WORK = 2_000_000
"""Bounds of a search: places within words, places compared, and code points compared."""

_PER_DIFFERENCE = 100
"""How many code points that are the same are compared as quickly as one that is not."""


def exact_places(letters: LetterIndex, typed: str) -> list[int]:
    """Find where a quotation stands character by character, between the edges of words.

    :param letters: the text, to be searched
    :param typed: the quotation, without white space about it
    :returns: the places in code points, :data:`MOST_OCCURRENCES` at most
    """
    places: list[int] = []
    text = letters.text
    strays = end = 0
    for place in letters.places(typed):
        if place < end:
            continue
        if is_edge(text, place) and is_edge(text, place + len(typed)):
            places.append(place)
            end = place + len(typed)
        else:
            strays += 1
        if len(places) == MOST_OCCURRENCES or strays == _MOST_STRAY:
            break
    return places


def is_edge(text: str, place: int) -> bool:
    """Tell whether a word, with its hyphens, signs and marks, ends or begins at a place.

    :param text: the text
    :param place: a place in code points
    """
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    if runs_on(before, after):
        return False
    if _opens_plainly(text, place) or _closes_plainly(text, place):
        return True
    if cut_word(text, place):
        return False
    start, end = word_start(text, place - 48), word_end(text, place + 48)
    return not any(word.start < place < word.end for word in words_of(text, start, end))


def _opens_plainly(text: str, place: int) -> bool:
    """Tell quickly of the commonest edge: a word, after a space, after a word or its mark."""
    before = text[place - 2 : place - 1]
    return text[place - 1] == " " and text[place].isalpha() and _is_plain(before)


def _closes_plainly(text: str, place: int) -> bool:
    """Tell quickly of the commonest edge: a space or a mark, after a word, before a space."""
    if text[place] == " ":
        return _is_plain(text[place - 1]) and text[place + 1 : place + 2].isalpha()
    marked = text[place] in ",;:.!?)" and text[place + 1 : place + 2] in {" ", "\n", ""}
    return marked and text[place - 1].isalpha()


def _is_plain(char: str) -> bool:
    return char.isalpha() or char in {",", ";", ":", ".", "!", "?", ")", "”", "’"}


def candidates(reading: Reading, phrase: Phrase, after: int = 0) -> Iterator[Match]:
    """Hold a phrase against each place of a text that has its letters.

    :param reading: the text
    :param phrase: the phrase
    :param after: the place after which it is looked for, in code points
    :returns: what was found at each place, in order; the search is bounded
    """
    skeleton = reading.skeleton
    length = len(phrase.skeleton)
    strays = compared = work = 0
    for index in skeleton.letters.places(phrase.skeleton, skeleton.index(after) if after else 0):
        start = skeleton.place(index)
        end = skeleton.place(index + length - 1) + 1
        if strays and _within_word(reading.text, start, end, phrase):
            strays += 1
        else:
            compared += 1
            match = match_at(reading.text, start, end, phrase)
            work += len(phrase.text) + _PER_DIFFERENCE * len(match.differences)
            strays += not match.stands
            compared -= match.stands
            yield match
        if strays >= _MOST_STRAY or compared >= _MOST_COMPARED or work >= _WORK:
            return


def _within_word(text: str, start: int, end: int, phrase: Phrase) -> bool:
    """Tell quickly whether a place begins or ends amid letters."""
    return (not phrase.open_start and start > 0 and runs_on(text[start - 1], text[start])) or (
        not phrase.open_end and runs_on(text[end - 1], text[end : end + 1])
    )


def standing(reading: Reading, phrase: Phrase, after: int = 0) -> Iterator[Match]:
    """Give the places after another at which a phrase stands, typography apart.

    :param reading: the text
    :param phrase: the phrase
    :param after: the place after which it is looked for
    """
    return (match for match in candidates(reading, phrase, after) if match.stands)
