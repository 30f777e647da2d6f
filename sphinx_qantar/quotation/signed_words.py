"""Know the signs that are part of a word or a number: ``C#``, ``km/h``, ``R&D``, ``§5``.

Within a quotation they are compared as marks of their own.  But no word begins or ends amid
them: who quotes ``C`` where the source has ``C#`` quotes another word.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx_qantar.quotation.characters import CURRENCIES, DASHES, HYPHENS, SUPERSCRIPTS

_ABOUT = 24
"""How many code points on either side of a place are looked at."""

_LETTER = "[^\\W_]"
_LETTERS = f"{_LETTER}+"
_PLAIN = "[^\\W\\d_]"
_ALONE = f"(?<!{_LETTER})"
_FEW = f"{_LETTER}{{1,3}}"
"""A side of a stroke so short that what it joins is one word: ``and/or``, ``km/h``."""

_FEW_BEFORE = f"(?<![^\\W_])(?<![^\\W_]-){_FEW}"
_FEW_AFTER = f"{_FEW}(?!-?{_LETTER})"

_JOINING = "[&@=×·⋅±]"
_HYPHEN = f"[{HYPHENS}]"
_SHORT_DASHES = "‒–−"
_CHARGE = f"[{SUPERSCRIPTS}]?[⁺⁻]"
_OPENED = "(?<![^\\s(\\[“\"‘'«„])"
_ENDED = "(?=[\\s,.;:)]|\\Z)"

_CUTS = tuple(
    (re.compile(f"(?:{before})\\Z"), re.compile(after))
    for before, after in (
        # An abbreviation: U.S., т.е.
        (f"{_ALONE}(?:{_PLAIN}\\.)*{_PLAIN}", f"\\.(?:{_PLAIN}\\.)+"),
        (f"{_ALONE}(?:{_PLAIN}\\.)+", f"(?:{_PLAIN}\\.)+"),
        # A sign after letters: C++, C#, 18+, A♭, Ca²⁺; a mark as A−; feet as 5′.
        (_LETTERS, f"\\+{{1,3}}|#|[♯♭♮]|{_CHARGE}"),
        (f"{_LETTERS}(?:\\+{{1,3}}|#)", f"\\+|{_LETTERS}"),
        (f"{_ALONE}[A-Z]", f"[-−]{_ENDED}"),
        (f"{_ALONE}\\d{{1,3}}", "[′″]"),
        # A sign before them: #hashtag, @user, §5, №7, $HOME, US$5, .NET.
        (f"[#@§№&×÷√{CURRENCIES}]", _LETTERS),
        (f"{_ALONE}{_PLAIN}{{1,3}}", f"[{CURRENCIES}]{_LETTERS}"),
        (f"{_OPENED}\\.", "\\d+|[a-z]+|[A-Z]{2,}"),
        # A sign between them: R&D, name@host, a=b, 2×4, paral·lel, example.org, 5 × 10⁻³.
        (_LETTERS, f"{_JOINING}{_LETTERS}"),
        (f"{_LETTERS}{_JOINING}", _LETTERS),
        (f"[a-z0-9]{{2,}}|{_ALONE}[A-Z]+", "\\.[a-z]+"),
        ("[a-z0-9]{2,}\\.", "[a-z]+"),
        ("\\d+", f"\\s?[×·⋅x]\\s?10[{SUPERSCRIPTS}⁺⁻^]"),
        ("\\d\\s?[×·⋅x]\\s?", f"10[{SUPERSCRIPTS}⁺⁻^]"),
        # A stroke between them, one side of which is short: km/h, he/she, I/O.
        (_FEW_BEFORE, f"/{_LETTERS}"),
        (f"{_FEW_BEFORE}/", _LETTERS),
        (_LETTERS, f"/{_FEW_AFTER}"),
        (f"{_LETTERS}/", _FEW_AFTER),
        # Hyphens after marks, and dashes that are hyphens: St.-Petersburg, 1 000-нан, non–party.
        (_LETTERS, f"[.’']{_HYPHEN}{_LETTERS}"),
        (f"{_LETTERS}[.’']", f"{_HYPHEN}{_LETTERS}"),
        (f"(?:\\d|{_LETTERS}[.’']){_HYPHEN}", _LETTERS),
        ("\\d", f"{_HYPHEN}{_LETTERS}"),
        (f"{_ALONE}\\d{_LETTER}*", f"[{DASHES}]\\d{_LETTER}*"),
        (f"{_ALONE}\\d{_LETTER}*[{DASHES}]", f"\\d{_LETTER}*"),
        (_LETTERS, f"[{_SHORT_DASHES}]{_LETTERS}"),
        (f"{_LETTERS}[{_SHORT_DASHES}]", _LETTERS),
        # A hyphen that waits for its word: pre- and post-war.
        (_LETTERS, f"{_HYPHEN}(?:(?=\\s(?:and|or|to|und|oder|bis|и|или)\\s)|(?=,))"),
        # Letters in brackets, and signs of both genders: (in)stability, student(s), Bürger*innen.
        (f"[(\\[]{_PLAIN}{{1,8}}[)\\]]", _LETTERS),
        (f"{_PLAIN}+", f"\\([a-zа-я]{{1,3}}\\)|[:*/_]-?in(?:nen)?(?!{_LETTER})"),
        (_LETTERS, f"\\*{_LETTERS}"),
        (f"{_LETTERS}\\*", _LETTERS),
        # The ending of a name in capitals: EU:n.
        ("[A-Z]{2,}", f":[a-z]{{1,4}}(?!{_LETTER})"),
        # The number of an isotope: ²³⁵U.
        (f"[{SUPERSCRIPTS}]{{2,3}}", f"[A-Z][a-z]?(?!{_LETTER})"),
        # What follows the sign of a number: 20 °C, 5%-ный.
        ("\\d\\s?°", "[CFKСФ]"),
        ("\\d\\s?[%‰°]", f"{_HYPHEN}{_PLAIN}+"),
    )
)
_SIGN = re.compile(
    f"[.+#*:()\\[\\]♯♭♮⁺⁻′″@§№&=±×÷√·⋅/°%‰{HYPHENS}{DASHES}{CURRENCIES}{SUPERSCRIPTS}]|\\dx|x1"
)
_FIRST_JOINING = "\u0300"
_JOINING_KINDS = frozenset(["Mn", "Mc"])
_MOST_JOINING = 4

_TIMES = re.compile("[×·⋅x]")
"""Signs that have spaces about them and join what stands on either side: 5 × 10⁻³."""


def cut_word(text: str, place: int) -> tuple[int, int] | None:
    """Give where the word stands that a place cuts at a sign, as ``C#`` or ``U.S.``.

    :param text: the text
    :param place: a place in code points
    :returns: where it begins and ends, or None if the place cuts none
    """
    if not 0 < place < len(text):
        return None
    before, after = text[place - 1], text[place]
    if _joins(after) or (_joins(before) and after.isalnum() and _has_letter(text, place - 1)):
        return place - 1, place + 1
    is_spaced = before.isspace() or after.isspace()
    if not (_TIMES if is_spaced else _SIGN).search(text, max(0, place - 2), place + 2):
        return None
    left, right = text[max(0, place - _ABOUT) : place], text[place : place + _ABOUT]
    for leading, trailing in _CUTS:
        following = trailing.match(right)
        preceding = leading.search(left) if following else None
        if following and preceding:
            return place - len(left) + preceding.start(), place + following.end()
    return None


def _joins(char: str) -> bool:
    """Tell whether a character is part of the letter before it: a vowel, a tone, an accent."""
    return char >= _FIRST_JOINING and unicodedata.category(char) in _JOINING_KINDS


def _has_letter(text: str, place: int) -> bool:
    """Tell whether a mark that joins is part of a letter, with others perhaps."""
    marks = text[max(0, place - _MOST_JOINING) : place]
    base = next((char for char in reversed(marks) if not _joins(char)), " ")
    return base.isalnum()
