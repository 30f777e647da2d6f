"""Filters of bibliographies: parsed, never evaluated, and never slow."""

from __future__ import annotations

import contextlib
import re
import time

import pytest
from building import REFERENCES
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.bibliography import parse_bibtex
from sphinx_qantar.bibliography.entry_fields import field_text, type_text
from sphinx_qantar.bibliography.filtering import Candidate, FilterError, compile_filter
from sphinx_qantar.bibliography.patterns import compile_pattern

OWN = '@phdthesis{Own1, author="von Hart, Jr, June", title={On {\\"U}ber} # " sand", shelf={B 3}}\n'
WORKS = parse_bibtex(REFERENCES + OWN).works
CITED = {
    "orlova-2019": frozenset({"a", "b"}),
    "bekov-hart-2021": frozenset({"b"}),
    "courier-2022": frozenset({"c"}),
}
ALL = list(WORKS)


def selected(text: str) -> list[str]:
    accepts = compile_filter(text).accepts
    return [
        key
        for key, work in WORKS.items()
        if accepts(Candidate(work, "b", CITED.get(key, frozenset())))
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("True", ALL),
        ("False", []),
        ("cited", list(CITED)),
        ("not cited", ["sarsen-2020", "Own1"]),
        ("docname in docnames", ["orlova-2019", "bekov-hart-2021"]),
        ("docname not in docnames and cited", ["courier-2022"]),
        ('{"a", "c"} & docnames', ["orlova-2019", "courier-2022"]),
        ('cited and ({"a", "b"} >= docnames)', ["orlova-2019", "bekov-hart-2021"]),
        ('docnames == {"a"} | {"b"}', ["orlova-2019"]),
        ('type == "book"', ["orlova-2019"]),
        ('type in {"online", "phdthesis"}', ["courier-2022", "Own1"]),
        ('key == "own1"', ["Own1"]),
        ('year and (year <= "2020")', ["orlova-2019", "sarsen-2020"]),
        ("year > 2020", ["bekov-hart-2021", "courier-2022"]),
        ('author % "hart"', ["bekov-hart-2021", "Own1"]),
        ('author == "Bekov, Daniyar and Hart, June"', ["bekov-hart-2021"]),
        ('author == "von Hart, Jr, June"', ["Own1"]),
        ('editor % "^Orlova"', ["sarsen-2020"]),
        ('"square" in title', []),
        ('title % "square|САХ|дауыс"', ["orlova-2019", "sarsen-2020"]),
        ('title % "Über sand$"', ["Own1"]),
        ('title % "(?i)über SAND$"', ["Own1"]),
        ('shelf == "B 3"', ["Own1"]),
        ('journal % "steppe" or booktitle % "VOICES"', ["bekov-hart-2021", "sarsen-2020"]),
        ('pages % "101--128"', ["bekov-hart-2021"]),
        ('month == "03"', ["bekov-hart-2021"]),
        ("doi", ["bekov-hart-2021"]),
        ("not (cited or doi) and True", ["sarsen-2020", "Own1"]),
    ],
)
def test_what_a_filter_selects(text: str, keys: list[str]) -> None:
    assert selected(text) == keys


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "‘’ is no expression."),
        ("cited and", "‘cited and’ is no expression."),
        ('year = "2003"', '‘year = "2003"’ is no expression. Write == to compare.'),
        ("cited; cited", "‘cited; cited’ is no expression."),
        ("open('x')", "‘open('x')’ cannot stand in a filter."),
        ("cited.__class__", "‘cited.__class__’ cannot stand in a filter."),
        ("[key]", "‘[key]’ cannot stand in a filter."),
        ("-1", "‘-1’ cannot stand in a filter."),
        ("1.5", "‘1.5’ cannot stand in a filter."),
        (
            "year + 1",
            (
                "‘year + 1’ cannot stand in a filter; between two values stand "
                "and, or, in, ==, !=, <, <=, >, >=, %, | or &."
            ),
        ),
        ("cited % 'x'", "% searches a text, and ‘cited’ is none."),
        ("title % author", "after % stands a pattern in quotation marks."),
        ("title % '('", "the pattern ‘'('’: a ‘(’ is not closed."),
        ("title % '(?=x)'", "the pattern ‘'(?=x)'’: ‘(?’ can only begin ‘(?:’ here."),
        ("docname in cited", "‘docname in cited’: in asks for a text in a set or a text."),
        ("docnames == 'a'", "‘docnames == 'a'’ compares a set with text."),
        ("title | author", "| and & combine two sets, which ‘title | author’ does not."),
        ("{cited}", "a set between braces holds texts."),
        ("'1' < year < '2'", "‘'1' < year < '2'’: compare two values at a time, joined by and."),
        ("cited is True", "‘cited is True’: write == to compare."),
        ("not " * 60 + "cited", "the expression is nested too deeply."),
        ("(" * 500 + ")" * 500, f"‘{'(' * 500}{')' * 500}’ is no expression."),
        ("cited or " * 300 + "cited", "the expression is longer than 2000 characters."),
    ],
)
def test_what_is_no_filter_is_said(text: str, message: str) -> None:
    with pytest.raises(FilterError) as caught:
        compile_filter(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "cited_only"),
    [
        ("cited", True),
        ("docname in docnames and year", True),
        ("{'a'} & docnames", True),
        ("cited or docname in docnames", True),
        ("cited or year", False),
        ("not cited", False),
        ("docnames < {'a'}", False),
    ],
)
def test_filters_that_select_only_what_is_cited_are_known(text: str, cited_only: bool) -> None:  # noqa: FBT001 - a case of the table
    assert compile_filter(text).cited_only is cited_only


