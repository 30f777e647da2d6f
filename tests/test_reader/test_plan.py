"""Test how a reader is planned: its chapters, their order, and the numbers of passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sphinx_qantar.config_readers import ReaderSettings
from sphinx_qantar.csl import Style, load_style
from sphinx_qantar.domain import PageRecords, Registry
from sphinx_qantar.domain.projects import NO_PROJECTS, OtherProjects
from sphinx_qantar.model import Date, Excerpt, Name, Theme, Work
from sphinx_qantar.reader.plan import Book, plan

WORKS = {
    work.citekey: work
    for work in (
        Work(
            "hart-2021",
            variables={"title": "Prices"},
            names={"author": (Name("Hart", "June"), Name("Bekov", "Daniyar"))},
            dates={"issued": Date(((2021,),))},
        ),
        Work(
            "abdi-2019",
            variables={"title": "Winter"},
            names={"author": (Name("Abdi", "Alma"),)},
            dates={"issued": Date(((2019,),))},
        ),
        Work("leaflet", variables={"title": "A Leaflet"}),
    )
}
THEMES = (
    Theme("prices", "Prices", narrower=("fuel",)),
    Theme("fuel", "Fuel"),
    Theme("night", "Night"),
    Theme("memory", "Memory", narrower=("songs",)),
    Theme("songs", "Songs"),
)
ORDER = {"index": 0, "week2": 1, "week1": 2}
TITLES = {"index": "Course", "week1": "The first week", "week2": "The second week"}


def excerpt(  # noqa: PLR0913 - each test names the few properties that matter to it
    name: str,
    *themes: str,
    citekey: str = "leaflet",
    page: str = "week1",
    order: int = 0,
    language: str = "",
    date: Date | None = None,
    places: tuple[str, ...] = (),
    quoted_in: str = "",
    withheld: bool = False,
) -> Excerpt:
    """Make an excerpt of which only some properties matter."""
    return Excerpt(
        name,
        citekey,
        page,
        order + 1,
        name,
        order=order,
        themes=themes,
        language=language,
        date=date,
        places=places,
        quoted_in=quoted_in,
        withheld=withheld,
    )


@cache
def style() -> Style:
    """Load the style that orders works."""
    return load_style("chicago-author-date", "en")


@dataclass(frozen=True)
class GivenInputs:
    """What a project's files would hold."""

    works: Mapping[str, Work] = field(default_factory=lambda: WORKS)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    themes: tuple[Theme, ...] = THEMES
    language: str = "en"
    bibliography_paths: tuple[Path, ...] = ()
    moved_over: bool = False
    projects: OtherProjects = NO_PROJECTS

    def let_go(self) -> None:
        """Keep the works, which are in no file."""

    def style_named(self, name: str) -> Style:
        """Give the project's style for any other."""
        del name
        return self.style

    def stamp_of_style(self, name: str) -> str:
        """Give no digest: no style is in a file."""
        del name
        return ""

    def style_problem(self, name: str) -> str:
        """Find nothing wrong with a style."""
        del name
        return ""

    @property
    def style(self) -> Style:
        """The style that orders works."""
        return style()


def planned(*excerpts: Excerpt, **settings: Any) -> Book:  # noqa: ANN401 - fields of ReaderSettings
    """Plan a reader of a project that holds the given excerpts."""
    pages: dict[str, PageRecords] = {}
    for found in excerpts:
        pages.setdefault(found.docname, PageRecords()).excerpts.append(found)
    registry = Registry(pages, ORDER, TITLES, GivenInputs())
    return plan(registry, "reader", ReaderSettings(**settings))


def outline(book: Book) -> list[tuple[str, list[str]]]:
    """List each chapter's title and its passages, those in full with an asterisk."""
    return [
        (
            chapter.title,
            [f"{a.number} {a.excerpt.name}{'*' * a.in_full}" for a in chapter.appearances],
        )
        for chapter in book.chapters
    ]


