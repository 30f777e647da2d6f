"""Check the groups that excerpts fall into."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import PAGES, TAXONOMY, WORKS, excerpt, excerpt_lists, names

from sphinx_qantar.collection import Group, GroupBy, Selection, Surroundings, group_excerpts
from sphinx_qantar.model import Date, Excerpt

SURROUNDINGS = Surroundings(TAXONOMY, WORKS, PAGES, {"week1": "Week 1", "index": ""})
Outline = list[tuple[str, str, list[str], int]]


def outline(groups: tuple[Group, ...]) -> Outline:
    return [(group.key, group.label, names(group.excerpts), group.depth) for group in groups]


def grouped(
    excerpts: list[Excerpt], group_by: GroupBy, selection: Selection | None = None
) -> Outline:
    return outline(group_excerpts(excerpts, group_by, selection or Selection(), SURROUNDINGS))


THEMED = [
    excerpt("a", themes=("regime",)),
    excerpt("b"),
    excerpt("c", themes=("networks", "regime", "networks")),
    excerpt("d", themes=("Әлем", "бunt", "labour")),
]


def test_by_theme() -> None:
    assert grouped(THEMED, "theme") == [
        ("mobilisation", "Mobilisation", [], 0),
        ("leaderlessness", "Leaderless protest", [], 1),
        ("networks", "Networks", ["c"], 2),
        ("regime", "The regime", ["a", "c"], 0),
        ("labour", "Labour", ["d"], 1),
        ("Әлем", "Әлем", ["d"], 0),
        ("бunt", "бunt", ["d"], 0),
        ("", "", ["b"], 0),
    ]


def test_by_theme_where_the_selection_names_themes() -> None:
    selected = [THEMED[2], THEMED[3]]
    assert grouped(selected, "theme", Selection(themes=("networks", "labour"))) == [
        ("networks", "Networks", ["c"], 0),
        ("labour", "Labour", ["d"], 0),
    ]
    assert grouped(selected, "theme", Selection(themes=("mobilisation",), narrower=True)) == [
        ("mobilisation", "Mobilisation", [], 0),
        ("leaderlessness", "Leaderless protest", [], 1),
        ("networks", "Networks", ["c"], 2),
        ("labour", "Labour", ["d"], 1),
    ]
    assert grouped([THEMED[3]], "theme", Selection(themes=("бunt",))) == [
        ("бunt", "бunt", ["d"], 0)
    ]


CITED = [
    excerpt("a", "unknown"),
    excerpt("b", "marat-tutumlu-2022"),
    excerpt("c", "anonymous-2022"),
    excerpt("d", "kudaibergenova-laruelle-2022"),
    excerpt("e", "marat-tutumlu-2022"),
    excerpt("f", "cabar-2019"),
]


def test_by_work() -> None:
    assert grouped(CITED, "work") == [
        ("anonymous-2022", "A Leaflet", ["c"], 0),
        ("cabar-2019", "cabar-2019", ["f"], 0),
        (
            "kudaibergenova-laruelle-2022",
            "Making Sense of the January Protests",
            ["d"],
            0,
        ),
        ("marat-tutumlu-2022", "Kazakhstan on Fire", ["b", "e"], 0),
        ("unknown", "unknown", ["a"], 0),
    ]


def test_by_work_in_the_order_of_the_bibliography() -> None:
    order = {"marat-tutumlu-2022": 0, "unknown": 1}
    surroundings = Surroundings(TAXONOMY, WORKS, PAGES, {}, order)
    groups = group_excerpts(CITED, "work", Selection(), surroundings)
    assert [group.key for group in groups[:3]] == [
        "marat-tutumlu-2022",
        "unknown",
        "anonymous-2022",
    ]


def test_by_author() -> None:
    assert grouped(CITED, "author") == [
        ("CABAR", "CABAR", ["f"], 0),
        ("Kudaibergenova, Diana", "Kudaibergenova, Diana", ["d"], 0),
        ("Laruelle, Marlène", "Laruelle, Marlène", ["d"], 0),
        ("Marat, Erica", "Marat, Erica", ["b", "e"], 0),
        ("Tutumlu, Assel", "Tutumlu, Assel", ["b", "e"], 0),
        ("", "", ["a", "c"], 0),
    ]
    assert grouped([CITED[3]], "author", Selection(authors=("LARUELLE",))) == [
        ("Laruelle, Marlène", "Laruelle, Marlène", ["d"], 0)
    ]


def test_by_date() -> None:
    dated = [
        excerpt("a", date=Date(((2022, 1, 11),))),
        excerpt("b"),
        excerpt("c", date=Date(((2022,),))),
        excerpt("d", date=Date(((2022, 1, 2), (2022, 2)))),
        excerpt("e", date=Date(literal="the winter")),
        excerpt("f", date=Date(((1986, 12),))),
        excerpt("g", date=Date(((2022,),), season=1)),
    ]
    assert grouped(dated, "date") == [
        ("1986-12", "1986-12", ["f"], 0),
        ("2022", "2022", ["c"], 0),
        ("2022-01", "2022-01", ["a", "d"], 0),
        ("2022-21", "2022-21", ["g"], 0),
        ("the winter", "the winter", ["e"], 0),
        ("", "", ["b"], 0),
    ]


def test_by_place() -> None:
    placed = [
        excerpt("a", places=("Жаңаөзен", "Almaty")),
        excerpt("b"),
        excerpt("c", places=("Алматы", "Almaty", "Almaty")),
    ]
    assert grouped(placed, "place") == [
        ("Almaty", "Almaty", ["a", "c"], 0),
        ("Алматы", "Алматы", ["c"], 0),
        ("Жаңаөзен", "Жаңаөзен", ["a"], 0),
        ("", "", ["b"], 0),
    ]
    assert grouped([placed[0]], "place", Selection(places=("almaty",))) == [
        ("Almaty", "Almaty", ["a"], 0)
    ]


def test_by_page() -> None:
    found = [
        excerpt("a", docname="z"),
        excerpt("b", docname="week1"),
        excerpt("c", docname="index"),
        excerpt("d", docname="week2"),
        excerpt("e", docname="week1"),
    ]
    assert grouped(found, "page") == [
        ("index", "index", ["c"], 0),
        ("week2", "week2", ["d"], 0),
        ("week1", "Week 1", ["b", "e"], 0),
        ("z", "z", ["a"], 0),
    ]


def test_not_grouped() -> None:
    assert grouped(THEMED, "none") == [("", "", ["a", "b", "c", "d"], 0)]


@pytest.mark.parametrize("group_by", get_args(GroupBy))
def test_nothing_makes_no_groups(group_by: GroupBy) -> None:
    assert grouped([], group_by) == []


@given(excerpt_lists, st.sampled_from(get_args(GroupBy)))
def test_the_groups_together_hold_what_was_given(
    excerpts: list[Excerpt], group_by: GroupBy
) -> None:
    groups = group_excerpts(excerpts, group_by, Selection(), SURROUNDINGS)
    assert {found for group in groups for found in group.excerpts} == set(excerpts)
    assert len({group.key for group in groups}) == len(groups)
    for group in groups:
        assert list(group.excerpts) == [found for found in excerpts if found in group.excerpts]


@given(excerpt_lists, st.sampled_from(["work", "date", "page", "none"]))
def test_what_has_one_value_stands_in_one_group(excerpts: list[Excerpt], group_by: GroupBy) -> None:
    groups = group_excerpts(excerpts, group_by, Selection(), SURROUNDINGS)
    assert sum(len(group.excerpts) for group in groups) == len(excerpts)


@given(excerpt_lists)
def test_depth_never_jumps(excerpts: list[Excerpt]) -> None:
    depths = [group.depth for group in group_excerpts(excerpts, "theme", Selection(), SURROUNDINGS)]
    steps = zip([-1, *depths], depths, strict=False)
    assert all(depth <= before + 1 for before, depth in steps)
