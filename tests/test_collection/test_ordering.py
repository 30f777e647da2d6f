"""Check the order of excerpts by each key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import PAGES, WORKS, excerpt, excerpt_lists, names

from sphinx_qantar.collection import SORT_KEYS, require_sort_keys, sort_excerpts
from sphinx_qantar.model import Date, Excerpt

EXCERPTS = (
    excerpt("e1", "marat-tutumlu-2022", docname="week1", line=9, title="Бек"),
    excerpt("E2", "cabar-2019", docname="week1", line=2, title="Әуезов", date=Date(((2022,),))),
    excerpt(
        "e3", "anonymous-2022", docname="week2", line=30, title="Абай", date=Date(((2019, 6),))
    ),
    excerpt("e4", "unknown", docname="absent", line=1, date=Date(((2022, 1, 5), (2022, 1, 9)))),
    excerpt(
        "e5",
        "kudaibergenova-laruelle-2022",
        docname="index",
        line=1,
        date=Date(((-44, 3, 15),)),
    ),
)


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        ((), "e5 e3 E2 e1 e4"),
        (("page",), "e5 e3 E2 e1 e4"),
        (("-page",), "e4 e1 E2 e3 e5"),
        (("work",), "e3 E2 e5 e1 e4"),
        (("author",), "E2 e5 e1 e3 e4"),
        (("-author",), "e1 e5 E2 e3 e4"),
        (("date",), "e5 e3 E2 e4 e1"),
        (("-date",), "e4 E2 e3 e5 e1"),
        (("title",), "e3 E2 e1 e5 e4"),
        (("name",), "e1 E2 e3 e4 e5"),
        (("-name",), "e5 e4 e3 E2 e1"),
    ],
)
def test_sort(keys: tuple[str, ...], order: str) -> None:
    assert names(sort_excerpts(EXCERPTS, keys, WORKS, PAGES)) == order.split()


def test_works_go_by_the_bibliography_first() -> None:
    order = {"marat-tutumlu-2022": 0, "cabar-2019": 1}
    found = sort_excerpts(EXCERPTS, ("work",), WORKS, PAGES, order)
    assert names(found) == ["e1", "E2", "e3", "e5", "e4"]


def test_later_keys_break_the_ties_of_earlier_ones() -> None:
    excerpts = [
        excerpt("a", date=Date(((2021,),)), title="Y", line=1),
        excerpt("b", date=Date(((2022,),)), title="X", line=2),
        excerpt("c", date=Date(((2021,),)), title="X", line=3),
        excerpt("d", date=Date(((2021,),)), title="X", line=4),
    ]
    assert names(sort_excerpts(excerpts, ("title", "-date"), WORKS, PAGES)) == ["b", "c", "d", "a"]
    assert names(sort_excerpts(excerpts, ("-date", "title"), WORKS, PAGES)) == ["b", "c", "d", "a"]
    assert names(sort_excerpts(excerpts, ("date", "-page"), WORKS, PAGES)) == ["d", "c", "a", "b"]


def test_the_order_on_a_page_outweighs_the_line_in_an_included_file() -> None:
    excerpts = [excerpt("second", line=2, order=1), excerpt("first", line=40, order=0)]
    assert names(sort_excerpts(excerpts, (), WORKS, PAGES)) == ["first", "second"]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("athor", "Excerpts cannot be sorted by 'athor'. Did you mean 'author'?"),
        ("-dates", "Excerpts cannot be sorted by '-dates'. Did you mean 'date'?"),
        (
            "x",
            "Excerpts cannot be sorted by 'x'. Use one of: page, work, author, date, title, name.",
        ),
        (
            "",
            "Excerpts cannot be sorted by ''. Use one of: page, work, author, date, title, name.",
        ),
    ],
)
def test_an_unknown_key_is_refused(key: str, message: str) -> None:
    with pytest.raises(ValueError, match="cannot be sorted") as caught:
        sort_excerpts(EXCERPTS, ("page", key), WORKS, PAGES)
    assert str(caught.value) == message
    with pytest.raises(ValueError, match="cannot be sorted"):
        require_sort_keys([key])


sort_keys = st.lists(
    st.builds("{}{}".format, st.sampled_from(["", "-"]), st.sampled_from(SORT_KEYS)), max_size=3
)


@given(st.data(), excerpt_lists, sort_keys)
def test_the_order_given_does_not_matter(
    data: st.DataObject, excerpts: list[Excerpt], keys: list[str]
) -> None:
    shuffled = data.draw(st.permutations(excerpts))
    once = sort_excerpts(excerpts, keys, WORKS, PAGES)
    assert sort_excerpts(shuffled, keys, WORKS, PAGES) == once
    assert sorted(map(repr, once)) == sorted(map(repr, excerpts))
