"""The directive ``excerpts``: what it selects, how it groups, sorts and shows that."""

from __future__ import annotations

import pytest
from building import Builds, Built
from markup import Markup
from outline import Element, body, outline, words

EXCERPTS: list[tuple[str, str, dict[str, str]]] = [
    ("alpha", "orlova-2019", {"themes": "unity", "lang": "en", "date": "2022-01-05",
                              "people": "Vera Orlova", "places": "Almaty", "title": "Zeta"}),
    ("beta", "bekov-hart-2021", {"themes": "fuel unity", "lang": "en-GB", "date": "2019",
                                 "places": "Zhanaozen; Almaty", "title": "Eta"}),
    ("gamma", "sarsen-2020", {"themes": "fuel", "lang": "kk", "people": "Айгүл"}),
    ("delta", "courier-2022", {"themes": "queues", "date": "2021-12"}),
]  # fmt: skip

SELECTIONS: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["alpha", "beta", "gamma", "delta"]),
    ({"themes": "unity"}, ["alpha", "beta"]),
    ({"themes": "queues, unity"}, ["alpha", "beta", "delta"]),
    ({"themes": "fuel"}, ["beta", "gamma"]),
    ({"themes": "fuel", "narrower": ""}, ["beta", "gamma", "delta"]),
    ({"works": "orlova-2019 courier-2022"}, ["alpha", "delta"]),
    ({"authors": "Orlova"}, ["alpha"]),
    ({"authors": "hart"}, ["beta"]),
    ({"authors": "Orlova; June Hart"}, ["alpha", "beta"]),
    ({"languages": "en"}, ["alpha", "beta"]),
    ({"languages": "kk, en-GB"}, ["beta", "gamma"]),
    ({"people": "Vera Orlova, Айгүл"}, ["alpha", "gamma"]),
    ({"places": "Almaty"}, ["alpha", "beta"]),
    ({"themes": "unity", "places": "Zhanaozen"}, ["beta"]),
    ({"limit": "2"}, ["alpha", "beta"]),
    ({"sort": "date"}, ["beta", "delta", "alpha", "gamma"]),
    ({"sort": "-date", "limit": "1"}, ["alpha"]),
    ({"sort": "name"}, ["alpha", "beta", "delta", "gamma"]),
    ({"sort": "title"}, ["beta", "alpha", "gamma", "delta"]),
    ({"sort": "author"}, ["beta", "alpha", "delta", "gamma"]),
    ({"sort": "work"}, ["beta", "alpha", "delta", "gamma"]),
    ({"sort": "page"}, ["alpha", "beta", "gamma", "delta"]),
]

GROUPS: list[tuple[str, list[tuple[str, list[str]]]]] = [
    ("theme", [("Unity", ["alpha", "beta"]), ("Fuel", ["beta", "gamma"]), ("Queues", ["delta"])]),
    ("work", [
        ("Fuel, Prices and Rumours", ["beta"]),
        ("The Winter Square", ["alpha"]),
        ("A Night without Telephones", ["delta"]),
        ("Алаңдағы дауыс", ["gamma"]),
    ]),
    ("author", [
        ("Bekov, Daniyar", ["beta"]),
        ("Hart, June", ["beta"]),
        ("Orlova, Vera", ["alpha"]),
        ("The Steppe Courier", ["delta"]),
        ("Сәрсен, Айгүл", ["gamma"]),
    ]),
    ("date", [
        ("2019", ["beta"]),
        ("December 2021", ["delta"]),
        ("January 2022", ["alpha"]),
        ("Other passages", ["gamma"]),
    ]),
    ("place", [
        ("Almaty", ["alpha", "beta"]),
        ("Zhanaozen", ["beta"]),
        ("Other passages", ["gamma", "delta"]),
    ]),
    ("page", [("Week 1", ["alpha", "beta"]), ("Week 2", ["gamma", "delta"])]),
]  # fmt: skip


HEADING_LINKS = {
    0: ["themes.html#theme-unity", "themes.html#theme-fuel", "themes.html#theme-queues"],
    5: ["week1.html", "week2.html"],
}
"""Where the headings of the groups by theme and by page lead."""


def pages(markup: Markup) -> dict[str, str]:
    """Write two weeks, the themes, and a page for each table."""
    d = markup.directive
    passages = [
        d("excerpt", key, f"The words of {name}.", d("annotation", "", f"Note on {name}."),
          name=name, **options)
        for name, key, options in EXCERPTS
    ]  # fmt: skip
    selections = [
        d("container", f"row-{i}", d("excerpts", show="entry", **options))
        for i, (options, _) in enumerate(SELECTIONS)
    ]
    groups = [
        d("container", f"row-{i}", d("excerpts", show="entry", group_by=key))
        for i, (key, _) in enumerate(GROUPS)
    ]
    shows = [
        d("excerpts", works="orlova-2019", show=show) for show in ("full", "quotation", "entry")
    ]
    shows.append(d("qantar:excerpts", works="orlova-2019"))
    texts = {
        "week1": markup.page(markup.title("Week 1"), *passages[:2]),
        "week2": markup.page(markup.title("Week 2"), *passages[2:]),
        "themes": markup.page(markup.title("Themes"), d("theme", "unity"), d("theme", "fuel"),
                              d("theme", "queues", broader="fuel")),
        "selections": markup.page(markup.title("Selections"), *selections),
        "groups": markup.page(markup.title("Groups"), *groups),
        "shows": markup.page(markup.title("Shows"), *shows),
    }  # fmt: skip
    index = d("toctree", "", "\n".join(texts))
    texts["index"] = markup.page(markup.title("Steppe"), index)
    return {markup.file(name): text for name, text in texts.items()}


