"""Tell raised figures that belong to what they stand at, as in 10³ and CO², from marks of notes."""

from __future__ import annotations

import re

_UNITS = frozenset(
    "m km cm mm ft in mi yd ha м км см мм га дм dm nm".split()  # noqa: SIM905  # reads as a list
)

_SYMBOL = re.compile("[b-df-hj-np-tv-z]{2,3}")
"""A symbol such as the *mc* of mc²: no word is without a vowel."""

_FORMULA = re.compile("CO|SO|NO|CH|NH|PO|HO|OH|[α-ωΑ-Ω][a-zA-Z]|[a-zA-Z][α-ωΑ-Ω]")
"""What is a formula rather than a word."""

_YEAR = re.compile("1[2-9]\\d\\d|20[0-4]\\d")
"""A number that is rather a year with the mark of a note than one to be raised to a power."""

_OPERATION = re.compile("[⁺⁻]|[^\\W_]|\\s?[=×·⋅+]\\s?[^\\W_]|\\s?−\\s?\\d")
"""What follows an exponent, and never the mark of a note."""

_TERM = re.compile("[^\\W_]\\([^\\s()]{1,8}\\)\\Z|\\([^\\s()]{0,8}[+−*/=-][^\\s()]{1,8}\\)\\Z")
"""A function, or a calculation in brackets."""

_LONGEST_TERM = 20

_ELEMENT = re.compile("[A-Z][a-z]?(?![^\\W_])")


def is_exponent(base: str, text: str, start: int, end: int) -> bool:
    """Tell whether raised figures are no mark of a note, but belong to what stands before them.

    :param base: the word or mark before them
    :param text: the text
    :param start: where the figures begin, in code points
    :param end: where they end
    """
    if text[start] in "⁺⁻" or _OPERATION.match(text, end):
        return True
    if base == ")":
        return _TERM.search(text, max(0, start - _LONGEST_TERM), start) is not None
    if base[-1].isdigit():
        return not _YEAR.fullmatch(base)
    return (
        len(base) == 1
        or base in _UNITS
        or _SYMBOL.fullmatch(base) is not None
        or _FORMULA.fullmatch(base) is not None
    )


def is_isotope(text: str, start: int, end: int) -> bool:
    """Tell whether raised figures are the number of an isotope, as in ²³⁵U, and no note's mark.

    :param text: the text
    :param start: where the figures begin, in code points
    :param end: where they end
    """
    before = text[start - 1 : start]
    apart = not before.strip() or before in "(["
    return apart and end - start > 1 and _ELEMENT.match(text, end) is not None
