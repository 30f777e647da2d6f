"""Check how the words quoted from a work are counted and held against limits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.model import Span
from sphinx_qantar.rights import PRESETS, Account, Limits, Quoted, account_of
from sphinx_qantar.rights.account import count_words, merge

SOURCE = "one two three four five six seven eight nine ten"


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


def test_what_two_quotations_share_counts_once() -> None:
    quoted = [Quoted("one two three", (Span(0, 13),)), Quoted("three four", (Span(8, 18),))]
    assert account_of(quoted, SOURCE, length=10) == Account(2, 4, 3, 0.4)


def test_words_whose_place_is_not_known_count_as_they_stand() -> None:
    quoted = [Quoted("one two three"), Quoted("one two three"), Quoted("three four")]
    assert account_of(quoted, SOURCE, length=10) == Account(3, 5, 3, 0.5)
    assert account_of(quoted) == Account(3, 5, 3, None)


def test_nothing_quoted_is_nothing() -> None:
    assert account_of([], SOURCE, 10) == Account(0, 0, 0, 0.0)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_merged_stretches_hold_the_same_and_never_touch(drawn: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in drawn]
    merged = merge(spans)
    held = {place for span in spans for place in range(span.start, span.end)}
    assert {place for span in merged for place in range(span.start, span.end)} == held
    assert all(one.end < other.start for one, other in pairwise(merged))


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
