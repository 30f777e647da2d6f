"""Material that the tests of collections share: works, themes, excerpts and strategies."""

from __future__ import annotations

from hypothesis import strategies as st

from sphinx_qantar.collection import Taxonomy
from sphinx_qantar.model import Date, Excerpt, Name, Theme, Work

WORKS = {
    work.citekey: work
    for work in (
        Work(
            "marat-tutumlu-2022",
            variables={"title": "Kazakhstan <i>on</i> Fire"},
            names={"author": (Name("Marat", "Erica"), Name("Tutumlu", "Assel"))},
        ),
        Work(
            "kudaibergenova-laruelle-2022",
            variables={"title": "Making Sense of the January Protests"},
            names={"author": (Name("Kudaibergenova", "Diana"), Name("Laruelle", "Marlène"))},
        ),
        Work("cabar-2019", names={"editor": (Name(literal="CABAR"),)}),
        Work("anonymous-2022", variables={"title": "A Leaflet"}),
    )
}
TAXONOMY = Taxonomy(
    [
        Theme("mobilisation", "Mobilisation", narrower=("leaderlessness", "labour")),
        Theme("regime", "The regime"),
        Theme("leaderlessness", "Leaderless protest", narrower=("networks",)),
        Theme("labour", "Labour", broader=("regime",)),
        Theme("networks", "Networks"),
    ]
)
PAGES = {"index": 0, "week2": 1, "week1": 2}
"""The order of the pages, which is not that of the alphabet."""

_names = st.sampled_from(["Almaty", "Әуезов", "Astana", "Zhanaozen"])
_dates = st.builds(
    Date,
    parts=st.lists(
        st.one_of(
            st.just(()),
            st.tuples(st.integers(-50, 2030)),
            st.tuples(st.just(2022), st.integers(1, 12)),
            st.tuples(st.just(2022), st.just(1), st.integers(1, 31)),
        ),
        max_size=2,
    ).map(tuple),
    season=st.sampled_from([0, 0, 1, 4]),
    literal=st.sampled_from(["", "the winter"]),
)
_excerpts = st.builds(
    Excerpt,
    name=st.sampled_from(["a", "B", "b"]),
    citekey=st.sampled_from([*WORKS, "unknown"]),
    docname=st.sampled_from([*PAGES, "unlisted"]),
    line=st.integers(1, 5),
    node_id=st.just("x"),
    title=st.sampled_from(["", "Один", "Two"]),
    themes=st.lists(st.sampled_from([*TAXONOMY.order, "undeclared"]), max_size=3).map(tuple),
    language=st.sampled_from(["", "en", "en-GB", "kk"]),
    date=st.none() | _dates,
    people=st.lists(_names, max_size=2).map(tuple),
    places=st.lists(_names, max_size=2).map(tuple),
    withheld=st.sampled_from([False, False, False, True]),
)
excerpt_lists = st.lists(
    _excerpts,
    max_size=12,
    unique_by=lambda excerpt: (excerpt.docname, excerpt.line, excerpt.name),
)
"""Excerpts no two of which stand in one place under one name."""


def excerpt(  # noqa: PLR0913 - each test names the few properties that matter to it
    name: str,
    citekey: str = "anonymous-2022",
    *,
    docname: str = "week1",
    line: int = 1,
    order: int = 0,
    title: str = "",
    themes: tuple[str, ...] = (),
    language: str = "",
    date: Date | None = None,
    people: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    organisations: tuple[str, ...] = (),
    withheld: bool = False,
) -> Excerpt:
    """Make an excerpt of which only some properties matter."""
    return Excerpt(
        name,
        citekey,
        docname,
        line,
        f"excerpt-{name}",
        order=order,
        title=title,
        themes=themes,
        language=language,
        date=date,
        people=people,
        places=places,
        organisations=organisations,
        withheld=withheld,
    )


def names(excerpts: tuple[Excerpt, ...]) -> list[str]:
    """Return the names of excerpts."""
    return [found.name for found in excerpts]
