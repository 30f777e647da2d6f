"""Test where the links of a reader lead, and those that leave it."""

from __future__ import annotations

import pytest
from building import CONF, Builds, Built
from linking import broken_links, repeated_ids
from lxml.html import HtmlElement

SITE = "https://example.org/site/"
THEMES = """\
snow: {label: Snow}
ice: {label: Ice}
"""
CONFIGURED = CONF + 'qantar_themes = "themes.yaml"\n'


def link(built: Built, page: str, words: str) -> str:
    """Find where the link with the given words leads, empty if they are plain text."""
    html = built.html(page)
    for element in html.cssselect("[role=main] a"):
        if _text(element) == words:
            return element.get("href", "")
    assert words in _text(html)
    return ""


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def on_a_site(book: Built) -> Built:
    return book.rebuild(
        outdir=book.outdir.with_name("on-a-site"), confoverrides={"html_baseurl": SITE}
    )


@pytest.mark.parametrize(
    ("page", "words", "target"),
    [
        ("preface", "Week 1", "weeks/week-1.html"),
        ("chapter-prices", "The gas question", "weeks/week-1.html#the-gas-question"),
        ("chapter-prices", "the section", "weeks/week-1.html#the-gas-question"),
        ("chapter-prices", "below", "weeks/week-2.html#below"),
        ("chapter-prices", "the list", "themes.html#themes"),
    ],
)
def test_a_link_that_leaves_the_reader_leads_to_the_site_or_nowhere(
    book: Built, on_a_site: Built, page: str, words: str, target: str
) -> None:
    assert link(book, f"{page}.html", words) == ""
    assert link(on_a_site, f"{page}.html", words) == SITE + target


@pytest.mark.parametrize(
    ("page", "words", "target"),
    [
        ("preface", "The price of gas", "chapter-prices.html#gas"),
        ("preface", "Prices", "chapter-prices.html#theme-prices"),
        ("preface", "Songs", "chapter-songs.html#theme-songs"),
        ("preface", "Orlova 2019", "bibliography.html#ref-orlova-2019"),
        ("preface", "About the notes", "#about-notes"),
        ("preface", "a method", "notes/method.html#the-method"),
        ("preface", "the first passage", "chapter-prices.html#gas"),
        ("preface", "a remark", "chapter-prices.html#gas--gas-elsewhere-1"),
        ("preface", "first heading", "#preface"),
        ("chapter-prices", "the other passage", "#queues"),
        ("chapter-prices", "https://example.org/gas", "https://example.org/gas"),
        ("notes/method", "The Steppe Courier", "../bibliography.html#ref-courier-2022"),
    ],
)
def test_a_link_within_the_reader_follows_its_target(
    book: Built, on_a_site: Built, page: str, words: str, target: str
) -> None:
    assert link(book, f"{page}.html", words) == target
    assert link(on_a_site, f"{page}.html", words) == target


def test_external_links_are_marked_as_such(on_a_site: Built) -> None:
    (left,) = [
        element
        for element in on_a_site.html("preface.html").cssselect("a")
        if _text(element) == "Week 1"
    ]
    assert "external" in left.get("class", "").split()


def test_a_heading_left_behind_is_not_taken_for_a_passage_of_its_name(build: Builds) -> None:
    built = build(
        {
            "conf.py": CONFIGURED + "myst_heading_anchors = 2\n",
            "themes.yaml": THEMES,
            "a.md": """\
# A

## Thaw

::::{excerpt} orlova-2019
:name: frost
:themes: snow

It froze.

:::{annotation}
See [the section](#thaw).
:::
::::
""",
            "b.md": "# B\n\n:::{excerpt} orlova-2019\n:name: thaw\n:themes: snow\n\nSoft.\n:::\n",
        },
        "reader",
    )
    assert link(built, "chapter-snow.html", "the section") == ""


