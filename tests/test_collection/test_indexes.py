"""Check the entries of indexes, their letters and their order."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import WORKS, excerpt, names

from sphinx_qantar.collection import (
    IndexEntry,
    index_by_author,
    index_by_organisations,
    index_by_people,
    index_by_places,
    index_by_themes,
    index_by_work,
)

CITED = (
    excerpt("a", "marat-tutumlu-2022"),
    excerpt("b", "unknown"),
    excerpt("c", "cabar-2019"),
    excerpt("d", "marat-tutumlu-2022"),
    excerpt("e", "anonymous-2022"),
)


def lines(entries: tuple[IndexEntry, ...]) -> list[tuple[str, str, str, list[str]]]:
    return [(entry.initial, entry.label, entry.key, names(entry.excerpts)) for entry in entries]


def test_by_work() -> None:
    assert lines(index_by_work(CITED, WORKS)) == [
        ("A", "A Leaflet", "anonymous-2022", ["e"]),
        ("C", "cabar-2019", "cabar-2019", ["c"]),
        ("K", "Kazakhstan on Fire", "marat-tutumlu-2022", ["a", "d"]),
        ("U", "unknown", "unknown", ["b"]),
    ]


def test_by_author() -> None:
    assert lines(index_by_author(CITED, WORKS)) == [
        ("C", "CABAR", "CABAR", ["c"]),
        ("M", "Marat, Erica", "Marat, Erica", ["a", "d"]),
        ("T", "Tutumlu, Assel", "Tutumlu, Assel", ["a", "d"]),
    ]


def test_two_works_of_one_title_are_two_entries() -> None:
    works = dict.fromkeys(("y", "x"), WORKS["anonymous-2022"])
    entries = index_by_work([excerpt("a", "y"), excerpt("b", "x")], works)
    assert lines(entries) == [("A", "A Leaflet", "x", ["b"]), ("A", "A Leaflet", "y", ["a"])]


def test_by_people_places_and_organisations() -> None:
    excerpts = [
        excerpt("a", people=("Mamay", "Абай"), places=("Almaty",), organisations=("DVK",)),
        excerpt("b", people=("Mamay", "Mamay"), places=("Almaty", "Ақтау")),
    ]
    assert lines(index_by_people(excerpts)) == [
        ("M", "Mamay", "Mamay", ["a", "b"]),
        ("А", "Абай", "Абай", ["a"]),
    ]
    assert lines(index_by_places(excerpts)) == [
        ("A", "Almaty", "Almaty", ["a", "b"]),
        ("А", "Ақтау", "Ақтау", ["b"]),
    ]
    assert lines(index_by_organisations(excerpts)) == [("D", "DVK", "DVK", ["a"])]


def test_by_themes() -> None:
    excerpts = [excerpt("a", themes=("fuel", "gone", "fuel")), excerpt("b", themes=("oil", "fuel"))]
    assert lines(index_by_themes(excerpts, {"fuel": "Petrol", "oil": "Oil"})) == [
        ("O", "Oil", "oil", ["b"]),
        ("P", "Petrol", "fuel", ["a", "b"]),
    ]


@pytest.mark.parametrize(
    ("label", "initial"),
    [
        ("almaty", "A"),
        ("Émile", "E"),
        ("E\u0301mile", "E"),
        ("Ёлка", "Е"),
        ("Йод", "Й"),
        ("и\u0306од", "Й"),
        ("Әуезов", "Ә"),
        ("қантар", "Қ"),
        ("“Quiet” Almaty", "Q"),
        ("1986", "#"),
        ("№ 5", "#"),
        ("…", "#"),
        ("", "#"),
        ("საქართველო", "ს"),
        ("ß", "S"),
        ("北京", "北"),
    ],
)
def test_initial(label: str, initial: str) -> None:
    (entry,) = index_by_people([excerpt("a", people=(label,))])
    assert entry.initial == initial


def test_entries_are_filed_by_letters_then_scripts() -> None:
    labels = ("Ә", "Б", "А", "“b”", "a", "É", "f", "e", "2", "Æ", "az", "#")
    entries = index_by_places([excerpt("x", places=labels)])
    assert [entry.label for entry in entries] == [
        "#",
        "2",
        "a",
        "az",
        "Æ",
        "“b”",
        "e",
        "É",
        "f",
        "А",
        "Ә",
        "Б",
    ]


@given(st.lists(st.text(max_size=4), unique=True))
def test_entries_of_one_initial_are_neighbours(labels: list[str]) -> None:
    entries = index_by_people([excerpt("a", people=tuple(labels))])
    initials = [initial for initial, _ in groupby(entry.initial for entry in entries)]
    assert len(initials) == len(set(initials))
    assert sorted(entry.label for entry in entries) == sorted(labels)


@given(st.data())
def test_the_order_of_the_names_does_not_matter(data: st.DataObject) -> None:
    labels = ["Абай", "Almaty", "É", "E", "1", "“1", "Æ"]
    shuffled = data.draw(st.permutations(labels))
    once = index_by_people([excerpt("a", people=tuple(labels))])
    again = index_by_people([excerpt("a", people=tuple(shuffled))])
    assert [entry.label for entry in again] == [entry.label for entry in once]
