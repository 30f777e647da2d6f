"""Locators are read as people write them, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.csl.locators import parse_locator, split_locator
from sphinx_qantar.model import Locator

WHOLE = [
    ("p. 3", "page", "3"),
    ("pp. 33–35", "page", "33–35"),
    ("pp. 33-5, 40", "page", "33–5, 40"),
    ("PP 33--35", "page", "33–35"),
    ("p.xii", "page", "xii"),
    ("12", "page", "12"),
    ("xii-xv", "page", "xii–xv"),
    ("v", "page", "v"),
    ("l–lii", "page", "l–lii"),
    ("xİV", "page", "xİV"),
    ("xıı", "page", "xıı"),
    ("A12-A15", "page", "A12–A15"),
    ("33ff.", "page", "33ff."),
    ("pp. 33 ff.", "page", "33 ff."),
    ("para. 6", "paragraph", "6"),
    ("¶ 6", "paragraph", "6"),
    ("¶¶ 6–8", "paragraph", "6–8"),
    ("§ 3", "section", "3"),
    ("§§3-5", "section", "3–5"),
    ("ch. 2", "chapter", "2"),
    ("chapter 3", "chapter", "3"),
    ("chapters 3 and 4", "chapter", "3 and 4"),
    ("ch. Introduction", "chapter", "Introduction"),
    ("vol. 2", "volume", "2"),
    ("1:23:45", "timestamp", "1:23:45"),
    ("1:23-1:30", "timestamp", "1:23–1:30"),
    ("time 1:23:45", "timestamp", "1:23:45"),
    ("at 12:30", "timestamp", "12:30"),
    ("fol. 3r", "folio", "3r"),
    ("line 5", "line", "5"),
    ("v. 12", "verse", "12"),
    ("v 12", "verse", "12"),
    ("fig. 2", "figure", "2"),
    ("col. 4", "column", "4"),
    ("no. 5", "issue", "5"),
    ("s.v. Abai", "sub-verbo", "Abai"),
    ("s. v. “Abai”", "sub-verbo", "“Abai”"),
    ("sub verbo Abai", "sub-verbo", "Abai"),
    ("app. B", "appendix", "B"),
    ("с. 12", "page", "12"),
    ("стр. 12–15", "page", "12–15"),
    ("гл. 3", "chapter", "3"),
    ("т. 2", "volume", "2"),
    ("ст. 5", "article-locator", "5"),
    ("стих 7", "verse", "7"),
    ("абз. 4", "paragraph", "4"),
    ("разд. 1", "section", "1"),
    ("№5", "issue", "5"),
    ("12-б.", "page", "12"),
    ("12–15 б.", "page", "12–15"),
    ("б. 12", "page", "12"),
    ("12-бет", "page", "12"),
    ("3-тарау", "chapter", "3"),
    ("2 том", "volume", "2"),
]


@pytest.mark.parametrize(("text", "label", "value"), WHOLE)
def test_a_locator_is_read(text: str, label: str, value: str) -> None:
    assert parse_locator(text) == Locator(label, value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the locator is empty; write for example p. 12"),
        ("  ", "the locator is empty; write for example p. 12"),
        ("p. ", "nothing stands after the label of the locator ‘p.’"),
        ("para", "nothing stands after the label of the locator ‘para’"),
        ("pge 12", "the locator ‘pge 12’ begins with no label we know; did you mean ‘page’?"),
        ("parra 12", "the locator ‘parra 12’ begins with no label we know; did you mean ‘para’?"),
        (
            "???",
            (
                "the locator ‘???’ begins with no label we know; "
                "write for example p. 12, para. 6, ch. 3 or time 1:23:45"
            ),
        ),
    ],
)
def test_what_is_no_locator_is_refused_in_plain_words(text: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared below
        parse_locator(text)
    assert str(caught.value) == message


SPLIT = [
    (", pp. 33–35 and passim", ("page", "33–35"), " and passim"),
    (", pp. 33-35, 38, and passim", ("page", "33–35, 38"), ", and passim"),
    (" p. 3", ("page", "3"), ""),
    (", 12", ("page", "12"), ""),
    (", 1:23:45", ("timestamp", "1:23:45"), ""),
    (", p. 3n2 here", ("page", "3n2"), " here"),
    (", 33ff., esp. 40", ("page", "33ff."), ", esp. 40"),
    (", ch. 2, p. 3", ("chapter", "2"), ", p. 3"),
    (", s.v. Abai, more", ("sub-verbo", "Abai"), ", more"),
    (", стр. 12–15, там же", ("page", "12–15"), ", там же"),
    (", 12–15 б., сонда", ("page", "12–15"), ", сонда"),
    ("{ii, A, D-Z}, with a suffix", ("page", "ii, A, D-Z"), ", with a suffix"),
    (", {ch. 2, 4} and so on", ("chapter", "2, 4"), " and so on"),
    ("{}, 99 years later", None, ", 99 years later"),
    (" and elsewhere", None, " and elsewhere"),
    (", I think", None, ", I think"),
    (", ch. Introduction", None, ", ch. Introduction"),
    (", chapter", None, ", chapter"),
    (", {open", None, ", {open"),
    ("", None, ""),
]


@pytest.mark.parametrize(("text", "locator", "suffix"), SPLIT)
def test_what_follows_a_key_is_parted(
    text: str, locator: tuple[str, str] | None, suffix: str
) -> None:
    assert split_locator(text) == (Locator(*locator) if locator else None, suffix)


TEXTS = st.text(st.sampled_from("p.pг с12–-,;{}[]  :ivxб§абAf\n&") | st.characters())


@given(TEXTS)
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        locator = parse_locator(text)
    except ValueError:
        return
    assert locator.label
    assert locator.value.strip() == locator.value != ""


@given(TEXTS)
def test_a_text_without_a_locator_is_all_suffix(text: str) -> None:
    locator, suffix = split_locator(text)
    if locator is None and "{" not in text:
        assert suffix.split() == text.split()
    else:
        assert len(suffix) <= len(text)


@pytest.mark.parametrize("piece", ["1-", "1, ", "i", " ", "1.", "p. ", "{", "1 f"])
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    text = "p. " + piece * 50_000  # what is quadratic would take minutes here
    assert split_locator(text)[1] is not None
