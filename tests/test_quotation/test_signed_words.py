"""Check how a quotation that cuts a sign off a word is told of."""

from __future__ import annotations

import pytest

from sphinx_qantar.quotation import SourceText, describe, verify
from sphinx_qantar.quotation.signed_words import cut_word

SOURCE = (
    "He writes C# and drives at 60 km/h in the (in)stability of post–war R&D, said the U.S. envoy."
)


@pytest.mark.parametrize(
    ("quotation", "told"),
    [
        ("He writes C", "‘C’ for ‘C#’"),
        ("drives at 60 km", "‘km’ for ‘km/h’"),
        ("stability of post–war R&D", "‘stability’ for ‘(in)stability’"),
        ("war R&D, said the", "‘war’ for ‘post–war’"),
        ("of post–war R", "‘R’ for ‘R&D’"),
        ("said the U", "‘U’ for ‘U.S.’"),
        ("He writes C … at 60 km", "‘C’ for ‘C#’; ‘km’ for ‘km/h’"),
    ],
)
def test_the_whole_word_is_named(quotation: str, told: str) -> None:
    found = verify(quotation, SourceText.of(SOURCE))
    assert (found.verdict, describe(found)) == ("altered", told)
    for difference in found.differences:
        place = difference.place
        assert place is not None
        assert SOURCE[place.start : place.end] == difference.source


@pytest.mark.parametrize(
    "whole",
    [
        "C++",
        "#tag",
        "a@b",
        "§5",
        "No. 7",
        "18+",
        "A−",
        "20 °C",
        "5%-ный",
        "1 000-нан",
        "²³⁵U",
        "EU:n",
    ],
)
def test_no_word_is_cut_at_its_ends(whole: str) -> None:
    text = f"Of {whole} they said (“{whole}”) much: {whole}, {whole}; {whole}"
    start = text.index(whole)
    while start >= 0:
        assert cut_word(text, start) is None
        assert cut_word(text, start + len(whole)) is None
        start = text.find(whole, start + 1)


@pytest.mark.parametrize("place", [-1, 0, 2, 99])
def test_a_text_is_not_cut_at_its_ends_or_beyond(place: int) -> None:
    assert cut_word("C#", place) is None
    assert cut_word("C#", 1) == (0, 2)
