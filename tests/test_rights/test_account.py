"""Check how the words quoted from a work are counted and held against limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.model import Span
from sphinx_qantar.rights import PRESETS, Account, Limits, Quoted, account_of
from sphinx_qantar.rights.account import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("— … !", 0),
        ("Nobody led the square.", 4),
        ("well-known don’t 1,800 3.14", 4),
        ("Алаңдағы дауыс – бір", 3),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert count_words(text) == count


def test_a_quotation_within_another_counts_once() -> None:
    whole = Quoted("one two three four", (Span(0, 18),))
    part = Quoted("two three", (Span(4, 13),))
    assert account_of([part, whole], length=10) == Account(2, 4, 4, 0.4)


def test_what_overlaps_counts_as_it_is_printed() -> None:
    quoted = [Quoted("one two three", (Span(0, 13),)), Quoted("three four", (Span(8, 18),))]
    assert account_of(quoted) == Account(2, 5, 3, None)


def test_the_same_words_count_once_wherever_they_stand() -> None:
    assert account_of([Quoted("one two"), Quoted("one two")]) == Account(2, 2, 2, None)


def test_nothing_quoted_is_nothing() -> None:
    assert account_of([], 10) == Account(0, 0, 0, 0.0)


WORDS = st.lists(st.sampled_from(["one", "two", "three", "four"]), min_size=1, max_size=6)


@given(st.lists(WORDS.map(" ".join), max_size=6), st.integers(1, 50))
def test_an_account_does_not_depend_on_the_order(texts: list[str], length: int) -> None:
    quoted = [Quoted(text) for text in texts]
    account = account_of(quoted, length)
    assert account == account_of(quoted[::-1], length)
    assert account.longest <= account.words <= sum(map(count_words, texts))


@pytest.mark.parametrize(
    ("account", "limits", "exceeded"),
    [
        (Account(1, 400, 400, 0.1), PRESETS["stm"], ()),
        (Account(2, 801, 401, None), PRESETS["stm"], ("words_each", "words_total")),
        (Account(1, 900, 900, 0.11), PRESETS["tenth"], ("share",)),
        (Account(1, 900, 900, None), PRESETS["tenth"], ()),
        (Account(9, 9000, 900, 0.9), Limits(), ()),
    ],
)
def test_limits_that_are_exceeded_are_named(
    account: Account, limits: Limits, exceeded: tuple[str, ...]
) -> None:
    assert account.exceeds(limits) == exceeded


def test_every_preset_says_whose_advice_it_is() -> None:
    assert all(limits.advice for limits in PRESETS.values())
