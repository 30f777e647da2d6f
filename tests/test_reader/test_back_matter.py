"""Test the bibliography, the indexes, the inventory and the search of a reader."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from building import Built


def lines(built: Built, page: str) -> list[str]:
    """Read the items and the headings within lists of a page, with single spaces."""
    found = built.html(page).cssselect("[role=main] li, [role=main] .rubric")
    return [" ".join(element.text_content().split()) for element in found]


def targets(built: Built, page: str) -> list[str]:
    """List where the entries of a page lead."""
    return [link.get("href", "") for link in built.html(page).cssselect("[role=main] li a")]


def inventory(built: Built) -> dict[str, dict[str, str]]:
    """Read the inventory: addresses by type and name."""
    data = (built.outdir / "objects.inv").read_bytes()
    found: dict[str, dict[str, str]] = {}
    for line in zlib.decompress(data.split(b"\n", 4)[4]).decode().splitlines():
        name, kind, _priority, uri, _words = line.split(" ", 4)
        found.setdefault(kind, {})[name] = uri.removesuffix("$") + name * uri.endswith("$")
    return found


def search_index(built: Built) -> dict[str, Any]:
    """Read the search index."""
    text = built.text("searchindex.js")
    data: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    return data


def test_the_bibliography_lists_the_works_excerpted_and_cited(book: Built) -> None:
    found = lines(book, "bibliography.html")
    assert [line.split(".")[0] for line in found] == [
        "Bekov, Daniyar, and June Hart",
        "Orlova, Vera",
        "The Steppe Courier",
        "Сәрсен, Айгүл",
    ]
    assert found[1].startswith("Orlova, Vera. 2019. The Winter Square. Meridian Books.Cited on: ")


def test_the_bibliography_leaves_out_works_cited_elsewhere_alone(kazakh: Built) -> None:
    """The preface cites Orlova; of the courier only pages outside the reader speak."""
    cited = [line.split(".")[0] for line in lines(kazakh, "bibliography.html")]
    assert cited == ["Bekov, Daniyar, and June Hart", "Orlova, Vera", "Сәрсен, Айгүл"]


def test_works_are_indexed(book: Built) -> None:
    found = lines(book, "index-works.html")
    assert [line for line in found if len(line) > 1] == [
        "A Night without Telephones: 1.2",
        "Fuel, Prices and Rumours: 1.1",
        "The Winter Square: 2.1",
        "Алаңдағы дауыс: 3.1, 3.2",
    ]


def test_authors_are_indexed(book: Built) -> None:
    assert lines(book, "index-authors.html") == [
        "B",
        "Bekov, Daniyar: 1.1",
        "H",
        "Hart, June: 1.1",
        "O",
        "Orlova, Vera: 2.1",
        "T",
        "The Steppe Courier: 1.2",
        "С",
        "Сәрсен, Айгүл: 3.1, 3.2",
    ]


def test_entries_lead_to_where_the_passage_stands_in_full(book: Built) -> None:
    assert targets(book, "index-authors.html") == [
        "chapter-prices.html#gas",
        "chapter-prices.html#gas",
        "chapter-night.html#dark",
        "chapter-prices.html#queues",
        "chapter-songs.html#song",
        "chapter-songs.html#refrain",
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("index-people", ["A", "Aigul Sarsen: 1.1", "V", "Vera Orlova: 2.1"]),
        ("index-places", ["Z", "Zhanaozen: 1.1"]),
        ("index-organisations", ["T", "The Works Council: 1.1"]),
        (
            "index-themes",
            ["N", "Night: 1.1, 2.1", "P", "Prices: 1.1, 1.2, 3.2", "S", "Songs: 3.1, 3.2"],
        ),
    ],
)
def test_names_are_indexed(book: Built, page: str, expected: list[str]) -> None:
    assert lines(book, f"{page}.html") == expected


def test_an_index_without_entries_is_left_out(kazakh: Built) -> None:
    assert "index-people.html" not in kazakh.outputs()
    assert "index-authors.html" in kazakh.outputs()


def test_index_entries_of_the_passages_lead_into_the_reader(book: Built) -> None:
    assert targets(book, "genindex.html") == [
        "chapter-prices.html#gas--index-0",
        "chapter-songs.html#song--index-0",
    ]


def test_the_inventory_lists_what_the_reader_holds(book: Built) -> None:
    found = inventory(book)
    assert found.pop("std:doc").keys() == {
        path.removesuffix(".html") for path in book.outputs(".html")
    } - {"genindex", "search"}
    assert found == {
        "qantar:excerpt": {
            "gas": "chapter-prices.html#gas",
            "queues": "chapter-prices.html#queues",
            "dark": "chapter-night.html#dark",
            "song": "chapter-songs.html#song",
            "refrain": "chapter-songs.html#refrain",
        },
        "qantar:theme": {
            "prices": "chapter-prices.html#theme-prices",
            "night": "chapter-night.html#theme-night",
        },
        "std:label": {
            "about-notes": "preface.html#about-notes",
            "the-method": "notes/method.html#the-method",
        },
    }


def test_the_inventory_of_a_smaller_reader_lists_less(kazakh: Built) -> None:
    found = inventory(kazakh)
    assert found["qantar:excerpt"].keys() == {"song", "refrain"}
    assert found["qantar:theme"].keys() == {"prices"}
    assert found["std:label"].keys() == {"about-notes"}


def test_the_search_knows_the_pages_of_the_reader_alone(book: Built) -> None:
    index = search_index(book)
    assert set(index["docnames"]) == {
        path.removesuffix(".html") for path in book.outputs(".html")
    } - {"genindex", "search"}
    assert index["docnames"][index["terms"]["teng"]] == "chapter-prices"
    assert "overnight" in index["titleterms"]  # a note's title has the phrase it is on
    assert not {"instructor", "palac"} & (index["terms"].keys() | index["titleterms"].keys())


def test_the_search_finds_passages_by_their_titles(book: Built) -> None:
    index = search_index(book)
    found = {
        entry[4].split(", ")[-1]: index["docnames"][entry[0]] for entry in index["objects"][""]
    }
    assert (found["The price of gas"], found["Night"]) == ("chapter-prices", "chapter-night")


def test_a_smaller_reader_in_the_same_folder_leaves_nothing_of_the_larger(book: Built) -> None:
    folder = book.outdir.with_name("shared")
    book.rebuild(outdir=folder, tags=["instructor"])
    built = book.rebuild(outdir=folder, confoverrides={"qantar_reader": "kazakh"})
    other = book.rebuild(
        outdir=book.outdir.with_name("alone"), confoverrides={"qantar_reader": "kazakh"}
    )
    assert built.outputs(".html", ".js", ".inv") == other.outputs(".html", ".js", ".inv")


def test_several_readers_can_be_made_of_one_project(book: Built, weeks: Built) -> None:
    titles = [[h.text for h in built.html("index.html").cssselect("h1")] for built in (book, weeks)]
    assert titles == [["The Steppe Reader"], ["By week"]]
    assert "chapter-weeks-week-1.html" not in book.outputs()