def test_ids_of_passages_themes_and_notes_do_not_collide(build: Builds) -> None:
    """A passage and a theme share a name, and notes on two pages have the same id."""
    built = build(
        {
            "conf.py": CONFIGURED,
            "themes.yaml": THEMES,
            "a.md": """\
# A

:::{theme} snow
Snow.[^1]
:::

::::{excerpt} orlova-2019
:name: snow
:themes: snow

It snowed.[^2]

:::{annotation}
:on: snowed
Inside.
:::
::::

:::{excerpt} orlova-2019
:name: theme-snow
:themes: snow

More snow.[^2]
:::

[^1]: One.
[^2]: Two.
""",
            "b.md": """\
# B

:::{annotation} snow
:on: It
Outside.[^2]
:::

See {excerpt}`snow`, {excerpt}`theme-snow` and {theme}`snow`.

[^2]: Three.
""",
        },
        "reader",
        confoverrides={"qantar_readers": {"reader": {"back_matter": ["b"]}}},
    )
    assert broken_links(built.outdir) == []
    assert repeated_ids(built.outdir) == []
    page = built.html("chapter-snow.html")
    notes = [_text(note) for note in page.cssselect("aside.footnote")]
    assert notes == ["[1] One.", "[2] Two.", "[3] Three.", "[4] Two."]
    ids = [found.get("id") for found in page.cssselect("section, article")]
    assert ids == ["theme-snow", "snow", "excerpt-theme-snow"]
    leads = [a.get("href") for a in built.html("b.html").cssselect("section p > a[href*=chapter]")]
    assert leads == [f"chapter-snow.html#{name}" for name in ("snow", ids[2], ids[0])]


def test_a_full_reference_leads_to_the_reader_s_bibliography(build: Builds) -> None:
    built = build(
        {
            "conf.py": CONFIGURED,
            "themes.yaml": THEMES,
            "a.md": """\
# A

:::{excerpt} orlova-2019
:name: frost
:themes: snow

It froze.

:::

Read {work}`orlova-2019` and {work}`this <courier-2022>`.
""",
            "books.md": "# Books\n\n```{bibliography}\n```\n",
        },
        "reader",
        confoverrides={"qantar_readers": {"reader": {"front_matter": ["a"]}}},
    )
    words = "Orlova, Vera. 2019. The Winter Square. Meridian Books."
    assert link(built, "a.html", words) == "bibliography.html#ref-orlova-2019"


def test_a_bibliography_of_the_project_may_be_back_matter(build: Builds) -> None:
    built = build(
        {
            "conf.py": CONFIGURED,
            "themes.yaml": THEMES,
            "a.md": "# A\n\n:::{excerpt} orlova-2019\n:name: a\n:themes: snow\n\nCold.\n:::\n",
            "books.md": "# Books\n\n```{bibliography}\n```\n",
        },
        "reader",
        confoverrides={"qantar_readers": {"reader": {"back_matter": ["books"]}}},
    )
    assert broken_links(built.outdir) == []
    assert repeated_ids(built.outdir) == []


def test_only_the_passages_selected_stand_on_a_week_with_the_notes_called_there(
    build: Builds,
) -> None:
    built = build(
        {
            "conf.py": CONFIGURED,
            "themes.yaml": THEMES,
            "week.md": """\
# Week

:::{excerpt} orlova-2019
:name: a
:themes: snow

Snow.[^a]
:::

:::{excerpt} orlova-2019
:name: b
:themes: ice

Ice.[^b] Compare {excerpt}`a`.
:::

See {excerpt}`a`.

[^a]: Deep.
[^b]: Thin.
""",
            "other.md": "# Other\n\n:::{annotation} b\nA note.[^n]\n:::\n\n[^n]: Note.\n",
        },
        "reader",
        confoverrides={"qantar_readers": {"reader": {"group_by": "page", "themes": ["ice"]}}},
    )
    page = built.html("chapter-week.html")
    assert [found.get("id") for found in page.cssselect("article")] == ["b"]
    assert [_text(note) for note in page.cssselect("aside.footnote")] == ["[1] Thin.", "[2] Note."]
    assert [_text(note) for note in page.cssselect(".qantar-annotation p:last-child")] == [
        "A note.[2]"
    ]
    assert broken_links(built.outdir) == []
