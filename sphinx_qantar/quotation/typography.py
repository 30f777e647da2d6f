"""Tell typography from words: the differences that a faithful quotation may show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sphinx_qantar.quotation.characters import HYPHENS, LIGATURES, without_invisibles
from sphinx_qantar.quotation.exponents import is_isotope
from sphinx_qantar.quotation.note_marks import (
    bracketed_note,
    is_flat_note,
    is_flat_note_after_mark,
    is_lowered_note,
    lowered,
)
from sphinx_qantar.quotation.spaced_words import is_spaced, letter_spaced
from sphinx_qantar.quotation.words import DASH, ELLIPSIS, MARK, NOTE, QUOTE, WORD, Word

_PRIMES = (frozenset("′'’"), frozenset('″"”'))
"""The forms of each prime: a single one is not a double one."""


def letters_of(word: Word) -> str:
    """Give a word without hyphens and the like, with the digits of a note's mark."""
    if word.kind == DASH:
        return ""
    text = word.text.replace("-", "")
    return text if text.isascii() else lowered(text)


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
    if any(ord(char) in LIGATURES for char in one + other):
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
        return _kind_of_word(found[0], typed[0], source, quotation)
    if _letters(found) != _letters(typed):
        return ""
    if is_lowered_note(found, typed):
        return "note-marker"
    if len(typed) == 1 and (kind := _kind_of_parting(found, source, typed[0])):
        return kind
    if len(found) == 1 and (kind := _kind_of_parting(typed, quotation, found[0])):
        # A letter that stands alone is a slip of a printer in a source, of a typist here.
        return "" if kind == "letter-spacing" and not is_spaced(typed, quotation) else kind
    return ""


def _letters(words: Sequence[Word]) -> str:
    return "".join(map(letters_of, words))


def _text(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _kind_of_word(found: Word, typed: Word, source: str, quotation: str) -> str:
    if found.kind == typed.kind == QUOTE:
        marks = {source[found.start : found.end], quotation[typed.start : typed.end]}
        return "quotation-marks" if any(map(marks.issubset, _PRIMES)) else ""
    if found.kind == NOTE:
        attached = typed.start > 0 and not quotation[typed.start - 1].isspace()
        same = typed.kind == WORD and typed.text == lowered(found.text)
        return "note-marker" if same and attached else ""
    if _joins(found, typed) or _joins(typed, found):
        return "line-end-hyphen-dropped"
    if found.kind == typed.kind == WORD and is_flat_note(found, typed.text, source):
        return "note-marker"
    return ""


def _joins(broken: Word, whole: Word) -> bool:
    if not broken.breaks:
        return False
    pattern = "-?".join(map(re.escape, broken.breaks.split("\xad")))
    return re.fullmatch(pattern, whole.text) is not None


def _kind_of_parting(words: Sequence[Word], text: str, whole: Word) -> str:
    """Tell why one text parts what is one word in the other."""
    dashes = [word for word in words if word.kind == DASH]
    if dashes:
        kinds = {_kind_of_dash(words, index, text, whole) for index in _dashes(words)}
        return kinds.pop() if len(kinds) == 1 else ""
    if " ".join(word.text for word in words) == whole.text:
        return "white-space"  # a number whose groups of figures stand on two lines
    if all(word.kind == WORD for word in words) and _text(words) == whole.text:
        return "letter-spacing" if letter_spaced(words, text) else ""
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


def droppable(words: Sequence[Word], index: int, text: str) -> tuple[int, str]:
    """Tell how many words of a source, from one on, a quotation may leave out.

    :param words: the source's words
    :param index: the index of the first
    :param text: the source's text
    :returns: their number, 0 for none, and the kind of typography
    """
    word = words[index]
    if word.kind == NOTE and not is_isotope(text, word.start, word.end):
        return 1, "note-marker"
    if word.text in {"*", "_", "†", "‡"} and _is_aside(word, text):
        return 1, "emphasis-marks"
    if word.text == "/" and "\n" in text[word.start - 1 : word.end + 1]:
        return 1, "verse"
    if word.text == "[" and (count := bracketed_note(words, index)):
        return count, "note-marker"
    return (1, "note-marker") if is_flat_note_after_mark(words, index, text) else (0, "")


def _is_aside(word: Word, text: str) -> bool:
    """Tell whether a mark stands beside a word, or on a line of such marks: not for a product."""
    before, after = text[max(0, word.start - 80) : word.start], text[word.end : word.end + 80]
    if before[-1:].isalnum() and after[:1].isalnum():
        return False
    if before[-1:].isspace() and after[:1].isspace():
        line = before.rpartition("\n")[2], after.partition("\n")[0]
        return not all(part.strip(" \t*_†‡") for part in line)
    return True


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