def test_chapters_stand_in_the_order_of_the_taxonomy() -> None:
    book = planned(excerpt("a", "night"), excerpt("b", "fuel", order=1), excerpt("c", "prices"))
    assert [chapter.label for chapter in book.chapters] == ["Prices", "Fuel", "Night"]
    assert [chapter.number for chapter in book.chapters] == [1, 2, 3]
    assert [chapter.depth for chapter in book.chapters] == [0, 1, 0]


def test_a_passage_has_its_number_from_its_first_theme() -> None:
    book = planned(excerpt("a", "night", "prices"), excerpt("b", "night", order=1))
    assert outline(book) == [
        ("1. Prices", ["2.1 a"]),
        ("2. Night", ["2.1 a*", "2.2 b*"]),
    ]


def test_passages_referred_to_do_not_count() -> None:
    book = planned(
        excerpt("a", "night", "prices"),
        excerpt("b", "prices", order=1),
        excerpt("c", "prices", "night", order=2),
    )
    assert outline(book) == [
        ("1. Prices", ["2.1 a", "1.1 b*", "1.2 c*"]),
        ("2. Night", ["2.1 a*", "1.2 c"]),
    ]


def test_repeat_prints_passages_everywhere_under_the_same_numbers() -> None:
    once = planned(excerpt("a", "night", "prices"), excerpt("b", "prices", order=1))
    book = planned(excerpt("a", "night", "prices"), excerpt("b", "prices", order=1), repeat=True)
    assert outline(book) == [
        ("1. Prices", ["2.1 a*", "1.1 b*"]),
        ("2. Night", ["2.1 a*"]),
    ]
    assert book.numbers == once.numbers
    assert [found.name for found in book.excerpts] == ["a", "b"]


def test_an_undeclared_first_theme_is_a_chapter_at_the_end() -> None:
    book = planned(excerpt("a", "nihgt", "prices"))
    assert outline(book) == [("1. Prices", ["2.1 a"]), ("2. nihgt", ["2.1 a*"])]


def test_a_broader_theme_without_passages_is_kept_over_its_narrower_ones() -> None:
    book = planned(excerpt("a", "songs"))
    assert outline(book) == [("1. Memory", []), ("2. Songs", ["2.1 a*"])]
    assert [chapter.depth for chapter in book.chapters] == [0, 1]


def test_themes_without_passages_are_dropped() -> None:
    book = planned(excerpt("a", "prices"))
    assert [chapter.key for chapter in book.chapters] == ["prices"]


def test_passages_without_a_theme_come_last() -> None:
    book = planned(excerpt("a"), excerpt("b", "night", order=1))
    assert outline(book) == [("1. Night", ["1.1 b*"]), ("2. Other passages", ["2.1 a*"])]


def test_nothing_selected_is_a_book_without_chapters() -> None:
    book = planned(excerpt("a", "night", withheld=True))
    assert book.chapters == ()
    assert book.excerpts == ()
    assert book.citekeys == ()


