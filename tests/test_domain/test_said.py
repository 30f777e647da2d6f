"""What stands for works and citations: equal texts for equal records, others for others."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TypeVar

import pytest

from sphinx_qantar.domain.said import said_of_items, said_of_work
from sphinx_qantar.model import CitationItem, Date, Locator, Name, Work

PLACE = Locator("page", "33")
ITEM = CitationItem("steppe", PLACE, "see ", " and passim")
WORK = Work(
    "steppe",
    "book",
    {"title": "Steppe Roads"},
    {"author": (Name("Omarova", "Dana"),)},
    {"issued": Date(((2004,),))},
    "references.bib",
    12,
    "@book{steppe, title = {Steppe Roads}}",
)
CHANGED: dict[type, object] = {str: "other", bool: True, int: 3, tuple: ((1999,),)}


Record = TypeVar("Record", CitationItem, Date, Locator, Name, Work)


def changed(record: Record) -> Iterator[tuple[str, Record]]:
    """Yield a record once with each of its fields changed, after the name of the field."""
    for each in dataclasses.fields(record):
        value = getattr(record, each.name)
        if type(value) in CHANGED:
            other = CHANGED[type(value)]
            yield each.name, dataclasses.replace(record, **{each.name: other})  # type: ignore[arg-type]


def test_equal_records_say_the_same() -> None:
    assert said_of_items([ITEM]) == said_of_items([dataclasses.replace(ITEM)])
    assert said_of_work(WORK) == said_of_work(dataclasses.replace(WORK))


@pytest.mark.parametrize(
    "items",
    [
        *([item] for _, item in changed(ITEM)),
        *([dataclasses.replace(ITEM, locator=place)] for _, place in changed(PLACE)),
        [dataclasses.replace(ITEM, locator=None)],
        [ITEM, ITEM],
        [],
    ],
    ids=repr,
)
def test_other_citations_say_something_else(items: list[CitationItem]) -> None:
    assert said_of_items(items) != said_of_items([ITEM])


def test_each_field_of_a_name_and_a_date_counts() -> None:
    said = said_of_work(WORK)
    names = [name for _, name in changed(WORK.names["author"][0])]
    dates = [date for _, date in changed(WORK.dates["issued"])]
    assert len(names) == len(dataclasses.fields(Name))
    assert len(dates) == len(dataclasses.fields(Date))
    for name in names:
        assert said_of_work(dataclasses.replace(WORK, names={"author": (name,)})) != said
    for date in dates:
        assert said_of_work(dataclasses.replace(WORK, dates={"issued": date})) != said


def test_of_a_work_all_counts_but_its_place() -> None:
    said = said_of_work(WORK)
    for name, work in changed(WORK):
        same = name in {"path", "line", "files"}
        assert (said_of_work(work) == said) is same, name
    assert said_of_work(dataclasses.replace(WORK, variables={"title": "Roads"})) != said
    assert said_of_work(dataclasses.replace(WORK, names={})) != said
    assert said_of_work(dataclasses.replace(WORK, dates={})) != said
