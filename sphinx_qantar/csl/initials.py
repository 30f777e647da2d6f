"""Shorten given names to initials.

Source: CSL 1.0.2, the attributes ``initialize``, ``initialize-with`` and
``initialize-with-hyphen``; for abbreviated and lower-case parts, citeproc-js's practice.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TAG = re.compile(r"(<[^<>]+>)")
_TOKEN = re.compile(r"([\s\u00a0]*)([-‐‑]?)([^\s\u00a0.‐‑-]+)(\.?)")


@lru_cache(maxsize=1024)
def initials(given: str, mark: str, *, initialize: bool, hyphen: bool) -> str:
    """Return *given* with its names shortened.

    :param given: the given names; ``Jean-Luc M.``
    :param mark: what follows each initial; ``.``
    :param initialize: whether full names are shortened, or initials only put in form
    :param hyphen: whether hyphens between initials stay
    """
    if "<" in given:
        pieces = _TAG.split(given)
        return "".join(
            piece
            if piece.startswith("<")
            else _edges(piece, _shorten(piece, mark, initialize=initialize, hyphen=hyphen))
            for piece in pieces
        )
    return _shorten(given, mark, initialize=initialize, hyphen=hyphen)


def _edges(piece: str, short: str) -> str:
    """Give back the space or hyphen with which a piece between tags began."""
    head = piece[: len(piece) - len(piece.lstrip(" -"))]
    return (head if not short.startswith("-") else head.rstrip("-")) + short


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
