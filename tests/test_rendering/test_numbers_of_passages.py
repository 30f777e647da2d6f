"""The numbers of works in lists of passages and links to them are those of the page."""

from __future__ import annotations

import pytest
from building import Builds, Built
from markup import Markup
from outline import body, words

NUMBERS = {"qantar_style": "elsevier-with-titles"}


def _page(markup: Markup, title: str, *cited: str) -> str:
    return markup.page(
        markup.title(title),
        *(f"{markup.role('cite:p', key)}." for key in cited),
        markup.role("excerpt", "ice"),
        markup.directive("excerpts", "", "", show="entry"),
        *[markup.directive("bibliography", "", "", cited="page", annotated="")] * bool(cited),
    )


@pytest.fixture
def built(build: Builds, markup: Markup) -> Built:
    """Build two pages that cite in different orders, each with its list, and one without."""
    snow = markup.directive("excerpt", "orlova-2019", "Snow.", name="snow", title="Snow")
    ice = markup.directive("excerpt", "courier-2022", "Ice.", name="ice")
    return build(
        {
            markup.file("a"): _page(markup, "A", "orlova-2019", "courier-2022"),
            markup.file("b"): _page(markup, "B", "courier-2022", "bekov-hart-2021"),
            markup.file("c"): markup.page(markup.title("C"), snow, ice),
            markup.file("d"): _page(markup, "D"),
        },
        confoverrides=NUMBERS,
    )


def _lists(built: Built, name: str) -> list[str]:
    page = body(built.html(f"{name}.html"))
    return [words(each) for each in page.cssselect("ul.qantar-entries li")]


def test_lists_and_links_have_the_numbers_of_their_page(built: Built) -> None:
    """Those under an annotated reference too."""
    assert _lists(built, "a") == ["Snow — Orlova [1]", "The Steppe Courier [2]"] * 2
    assert _lists(built, "b") == [
        "Snow — Orlova [1]",
        "The Steppe Courier [1]",
        "The Steppe Courier [1]",
    ]
    link = body(built.html("b.html")).cssselect("a[href='c.html#ice']")[0]
    assert words(link) == "The Steppe Courier [1]"
    text = built.rebuild(builder="text").text("b.txt")
    assert "* The Steppe Courier [1]" in text


def test_a_list_changes_with_the_numbers_that_it_shows(built: Built, markup: Markup) -> None:
    """A page without a bibliography has the numbers of the first that holds a work."""
    assert _lists(built, "d") == ["Snow — Orlova [1]", "The Steppe Courier [2]"]
    swapped = _page(markup, "A", "courier-2022", "orlova-2019")
    edited = built.edit({markup.file("a"): swapped})
    assert _lists(edited, "d") == ["Snow — Orlova [2]", "The Steppe Courier [1]"]
    assert edited.outputs() == edited.clean().outputs()
