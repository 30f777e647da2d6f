"""Mend words that are spaced letter by letter, as ``t h e y m a y``, by the words of the text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*")
_BROKEN = re.compile(r"\w+[-‐\u00ad][^\S\n]*\n\s*\w+")
_RUN = re.compile(r"(?<!\S)[^\W\d_]{1,2}(?:[^\S\n]{1,9}(?:[^\W\d_]{1,2}|[,.;:!?’'”]))+(?!\S)")
_WIDE = re.compile(r"[^\S\n]{2,}")
_FEWEST = 4
"""How many letters must stand alone for a line to be spaced: initials are fewer."""
_WIDEST = 12
_LONGEST = 24
# Single letters that are words of English, French, Italian, Spanish, Russian.
_LONE = frozenset("aioyàéèваикосуя")


class Vocabulary:
    """The words of a text, whatever their case, but for those that a line's end breaks.

    :param text: the text
    """

    def __init__(self, text: str) -> None:
        whole = _BROKEN.sub(" ", text.casefold())
        words = _WORD.findall(whole.replace("‐", "-"))
        self._counts = Counter(words)

    def __contains__(self, word: str) -> bool:
        return word.casefold() in self._counts

    def count(self, word: str) -> int:
        """Tell how often a word stands in the text."""
        return self._counts[word.casefold()]


def unspaced(line: str, words: Vocabulary) -> str:
    """Close up letter-spaced words, if the text has them elsewhere; else leave them.

    :param line: a line of the text
    :param words: the words of the whole text
    """
    spaced = _RUN.sub(lambda found: _closed(found.group(), words), line)
    return _with_pieces_joined(spaced, words)


def _closed(run: str, words: Vocabulary) -> str:
    """Close up a run of single letters: at wide spaces where it has them, else by its words."""
    tokens = run.split()
    if sum(len(token) == 1 and token.isalpha() for token in tokens) < _FEWEST:
        return run
    groups = _WIDE.split(run)
    if len(groups) > 1 and all(len(token) == 1 for token in tokens):
        return " ".join("".join(group.split()) for group in groups)
    closed: list[str] = []
    letters = ""
    for token in [*tokens, ""]:
        if token.isalpha():
            letters += token
            continue
        parts = _words_in(letters, words) if letters else []
        if parts is None:
            return run
        closed += parts
        letters = ""
        if token and closed:
            closed[-1] += token
    return " ".join(closed)


def _words_in(letters: str, words: Vocabulary) -> list[str] | None:
    """Part letters into the fewest words of the text, None if they are none."""
    best: list[tuple[int, int] | None] = [(0, 0)]
    for end in range(1, len(letters) + 1):
        ways = [
            (found[0] + 1, start)
            for start in range(max(0, end - _LONGEST), end)
            if (found := best[start]) is not None and _is_word(letters[start:end], words)
        ]
        best.append(min(ways) if ways else None)
    if best[-1] is None:
        return None
    bounds = [len(letters)]
    while bounds[-1]:
        step = best[bounds[-1]]
        bounds.append(step[1] if step else 0)
    return [letters[start:end] for start, end in pairwise(reversed(bounds))]


def _is_word(letters: str, words: Vocabulary) -> bool:
    if len(letters) == 1:
        return letters.casefold() in _LONE
    return letters in words


def _with_pieces_joined(line: str, words: Vocabulary) -> str:
    """Join pieces of words, as ``pol i t ica l``, on a line where a letter stands alone."""
    tokens = line.split(" ")
    lone = [
        len(token) == 1 and token.isalpha() and token.casefold() not in _LONE for token in tokens
    ]
    if not any(lone):
        return line
    joined: list[str] = []
    place = 0
    while place < len(tokens):
        width = _width(tokens[place : place + _WIDEST], words)
        joined.append("".join(tokens[place : place + width]))
        place += width
    return " ".join(joined)


def _width(tokens: list[str], words: Vocabulary) -> int:
    """Tell how many tokens make up one word of the text, of which some are no words of it."""
    for width in range(len(tokens), 1, -1):
        pieces = tokens[:width]
        word = "".join(pieces)
        if not all(piece.isalpha() for piece in pieces) or len(word) > _LONGEST:
            continue
        odd = any(_is_piece(piece, words) for piece in pieces)
        if odd and len(word) >= _FEWEST and words.count(word) > 0:
            return width
    return 1


def _is_piece(token: str, words: Vocabulary) -> bool:
    if len(token) == 1:
        return token.casefold() not in _LONE
    return words.count(token) <= 1
