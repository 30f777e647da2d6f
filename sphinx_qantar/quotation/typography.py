"""Tell typography from words: the differences that a faithful quotation may show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice

from sphinx_qantar.quotation.characters import HYPHENS, without_invisibles
from sphinx_qantar.quotation.words import DASH, ELLIPSIS, MARK, NOTE, QUOTE, WORD, Word

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ONE_LETTER_WORDS = frozenset("aAIOавиокусяжбАВИОКУСЯ")
_BEFORE_A_FLAT_NOTE = frozenset(".,;!?")
_NUMBERED = frozenset(
    [
        "article",
        "chapter",
        "section",
        "table",
        "figure",
        "page",
        "note",
        "part",
        "volume",
        "book",
        "line",
        "act",
        "статья",
        "глава",
        "раздел",
        "таблица",
        "страница",
        "часть",
        "том",
    ]  # reads as a list
)
_LONGEST_ABBREVIATION = 3


def letters_of(word: Word) -> str:
    """Give a word without hyphens and the like, with the digits of a note's mark."""
    if word.kind == DASH:
        return ""
    return word.text.replace("-", "").translate(_DIGITS)


def kinds_of_pair(found: Word, typed: Word, source: str, quotation: str) -> set[str]:
    """Name how two words that are the same differ in their typography.

    :param found: the word in the source
    :param typed: the word in the quotation
    :param source: the text of the one
    :param quotation: the text of the other
    """
    one, other = source[found.start : found.end], quotation[typed.start : typed.end]
    if one == other:
        return set()
    if found.kind in _KINDS:
        return {_KINDS[found.kind]}
    if found.breaks or typed.breaks:
        return {"line-end-hyphen-kept"}
    kinds = set()
    if (bare := without_invisibles(one)) != one or without_invisibles(other) != other:
        kinds.add("invisible-characters")
        one, other = bare, without_invisibles(other)
    if unicodedata.normalize("NFC", one) != one or unicodedata.normalize("NFC", other) != other:
        kinds.add("unicode-form")
    if any("\ufb00" <= char <= "\ufb06" for char in one + other):
        kinds.add("ligature")
    differing = set(one) ^ set(other)
    if differing & set("‐‑‒–—−-"):
        kinds.add("dash")
    if differing & set("'’‘‛ʼ′`´"):
        kinds.add("quotation-marks")
    return kinds or {"white-space"}


_KINDS = {ELLIPSIS: "ellipsis", DASH: "dash", QUOTE: "quotation-marks"}


def kind_of_group(found: Sequence[Word], typed: Sequence[Word], source: str, quotation: str) -> str:
    """Tell whether words that answer to one another differ in typography alone.

    :param found: words of the source
    :param typed: words of the quotation
    :param source: the text of the one
    :param quotation: the text of the other
    :returns: the kind of typography, or nothing
    """
    if len(found) == len(typed) == 1:
        return _kind_of_word(found[0], typed[0], quotation)
    if _letters(found) != _letters(typed):
        return ""
    if found[-1].kind == NOTE and _text(found[:-1]) + found[-1].text.translate(_DIGITS) == _text(
        typed
    ):
        return "note-marker"
    for words, text, single in ((found, source, typed), (typed, quotation, found)):
        if len(single) == 1 and (kind := _kind_of_parting(words, text, single[0])):
            return kind
    return ""


def _letters(words: Sequence[Word]) -> str:
    return "".join(map(letters_of, words))


