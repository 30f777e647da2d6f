"""Test the contents page of a reader, the order of its pages, and its front and back matter."""

from __future__ import annotations

import pytest
from building import CONF, Builds, Built, Warned
from linking import broken_links
from reader_course import FILES

from sphinx_qantar.reader import assemble

PAGES = [
    "preface",
    "chapter-prices",
    "chapter-night",
    "chapter-songs",
    "notes/method",
    "bibliography",
    "index-works",
    "index-authors",
    "index-people",
    "index-places",
    "index-organisations",
    "index-themes",
]


def words(built: Built, page: str, query: str) -> list[str]:
    """Read the text of what a CSS query finds, with single spaces."""
    found = built.html(page).cssselect(query)
    return [" ".join(element.text_content().split()) for element in found]


def linked(built: Built, page: str, query: str) -> list[str]:
    """List the addresses of the links that a CSS query finds."""
    return [link.get("href", "") for link in built.html(page).cssselect(query)]


def test_the_contents_page_names_title_subtitle_and_editors(book: Built) -> None:
    assert words(book, "index.html", "h1") == ["The Steppe Reader¶"]
    assert words(book, "index.html", ".qantar-subtitle") == ["Passages on a winter"]
    assert words(book, "index.html", ".qantar-editors") == ["Edited by A. Teacher, B. Helper"]


def test_the_contents_page_lists_all_pages_in_their_order(book: Built) -> None:
    expected = [f"{page}.html" for page in PAGES]
    assert linked(book, "index.html", ".qantar-contents > li > p > a") == expected


def test_the_contents_page_lists_the_passages_of_each_chapter(book: Built) -> None:
    assert words(book, "index.html", ".qantar-entries li") == [
        "1.1 The price of gas — Bekov and Hart (2021, 103)",
        "1.2 The Steppe Courier (2022, para. 2)",
        "2.1 The dark city — Orlova (2019, 12)",
        "3.1 Сәрсен (2020), quoted in Bekov and Hart (2021, 40)",
        "3.2 Сәрсен (2020)",
    ]


def test_of_many_passages_the_contents_list_the_chapters_alone(
    book: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assemble, "MOST_LISTED", 4)
    many = book.rebuild(outdir=book.outdir.with_name("many"))
    assert words(many, "index.html", ".qantar-entries li") == []
    assert linked(many, "index.html", ".qantar-contents > li > p > a") == linked(
        book, "index.html", ".qantar-contents > li > p > a"
    )
    assert many.outputs("chapter-prices.html") == book.outputs("chapter-prices.html")


def test_pages_of_the_project_are_not_in_the_reader(book: Built) -> None:
    written = {path.removesuffix(".html") for path in book.outputs(".html")}
    assert written == {"index", "search", "genindex", *PAGES}


@pytest.mark.parametrize(
    ("page", "previous", "following"),
    [
        ("index", None, "preface.html"),
        ("preface", "index.html", "chapter-prices.html"),
        ("chapter-night", "chapter-prices.html", "chapter-songs.html"),
        ("chapter-songs", "chapter-night.html", "notes/method.html"),
        ("notes/method", "../chapter-songs.html", "../bibliography.html"),
        ("index-themes", "index-organisations.html", None),
    ],
)
def test_each_page_leads_to_the_next(
    book: Built, page: str, previous: str | None, following: str | None
) -> None:
    html = book.html(f"{page}.html")
    found = {link.get("rel"): link.get("href") for link in html.cssselect("link[rel]")}
    assert (found.get("prev"), found.get("next")) == (previous, following)


def test_a_reader_bears_its_own_title(book: Built) -> None:
    assert words(book, "chapter-night.html", "title") == ["2. Night — The Steppe Reader"]


def test_front_matter_is_taken_whole(book: Built) -> None:
    assert words(book, "preface.html", "h1, h2") == ["Preface¶", "About the notes¶"]
    assert words(book, "preface.html", "aside.footnote p") == ["Nobody asked."]


def test_a_page_in_a_folder_keeps_its_place(book: Built) -> None:
    assert words(book, "notes/method.html", "h1") == ["Method¶"]
    assert linked(book, "notes/method.html", ".qantar-excerpt-reference, section p > a")[:1] == [
        "../chapter-songs.html#song"
    ]


def test_a_page_that_is_missing_is_a_warning_with_the_nearest_name(build: Builds) -> None:
    conf = FILES["conf.py"].replace('["preface"]', '["prefaces"]')
    built = build({**FILES, "conf.py": conf}, "reader", expect_warnings=True)
    message = "the reader asks for a page 'prefaces' that does not exist. Did you mean 'preface'?"
    assert [(w.kind, w.message) for w in built.warnings] == [("qantar.reader", message)]
    assert "preface.html" not in built.outputs()
    assert "chapter-prices.html" in built.outputs()


