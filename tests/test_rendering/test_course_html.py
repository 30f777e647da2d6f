"""The HTML of the course, each part whole, from pages in either language."""

from __future__ import annotations

import pytest
from building import Builds, Built
from course import course
from markup import Markup
from outline import Element, body, by_id, outline, permalink, words


@pytest.fixture(scope="module")
def site(build_once: Builds, language: Markup) -> Built:
    """Build the course as HTML; no reference in it may lack its target."""
    return build_once(course(language), confoverrides={"nitpicky": True})


@pytest.fixture
def week(site: Built) -> Element:
    """Parse the page of the week."""
    return site.html("week.html")


def test_the_parts_of_an_excerpt_in_their_order(week: Element) -> None:
    assert [words(part) for part in by_id(week, "nobody")] == [
        "Nobody led",
        "Headnote Read this first.",
        'Nobody leda the squareb, and "nobody" was led. So it stood.',
        "— A driver, in Orlova (2019, 3) Copy citation",
        "Themes: Unity, Fuel prices",
        "Question Who leads here?",
        "a Comment on “Nobody led” — by J. Hart Not a leader.",
        "b Context on “the square”: Before",
        "Gloss: After",
    ]
    assert [part.tag for part in by_id(week, "nobody")] == [
        *("p", "aside", "blockquote", "p", "p", "aside", "aside", "div", "div")
    ]


def test_the_title_is_a_heading_with_a_permalink(week: Element) -> None:
    title = by_id(week, "nobody").cssselect(".qantar-excerpt-title")[0]
    assert (title.get("role"), title.get("aria-level")) == ("heading", "2")
    assert permalink(title) == "#nobody"


def test_the_quotation(week: Element) -> None:
    (quotation,) = by_id(week, "nobody").cssselect("blockquote")
    assert outline(quotation) == (
        "blockquote.qantar-quotation lang=en\n"
        "  p\n"
        "    span#nobody-note-3-on.qantar-phrase\n"
        '      "Nobody "\n'
        "    em\n"
        "      span.qantar-phrase\n"
        '        "led"\n'
        "      sup.qantar-mark\n"
        "        a.internal.reference href=#nobody-note-3 title=Note a\n"
        '          "a"\n'
        '    " "\n'
        "    span#nobody-elsewhere-1-on.qantar-phrase\n"
        '      "the square"\n'
        "    sup.qantar-mark\n"
        "      a.internal.reference href=#nobody-elsewhere-1 title=Note b\n"
        '        "b"\n'
        '    ", and "nobody" was led."\n'
        "  p\n"
        '    "So it stood."\n'
    ).replace('    " "\n', "")


def test_the_source_stands_outside_the_quotation(week: Element) -> None:
    source = by_id(week, "nobody").cssselect(".qantar-source")[0]
    (button,) = source.cssselect("button")
    citation, _, reference = str(button.get("data-copy")).partition("\n")
    assert citation == "Orlova (2019, 3)"
    assert reference.startswith("Orlova, Vera. 2019. The Winter Square. ")
    assert button.get("hidden") == ""
    button.drop_tree()
    assert outline(source) == (
        "p.qantar-source\n"
        '  "— A driver, in "\n'
        "  a.internal.qantar-cite.reference href=works.html#ref-orlova-2019\n"
        '    "Orlova"\n'
        '  " ("\n'
        "  a.internal.qantar-cite.reference href=works.html#ref-orlova-2019\n"
        '    "2019, 3"\n'
        '  ") "\n'
    )


def test_a_passage_that_was_read_elsewhere_says_where(week: Element) -> None:
    source = by_id(week, "verses").cssselect(".qantar-source")[0]
    assert words(source) == (
        "— Сәрсен (2020), quoted in Bekov and Hart (2021, 33), translated by June Hart "
        "Copy citation"
    )
    assert permalink(source) == "#verses"


def test_verses_are_lines_in_their_language(week: Element) -> None:
    (quotation,) = by_id(week, "verses").cssselect("blockquote")
    assert outline(quotation) == (
        "blockquote.qantar-quotation lang=kk\n"
        "  div.line-block\n"
        "    div.line\n"
        '      "Алаң үнсіз,"\n'
        "    div.line\n"
        '      "қала күтіп тұр."\n'
    )


def test_a_quotation_from_the_web_has_its_address(week: Element) -> None:
    (quotation,) = by_id(week, "dead").cssselect("blockquote")
    assert quotation.get("cite") == "https://courier.example.org/2022/night"
    source = by_id(week, "dead").cssselect(".qantar-source")[0]
    assert "from the original Сәрсен (2020), quoted in Bekov and Hart (2021, 33)" in words(source)
    assert source.cssselect("a[href='#verses']") != []


def test_running_text(week: Element) -> None:
    paragraph = body(week).xpath(".//section/p")[-1]
    assert words(paragraph) == (
        "As Bekov and Hart (2021) say in Nobody led on Unity (see those words), (Orlova 2019, 5)."
    )
    assert [link.get("href") for link in paragraph.cssselect("a")] == [
        "works.html#ref-bekov-hart-2021",
        "works.html#ref-bekov-hart-2021",
        "#nobody",
        "themes.html#theme-unity",
        "#dead",
        "works.html#ref-orlova-2019",
    ]


def test_the_bibliography(site: Built) -> None:
    (references,) = site.html("works.html").cssselect(".qantar-bibliography")
    beginnings = [
        "Bekov, Daniyar, and June Hart. 2021. “Fuel, Prices and Rumours.” Steppe Review 7",
        "Orlova, Vera. 2019. The Winter Square. ",
        "The Steppe Courier. 2022. “A Night Without Telephones.” January 6",
        "Сәрсен, Айгүл. 2020. “Алаңдағы дауыс.” In Voices of the Square, edited by Vera Orlova",
    ]
    for item, beginning in zip(references, beginnings, strict=True):
        assert words(item).startswith(beginning)
    assert [link.get("href") for link in references.cssselect("li > p a")] == [
        "https://doi.org/10.5555/steppe.7.2",
        "https://courier.example.org/2022/night",
    ]
    assert [words(item) for item in references.cssselect("em")] == [
        "Steppe Review",
        "The Winter Square",
        "Voices of the Square",
    ]


def test_both_languages_make_the_same_pages(build_once: Builds) -> None:
    pages = []
    for language in ("myst", "rst"):
        built = build_once(course(Markup(language)))
        pages.append([outline(body(built.html(f"{page}.html"))) for page in
                      ("before", "week", "after", "themes", "works", "lists")])  # fmt: skip
    assert pages[0] == pages[1]


def test_every_page_resolves_twice_to_the_same(site: Built) -> None:
    for docname in ("week", "lists", "works", "themes", "before"):
        assert site.pformat(docname, resolved=True) == site.pformat(docname, resolved=True)


def test_processes_side_by_side_make_the_same_bytes(build: Builds) -> None:
    alone = build(course(Markup("myst")))
    together = alone.clean(parallel=4)
    assert together.outputs() == alone.outputs()
