"""Citations are found in running text, as Pandoc has them, and read in roles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.authoring.citation_syntax import (
    CitationMatch,
    find_citations,
    parse_cite_role,
)
from sphinx_qantar.model import CitationItem, Locator

A, B = CitationItem("a"), CitationItem("b")
PAGE_3 = CitationItem("a", Locator("page", "3"))


def found(text: str) -> list[tuple[str, tuple[CitationItem, ...]]]:
    """Give the citations of a text with what the author wrote."""
    return [(text[match.start : match.end], match.items) for match in find_citations(text)]


BRACKETED = [
    ("[@a]", (A,)),
    ("[-@a]", (CitationItem("a", suppress_author=True),)),
    ("[@a, p. 3]", (PAGE_3,)),
    ("[@a p. 3]", (PAGE_3,)),
    ("[see @a]", (CitationItem("a", prefix="see "),)),
    (
        "[see @a, pp. 33–35, and passim; -@b]",
        (
            CitationItem("a", Locator("page", "33–35"), "see ", ", and passim"),
            CitationItem("b", suppress_author=True),
        ),
    ),
    (
        "[e.g., @a, 12; cf. @b ch. 3]",
        (
            CitationItem("a", Locator("page", "12"), "e.g., "),
            CitationItem("b", Locator("chapter", "3"), "cf. "),
        ),
    ),
    ("[@{odd key}, p. 3]", (CitationItem("odd key", Locator("page", "3")),)),
    ("[@a{ii, D-Z}, so]", (CitationItem("a", Locator("page", "ii, D-Z"), "", ", so"),)),
    ("[@a, {pp. iv; v} and]", (CitationItem("a", Locator("page", "iv; v"), "", " and"),)),
    ("[@a{}, 99 years]", (CitationItem("a", suffix=", 99 years"),)),
    ("[@a [see @b]]", (CitationItem("a", suffix=" [see @b]"),)),
    ("[@a, [x; y]; @b]", (CitationItem("a", suffix=", [x; y]"), B)),
    ("[see @a,\nsec. 3]", (CitationItem("a", Locator("section", "3"), "see "),)),
    ("[@әуезов1949, 12–15 б.]", (CitationItem("әуезов1949", Locator("page", "12–15")),)),
]


@pytest.mark.parametrize(("text", "items"), BRACKETED)
def test_a_bracketed_citation_is_read(text: str, items: tuple[CitationItem, ...]) -> None:
    [match] = find_citations(f"So {text}.")
    assert match == CitationMatch(3, 3 + len(text), items, "parenthetical", bracketed=True)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("@a says", CitationMatch(0, 2, (A,), "textual", bracketed=False)),
        ("“@a’s” view", CitationMatch(1, 3, (A,), "textual", bracketed=False)),
        ("@a [p. 3] says", CitationMatch(0, 9, (PAGE_3,), "textual", bracketed=True)),
        ("@a\n[p. 3]", CitationMatch(0, 9, (PAGE_3,), "textual", bracketed=True)),
        ("@a [3] says", CitationMatch(0, 6, (PAGE_3,), "textual", bracketed=False)),
        (
            "@a [p. 3; see @b]",
            CitationMatch(
                0, 17, (PAGE_3, CitationItem("b", prefix="see ")), "textual", bracketed=True
            ),
        ),
        (
            "-@a [p. 3]",
            CitationMatch(
                0,
                10,
                (CitationItem("a", Locator("page", "3"), suppress_author=True),),
                "parenthetical",
                bracketed=True,
            ),
        ),
        ("@a [ ]", CitationMatch(0, 2, (A,), "textual", bracketed=False)),
        ("[@a", CitationMatch(1, 3, (A,), "textual", bracketed=False)),
        (
            "@{odd key}",
            CitationMatch(0, 10, (CitationItem("odd key"),), "textual", bracketed=False),
        ),
    ],
)
def test_a_citation_in_its_sentence_is_read(text: str, match: CitationMatch) -> None:
    assert list(find_citations(text)) == [match]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@a:b/c.d-e.", "@a:b/c.d-e"),
        ("@a, @b", "@a @b"),
        ("@f--g", "@f"),
        ("@a:", "@a"),
        ("@_x1", "@_x1"),
        ("--@a", "@a"),
        ("@a [@b]", "@a [@b]"),
        ("[text [@a] more]", "[@a]"),
        ("[[@a]]", "[@a]"),
        ("{see [@a]}", "[@a]"),
        ("@a]", "@a"),
    ],
)
def test_a_citation_ends_where_its_key_or_bracket_does(text: str, expected: str) -> None:
    assert " ".join(written for written, _ in found(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["a@b.org", "x/@a", r"\@a", "\x00@a", "[me @ home]", "[x](y)", "@", "@.", r"\[@", "a@b [p. 3]"],
)
def test_other_at_signs_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[@]", "in the citation ‘[@]’, an @ has no citekey after it"),
        ("[-@]", "in the citation ‘[-@]’, an @ has no citekey after it"),
        ("[see @a; @]", "in the citation ‘[see @a; @]’, an @ has no citekey after it"),
        ("[see @a; ]", "in the citation ‘[see @a; ]’, a part without words has no @citekey"),
        ("[@a; p. 3]", "in the citation ‘[@a; p. 3]’, ‘p. 3’ has no @citekey"),
        ("@a [p. 3; x]", "in the citation ‘@a [p. 3; x]’, ‘x’ has no @citekey"),
        (
            "[@a and @b]",
            (
                "in the citation ‘[@a and @b]’, ‘@b’ needs a semicolon before it, "
                "or code marks if it is no citekey"
            ),
        ),
    ],
)
def test_a_malformed_citation_is_found_with_its_problem(text: str, problem: str) -> None:
    [match] = find_citations(text)
    assert (match.start, match.end, match.items) == (0, len(text), ())
    assert match.problem == problem


@given(st.text(st.sampled_from("[]@@@;-{}ab1, p.3\\\n\x00") | st.characters(), max_size=40))
def test_matches_lie_in_the_text_and_apart_from_one_another(text: str) -> None:
    end = 0
    for match in find_citations(text):
        assert end <= match.start < match.end <= len(text)
        assert "@" in text[match.start : match.end]
        assert bool(match.items) != bool(match.problem)
        end = match.end


@pytest.mark.once
@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "[@a; " * 20_000,
        "[@a " * 20_000 + "]" * 20_000,
        "[" * 20_000 + "@a" + "]" * 20_000,
        "@a [x " * 20_000 + "]" * 20_000,
        "@" * 50_000,
        "@{" * 50_000,
        "[@a, {" * 20_000,
        "[@a" + " " * 50_000,
        "@a" + "-a" * 50_000 + "-",
    ],
    ids=lambda text: text[:6],
)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    matches = list(find_citations(text))  # what is quadratic would take minutes here
    assert len(matches) <= text.count("@")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a", (A,)),
        ("@a", (A,)),
        (" a , b ", (A, B)),
        ("{see}a{p. 3},b", (CitationItem("a", Locator("page", "3"), "see "), B)),
        ("a{pp. 3-5, and on}", (CitationItem("a", Locator("page", "3–5"), "", ", and on"),)),
        ("{see {x}}a{so, {y}}", (CitationItem("a", None, "see {x} ", "so, {y}"),)),
    ],
)
def test_the_text_of_a_role_is_read(text: str, items: tuple[CitationItem, ...]) -> None:
    assert parse_cite_role(text) == items


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "in the citation ‘’, a citekey is missing"),
        ("a,,b", "in the citation ‘a,,b’, a citekey is missing"),
        ("{see}", "in the citation ‘{see}’, a citekey is missing"),
        ("a{p. {3}", "in the citation ‘a{p. {3}’, a ‘{’ is not closed"),
        ("a}", "in the citation ‘a}’, a ‘}’ has no ‘{’ before it"),
        ("a b", "in the citation ‘a b’, ‘a b’ is no citekey; put a comma between two"),
        (
            "a{p. 3}b",
            (
                "in the citation ‘a{p. 3}b’, ‘b’ follows the locator; "
                "put a comma before the next citekey"
            ),
        ),
    ],
)
def test_a_malformed_role_is_refused_in_plain_words(text: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared below
        parse_cite_role(text)
    assert str(caught.value) == message


@given(st.text(st.sampled_from("{},ab p.3") | st.characters(), max_size=30))
def test_no_text_of_a_role_breaks_the_reading(text: str) -> None:
    try:
        items = parse_cite_role(text)
    except ValueError:
        return
    assert items
    assert all(item.citekey for item in items)
