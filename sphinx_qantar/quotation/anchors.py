"""Find the words by which an editor names a place of a source text."""

from __future__ import annotations

import re
from itertools import islice

from sphinx_qantar.model import Span

_QUOTES = "\"'‘’‚‛“”„‟«»‹›`´"
_DASHES = "-‐‑‒–—―−"
# A hyphen within a word, or at the end of a line, is no edge of a word.
_BEFORE = r"(?<![\w\u00ad])(?<!\w[-‐'’])(?<![-‐\u00ad]\n)"
_AFTER = r"(?![\w\u00ad]|[-‐]\s{0,9}\w|['’]\w)"
_BEFORE_HYPHEN = r"(?<!\w)"
_AFTER_HYPHEN = r"(?!\w|[^\S\n]{0,9}\n\s{0,9}\w)"
_SPACE = re.compile(r"\s+")
_NOTE = re.compile(r"(?<=[^\W\d]|[.,;:!?”’\"'])[⁰¹²³⁴-⁹]{1,3}")
_LONGEST = 300
"""The most characters of an anchor that are looked for."""


def find_anchor(text: str, words: str, start: int = 0, most: int = 3) -> tuple[Span, ...]:
    """Find where words stand in a text.

    White space, the style of quotation marks and of dashes, line-end hyphens, soft hyphens and
    the marks of notes make no difference.  If the words stand nowhere so, letter-spacing makes
    none either.

    :param text: the source text
    :param words: the words, which begin and end at the edges of words
    :param start: where to begin
    :param most: the most places to look for
    """
    words = _NOTE.sub("", _SPACE.sub(" ", words.replace("\u00ad", "")).strip()[:_LONGEST])
    if not words:
        return ()
    for spacing in (_as_written, _letter_spaced):
        found = islice(_pattern(words, spacing(words)).finditer(text, start), most)
        spans = tuple(Span(match.start(), match.end()) for match in found)
        if spans:
            return spans
    return ()


def _pattern(words: str, body: str) -> re.Pattern[str]:
    before = _BEFORE if words[0].isalnum() else _BEFORE_HYPHEN if words[0] in "-‐" else ""
    after = _AFTER if words[-1].isalnum() else _AFTER_HYPHEN if words[-1] in "-‐" else ""
    return re.compile(f"{before}{body}{after}")


def _as_written(words: str) -> str:
    return r"(?:[-\u00ad‐]?\n\s{0,9}|[\u00ad⁰¹²³⁴-⁹])?".join(map(_letter, words))


def _letter_spaced(words: str) -> str:
    return r"[\s\u00ad]{0,9}".join(_letter(letter) for letter in words if letter != " ")


def _letter(letter: str) -> str:
    if letter == " ":
        return r"\s+"
    if letter in _QUOTES:
        return f"[{_QUOTES}]"
    if letter in _DASHES:
        return f"[{re.escape(_DASHES)}]"
    return re.escape(letter)
