"""Part a text into words and marks, in the one typographic form in which they are compared.

Two texts of the same words are the same quotation.  So whatever is typography is decided here:
what stands between words (white space) is dropped, and each word and mark has one form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from sphinx_qantar.quotation.characters import (
    APOSTROPHES,
    COMBINING_MARKS,
    CURRENCIES,
    DASHES,
    HYPHENS,
    IDEOGRAPHS,
    INVISIBLE,
    NO_LETTERS,
    QUOTATION_MARKS,
    SUPERSCRIPTS,
    fold_word,
)
from sphinx_qantar.quotation.exponents import is_exponent

WORD = "word"
NOTE = "note"
ELLIPSIS = "ellipsis"
DASH = "dash"
QUOTE = "quote"
MARK = "mark"

_KINDS = ("", WORD, MARK, WORD, NOTE, ELLIPSIS, DASH, QUOTE, MARK, "rest")
"""The kinds of words, in the order of the groups of the pattern that finds them."""

_PLAIN = 2
"""The last group of words and marks whose form is that they have; most are such."""

FINAL_MARKS = frozenset(".,:;·。．，、：；،؛۔")
"""Marks of which one may differ at the very end of a quotation: stops, commas and the like."""

GREEK_QUESTION = "\u037e"
"""The form of a semicolon that asks: that after a Greek letter."""

TONES = frozenset(f"?!؟？！{GREEK_QUESTION}‼⁇⁈⁉‽")
"""Marks that ask or exclaim: a sentence without one is another."""

_NARROW = " \\u00a0\\u2006-\\u200a\\u202f\\u205f"
"""The spaces that may stand within a number, as a class of :mod:`re`."""


class Word(NamedTuple):
    """A word or a mark of a text: its compared form and its place in code points.

    ``breaks`` is the word with a soft hyphen for each hyphen at a line's end, which may be the
    word's own or the printer's; empty for a word that stands on one line.
    """

    kind: str
    text: str
    start: int
    end: int
    breaks: str = ""


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Part a stretch of a text into words and marks.

    :param text: the text
    :param start: where the stretch begins, in code points; not within a word
    :param end: where it ends; by default with the text
    """
    words: list[Word] = []
    for found in _pattern().finditer(text, start, len(text) if end is None else end):
        group = found.lastindex or 0
        at, stop = found.span(group)
        form, kind = text[at:stop], _KINDS[group]
        if group <= _PLAIN:
            words.append(_NEW(Word, (kind, form, at, stop, "")))
            continue
        if form in _COMMON:
            words.append(_NEW(Word, (kind, _COMMON[form], at, stop, "")))
            continue
        word = _word(form, at, stop) if kind == WORD else _sign(kind, text, at, stop)
        if kind == NOTE and words and _takes_exponent(words[-1], word, text):
            # The exponent of a number or a unit looks like the mark of a note.
            base = words.pop()
            word = base._replace(text=base.text + form, end=stop)
        words.append(word)
    return words


def _word(raw: str, start: int, end: int) -> Word:
    if raw.isascii() and raw.isalnum():
        return Word(WORD, raw, start, end)
    if len(raw.split(None, 1)) == 1:
        return Word(WORD, fold_word(raw), start, end)
    raw = _SOFT_BREAK.sub("", raw)
    parts = [fold_word(_LINE_BREAK.sub("", part)) for part in _HARD_BREAK.split(raw)]
    text = " ".join(_glued(fold_word(_LINE_BREAK.sub("", raw))).split())
    return Word(WORD, text, start, end, "\xad".join(parts) if len(parts) > 1 else "")


def _sign(kind: str, text: str, start: int, end: int) -> Word:
    form = text[start:end]
    before = text[start - 1 : start]
    if kind == MARK and (form == ";" or form > "\x7f"):
        form = unicodedata.normalize("NFC", form)
        form = GREEK_QUESTION if form == ";" and _GREEK.match(before) else form
    elif form not in _PRIMES or not before.isdigit():
        form = _FORMS.get(kind, form)
    return Word(kind, form, start, end)


def _glued(number: str) -> str:
    """Take the space between a number and its sign: ``20 %`` is ``20%``."""
    return _SIGN_SPACE.sub("", number)


def _takes_exponent(word: Word, note: Word, text: str) -> bool:
    """Tell whether raised figures belong to the word before them, and are no mark of a note."""
    if word.end != note.start or not (word.kind == WORD or word.text == ")"):
        return False
    return is_exponent(word.text, text, note.start, note.end)


