"""Check what a text is reduced to, by which the places of quotations are looked for."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_qantar.quotation.characters import SUPERSCRIPTS
from sphinx_qantar.quotation.skeleton import Skeleton, reduce

_DROPPED = re.compile(f"[\\W_{SUPERSCRIPTS}\u02bb\u02bc\u0640]+")
_ARABIC_FORM = re.compile("[\ufb50-\ufdef\ufe70-\ufefc]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Nobody led – not one!", "nobodylednotone"),
        ("snake_case", "snakecase"),
        ("in 10³ and x⁵ and m²", "in10andxandm"),
        ("Алаңдағы “дауыс”", "алаңдағыдауыс"),
        ("и\u0306од", "йод"),
        ("Straße", "strasse"),
        ("1.81 %", "181"),
    ],
)
def test_letters_and_digits_are_kept(text: str, expected: str) -> None:
    assert reduce(text) == expected


@given(st.text(max_size=40))
@example("\ufb50\u0640\u02bc")
def test_each_letter_is_looked_at_by_the_same_rule(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    letters = _DROPPED.sub("", composed)
    plain = _ARABIC_FORM.sub(lambda form: _letters_of(form[0]), letters)
    assert reduce(text) == plain.casefold()


def _letters_of(form: str) -> str:
    """Return the letters of one form, itself if it is a mark that stands alone."""
    letters = unicodedata.normalize("NFKC", form)
    return form if " " in letters else letters


_LINES = st.sampled_from(
    [
        "Nobody led – not one! ",
        "и\u0306од и ёж, ",
        "Straße “ﬁn” ",
        "[10³] 1.81 %\n",
        "e\u0301",
        "ㄱ\u1100\u1161\u11a8",
        "  ",
        "q" * 300,
    ]
)


@given(st.lists(_LINES, max_size=12), st.integers(1, 90))
def test_each_letter_leads_back_to_its_place(lines: list[str], times: int) -> None:
    text = "".join(lines) * times
    skeleton = Skeleton(text)
    assert skeleton.text == _DROPPED.sub("", unicodedata.normalize("NFC", text)).casefold()
    for index in range(0, len(skeleton.text), 1 + len(skeleton.text) // 40):
        place = skeleton.place(index)
        assert skeleton.text[index] in reduce(text[place : place + 3])
        assert skeleton.index(place) <= index < skeleton.index(place + 1)
    assert skeleton.index(len(text)) == len(skeleton.text)
