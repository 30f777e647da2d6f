"""Check what a text is reduced to, by which the places of quotations are looked for."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.quotation.characters import SUPERSCRIPTS
from sphinx_qantar.quotation.skeleton import reduce

_DROPPED = re.compile(f"[\\W_{SUPERSCRIPTS}]+")


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
def test_each_letter_is_looked_at_by_the_same_rule(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert reduce(text) == _DROPPED.sub("", composed).casefold()
