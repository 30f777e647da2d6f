"""Test that the index of a text finds just what a search from its beginning finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.quotation.letter_index import LetterIndex
from sphinx_qantar.quotation.sought import Sought

LOOK_UPS = 80
"""More than are made before a text is indexed."""


def indexed(text: str) -> LetterIndex:
    index = LetterIndex(text)
    for _ in range(LOOK_UPS):
        assert list(index.places("?")) == []
    return index


def every_place(text: str, sought: str) -> list[int]:
    return [at for at in range(len(text) - len(sought) + 1) if text.startswith(sought, at)]


@given(st.text("ab", min_size=40, max_size=400), st.data())
def test_all_places_are_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 20))
    sought = text[start : start + data.draw(st.integers(1, 40))]
    after = data.draw(st.integers(0, len(text)))
    expected = [place for place in every_place(text, sought) if place >= after]
    assert list(indexed(text).places(sought, after)) == expected
    assert list(LetterIndex(text).places(sought, after)) == expected


@given(st.text("abc", max_size=200), st.text("abc", min_size=1, max_size=40))
def test_what_does_not_stand_is_not_found(text: str, sought: str) -> None:
    assert list(indexed(text).places(sought)) == every_place(text, sought)


def test_a_repeated_text_is_found_without_the_index() -> None:
    index = indexed("a" * 5000)
    assert len(list(index.places("a" * 4000))) == 1001


@pytest.mark.parametrize("step", [1, 3])
def test_long_runs_that_two_texts_share_are_found(step: int) -> None:
    text = "".join(f"{number}q" for number in range(2000))
    for start in range(500, 530):
        sought = "x" * 9 + text[start : start + 7 + 8 * step] + "y" * 9
        pairs = list(indexed(text).shared(sought, 12, step))
        assert pairs
        assert {place - at for at, place in pairs} == {start - 9}


def test_a_short_likeness_is_not_shared() -> None:
    assert not list(indexed("0123456789abcdefghij" * 2).shared("xxxx01234567yyyyyyyyyyyyy", 12))


@pytest.mark.parametrize("count", [3, 60])
@pytest.mark.parametrize("length", [3, 11, 12, 20, 31, 45, 60, 90])
@pytest.mark.parametrize("letter", ["q", "щ", "\U00010428"])
def test_many_strings_are_found_at_once(count: int, length: int, letter: str) -> None:
    text = "".join(f"{number}{letter}" for number in range(5000))
    there = {text[start : start + length] for start in range(100, 100 + count)}
    there |= {text[:length], text[-length:]}
    elsewhere = {each[:-1] + "z" for each in there} | {"\u0171" + each[1:] for each in there}
    assert Sought(there | elsewhere).found_in(text) == there
    assert Sought(elsewhere).found_in(text) == set()
    assert Sought(there).found_in("") == set()


@given(st.lists(st.text("ab\u0161", min_size=12, max_size=80), max_size=30), st.text("ab\u0161"))
def test_what_is_sought_is_found_wherever_it_stands(strings: list[str], between: str) -> None:
    text = between.join(strings) + between
    assert Sought(strings).found_in(text) == set(strings)