def _text(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _kind_of_word(found: Word, typed: Word, quotation: str) -> str:
    if found.kind == NOTE:
        attached = typed.start > 0 and not quotation[typed.start - 1].isspace()
        same = typed.kind == WORD and typed.text == found.text.translate(_DIGITS)
        return "note-marker" if same and attached else ""
    if _joins(found, typed) or _joins(typed, found):
        return "line-end-hyphen-dropped"
    if found.kind == typed.kind == WORD and _is_flat_note(found.text, typed.text):
        return "note-marker"
    return ""


def _joins(broken: Word, whole: Word) -> bool:
    if not broken.breaks:
        return False
    pattern = "-?".join(map(re.escape, broken.breaks.split("\xad")))
    return re.fullmatch(pattern, whole.text) is not None


def _is_flat_note(source: str, quote: str) -> bool:
    """Tell whether the source's word is the quotation's with the mark of a note after it."""
    number = source[len(quote) :]
    return (
        source.startswith(quote)
        and number.isdigit()
        and len(number) <= 3  # noqa: PLR2004  # notes beyond 999 are hardly met
        and len(quote) > _LONGEST_ABBREVIATION
        and quote.isalpha()
        and quote.islower()
        and quote not in _NUMBERED
    )


def _kind_of_parting(words: Sequence[Word], text: str, whole: Word) -> str:
    """Tell why one text parts what is one word in the other."""
    dashes = [word for word in words if word.kind == DASH]
    if dashes:
        kinds = {_kind_of_dash(words, index, text, whole) for index in _dashes(words)}
        return kinds.pop() if len(kinds) == 1 else ""
    if all(word.kind == WORD for word in words) and _text(words) == whole.text:
        return "letter-spacing" if _letter_spaced(words, text) else ""
    return ""


def _dashes(words: Sequence[Word]) -> list[int]:
    return [index for index, word in enumerate(words) if word.kind == DASH]


def _kind_of_dash(words: Sequence[Word], index: int, text: str, whole: Word) -> str:
    """Tell whether a dash between two words is but another form of the hyphen in ``whole``."""
    if not 0 < index < len(words) - 1:
        return ""
    before, dash, after = words[index - 1 : index + 2]
    tight = before.end == dash.start and dash.end == after.start
    mark = text[dash.start : dash.end]
    hyphened = "".join("-" if word.kind == DASH else word.text for word in words) == whole.text
    if before.text[-1:].isdigit() and after.text[:1].isdigit():
        return "dash" if hyphened else ""
    if hyphened and mark in "–‒" and tight:
        return "dash"
    attached = before.end == dash.start and after.start > dash.end
    if mark in HYPHENS.replace("\\", "") and attached and after.text[:1].islower():
        return "line-end-hyphen-kept" if hyphened else "line-end-hyphen-dropped"
    return ""


def _letter_spaced(words: Sequence[Word], text: str) -> bool:
    """Tell whether words are the pieces of one word that was printed with spaces in it.

    ``any one`` is not ``anyone``: there must be pieces that are no words.
    """
    pieces = [word.text for word in words]
    if not all(piece.isalpha() for piece in pieces):
        return False
    whole = "".join(pieces)
    if any(piece.isupper() for piece in pieces[1:]) and not whole.isupper():
        return False
    if all(len(piece) == 1 for piece in pieces) and len(pieces) > 2:  # noqa: PLR2004  # "a t"
        return True
    if any(map(_is_stray, pieces)):
        return True
    about = _spaced_about(text, words[0].start, words[-1].end)
    return about and not all(_is_common(piece, text) for piece in pieces)


def _is_common(piece: str, text: str) -> bool:
    """Tell whether a piece is a word that the text has several times: ``now here`` is two."""
    found = re.finditer(f"(?<!\\w){re.escape(piece)}(?!\\w)", text, re.IGNORECASE)
    return len(list(islice(found, 2))) > 1


def _is_stray(piece: str) -> bool:
    return len(piece) == 1 and piece.isalpha() and piece not in _ONE_LETTER_WORDS


def _spaced_about(text: str, start: int, end: int) -> bool:
    """Tell whether the words about a place are printed with spaces in them."""
    about = text[max(0, start - 120) : start] + text[end : end + 120]
    return sum(_is_stray(word) and word.islower() for word in about.split()) > 1


def droppable(words: Sequence[Word], index: int, text: str) -> tuple[int, str]:
    """Tell how many words of a source, from one on, a quotation may leave out.

    :param words: the source's words
    :param index: the index of the first
    :param text: the source's text
    :returns: their number, 0 for none, and the kind of typography
    """
    word = words[index]
    if word.kind == NOTE:
        return 1, "note-marker"
    if word.text in {"*", "_", "†", "‡"} and _is_aside(word, text):
        return 1, "emphasis-marks"
    if word.text == "/" and "\n" in text[word.start - 1 : word.end + 1]:
        return 1, "verse"
    if word.text == "[" and (count := _bracketed_note(words, index)):
        return count, "note-marker"
    return (1, "note-marker") if _flat_note_after_mark(words, index, text) else (0, "")


def _is_aside(word: Word, text: str) -> bool:
    before = text[word.start - 1 : word.start]
    return not (before.isalnum() and text[word.end : word.end + 1].isalnum())


def _bracketed_note(words: Sequence[Word], index: int) -> int:
    """Count the words of a note's mark in brackets, as ``[12]`` or ``[^a]``, close to its word."""
    if not index or words[index - 1].end != words[index].start:
        return 0
    texts = [word.text for word in words[index : index + 4]]
    if len(texts) > 2 and texts[2] == "]" and texts[1].isdigit() and len(texts[1]) <= 3:  # noqa: PLR2004
        return 3
    return 4 if len(texts) > 3 and texts[1] == "^" and texts[3] == "]" else 0  # noqa: PLR2004


def _flat_note_after_mark(words: Sequence[Word], index: int, text: str) -> bool:
    """Tell whether a number is a note's mark that lost its raised place: ``grenades.10 The``."""
    word = words[index]
    if index < 2 or not word.text.isdigit() or len(word.text) > 3:  # noqa: PLR2004
        return False
    mark, before = words[index - 1], words[index - 2]
    close = before.end == mark.start and mark.end == word.start
    return (
        close
        and mark.text in _BEFORE_A_FLAT_NOTE
        and before.text.isalpha()
        and before.text.islower()
        and len(before.text) > _LONGEST_ABBREVIATION
        and not text[word.end : word.end + 1].strip()
    )


def supplied(word: Word, quotation: str, gap: str) -> str:
    """Tell whether a mark that only a quotation has is typography.

    :param word: the mark
    :param quotation: the text it stands in
    :param gap: what the source has between the words about it
    :returns: the kind of typography, or nothing
    """
    if word.kind != MARK or word.text not in {"/", "|"} or "\n" not in gap:
        return ""
    spaced = quotation[word.start - 1 : word.start] in {" ", "\n", "/"}
    return "verse" if spaced and quotation[word.end : word.end + 1] in {" ", "\n", "/"} else ""