MINIMAL = {
    "weeks.md": "# Weeks\n\n:::{excerpt} orlova-2019\n:name: a\n:themes: snow\n\nSnow fell.\n:::\n",
    "themes.yaml": "snow: {label: Snow}\n",
}


def reader_conf(**settings: object) -> str:
    """Write a conf.py with one reader."""
    return f'{CONF}qantar_themes = "themes.yaml"\nqantar_readers = {{"reader": {settings!r}}}\n'


def test_front_matter_may_bear_the_names_of_our_own_pages(build: Builds) -> None:
    built = build(
        {
            **MINIMAL,
            "conf.py": reader_conf(front_matter=["index", "bibliography", "chapter-snow"]),
            "index.md": "# Home\n\nSee {excerpt}`a`.\n\n```{toctree}\n:glob:\n\n**\n```\n",
            "bibliography.md": "# Our books\n\n```{bibliography}\n```\n",
            "chapter-snow.md": "# A page\n\n[](#our-books) {doc}`bibliography` {theme}`snow`\n",
        },
        "reader",
        confoverrides={"myst_heading_anchors": 1},
        expect_warnings=True,
    )
    assert [w.kind for w in built.warnings] == ["myst.xref_missing"]
    titles = words(built, "index.html", ".qantar-contents > li > p")
    assert titles[:4] == ["Home", "Our books", "A page", "1. Snow"]
    assert broken_links(built.outdir) == []
    assert words(built, "index.html", "h1") == ["Reader¶"]
    assert words(built, "chapter-snow.html", "h1") == ["1. Snow¶"]


def test_tables_of_contents_of_the_project_are_left_out(build: Builds) -> None:
    built = build({**MINIMAL, "conf.py": reader_conf(front_matter=["index"])}, "reader")
    assert built.html("front-index.html").cssselect(".toctree-wrapper") == []
    assert broken_links(built.outdir) == []


def test_a_project_may_have_another_root_page(build: Builds) -> None:
    built = build(
        {
            **MINIMAL,
            "conf.py": reader_conf() + 'root_doc = "course/start"\n',
            "index.md": "# Not the root\n",
            "course/start.md": "# Start\n\n```{toctree}\n/weeks\n/index\n```\n",
        },
        "reader",
    )
    assert words(built, "course/start.html", "h1") == ["Reader¶"]
    assert linked(built, "course/start.html", ".qantar-entries a") == ["../chapter-snow.html#a"]
    assert broken_links(built.outdir) == []


def test_a_reader_that_selects_nothing_is_a_warning(build: Builds) -> None:
    built = build(FILES, "reader", confoverrides={"qantar_reader": "nothing"}, expect_warnings=True)
    message = "the reader 'nothing': No excerpt is in the language 'de'."
    line = built.line_of("conf.py", "qantar_readers")
    assert built.warnings == [Warned("qantar.reader", "conf.py", line, message)]
    written = {path.removesuffix(".html") for path in built.outputs(".html")}
    assert written == {"index", "preface", "bibliography", "search", "genindex"}
    assert broken_links(built.outdir) == []


def test_a_reader_of_unknown_themes_names_the_nearest(build: Builds) -> None:
    readers = {"songs": {"themes": ["sonow"]}}
    built = build(FILES, "reader", confoverrides={"qantar_readers": readers}, expect_warnings=True)
    message = "the reader 'songs': Theme 'sonow' is not declared. Did you mean 'songs'?"
    line = built.line_of("conf.py", "qantar_readers")
    assert built.warnings == [Warned("qantar.reader", "conf.py", line, message)]


def test_a_project_without_excerpts_makes_an_empty_reader(build: Builds) -> None:
    built = build({"index.md": "# Home\n"}, "reader", expect_warnings=True)
    message = "the reader 'reader' selects no excerpt."
    assert built.warnings == [Warned("qantar.reader", "conf.py", 0, message)]
    assert words(built, "index.html", "h1") == ["Reader¶"]
    assert built.html("index.html").cssselect(".qantar-contents li") == []


def test_the_reader_names_no_source_and_no_address_on_the_site(book: Built) -> None:
    built = book.rebuild(
        outdir=book.outdir.with_name("based"),
        confoverrides={"html_baseurl": "https://example.org/"},
    )
    page = built.html("preface.html")
    assert page.cssselect("link[rel=canonical]") == []
    assert not (built.outdir / "_sources").exists()
    assert [href for href in linked(built, "preface.html", "a") if "_sources" in href] == []
