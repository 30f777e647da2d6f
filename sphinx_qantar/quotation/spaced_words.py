"""Tell words that are printed with spaces in them, as ``p o l i ce``, from words of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from sphinx_qantar.quotation.words import Word

_ONE_LETTER_WORDS = frozenset("aeiouyàèéôAEIOUYÀÈÉÔавеиоксуэяжбіАВЕИОКСУЭЯІοηωήὁἡΟΗΩΉ")
_VOWELS = re.compile("[aeiouyаеёиоуыэюяәіөүұїαεηιουω]")
_FEW = 2
"""Letters that stand alone, so many together, are two words or one in pieces."""

NEAR = 30_000
"""How many code points about a place are searched for the words that stand there."""


def letter_spaced(words: Sequence[Word], text: str) -> bool:
    """Tell whether words are the pieces of one word that was printed with spaces in it.

    ``any one`` is not ``anyone``: there must be pieces that are no words.

    :param words: the pieces
    :param text: the text they stand in
    """
    pieces = [word.text for word in words]
    if not all(piece.isalpha() for piece in pieces):
        return False
    whole = "".join(pieces)
    if any(piece.isupper() for piece in pieces[1:]) and not whole.isupper():
        return False
    if all(len(piece) == 1 for piece in pieces) and len(pieces) > _FEW:
        return True
    if any(map(_is_stray, pieces)):
        return True
    start, end = words[0].start, words[-1].end
    return _spaced_about(text, start, end) and _are_pieces(pieces, near(text, start, end))


def _are_pieces(pieces: Sequence[str], text: str) -> bool:
    """Tell whether one piece at least is no word, though each has some letters."""
    if not all(map(_VOWELS.search, map(str.casefold, pieces))):
        return True
    return _is_word("".join(pieces), text) and not all(is_common(piece, text) for piece in pieces)


def is_spaced(words: Sequence[Word], text: str) -> bool:
    """Tell whether more than one letter stands alone in words or about them.

    :param words: some words
    :param text: the text they stand in
    """
    if sum(_is_stray(word.text) for word in words) > 1:
        return True
    return _spaced_about(text, words[0].start, words[-1].end)


def near(text: str, start: int, end: int) -> str:
    """Give what stands about a place, so far that its words can be known there.

    :param text: the text
    :param start: where the place begins, in code points
    :param end: where it ends
    """
    return text[max(0, start - NEAR) : end + NEAR]


def is_common(piece: str, text: str) -> bool:
    """Tell whether a piece is a word that the text has several times: ``now here`` is two.

    :param piece: letters
    :param text: the text
    """
    found = re.finditer(f"(?<!\\w){re.escape(piece)}(?!\\w)", text, re.IGNORECASE)
    return len(list(islice(found, 2))) > 1


def _is_word(letters: str, text: str) -> bool:
    """Tell whether a text has a word in one piece somewhere."""
    return re.search(f"(?<!\\w){letters}(?!\\w)", text, re.IGNORECASE) is not None


def _is_stray(piece: str) -> bool:
    return len(piece) == 1 and piece.isalpha() and piece not in _ONE_LETTER_WORDS


def _spaced_about(text: str, start: int, end: int) -> bool:
    """Tell whether the words about a place are printed with spaces in them."""
    about = text[max(0, start - 120) : start] + text[end : end + 120]
    return sum(_is_stray(word) and word.islower() for word in about.split()) > 1