@pytest.fixture(scope="module")
def site(build_once: Builds, language: Markup) -> Built:
    """Build the tables once for each language."""
    return build_once(pages(language))


def names(row: Element) -> list[str]:
    links = [str(link.get("href")) for link in row.cssselect(".qantar-entries a")]
    return [link.partition("#")[2] for link in links]


@pytest.mark.parametrize("row", range(len(SELECTIONS)), ids=lambda row: str(SELECTIONS[row][0]))
def test_selection(site: Built, row: int) -> None:
    (shown,) = site.html("selections.html").cssselect(f".row-{row}")
    assert names(shown) == SELECTIONS[row][1]


@pytest.mark.parametrize("row", range(len(GROUPS)), ids=lambda row: GROUPS[row][0])
def test_groups(site: Built, row: int) -> None:
    (shown,) = site.html("groups.html").cssselect(f".row-{row} .qantar-collection")
    found = [
        (words(heading), names(entries))
        for heading, entries in zip(
            shown.cssselect(".rubric"), shown.cssselect(".qantar-entries"), strict=True
        )
    ]
    assert found == GROUPS[row][1]


def test_headings_of_themes_and_pages_are_links(site: Built) -> None:
    page = site.html("groups.html")
    for row, expected in HEADING_LINKS.items():
        links = page.cssselect(f".row-{row} .rubric a")
        assert [link.get("href") for link in links] == expected


def test_an_entry_gives_the_title_and_the_citation(site: Built) -> None:
    (shown,) = site.html("selections.html").cssselect(".row-1 .qantar-entries")
    assert [words(item) for item in shown.cssselect("li")] == [
        "Zeta — Orlova (2019)",
        "Eta — Bekov and Hart (2021)",
    ]
    (untitled,) = site.html("selections.html").cssselect(".row-3 li:last-child")
    assert words(untitled) == "Сәрсен (2020)"


def test_ways_to_show(site: Built) -> None:
    full, quotation, entry, default = site.html("shows.html").cssselect(".qantar-collection")
    assert "The words of alpha." in words(full)
    assert "Comment Note on alpha." in words(full)
    assert "Themes: Unity" in words(full)
    assert words(quotation) == "Zeta The words of alpha. — Orlova (2019) Copy citation"
    assert words(entry) == "Zeta — Orlova (2019)"
    assert words(default) == words(quotation)


def test_a_passage_shown_again_has_ids_of_its_own(site: Built) -> None:
    page = site.html("shows.html")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    articles = page.cssselect("article")
    assert [item.get("id") for item in articles] == ["c1--alpha", "c2--alpha", "c4--alpha"]
    titles = [item.cssselect(".qantar-excerpt-title a")[0].get("href") for item in articles]
    assert titles == ["week1.html#alpha"] * 3


def test_footnotes_images_and_verses_come_along(build: Builds, markup: Markup) -> None:
    words_of = {
        "myst": "Led[^f] by *one*.\n\n![a face](face.png)\n\nfirst\\\nsecond",
        "rst": "Led\\ [#f]_ by *one*.\n\n.. image:: face.png\n   :alt: a face\n\n| first\n| second",
    }[markup.language]
    footnote = "[^f]: In fact." if markup.language == "myst" else ".. [#f] In fact."
    week = markup.page(
        markup.title("Week"),
        markup.directive("excerpt", "orlova-2019", words_of, name="led"),
        footnote,
    )
    lists = markup.page(
        markup.title("Lists"),
        markup.directive("excerpts", show="full"),
        markup.directive("excerpts", show="full"),
    )
    files = {"weeks/" + markup.file("week"): week, markup.file("lists"): lists}
    built = build({**files, "weeks/face.png": b"\x89PNG\r\n\x1a\n"})
    page = built.html("lists.html")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for article in page.cssselect("article"):
        (mark,) = article.cssselect("a.footnote-reference")
        assert str(mark.get("href"))[1:] in ids
        assert "In fact." in words(article)
        assert article.cssselect("img")[0].get("src") == "_images/face.png"
        assert [words(line) for line in article.cssselect(".line")] == ["first", "second"]


def test_a_collection_follows_what_other_pages_hold(build: Builds) -> None:
    week = "# Week\n\n:::{excerpt} orlova-2019\n:name: led\n\nLed.\n:::\n"
    built = build({"week.md": week, "lists.md": "# Lists\n\n```{excerpts}\n:show: entry\n```\n"})
    more = built.edit({"more.md": week.replace("led", "more").replace("Led", "More")})
    (entries,) = more.html("lists.html").cssselect(".qantar-entries")
    assert names(entries) == ["more", "led"]
    less = more.edit({"more.md": None})
    (entries,) = less.html("lists.html").cssselect(".qantar-entries")
    assert outline(entries[0]) == (
        'li\n  p\n    a.internal.reference href=week.html#led\n      "Orlova (2019)"\n'
    )
    assert len(entries) == 1
    assert "More" not in words(body(less.html("lists.html")))


def test_a_copy_without_notes_brings_no_footnotes_of_theirs(build: Builds) -> None:
    week = (
        "# Week\n\n::::{excerpt} orlova-2019\n:name: led\n\nLed.[^own]\n\n"
        ":::{annotation}\nSo they say.[^note]\n:::\n::::\n\n"
        "[^own]: In the source.\n[^note]: Elsewhere.\n"
    )
    built = build({"week.md": week, "lists.md": "# Lists\n\n```{excerpts}\n```\n"})
    lists = body(built.html("lists.html"))
    (footnote,) = lists.cssselect("aside.footnote")
    assert words(footnote).endswith("In the source.")
