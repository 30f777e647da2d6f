"""Check how themes are ordered and linked, and what of it cannot hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.collection import Taxonomy
from sphinx_qantar.model import Problem, Theme


def theme(
    slug: str,
    *,
    broader: tuple[str, ...] = (),
    narrower: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
) -> Theme:
    return Theme(
        slug,
        slug.upper(),
        broader=broader,
        narrower=narrower,
        related=related,
        path="themes.yaml",
        line=ord(slug[0]) - ord("a") + 1,
    )


def problem(message: str, line: int) -> Problem:
    return Problem("theme", message, "themes.yaml", line)


@pytest.mark.parametrize(
    ("themes", "order"),
    [
        ([], ()),
        ([theme("b"), theme("a")], ("b", "a")),
        ([theme("a", broader=("c",)), theme("b"), theme("c")], ("b", "c", "a")),
        ([theme("a"), theme("b"), theme("c", narrower=("b", "a"))], ("c", "b", "a")),
        (
            [theme("a", narrower=("c",)), theme("b", broader=("a",)), theme("c")],
            ("a", "c", "b"),
        ),
        (
            [theme("a"), theme("b"), theme("c", broader=("b", "a")), theme("d", broader=("c",))],
            ("a", "b", "c", "d"),
        ),
        (
            [theme("a", narrower=("c",)), theme("b"), theme("c", broader=("b",))],
            ("a", "b", "c"),
        ),
    ],
    ids=[
        "nothing",
        "as given",
        "under a later one",
        "in the order the broader one lists them",
        "those listed first",
        "under the first of two",
        "what it says itself counts before what others say",
    ],
)
def test_order(themes: list[Theme], order: tuple[str, ...]) -> None:
    taxonomy = Taxonomy(themes)
    assert taxonomy.order == order
    assert [found.slug for found in taxonomy] == list(order)
    assert len(taxonomy) == len(order)
    assert taxonomy.problems == ()


def test_links_hold_whichever_side_declares_them() -> None:
    taxonomy = Taxonomy(
        [
            theme("a", narrower=("b",), related=("d",)),
            theme("b", broader=("a",)),
            theme("c", broader=("a", "b")),
            theme("d"),
        ]
    )
    assert taxonomy.narrower("a") == ("b", "c")
    assert taxonomy.broader("b") == ("a",)
    assert taxonomy.broader("c") == ("a", "b")
    assert taxonomy.narrower("b") == ("c",)
    assert taxonomy.related("a") == ("d",)
    assert taxonomy.related("d") == ("a",)
    assert taxonomy.related("c") == ()
    assert taxonomy.problems == ()


def test_descendants_and_depth() -> None:
    taxonomy = Taxonomy(
        [
            theme("a", narrower=("b", "c")),
            theme("b", narrower=("d",)),
            theme("c", narrower=("d",)),
            theme("d"),
        ]
    )
    assert taxonomy.descendants("a") == {"b", "c", "d"}
    assert taxonomy.descendants("c") == {"d"}
    assert taxonomy.descendants("d") == frozenset()
    assert [taxonomy.depth(slug) for slug in "abcd"] == [0, 1, 1, 2]
    assert taxonomy.path("d") == ("a", "b")
    assert taxonomy.order == ("a", "b", "d", "c")


def test_within_keeps_the_links_among_some_themes() -> None:
    taxonomy = Taxonomy(
        [
            theme("a", narrower=("c",)),
            theme("b", related=("c", "d")),
            theme("c", broader=("b", "d")),
            theme("d", broader=("c",)),
        ]
    )
    part = taxonomy.within({"a", "c", "d", "x"})
    assert part.order == ("a", "d", "c")
    assert part.broader("c") == ("d", "a")
    assert part.broader("d") == ()
    assert part.related("c") == ()
    assert part.problems == ()


def test_a_theme_that_is_not_declared_is_a_key_error() -> None:
    taxonomy = Taxonomy([theme("a")])
    assert "a" in taxonomy
    assert "b" not in taxonomy
    assert taxonomy["a"].label == "A"
    for ask in (taxonomy.__getitem__, taxonomy.broader, taxonomy.related, taxonomy.descendants):
        with pytest.raises(KeyError, match="b"):
            ask("b")


@pytest.mark.parametrize(
    ("themes", "problems"),
    [
        (
            [theme("regime", related=("labour",)), theme("labor", broader=("x",))],
            [
                problem("Theme 'labor' names 'x' as broader, which is not declared.", 12),
                problem(
                    "Theme 'regime' names 'labour' as related, which is not declared. "
                    "Did you mean 'labor'?",
                    18,
                ),
            ],
        ),
        (
            [theme("a", narrower=("regme", "regme")), theme("regime")],
            [
                problem(
                    "Theme 'a' names 'regme' as narrower, which is not declared. "
                    "Did you mean 'regime'?",
                    1,
                )
            ],
        ),
        (
            [theme("a", broader=("a",))],
            [problem("Theme 'a' is named as broader than itself.", 1)],
        ),
        (
            [theme("a", broader=("b",)), theme("b", broader=("a",))],
            [
                problem(
                    "The themes run in a circle: 'a' under 'b' under 'a'. "
                    "'b' is not placed under 'a'.",
                    2,
                )
            ],
        ),
        (
            [theme("a", narrower=("b",)), theme("b", narrower=("c",)), theme("c", narrower=("a",))],
            [
                problem(
                    "The themes run in a circle: 'c' under 'b' under 'a' under 'c'. "
                    "'a' is not placed under 'c'.",
                    3,
                )
            ],
        ),
        (
            [theme("a", related=("a",))],
            [problem("Theme 'a' is named as related to itself.", 1)],
        ),
        (
            [theme("a", related=("c",)), theme("b", broader=("a",)), theme("c", broader=("b",))],
            [
                problem(
                    "Theme 'a' is named as related to 'c', but 'a' is broader than 'c' already; "
                    "only that holds.",
                    1,
                )
            ],
        ),
        (
            [theme("a", narrower=("b",), related=("b",)), theme("b", related=("a",))],
            [
                problem(
                    "Theme 'a' is named as related to 'b', but 'a' is broader than 'b' already; "
                    "only that holds.",
                    1,
                )
            ],
        ),
    ],
    ids=[
        "not declared",
        "not declared, said twice",
        "under itself",
        "circle of two",
        "circle of three, declared from above",
        "related to itself",
        "related to its descendant",
        "related to its ancestor, from both sides",
    ],
)
def test_problems(themes: list[Theme], problems: list[Problem]) -> None:
    taxonomy = Taxonomy(themes)
    assert list(taxonomy.problems) == problems
    assert sorted(taxonomy.order) == sorted(found.slug for found in themes)


def test_a_contradicted_relation_is_left_out() -> None:
    taxonomy = Taxonomy([theme("a", narrower=("b",), related=("b",)), theme("b")])
    assert taxonomy.related("a") == taxonomy.related("b") == ()
    assert taxonomy.narrower("a") == ("b",)


def test_a_problem_of_a_page_is_placed_on_the_page() -> None:
    taxonomy = Taxonomy([Theme("a", "A", related=("a",), docname="week1", line=7)])
    message = "Theme 'a' is named as related to itself."
    assert taxonomy.problems == (Problem("theme", message, "week1", 7),)


def test_themes_declared_twice_are_merged_and_reported() -> None:
    taxonomy = Taxonomy([theme("a"), theme("b"), theme("a")])
    assert taxonomy.order == ("a", "b")
    message = "Theme 'a' is declared twice; the first, at themes.yaml:1, is kept."
    assert taxonomy.problems == (Problem("duplicate", message, "themes.yaml", 1),)


def test_a_long_chain_does_not_overflow() -> None:
    slugs = [f"t{number}" for number in range(1500)]
    chain = [Theme(slug, slug, broader=(above,)) for above, slug in pairwise(slugs)]
    taxonomy = Taxonomy([Theme("t0", "t0"), *chain])
    assert taxonomy.order == tuple(slugs)
    assert taxonomy.depth("t1499") == 1499
    assert len(taxonomy.descendants("t0")) == 1499


slugs = st.sampled_from("abcdefgx")
links = st.lists(slugs, max_size=3).map(tuple)
tangles = st.lists(
    st.builds(
        Theme,
        st.sampled_from("abcdefg"),
        st.just("L"),
        broader=links,
        narrower=links,
        related=links,
        docname=st.sampled_from(["", "page"]),
    ),
    max_size=8,
)


@given(tangles)
def test_order_is_a_permutation_of_the_slugs(themes: list[Theme]) -> None:
    taxonomy = Taxonomy(themes)
    declared = {found.slug for found in themes}
    assert len(taxonomy.order) == len(declared)
    assert set(taxonomy.order) == declared


@given(tangles)
def test_links_are_inverse_symmetric_and_without_circles(themes: list[Theme]) -> None:
    taxonomy = Taxonomy(themes)
    for slug in taxonomy.order:
        assert slug not in taxonomy.descendants(slug)
        assert not set(taxonomy.related(slug)) & {slug, *taxonomy.descendants(slug)}
        assert all(slug in taxonomy.broader(below) for below in taxonomy.narrower(slug))
        assert all(slug in taxonomy.narrower(above) for above in taxonomy.broader(slug))
        assert all(slug in taxonomy.related(other) for other in taxonomy.related(slug))
        assert taxonomy.path(slug)[-1:] == taxonomy.broader(slug)[:1]


@given(tangles)
def test_a_theme_follows_what_it_is_placed_under(themes: list[Theme]) -> None:
    taxonomy = Taxonomy(themes)
    path: list[str] = []
    for slug in taxonomy.order:
        del path[taxonomy.depth(slug) :]
        assert taxonomy.path(slug) == tuple(path)
        path.append(slug)
