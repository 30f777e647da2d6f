"""Check how a theme of the theme file and one of a page become one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.collection import merge_themes
from sphinx_qantar.model import Problem, Theme

FILED = Theme(
    "regime",
    "The regime",
    scope="Passages on power.",
    broader=("state",),
    related=("labour",),
    path="themes.yaml",
    line=3,
)
PAGE = Theme(
    "regime",
    "Regime and society",
    related=("protest",),
    docname="themes/regime",
    path="themes/regime.md",
    line=9,
    node_id="theme-regime",
    digest="d1",
)


def test_the_page_wins_where_it_says_something() -> None:
    merged = Theme(
        "regime",
        "Regime and society",
        scope="Passages on power.",
        broader=("state",),
        related=("protest",),
        docname="themes/regime",
        path="themes/regime.md",
        line=9,
        node_id="theme-regime",
        digest="d1",
    )
    assert merge_themes([FILED, PAGE]) == ((merged,), ())
    assert merge_themes([PAGE, FILED]) == ((merged,), ())


def test_the_file_s_label_stands_where_the_page_gives_none() -> None:
    (merged,), problems = merge_themes([FILED, Theme("regime", "", docname="week1")])
    assert merged.label == "The regime"
    assert problems == ()


def test_a_label_is_made_where_none_is_given() -> None:
    (merged,), _ = merge_themes([Theme("new-activism", "", docname="week1")])
    assert merged.label == "New activism"


def test_two_pages_may_not_declare_a_theme() -> None:
    other = Theme("regime", "Other", docname="week2", line=4)
    themes, problems = merge_themes([PAGE, other])
    assert themes == (PAGE,)
    message = "Theme 'regime' is declared twice; the first, at themes/regime.md:9, is kept."
    assert problems == (Problem("duplicate", message, "week2", 4),)


def test_themes_keep_the_place_of_their_first_declaration() -> None:
    first, second = Theme("a", "A", path="t.yaml"), Theme("b", "B", docname="p")
    third = Theme("a", "A on a page", docname="q")
    themes, problems = merge_themes([first, second, third])
    assert [theme.label for theme in themes] == ["A on a page", "B"]
    assert problems == ()


declared = st.builds(
    Theme, st.sampled_from("abc"), st.sampled_from(["", "L"]), docname=st.sampled_from(["", "p"])
)


@given(st.lists(declared))
def test_merging_again_changes_nothing(themes: list[Theme]) -> None:
    merged, problems = merge_themes(themes)
    assert merge_themes(merged) == (merged, ())
    places = {(theme.slug, theme.docname) for theme in themes}
    assert len(problems) <= len(themes) - len(merged)
    assert len(merged) == len({slug for slug, _ in places})
