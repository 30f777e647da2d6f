"""Check which excerpts a selection takes in, and what is said of one in vain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import TAXONOMY, WORKS, excerpt, excerpt_lists, names

from sphinx_qantar.collection import ExcerptIndex, Selection, select, selection_problems, take
from sphinx_qantar.model import Excerpt, Name, Problem, Subtype, Work

EXCERPTS = (
    excerpt("tribune", "marat-tutumlu-2022", themes=("leaderlessness",), language="en-GB"),
    excerpt("strike", "cabar-2019", themes=("labour", "regime"), language="ru"),
    excerpt(
        "name",
        "kudaibergenova-laruelle-2022",
        themes=("networks", "undeclared"),
        language="EN",
        people=("Mamay",),
        places=("Almaty", "Жаңаөзен"),
    ),
    excerpt("hidden", "marat-tutumlu-2022", themes=("regime",), withheld=True),
    excerpt("stray", "unknown", language="eng"),
)


@pytest.mark.parametrize(
    ("selection", "selected"),
    [
        (Selection(), ["tribune", "strike", "name", "stray"]),
        (Selection(themes=("regime",)), ["strike"]),
        (Selection(themes=("undeclared",)), ["name"]),
        (Selection(themes=("networks", "leaderlessness")), ["tribune", "name"]),
        (Selection(themes=("mobilisation",)), []),
        (Selection(themes=("mobilisation",), narrower=True), ["tribune", "strike", "name"]),
        (Selection(themes=("undeclared",), narrower=True), ["name"]),
        (Selection(works=("cabar-2019", "unknown")), ["strike", "stray"]),
        (Selection(authors=("laruelle",)), ["name"]),
        (Selection(authors=("Erica Marat", "cabar")), ["tribune", "strike"]),
        (Selection(authors=("MARLÈNE LARUELLE",)), ["name"]),
        (Selection(authors=("Laruelle, Marlène",)), ["name"]),
        (Selection(authors=("marle\u0300ne laruelle",)), ["name"]),
        (Selection(authors=("Erica",)), []),
        (Selection(languages=("en",)), ["tribune", "name"]),
        (Selection(languages=("en_gb", "ru")), ["tribune", "strike"]),
        (Selection(people=("mamay",)), ["name"]),
        (Selection(places=("ЖАҢАӨЗЕН", "Astana")), ["name"]),
        (Selection(themes=("labour", "networks"), languages=("en",)), ["name"]),
        (Selection(works=("cabar-2019",), authors=("Marat",)), []),
        (Selection(themes=("labour",), works=("cabar-2019",), places=("Almaty",)), []),
    ],
)
def test_select(selection: Selection, selected: list[str]) -> None:
    assert names(select(EXCERPTS, selection, TAXONOMY, WORKS)) == selected
    assert names(select(ExcerptIndex(EXCERPTS), selection, TAXONOMY, WORKS)) == selected


def test_an_author_goes_by_family_name_with_and_without_particle() -> None:
    works = {
        "w": Work("w", names={"author": (Name("Gogh", "Vincent", non_dropping_particle="van"),)})
    }
    for asked in ("Gogh", "van Gogh", "Vincent van Gogh"):
        assert select([excerpt("a", "w")], Selection(authors=(asked,)), TAXONOMY, works)


def test_editors_count_only_where_there_is_no_author() -> None:
    both = {"author": (Name("Marat"),), "editor": (Name("Laruelle"),)}
    works = {"w": Work("w", names=both)}
    assert not select([excerpt("a", "w")], Selection(authors=("Laruelle",)), TAXONOMY, works)
    assert select([excerpt("a", "w")], Selection(authors=("Marat",)), TAXONOMY, works)


@pytest.mark.parametrize(("limit", "expected"), [(0, 3), (-1, 3), (2, 2), (9, 3)])
def test_take(limit: int, expected: int) -> None:
    assert take(EXCERPTS[:3], limit) == EXCERPTS[:expected]


@pytest.mark.parametrize(
    ("selection", "subtype", "message"),
    [
        (
            Selection(themes=("regime", "leaderless")),
            "theme",
            "Theme 'leaderless' is not declared. Did you mean 'leaderlessness'?",
        ),
        (
            Selection(works=("cabar-2018", "cabar-2019")),
            "citekey",
            "Work 'cabar-2018' is not in the bibliography. Did you mean 'cabar-2019'?",
        ),
        (
            Selection(authors=("Larouelle", "MARAT")),
            "collection",
            "No work is by 'Larouelle'. Did you mean 'Laruelle'?",
        ),
        (
            Selection(languages=("en", "kk")),
            "collection",
            "No excerpt is in the language 'kk'.",
        ),
        (
            Selection(people=("Mamai", "mamay")),
            "collection",
            "No excerpt names the person 'Mamai'. Did you mean 'Mamay'?",
        ),
        (
            Selection(places=("Almaaty",)),
            "collection",
            "No excerpt names the place 'Almaaty'. Did you mean 'Almaty'?",
        ),
    ],
)
def test_selection_problems(selection: Selection, subtype: Subtype, message: str) -> None:
    problems = (Problem(subtype, message),)
    assert selection_problems(selection, EXCERPTS, TAXONOMY, WORKS) == problems
    assert selection_problems(selection, ExcerptIndex(EXCERPTS), TAXONOMY, WORKS) == problems


def test_a_sound_selection_has_no_problems() -> None:
    selection = Selection(
        themes=("mobilisation",),
        works=("anonymous-2022",),
        authors=("cabar",),
        languages=("EN-gb",),
        people=("Mamay",),
        places=("almaty",),
    )
    assert selection_problems(selection, EXCERPTS, TAXONOMY, WORKS) == ()
    assert selection_problems(Selection(), (), TAXONOMY, {}) == ()


def _some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2).map(tuple)


selections = st.builds(
    Selection,
    themes=_some(*TAXONOMY.order, "undeclared"),
    works=_some(*WORKS, "unknown"),
    authors=_some("Marat", "cabar", "nobody"),
    languages=_some("en", "kk"),
    people=_some("Almaty", "әуезов"),
    places=_some("Astana"),
    narrower=st.booleans(),
)


@given(excerpt_lists, selections)
def test_selecting_again_changes_nothing(excerpts: list[Excerpt], selection: Selection) -> None:
    once = select(excerpts, selection, TAXONOMY, WORKS)
    assert select(once, selection, TAXONOMY, WORKS) == once


@given(excerpt_lists, selections)
def test_the_order_given_is_kept(excerpts: list[Excerpt], selection: Selection) -> None:
    chosen = select(excerpts, selection, TAXONOMY, WORKS)
    backwards = select(excerpts[::-1], selection, TAXONOMY, WORKS)
    assert [found for found in excerpts if found in chosen] == list(chosen)
    assert chosen == backwards[::-1]


@given(excerpt_lists, selections)
def test_each_criterion_narrows_and_all_must_be_met(
    excerpts: list[Excerpt], selection: Selection
) -> None:
    chosen = select(excerpts, selection, TAXONOMY, WORKS)
    alone = [
        Selection(themes=selection.themes, narrower=selection.narrower),
        *(
            replace(Selection(), **{criterion: getattr(selection, criterion)})
            for criterion in ("works", "authors", "languages", "people", "places")
        ),
    ]
    sets = [set(select(excerpts, criterion, TAXONOMY, WORKS)) for criterion in alone]
    assert set(chosen) == set.intersection(*sets)
    assert not any(found.withheld for found in chosen)
