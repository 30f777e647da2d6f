"""Test that the quick way to split a file gives what the careful one does, where it gives any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.bibliography.blocks import Blocks, _Splitting, split_blocks
from sphinx_qantar.bibliography.plain_blocks import split_plainly

ENTRY = '@book{key,\n  title = {A {B} \\\'e c},\n  year = 1999,\n  note = "n, n"\n}\n'


def careful(text: str) -> Blocks:
    """Split a text by the parser that takes anything."""
    return _Splitting(text, "").run()


@pytest.mark.parametrize(
    "text",
    [
        ENTRY,
        ENTRY + ENTRY,
        "words before\n\n" + ENTRY + "words after\n",
        "@STRING{oup = {Oxford}}\n" + ENTRY,
        "@comment{nothing {at} all}\n@preamble{x}\n" + ENTRY,
        "@book{k,}",
        "@book{k,title={A},title={B},}",
        "  @book{k, Title =\n  {A}, year\t= 1999}",
        "",
    ],
)
def test_what_is_plain_is_split_alike(text: str) -> None:
    plain = split_plainly(text)
    assert plain is not None
    found = careful(text)
    assert plain == (list(found.entries), list(found.abbreviations))
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "@book(k, title = {A})",
        '@book{k, title = "A" # b}',
        "@book{k, title = {A\n@book{l, title = {B}}",
        "@book{k, title = {A}}}\n title = {B}",
        "@book{k title = {A}}",
        "@book{k}",
        "@book{k, title = {A \\} B}}",
        "@book{k, title = {A \\\\{B}}}",
        "@commentary{k, title = {A}}",
        "x @book{k, title = {A}}",
        "@book{k,\n% author = {A},\ntitle = {A}}",
    ],
)
def test_what_is_not_plain_is_left_to_more_care(text: str) -> None:
    assert split_plainly(text) is None
    assert split_blocks(text) == careful(text)


HEADS = ["@book{k,", "@string{", "a = ", "{B}", "}\n", "x"]


@given(st.lists(st.sampled_from([*HEADS, *'{}",\n \\%@#=1', ENTRY]), max_size=30))
def test_no_text_is_split_in_two_ways(pieces: list[str]) -> None:
    text = "".join(pieces)
    plain = split_plainly(text)
    if plain is not None:
        found = careful(text)
        assert plain == (list(found.entries), list(found.abbreviations))
        assert found.problems == ()


def test_many_braces_take_no_longer_than_they_are_many() -> None:
    assert split_plainly("@book{k, title = " + "{" * 20000) is None
    assert split_plainly("@book{k, title = {" + "{}" * 20000 + "}") is None