@cache
def _pattern() -> re.Pattern[str]:
    aside = f"[{COMBINING_MARKS}{INVISIBLE}]*"
    letter = f"(?:[^\\W_{NO_LETTERS}]{aside})"
    line_end = "[ \\t]{0,8}\\n\\s{0,16}"
    inner = (
        f"[{HYPHENS}]{aside}(?:{line_end})?(?={letter})"
        f"|[\\u00ad¬]{line_end}(?={letter})"
        f"|(?<=\\u00ad){line_end}(?={letter})"
        f"|[{APOSTROPHES}](?={letter})"
        f"|(?<=\\d)(?:[.,:/·٫٬⁄∕^．，：／]|[{DASHES}])(?=\\d)"
        f"|_(?={letter})"
    )
    # Possessive, so that no text makes it slow; as "(?:{letter})+", at a third of its cost.
    base = f"[^\\W_{NO_LETTERS}{IDEOGRAPHS}]"
    letters = f"{base}++(?:[{COMBINING_MARKS}{INVISIBLE}]++{base}*+)*+"
    run = f"{letters}(?:(?:{inner}){letters})*"
    # Ideographs are words each, but for numbers, and for what denies the one after it.
    ideograph = f"[{_NUMERALS}]++|[{_DENYING}]?(?=\\w)[{IDEOGRAPHS}]{aside}"
    elided = f"(?<![\\w{APOSTROPHES}-])(?:{_ELIDED})[{APOSTROPHES}](?={letter})"
    grouped = f"(?<!\\d)\\d{{1,3}}(?:[{_NARROW}]\\d{{3}})+(?![\\d])(?:[.,]\\d+)?"
    sign = (
        f"(?:(?<![\\w.,)\\]])[{HYPHENS}−–+](?=[{CURRENCIES}]?\\d)|[<>≤≥≈~±](?=[{CURRENCIES}]?\\d))"
    )
    money = f"[{CURRENCIES}][{_NARROW}]?(?=\\d)"
    after = f"[%‰‱°٪％﹪℃℉]|[{CURRENCIES}](?![{_NARROW}]?\\d)"
    tail = f"(?:(?<=\\d)[{_NARROW}]?(?:{after}))?"
    # A word of letters stands first, because most are, and a space may stand before any.
    return re.compile(
        " ?(?:([A-Za-z]++)(?=[ ,.;:!?)\\n\\u00a0])"
        "|([,:!?)](?= )|\\.(?= [A-Za-z]))"
        f"|((?:(?=[^\\W\\d_])(?:{elided}|{run})"
        f"|{sign}?(?:{money})?(?:{grouped}|{run})){tail}|{ideograph})"
        f"|([⁺⁻]?[{SUPERSCRIPTS}]+)"
        "|(…+\\.?|\\.…|\\.{2,6}|\\.(?:[ \\u00a0]\\.){2,4})"
        f"|(-{{2,3}}|[{HYPHENS}{DASHES}])"
        f"|(''|``|,,(?=\\w)|[{QUOTATION_MARKS}])"
        f"|((?!\\\\[!-/:-@\\[-`{{-~])(?!{aside[:-1]})[^\\w\\s])"
        "|(_))"
    )


_NUMERALS = "〇零一二三四五六七八九十百千万萬亿億两兩"
_DENYING = "不没沒无無未非别別莫勿"
_ELIDED = (
    "[lcjLCJ]|[dmts]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu"
    "|[Dd]ell|[Nn]ell|[Aa]ll|[Dd]all|[Ss]ull|[Cc]oll|[Qq]uell|[Qq]uest|[Uu]n"
)
"""French and Italian words that an apostrophe joins to the next, but none that denies."""

_NEW = tuple.__new__
"""Makes a word in half the time, of which each check makes some hundred."""

_COMMON = {
    **{mark: mark for mark in ",.:!?()[]/"},
    **dict.fromkeys("“”\"'‘’«»", "'"),
    **dict.fromkeys("-–—", "—"),
}
"""The forms of the signs that are met most; they are the same wherever they stand."""

_PRIMES = frozenset("′″")
"""Marks of feet and inches, or of minutes and seconds, after a number."""

_GREEK = re.compile("[\\u0370-\\u03ff\\u1f00-\\u1fff]")
_FORMS = {ELLIPSIS: "…", DASH: "—", QUOTE: "'"}
_SOFT_BREAK = re.compile("[\\u00ad¬][ \\t]{0,8}\\n\\s{0,16}")
_HARD_BREAK = re.compile(
    f"(?<=[^\\W\\d_])[{INVISIBLE}]*[{HYPHENS}][{INVISIBLE}]*"
    "[ \\t]{0,8}\\n\\s{0,16}(?=[^\\W\\d_])"
)
_LINE_BREAK = re.compile("[ \\t]{0,8}\\n\\s{0,16}")
_SIGN_SPACE = re.compile(f"(?<=[{CURRENCIES}])\\s(?=\\d)|(?<=\\d)\\s(?=[%‰‱°٪％﹪℃℉{CURRENCIES}])")
