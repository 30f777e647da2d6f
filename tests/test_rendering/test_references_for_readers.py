"""What readers of the site get of each reference: where it is cited, its entry, a preview."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

import pytest
from building import REFERENCES, Builds, Built
from lxml.html import HtmlElement
from outline import body, words

from sphinx_qantar.bibliography import parse_bibtex

WEEK = """\
# Week 1 & more

As [@orlova-2019, p. 3; @courier-2022] and again [@orlova-2019] have it.

:::{excerpt} bekov-hart-2021
:name: fuel

Fuel.
:::
"""
OTHER = "# Other\n\nFirst [@bekov-hart-2021], then @orlova-2019 and [@unknown].\n"
WORKS = "# Works\n\n:::{bibliography}\n:::\n\n:::{bibliography}\norlova-2019\n:::\n"
EVIL = r"""
@book{evil/1,
  author = {{</template><script>alert(1)</script>}},
  title = {"><!-- <img src=x onerror=alert(2)> & \emph{so}},
  year = {2019},
}
"""


def coins(page: HtmlElement) -> list[dict[str, list[str]]]:
    """Read the COinS of a page as reference managers do."""
    return [parse_qs(span.get("title", "")) for span in page.cssselect("span.Z3988")]


def references(page: HtmlElement) -> dict[str, HtmlElement]:
    """Return what the template of a page holds, by the id of each reference."""
    return {
        str(held.get("data-work")): held
        for held in page.cssselect("template.qantar-references > [data-work]")
    }


@pytest.fixture(scope="module")
def site(build_once: Builds) -> Built:
    """Build a project with a bibliography and two pages that cite."""
    files = {"other.md": OTHER, "week.md": WEEK, "works.md": WORKS, "empty.md": "# Empty\n"}
    return build_once(files, expect_warnings=True)


# -- backlinks ------------------------------------------------------------------------------


def test_a_reference_leads_back_to_the_first_citation_on_each_page(site: Built) -> None:
    (line,) = site.html("works.html").cssselect("#ref-orlova-2019 .qantar-cited-on")
    assert words(line) == "Cited on: Other, Week 1 & more"
    links = [str(link.get("href")) for link in line.cssselect("a.reference.internal")]
    assert links == ["other.html#cite-other-2", "week.html#cite-week-1"]
    for link in links:
        page, _, node_id = link.partition("#")
        (place,) = site.html(page).xpath(f"//*[@id='{node_id}']")
        assert "2019" in words(place)


def test_a_passage_is_a_place_too(site: Built) -> None:
    links = site.html("works.html").cssselect("#ref-bekov-hart-2021 .qantar-cited-on a")
    assert [link.get("href") for link in links] == ["other.html#cite-other-1", "week.html#fuel"]


def test_only_the_reference_that_citations_lead_to_leads_back(site: Built) -> None:
    second = site.html("works.html").cssselect("ul.qantar-bibliography")[1]
    assert len(second.cssselect(".qantar-reference .qantar-copy")) == 2
    assert second.cssselect(".qantar-cited-on") == []


def test_long_lists_are_folded(build: Builds) -> None:
    pages = {f"p{n}.md": f"# P{n}\n\n[@orlova-2019]\n" for n in range(6)}
    built = build({**pages, "works.md": WORKS})
    (folded,) = built.html("works.html").cssselect("details.qantar-cited-on")
    assert folded.findtext("summary") == "Cited on 6 pages"
    assert len(folded.cssselect("a")) == 6
    assert built.clean(parallel=2).outputs(".html") == built.outputs(".html")


def test_they_follow_every_change(build: Builds) -> None:
    """A page that stops citing vanishes; a new title and a new page show; as in a clean build."""
    built = build({"a.md": "# A\n\n[@orlova-2019]\n", "b.md": "# B\n", "works.md": WORKS})

    def cited_on(built: Built) -> list[str]:
        return [words(line) for line in built.html("works.html").cssselect(".qantar-cited-on")]

    assert cited_on(built) == ["Cited on: A"]
    built = built.edit({"b.md": "# B\n\n[@orlova-2019]\n"})
    assert cited_on(built) == ["Cited on: A, B"]
    built = built.edit({"a.md": "# New A\n\nText.\n\n[@courier-2022] [@orlova-2019]\n"})
    assert cited_on(built) == ["Cited on: New A, B", "Cited on: New A"]
    built = built.edit({"a.md": "# New A\n\n[@courier-2022]\n"})
    assert cited_on(built) == ["Cited on: B", "Cited on: New A"]
    assert built.clean().text("works.html") == built.text("works.html")


def test_other_builders_print_the_references_alone(site: Built) -> None:
    text = site.rebuild(builder="text", expect_warnings=True).text("works.txt")
    assert "Meridian Books" in text
    assert "Cited on" not in text


def test_a_reader_leads_back_to_its_chapters(build: Builds) -> None:
    week = WEEK.replace("### ", "").replace(":name: fuel", ":name: fuel\n:themes: fuel")
    theme = "# Themes\n\n:::{theme} fuel\n:label: Fuel\nAs [@orlova-2019] has it.\n:::\n"
    built = build({"week.md": week, "theme.md": theme, "works.md": WORKS}, "reader")
    page = built.html("bibliography.html")
    lines = {
        str(item.get("id")): [
            (link.text, link.get("href")) for link in item.cssselect(".qantar-cited-on a")
        ]
        for item in page.cssselect(".qantar-reference")
    }
    (fuel,) = lines["ref-bekov-hart-2021"]
    assert fuel == ("1. Fuel", "chapter-fuel.html#fuel")
    ((title, href),) = lines["ref-orlova-2019"]
    assert title == "1. Fuel"
    assert str(href).startswith("chapter-fuel.html#")


# -- entries to copy ------------------------------------------------------------------------


def test_each_entry_can_be_copied(site: Built) -> None:
    buttons = site.html("works.html").cssselect("#ref-orlova-2019 button.qantar-copy")
    assert [button.text for button in buttons] == ["Copy BibTeX", "Copy CSL-JSON"]
    assert all("hidden" in button.attrib for button in buttons)
    bibtex, item = (str(button.get("data-copy")) for button in buttons)
    assert bibtex in REFERENCES + "\n"
    assert parse_bibtex(bibtex).works.keys() == {"orlova-2019"}
    assert json.loads(item)[0]["title"] == "The Winter Square"


def test_a_very_long_list_goes_without_buttons_and_coins(build: Builds) -> None:
    bib = "".join(f"@book{{b{n}, title = {{T{n}}}}}\n" for n in range(1001))
    works = "# Works\n\n:::{bibliography}\n:all:\n:::\n"
    page = build({"references.bib": bib, "works.md": works}).html("works.html")
    assert len(page.cssselect(".qantar-reference")) == 1001
    assert page.cssselect("button.qantar-copy") == []
    assert coins(page) == []


# -- COinS ----------------------------------------------------------------------------------


def test_each_work_is_on_a_page_once(site: Built) -> None:
    week = coins(site.html("week.html"))
    assert [item.get("rft.btitle", item.get("rft.atitle", item.get("rft.title"))) for item in week]
    assert sorted(item["rft.date"][0] for item in week) == ["2019", "2021-03", "2022-01-06"]
    assert len(coins(site.html("works.html"))) == 3
    assert coins(site.html("empty.html")) == []


def test_nothing_of_them_is_seen_or_read_out(site: Built) -> None:
    (block,) = site.html("week.html").cssselect("div.qantar-works")
    assert "hidden" in block.attrib
    assert words(block.cssselect("span.Z3988")[0]) == ""


# -- previews -------------------------------------------------------------------------------


def test_a_page_holds_the_references_of_the_works_it_cites(site: Built) -> None:
    held = references(site.html("week.html"))
    assert held.keys() == {"ref-orlova-2019", "ref-courier-2022", "ref-bekov-hart-2021"}
    assert words(held["ref-orlova-2019"]).startswith("Orlova, Vera. 2019. The Winter Square.")
    assert words(held["ref-orlova-2019"].cssselect("em")[0]) == "The Winter Square"
    (template,) = site.html("week.html").cssselect("template")
    assert template.get("data-go") == "Go to the reference"
    for link in site.html("week.html").cssselect("a.qantar-cite"):
        assert str(link.get("href")).partition("#")[2] in held


def test_references_on_the_page_itself_are_not_held_twice(build: Builds) -> None:
    built = build({"week.md": f"{WEEK}\n\n{WORKS[9:]}"})
    (template,) = built.html("week.html").cssselect("template")
    assert references(built.html("week.html")) == {}
    assert template.get("data-close") == "Close"


def test_search_finds_nothing_of_them(site: Built) -> None:
    index = json.loads(site.text("searchindex.js")[len("Search.setIndex(") : -1])
    works = index["docnames"].index("works")
    assert index["terms"]["meridian"] == works


def test_a_work_without_a_reference_is_marked_for_the_script(build: Builds) -> None:
    built = build({"week.md": WEEK})
    page = built.html("week.html")
    cited = page.cssselect("span.qantar-cite")
    assert [(words(part), part.get("data-work")) for part in cited] == [
        ("Orlova 2019, 3", "ref-orlova-2019"),
        ("The Steppe Courier 2022", "ref-courier-2022"),
        ("Orlova 2019", "ref-orlova-2019"),
        ("Bekov and Hart", "ref-bekov-hart-2021"),
        ("2021", "ref-bekov-hart-2021"),
    ]
    assert references(page).keys() >= {str(part.get("data-work")) for part in cited}


def test_they_can_be_turned_off(build: Builds) -> None:
    built = build({"week.md": WEEK}, confoverrides={"qantar_reference_preview": False})
    page = built.html("week.html")
    assert page.cssselect("template") == []
    assert page.xpath("//script[contains(@src, 'qantar-preview')]") == []
    assert len(coins(page)) == 3


def test_the_page_has_the_script_deferred(site: Built) -> None:
    scripts = site.html("week.html").xpath("//script[contains(@src, '_static/qantar-preview.js')]")
    assert [script.get("defer") for script in scripts] == ["defer"]


def test_text_of_an_entry_is_text(build: Builds) -> None:
    week = "# Week\n\n[@evil/1]\n"
    built = build({"references.bib": EVIL, "week.md": week, "works.md": WORKS[:34]})
    source = built.text("week.html")
    assert "<script>alert" not in source
    assert "<img src=x" not in source
    assert source.count("</template>") == 1
    page = built.html("week.html")
    assert body(page).cssselect("script, img, [onerror]") == []
    (item,) = coins(page)
    assert item["rft.aucorp"] == ["</template><script>alert(1)</script>"]


def test_they_are_in_every_kind_of_html(site: Built) -> None:
    single = site.rebuild(builder="singlehtml", expect_warnings=True).html("index.html")
    assert len(single.cssselect("template")) == 1
    assert len(coins(single)) == 3
    links = single.cssselect("#ref-orlova-2019 .qantar-cited-on a")
    for link in links:
        assert len(single.xpath(f"//*[@id='{str(link.get('href'))[1:]}']")) == 1
    assert len(links) == 2


def test_a_work_is_shown_with_the_number_of_the_list_that_its_citation_leads_to(
    build: Builds,
) -> None:
    """Two lists count their works apart; the page holds the reference as the first has it."""
    lists = ":::{bibliography}\n:keyprefix: a-\n:::\n\n:::{bibliography}\n:keyprefix: b-\n:::\n"
    week = "# Week\n\n[@a-orlova-2019] [@b-courier-2022] [@b-orlova-2019]\n"
    built = build(
        {"week.md": week, "works.md": f"# Works\n\n{lists}"},
        confoverrides={"qantar_style": "ieee"},
    )
    page = built.html("week.html")
    numbers = {
        str(link.get("href")).partition("#")[2]: words(link)
        for link in page.cssselect("a.qantar-cite")
    }
    held = {anchor: words(text) for anchor, text in references(page).items()}
    assert held.keys() == numbers.keys()
    assert len(held) == 3
    for anchor, number in numbers.items():
        assert held[anchor].startswith(number)


def test_a_full_reference_in_the_text_is_a_work_of_the_page(build: Builds) -> None:
    page = build({"week.md": "# Week\n\n{work}`orlova-2019`\n"}).html("week.html")
    assert [item["rft.btitle"] for item in coins(page)] == [["The Winter Square"]]
    assert references(page) == {}
