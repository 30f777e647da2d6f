"""Works have their numbers in the order in which they are cited, by whatever means."""

from __future__ import annotations

from building import Builds
from markup import Markup
from outline import body, words

IEEE = {"qantar_style": "ieee"}


def test_roles_and_brackets_of_one_paragraph_count_alike(build: Builds, markup: Markup) -> None:
    cited = markup.role("cite:p", "bekov-hart-2021")
    named = markup.role("quote", "led <!sarsen-2020>")
    text = f"One [@orlova-2019], two {cited},\nthree {named}, four @courier-2022."
    week = markup.page(markup.title("Week"), text, markup.directive("bibliography"))
    page = body(build({markup.file("week"): week}, confoverrides=IEEE).html("week.html"))
    first = words(page.cssselect("p")[0])
    assert first == "One [1], two [2], three “led”, four The Steppe Courier [4]."
    titles = [words(entry.cssselect("p")[0]) for entry in page.cssselect(".qantar-reference")]
    assert [title.split()[0] for title in titles] == ["[1]", "[2]", "[3]", "[4]"]
    assert "Winter Square" in titles[0]
    assert "Rumours" in titles[1]
    assert "дауыс" in titles[2]


def test_an_included_file_counts_where_it_is_included(build: Builds, markup: Markup) -> None:
    files = {
        markup.file("week"): markup.page(
            markup.title("Week"),
            "One [@orlova-2019].",
            markup.directive("include", "part.inc"),
            "Three [@courier-2022].",
            markup.directive("bibliography"),
        ),
        "part.inc": "\n\n\n\n\n\n\n\n\n\n\n\n\nTwo [@sarsen-2020].\n",
    }
    page = body(build(files, confoverrides=IEEE).html("week.html"))
    first = [words(each) for each in page.cssselect("p")[:3]]
    assert first == ["One [1].", "Two [2].", "Three [3]."]


def test_what_a_substitution_stands_for_counts_where_it_is_used(build: Builds) -> None:
    text = (
        "Week\n====\n\n.. |bekov| replace:: :cite:p:`bekov-hart-2021`\n\n"
        "One [@orlova-2019], two |bekov|.\n\n.. bibliography::\n"
    )
    page = body(build({"week.rst": text}, confoverrides=IEEE).html("week.html"))
    assert words(page.cssselect("p")[0]) == "One [1], two [2]."
