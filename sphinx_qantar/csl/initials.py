"""Shorten given names to initials.

Source: CSL 1.0.2, the attributes ``initialize``, ``initialize-with`` and
``initialize-with-hyphen``; for abbreviated and lower-case parts, citeproc-js's practice.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TAG = re.compile(r"(<[^<>]+>)")
_TOKEN = re.compile(r"([\s\u00a0]*)([-‐‑]?)([^\s\u00a0.‐‑-]+)(\.?)")


@lru_cache(maxsize=16_384)
def initials(given: str, mark: str, *, initialize: bool, hyphen: bool) -> str:
    """Return *given* with its names shortened.

    :param given: the given names; ``Jean-Luc M.``
    :param mark: what follows each initial; ``.``
    :param initialize: whether full names are shortened, or initials only put in form
    :param hyphen: whether hyphens between initials stay
    """
    if "<" not in given:
        return _shorten(given, mark, initialize=initialize, hyphen=hyphen)
    gap = mark[len(mark.rstrip()) :]
    pieces = [
        piece
        if piece.startswith("<")
        else _edges(piece, _shorten(piece, mark, initialize=initialize, hyphen=hyphen), gap)
        for piece in _TAG.split(given)
    ]
    return "".join(pieces).rstrip()


def _edges(piece: str, short: str, gap: str) -> str:
    """Give back the space or hyphen that a piece between tags had at its edges.

    :param gap: what stands for a space beside an initial
    """
    if not short:
        return piece[:1] if piece.isspace() else ""
    words = piece.split()
    head = piece[: len(piece) - len(piece.lstrip(" -"))]
    if head.isspace() and not short.startswith(words[0]):
        head = gap
    tail = piece[len(piece.rstrip()) :]
    if tail and not short.endswith(words[-1]):
        tail = gap
    return (head if not short.startswith("-") else head.rstrip("-")) + short + tail


def _shorten(given: str, mark: str, *, initialize: bool, hyphen: bool) -> str:
    out: list[str] = []
    after_word = False
    for space, dash, word, period in _TOKEN.findall(given):
        letters = _initial(word, period, initialize=initialize)
        joined = bool(dash) and not space
        if letters and joined and hyphen:
            if out:
                out[-1] = out[-1].rstrip()
            out.append(f"-{letters}{mark}")
            after_word = False
        elif letters:
            out.append((" " if after_word else "") + letters + mark)
            after_word = False
        elif joined and initialize and not after_word:
            continue
        else:
            spaced = not out or out[-1].endswith(" ")
            out.append((dash if joined else "" if spaced else " ") + word + period)
            after_word = True
    return "".join(out).rstrip()


def _initial(word: str, period: str, *, initialize: bool) -> str:
    """Return what is kept of a word as an initial; empty if it stays as it is."""
    if word[0].islower() or not word[0].isalpha():
        return ""
    if period:
        return word
    if initialize or len(word) == 1:
        return word[0]
    return ""