@pytest.mark.parametrize(
    ("group_by", "expected"),
    [
        ("theme", [("1. Prices", ["1.1 b*"]), ("2. Night", ["1.1 b", "2.1 a*", "2.2 c*"])]),
        (
            "work",
            [("1. A Leaflet", ["1.1 c*"]), ("2. Winter", ["2.1 a*"]), ("3. Prices", ["3.1 b*"])],
        ),
        (
            "author",
            [
                ("1. Abdi, Alma", ["1.1 a*"]),
                ("2. Bekov, Daniyar", ["3.1 b"]),
                ("3. Hart, June", ["3.1 b*"]),
                ("4. Other passages", ["4.1 c*"]),
            ],
        ),
        ("date", [("1. January 2022", ["1.1 b*", "1.2 a*"]), ("2. Other passages", ["2.1 c*"])]),
        (
            "place",
            [
                ("1. Almaty", ["1.1 b*", "2.1 a"]),
                ("2. Astana", ["2.1 a*"]),
                ("3. Other passages", ["3.1 c*"]),
            ],
        ),
        ("page", [("1. The second week", ["1.1 b*"]), ("2. The first week", ["2.1 a*", "2.2 c*"])]),
        ("none", [("1. Passages", ["1.1 b*", "1.2 a*", "1.3 c*"])]),
    ],
)
def test_a_book_is_grouped(group_by: str, expected: list[tuple[str, list[str]]]) -> None:
    book = planned(
        excerpt(
            "a",
            "night",
            citekey="abdi-2019",
            date=Date(((2022, 1, 5),)),
            places=("Astana", "Almaty"),
        ),
        excerpt(
            "b",
            "prices",
            "night",
            citekey="hart-2021",
            page="week2",
            date=Date(((2022, 1, 2),)),
            places=("Almaty",),
        ),
        excerpt("c", "night", order=1),
        group_by=group_by,
    )
    assert outline(book) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"themes": ("memory",)}, ["d"]),
        ({"themes": ("prices",)}, ["b"]),
        ({"works": ("abdi-2019",)}, ["a"]),
        ({"authors": ("June Hart",)}, ["b"]),
        ({"languages": ("kk",)}, ["c"]),
        ({"themes": ("night",), "works": ("hart-2021",)}, ["b"]),
        ({}, ["b", "a", "c", "d"]),
    ],
)
def test_a_book_takes_in_what_is_selected(
    settings: dict[str, tuple[str, ...]], expected: list[str]
) -> None:
    book = planned(
        excerpt("a", "night", citekey="abdi-2019"),
        excerpt("b", "fuel", "night", citekey="hart-2021", page="week2"),
        excerpt("c", "night", order=1, language="kk"),
        excerpt("d", "songs", order=2),
        group_by="none",
        **settings,
    )
    assert [found.name for found in book.excerpts] == expected


def test_only_the_themes_selected_are_chapters() -> None:
    book = planned(excerpt("a", "prices", "songs"), themes=("memory",))
    assert outline(book) == [("1. Memory", []), ("2. Songs", ["2.1 a*"])]


def test_passages_are_sorted_within_a_chapter() -> None:
    book = planned(
        excerpt("a", "night", date=Date(((2022, 1, 5),))),
        excerpt("b", "night", order=1, date=Date(((2021,),))),
        sort=("-name",),
    )
    assert outline(book) == [("1. Night", ["1.1 b*", "1.2 a*"])]


def test_chapters_have_pages_of_their_own_names() -> None:
    book = planned(
        excerpt("a", places=("Aral",)),
        excerpt("b", order=1, places=("Арал",)),
        excerpt("c", order=2, places=("Aral'",)),
        group_by="place",
    )
    names = [chapter.page for chapter in book.chapters]
    assert names[0] == "chapter-aral"
    assert len(set(names)) == 3


def test_the_works_of_a_book_are_those_excerpted_and_those_they_were_read_in() -> None:
    book = planned(
        excerpt("a", "night", citekey="abdi-2019", quoted_in="hart-2021"),
        excerpt("b", "songs", order=1),
        themes=("night",),
    )
    assert book.citekeys == ("abdi-2019", "hart-2021")


def test_a_book_tells_the_number_of_a_passage() -> None:
    inside, outside = excerpt("a", "night"), excerpt("b", "songs", order=1)
    book = planned(inside, outside, themes=("night",))
    assert (book.number(inside), book.number(outside)) == ("1.1", "")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Strikes", "1. Strikes"),
        ("Week 1. Strikes", "Week 1. Strikes"),
        ("1 Strikes", "1 Strikes"),
        ("Week 10", "1. Week 10"),
        ("Strikes of 1 May, 2011", "Strikes of 1 May, 2011"),
        ("Since 2011, in 1 town", "1. Since 2011, in 1 town"),
    ],
)
def test_a_week_that_has_its_number_gets_no_second_one(
    monkeypatch: pytest.MonkeyPatch, title: str, shown: str
) -> None:
    monkeypatch.setitem(TITLES, "week1", title)
    book = planned(excerpt("a"), group_by="page")
    assert [chapter.title for chapter in book.chapters] == [shown]
