"""Know which characters are typography: what may differ between a text and its quotation."""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a\u202c"
    "\u2060-\u2064\u2066\u2068\u2069\ufe00-\ufe0f\ufeff\u0640"
)
"""Characters that print nothing, as a class of :mod:`re`; the tatweel only widens a word.

The overrides U+202D and U+202E are not among them, nor what turns a text from right to left,
U+202B and U+2067: they make it read other than it stands.
"""

SUPERSCRIPTS = "⁰¹²³⁴-⁹"
"""Superscript digits, as a class of :mod:`re`: marks of notes, or exponents."""

HYPHENS = "\\-‐‑"
DASHES = "‒–—―⸺⸻−"
APOSTROPHES = "'’‘‛ʼʻ′`´"
QUOTATION_MARKS = "“”„‟«»‹›\"'‘’‚‛`´ʼʻ′″❝❞〝〞〟「」『』﹁﹂﹃﹄＂＇"
CURRENCIES = "$¢£¤¥؋฿₠-⃀﷼＄￠￡￥￦"
"""The signs of currencies, as a class of :mod:`re`."""

NO_LETTERS = f"{SUPERSCRIPTS}ʼʻ\u0640"
"""What Unicode counts among letters and digits, but is none of a word, as a class of :mod:`re`."""

IDEOGRAPHS = (
    "\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Letters of scripts that put no space between words, as a class of :mod:`re`."""

_JOINED = [*range(0xFB00, 0xFB07), *range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD)]
LIGATURES = {
    point: letters
    for point in _JOINED
    if " " not in (letters := unicodedata.normalize("NFKC", chr(point)))
}
"""Ligatures and the forms of Arabic letters, by their code points."""

_ONE_HYPHEN = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_ONE_APOSTROPHE = dict.fromkeys(map(ord, APOSTROPHES), "'")
_FOLDS = str.maketrans({**LIGATURES, **_ONE_HYPHEN, **_ONE_APOSTROPHE})

_LATIN = "aeopcyxihjsABEKMHOPCTYXIJSÏï"
_CYRILLIC = "аеорсухіһјѕАВЕКМНОРСТУХІЈЅЇї"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_GREEK_TO_LATIN = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονΪϊ", "ABEZHIKMNOPTYXovÏï")

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")


COMBINING_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
)
"""Marks that combine with the letter before them, as a class of :mod:`re`.

In scripts that are not listed a mark is compared as a mark, not as part of its word.
"""


def without_invisibles(text: str) -> str:
    """Drop the characters that print nothing.

    :param text: any text
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)


def runs_on(before: str, after: str) -> bool:
    """Tell whether two characters, one after the other, are of one word.

    :param before: a character, or nothing
    :param after: the next, or nothing
    """
    return before.isalnum() and after.isalnum() and not _IDEOGRAPH.search(before + after)


def fold_word(word: str) -> str:
    """Write a word in its one typographic form: NFC, plain hyphens and apostrophes, no ligatures.

    Not NFKC, which would make 10³ into 103 (Unicode Standard Annex 15).

    :param word: a word without the spaces about it
    """
    if word.isascii():
        return word.replace("`", "'")
    return unicodedata.normalize("NFC", without_invisibles(word)).translate(_FOLDS)


def resembles(one: str, other: str) -> bool:
    """Tell whether two different words look alike, by letters of other scripts.

    :param one: a word
    :param other: another
    """
    if one.isascii() and other.isascii():
        return False
    return one != other and _latinised(one) == _latinised(other)


def _latinised(word: str) -> str:
    return word.translate(_GREEK_TO_LATIN).translate(_TO_LATIN)


def in_one_script(word: str) -> str:
    """Mend a word of mixed scripts: bring stray letters into the script of the most.

    :param word: a word, as someone typed it
    """
    cyrillic = sum("\u0400" <= char <= "\u052f" for char in word)
    if not cyrillic:
        return word.translate(_GREEK_TO_LATIN) if not word.isascii() else word
    latin = sum(char.isascii() and char.isalpha() for char in word)
    if not latin:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
