"""Check that an inventory reads back as it was written, and that nothing hostile gets in."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inventories import HIDDEN, SQUARE, THEMES, WHOLE, check_schema, excerpts
from laws import tries

from sphinx_qantar.exchange import (
    Inventory,
    InventoryError,
    passage_digest,
    read_inventory,
    write_inventory,
)
from sphinx_qantar.model import AnnotationKind, Locator, Verdict


def entry(**changes: object) -> dict[str, Any]:
    """Return the least that an excerpt of an inventory may be."""
    return {"name": "a", "work": "w", "uri": "p#a", "label": "A", "citation": "W", **changes}


def read(**content: object) -> Inventory:
    """Read an inventory that has little else than *content*."""
    return read_inventory(json.dumps({"version": 1, **content}).encode()).inventory


def test_an_inventory_answers_to_the_schema_and_reads_back() -> None:
    text = write_inventory(WHOLE)
    check_schema(text)
    reading = read_inventory(text.encode())
    assert reading.faults == ()
    assert reading.inventory == replace(
        WHOLE,
        excerpts=tuple(
            replace(each, record=replace(each.record, node_id=each.name))
            for each in (HIDDEN, SQUARE)
        ),
    )
    assert write_inventory(reading.inventory) == text


def test_every_field_of_the_schema_is_written() -> None:
    data = check_schema(write_inventory(WHOLE))
    path = files("sphinx_qantar").joinpath("schemas/excerpts.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    properties = schema["properties"]["excerpts"]["items"]["properties"]
    hidden, square = data["excerpts"]
    assert {*square, *hidden} == set(properties)
    assert set(square["notes"][0]) == set(properties["notes"]["items"]["properties"])
    assert properties["verdict"]["enum"] == [verdict.value for verdict in Verdict]
    assert properties["notes"]["items"]["properties"]["kind"]["enum"] == list(
        get_args(AnnotationKind)
    )


@tries(25)  # each is held to the schema, which takes long
@given(st.lists(excerpts(), max_size=3, unique_by=lambda each: each.name))
def test_excerpts_read_back(drawn: list[Any]) -> None:
    text = write_inventory(Inventory(excerpts=tuple(drawn)))
    check_schema(text)
    found = read_inventory(text.encode()).inventory.excerpts
    plain = [replace(each, record=replace(each.record, node_id="")) for each in found]
    assert plain == sorted(drawn, key=lambda each: each.name)


def test_the_order_of_what_is_given_does_not_matter() -> None:
    turned = replace(WHOLE, excerpts=(SQUARE, HIDDEN), themes=THEMES[::-1])
    assert write_inventory(turned) == write_inventory(WHOLE)


def test_a_withheld_passage_has_neither_words_nor_hash() -> None:
    text = write_inventory(Inventory(excerpts=(HIDDEN,)))
    assert check_schema(text)["excerpts"][0].keys() == {
        "name", "work", "uri", "label", "citation", "left_out",
    }  # fmt: skip
    leaking = json.loads(text)
    leaking["excerpts"][0]["quotation"] = "words"
    with pytest.raises(jsonschema.ValidationError):
        check_schema(json.dumps(leaking))
    found = read_inventory(json.dumps(leaking).encode()).inventory.excerpts[0].record
    assert (found.quotation, found.wordless) == ("", True)


def test_themes_are_concepts_of_skos() -> None:
    graph = check_schema(write_inventory(WHOLE))["themes"]
    assert graph["@context"]["skos"] == "http://www.w3.org/2004/02/skos/core#"
    leaderless, mobilisation = graph["@graph"]
    assert leaderless["broader"] == ["urn:theme:mobilisation"]
    assert mobilisation["narrower"] == ["themes.html#theme-leaderlessness"]
    assert mobilisation["exactMatch"] == ["uz:m"]


def test_a_digest_changes_with_the_passage_and_with_nothing_else() -> None:
    record = SQUARE.record
    digest = passage_digest(record)
    assert len(digest) == 64
    for other in (
        replace(record, quotation="Nobody led the square."),
        replace(record, citekey="other"),
        replace(record, quoted_in=""),
        replace(record, locator=Locator("page", "45")),
        replace(record, locator=None),
    ):
        assert passage_digest(other) != digest
    assert passage_digest(replace(record, title="Another", themes=())) == digest
    assert passage_digest(replace(record, wordless=True)) == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is not JSON (line 1: Expecting value)"),
        (b"\xff{}", "it is not UTF-8 (byte 0)"),
        (b'{"version": 1, "a', "it is not JSON (line 1: Unterminated string starting at)"),
        (b"<!doctype html>", "it is not JSON (line 1: Expecting value)"),
        (b"[]", "it is no inventory of excerpts"),
        (b"{}", "it is no inventory of excerpts"),
        (b'{"version": true}', "it is no inventory of excerpts"),
        (b'{"version": "1"}', "it is no inventory of excerpts"),
        (b'{"version": NaN}', "it is not JSON (NaN is no value)"),
        (b"[" * 100_000, "it is nested too deeply"),
        (
            b'{"version": 2}',
            (
                "it is of version 2, and this sphinx-qantar knows version 1 at the most: "
                "a later one reads it"
            ),
        ),
    ],
)  # fmt: skip
def test_what_is_no_inventory_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(InventoryError) as caught:
        read_inventory(data)
    assert str(caught.value) == message


def test_malformed_excerpts_cost_no_others() -> None:
    bad = [1, {}, entry(name="a b"), entry(name="../a"), entry(work=7), entry(name="ok")]
    data = json.dumps({"version": 1, "excerpts": [*bad, entry(name="ok", title="again")]})
    reading = read_inventory(data.encode())
    assert [each.name for each in reading.inventory.excerpts] == ["ok"]
    assert reading.inventory.excerpts[0].record.title == ""
    assert reading.faults == (
        "these of its excerpts cannot be used: number 1, number 2, number 3 and 3 more",
    )


def test_values_of_other_kinds_count_as_absent() -> None:
    strange = entry(
        title=["x"], themes="theme", locator="p. 3", date={"date-parts": [["2019"]]}, rights=1,
        people=[{}, "A"], notes=["x", {"text": 1}, {"text": "t", "kind": "<b>"}], verdict="true",
    )  # fmt: skip
    found = read(excerpts=[strange], works=[1, {"type": "book"}], themes={"@graph": 3}, project=1)
    published = found.excerpts[0]
    record = published.record
    assert (record.title, record.themes, record.locator, record.date) == ("", (), None, None)
    assert (record.people, published.verdict) == (("A",), Verdict.UNCHECKED)
    assert [(note.text, note.kind) for note in published.notes] == [("t", "comment")]
    assert (found.works, found.themes, found.project) == ({}, (), "")


def test_characters_that_cannot_be_printed_are_dropped() -> None:
    data = (
        b'{"version": 1, "excerpts": [{"name": "a", "work": "w", "quotation": "x\\ud800\\u0000y"}]}'
    )
    record = read_inventory(data).inventory.excerpts[0].record
    assert record.quotation == "xy"


@pytest.mark.parametrize(
    "date",
    [
        {"date-parts": [[10**30]]},
        {"date-parts": [[2019, 13]]},
        {"date-parts": [[True]]},
        {"date-parts": []},
        {"date-parts": [[]]},
        {"season": 9},
    ],
)
def test_dates_that_are_none_are_left_out(date: object) -> None:
    assert read(excerpts=[entry(date=date)]).excerpts[0].record.date is None


@given(st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["excerpts", "works", "themes", "name", "work", "notes", "date",
                             "date-parts", "@graph", "notation", "text", "locator", "id"]),
            inner, max_size=6),
    ), max_leaves=20,
))  # fmt: skip
def test_nothing_makes_the_reading_fail_but_with_words(drawn: object) -> None:
    content = {**drawn, "version": 1} if isinstance(drawn, dict) else drawn
    told = ""
    try:
        read_inventory(json.dumps(content).encode())
    except InventoryError as error:
        told = str(error)
    assert told == "" or told.startswith("it is")
