"""No text breaks the reading of a bibliography, or makes it long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.bibliography import Library, parse_bibtex


def outline(library: Library) -> dict[str, str]:
    """Give the title of each work by citekey."""
    return {key: work.variables.get("title", "") for key, work in library.works.items()}


def messages(library: Library) -> list[tuple[int, str]]:
    """Give the line and the words of each problem."""
    assert {problem.subtype for problem in library.problems} <= {"bibliography"}
    return [(problem.line, problem.message) for problem in library.problems]


@given(
    st.lists(
        st.text(st.sampled_from("abcАәқ 12"), min_size=1).filter(str.strip), min_size=1, max_size=5
    )
)
def test_titles_come_back(titles: list[str]) -> None:
    text = "\n".join(f"@book{{k{i}, title={{{title}}}}}" for i, title in enumerate(titles))
    library = parse_bibtex(text)
    assert library.problems == ()
    assert [title.split() for title in outline(library).values()] == [t.split() for t in titles]


PIECES = [
    "@book{k,",
    "@string{a=",
    "@",
    "title=",
    "{",
    "}",
    '"',
    ",",
    "\n",
    "%",
    "#",
    "a",
    "\\",
    "=",
]


@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=25))
def test_no_text_breaks_the_reading(pieces: list[str]) -> None:
    text = "".join(pieces)
    library = parse_bibtex(text)
    assert all(
        1 <= line <= text.count("\n") + text.count("\r") + 1 for line, _ in messages(library)
    )
    assert all(work.citekey == key for key, work in library.works.items())


@pytest.mark.any_python
@pytest.mark.parametrize(
    "text",
    [
        "@book{k, title={" + "a b " * 250_000 + "}}",
        "@book{k, title={" + "{" * 50_000,
        '@book{k, title="' + '"' * 50_000,
        "@book{k, author={" + "A, B and " * 20_000 + "C}}",
        "@book{k,title=" + "{a} # " * 20_000 + "{b}}",
        "@book{k," + "title={a} " * 20_000 + "}",
        "@book{k,\n" * 5_000,
        "@a{" * 20_000,
        "@ " * 50_000,
        "\n@" + " " * 50_000,
        "%" + "@" * 50_000,
        "".join(f"@book{{k{i},crossref={{k{i + 1}}}}}\n" for i in range(5_000)),
    ],
    ids=lambda text: text[:24],
)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    works = parse_bibtex(text).works  # what is quadratic would take minutes here
    assert len([work.citekey for work in works.values()]) == len(works)
