"""A quotation is found on the page of its source, and no address says more than it should."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.exchange.text_fragment import text_fragment_url

PAGE = "https://courier.example.org/2022/night"


@pytest.mark.parametrize(
    ("quotation", "directive"),
    [
        ("Nobody led the square.", "Nobody%20led%20the%20square."),
        (
            "well-known, so & so; “ә” #1",
            "well%2Dknown%2C%20so%20%26%20so%3B%20%E2%80%9C%D3%99%E2%80%9D%20%231",
        ),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            "one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
        ),
        ("One two three […] four five six.", "One%20two%20three,four%20five%20six."),
        ("One two three\n\nfour five six", "One%20two%20three,four%20five%20six"),
        ("One two three\nfour five six", "One%20two%20three,four%20five%20six"),
        ("[T]hen it was dark, and they [the crowd] sang.", "it%20was%20dark%2C%20and%20they"),
        ("He [Tokayev] said so and left [the hall]", "said%20so%20and%20left"),
        ("one two [x] three four", "one%20two,three%20four"),
    ],
)
def test_words_name_the_place(quotation: str, directive: str) -> None:
    assert text_fragment_url(PAGE, quotation) == f"{PAGE}#:~:text={directive}"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "ftp://x.example/a",
        "//x.example/a",
        "https://doi.org/10.5555/1",
        "http://dx.doi.org:80/10.5555/1",
        "https://hdl.handle.net/1/2",
        "https://x.example/a.PDF",
        "https://x.example/a.pdf?download=1#page=2",
        "https://x.example/a.epub",
        "https://x.example/a#:~:text=b",
        "https://x.example/a b",
        'https://x.example/"onclick=',
        "https://[x/a",
    ],
)
def test_what_is_no_page_has_no_place(url: str) -> None:
    assert text_fragment_url(url, "Nobody led the square.") == ""


@pytest.mark.parametrize("quotation", ["", "one", "[…]", "one […] two", "[one two three]"])
def test_too_few_words_name_nothing(quotation: str) -> None:
    assert text_fragment_url(PAGE, quotation) == ""


def test_an_anchor_is_kept() -> None:
    assert text_fragment_url(f"{PAGE}?a=1#top", "one two") == f"{PAGE}?a=1#top:~:text=one%20two"


@given(st.text())
def test_every_word_named_is_one_of_the_quotation(quotation: str) -> None:
    url = text_fragment_url(PAGE, quotation)
    if url:
        text = urlsplit(url).fragment.removeprefix(":~:text=")
        assert text.isascii()
        assert not set(text) & set("-&\"'<> ")
        for words in text.split(","):
            assert set(unquote(words).split()) <= set(quotation.split())
