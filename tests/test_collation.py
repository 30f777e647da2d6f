"""Test that texts sort as the Unicode collation algorithm has it, letter by letter or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyuca import Collator

from sphinx_qantar.collation import collation_key

COLLATOR = Collator()
LETTERS = "aBl·éйӘқŁßØœ“–» '-\u0301\u0327\u0387Ά中ก"


@pytest.mark.parametrize(
    "names",
    [
        ["Абай", "Әуезов", "Бек"],
        ["cote", "Coté", "côte", "Côté"],
        ["", " a", "a b", "ab"],
        ["ela", "el·la", "ella"],
        ["Orwell", "Østergård", "Ousby"],
    ],
)
def test_order_of_names(names: list[str]) -> None:
    assert sorted(names, key=collation_key) == sorted(names, key=COLLATOR.sort_key)


@given(st.text(alphabet=LETTERS, max_size=8) | st.text(max_size=8))
def test_keys_are_those_of_the_algorithm(text: str) -> None:
    assert collation_key(text) == COLLATOR.sort_key(text)
