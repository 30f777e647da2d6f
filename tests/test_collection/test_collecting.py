"""Check collections whole: selected, ordered, limited and grouped."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import PAGES, TAXONOMY, WORKS, excerpt, excerpt_lists, names

from sphinx_qantar.collection import ExcerptIndex, Group, GroupBy, Selection, collect, select
from sphinx_qantar.model import Date, Excerpt

TITLES = {"week1": "Week 1", "week2": "Week 2"}


def collected(
    excerpts: Sequence[Excerpt],
    selection: Selection,
    group_by: GroupBy = "none",
    sort: Sequence[str] = (),
) -> tuple[Group, ...]:
    return collect(
        ExcerptIndex(excerpts),
        selection,
        TAXONOMY,
        WORKS,
        group_by=group_by,
        sort=sort,
        page_order=PAGES,
        page_titles=TITLES,
    )


EXCERPTS = (
    excerpt("a", docname="week1", themes=("regime",), date=Date(((2019,),))),
    excerpt("b", docname="week2", themes=("labour", "regime"), date=Date(((2021,),))),
    excerpt("c", docname="index", themes=("networks",), date=Date(((2022,),))),
    excerpt("d", docname="week2", line=2, withheld=True),
)


def test_the_limit_counts_in_the_order_asked_for_before_grouping() -> None:
    groups = collected(EXCERPTS, Selection(limit=2), "page", ["-date"])
    assert [(group.label, names(group.excerpts)) for group in groups] == [
        ("index", ["c"]),
        ("Week 2", ["b"]),
    ]


def test_only_themes_asked_for_make_groups() -> None:
    groups = collected(EXCERPTS, Selection(themes=("regime",)), "theme")
    assert [(group.key, names(group.excerpts)) for group in groups] == [("regime", ["b", "a"])]


def test_an_empty_collection_has_no_groups() -> None:
    assert collected(EXCERPTS, Selection(places=("Astana",)), "theme") == ()


def test_an_unknown_sort_key_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^Excerpts cannot be sorted by 'dat'\. Did you mean 'd"):
        collected(EXCERPTS, Selection(), sort=["dat"])


def test_the_order_of_works_is_passed_on() -> None:
    excerpts = [excerpt("a", "cabar-2019"), excerpt("b", "marat-tutumlu-2022")]
    groups = collect(
        excerpts,
        Selection(),
        TAXONOMY,
        WORKS,
        group_by="work",
        sort=["work"],
        page_order=PAGES,
        page_titles=TITLES,
        work_order={"marat-tutumlu-2022": 0, "cabar-2019": 1},
    )
    assert [group.key for group in groups] == ["marat-tutumlu-2022", "cabar-2019"]


def test_a_collection_by_theme_does_not_load_the_table_of_the_collation() -> None:
    code = (
        "import material as m\n"
        "from sphinx_qantar import collection as c, collation\n"
        "one = m.excerpt('a', themes=('regime',)), m.excerpt('b')\n"
        "for by in ('theme', 'page', 'date', 'none'):\n"
        "    c.collect(one, c.Selection(), m.TAXONOMY, m.WORKS, group_by=by, sort=('-date',),\n"
        "              page_order=m.PAGES, page_titles={})\n"
        "print(collation.collation_key.cache_info().currsize)\n"
    )
    path = [str(folder) for folder in sys.path]
    run = subprocess.run(  # noqa: S603 - it runs this interpreter on the lines above
        [sys.executable, "-c", f"import sys; sys.path[:] = {path!r}\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "0\n"


groupings = st.sampled_from(get_args(GroupBy))
sorts = st.lists(st.sampled_from(["page", "-work", "date", "-title", "name"]), max_size=2)
selections = st.builds(
    Selection,
    themes=st.sampled_from([(), ("regime",), ("mobilisation", "undeclared")]),
    narrower=st.booleans(),
    limit=st.integers(0, 3),
)


@given(st.data(), excerpt_lists, selections, groupings, sorts)
def test_the_order_given_does_not_matter(
    data: st.DataObject,
    excerpts: list[Excerpt],
    selection: Selection,
    group_by: GroupBy,
    sort: list[str],
) -> None:
    shuffled = data.draw(st.permutations(excerpts))
    groups = collected(excerpts, selection, group_by, sort)
    assert collected(shuffled, selection, group_by, sort) == groups


@given(excerpt_lists, selections, st.sampled_from(["page", "work"]))
def test_the_groups_together_are_the_selection(
    excerpts: list[Excerpt], selection: Selection, group_by: GroupBy
) -> None:
    gathered = [
        found for group in collected(excerpts, selection, group_by) for found in group.excerpts
    ]
    chosen = select(excerpts, selection, TAXONOMY, WORKS)
    assert len(gathered) == len(set(gathered))
    assert set(gathered) <= set(chosen)
    assert len(gathered) == (min(selection.limit, len(chosen)) if selection.limit else len(chosen))