def test_fields_asked_for_are_known() -> None:
    assert compile_filter('cited and (shelf or author % "x")').fields == {"shelf", "author"}


def test_types_and_fields_of_a_work_that_is_in_no_file() -> None:
    work = parse_bibtex("@book{a, title={A <c>}}").works["a"]
    assert (type_text(work), field_text(work, "title"), field_text(work, "shelf")) == (
        "book",
        "A <c>",
        "",
    )


# -- laws --------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "cited",
        "docnames",
        "docname",
        "year",
        "'a'",
        "2019",
        "and",
        "or",
        "not",
        "in",
        "==",
        "<",
        "%",
        "&",
        "|",
        "(",
        ")",
        "{",
        "}",
        ",",
        "'a+(b'",
        "__import__",
        "lambda",
        ":",
        ".",
        "True",
        "'\\w'",
    ]
)


@given(st.text() | st.lists(WORDS, max_size=12).map(" ".join))
def test_any_text_is_a_filter_or_a_fault(text: str) -> None:
    try:
        found = compile_filter(text)
    except FilterError:
        return
    for work in WORKS.values():
        assert found.accepts(Candidate(work, "b", frozenset({"b"}))) in (True, False)


ATOMS = st.sampled_from(["a", "b", "é", ".", "[ab]", "[^a]", "\\w", "\\W", "\\b", "^", "$", "\\."])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map("|".join).map("(?:{})".format),
        st.tuples(inner, st.sampled_from("*+?")).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        st.tuples(inner, st.sampled_from(["{2}", "{1,2}", "{0,}"])).map(
            lambda pair: f"({pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=8,
)


@given(PATTERNS, st.text("abcé. ", max_size=12))
def test_patterns_find_what_the_standard_library_finds(pattern: str, text: str) -> None:
    expected = re.search(pattern, text, re.IGNORECASE) is not None
    if "$" not in pattern:  # theirs matches before a last line feed, too
        assert compile_pattern(pattern).occurs_in(text) == expected


@given(st.text("ab(|)*+?{}[]^$\\.,0123-", max_size=20))
def test_any_text_is_a_pattern_or_a_fault(pattern: str) -> None:
    with contextlib.suppress(ValueError):
        assert compile_pattern(pattern).occurs_in("aabb") in (True, False)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+b", "a*a*a*a*a*b", "(a?){40}a{40}b"])
def test_no_pattern_takes_ages(pattern: str) -> None:
    begun = time.process_time()
    compile_pattern(pattern).occurs_in("a" * 5000 + "!")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "pattern",
    [
        *("a" * 201, "(" * 30 + ")" * 30, "(?:a{100}){100}", "a{101}", "a{2,1}", "a**", "*"),
        *("[", "[b-a]", "\\1", "\\", "(?P<a>b)", "(?i)a", ")"),
    ],
)
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        compile_pattern(pattern)
