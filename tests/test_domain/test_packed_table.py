"""A table comes out of its file as it was put in, as far as it is asked for."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.domain.formatted import FOLDER, Formatted
from sphinx_qantar.domain.packed_table import PackedTable

KEYS = st.text(max_size=8)
TABLES = st.dictionaries(KEYS, st.text() | st.booleans() | st.tuples(st.integers()), max_size=60)


def filled(entries: dict[str, object]) -> PackedTable:
    table = PackedTable()
    for key, value in entries.items():
        table[key] = value
    return table


def packed(table: PackedTable) -> PackedTable:
    """Return a table as it would be read from a file."""
    parts = list(table.pack())
    return PackedTable(b"".join(parts), tuple(accumulate(map(len, parts))))


@given(TABLES, KEYS)
def test_what_is_put_in_comes_out(entries: dict[str, object], other: str) -> None:
    table = packed(filled(entries))
    assert {key: table.get(key) for key in entries} == entries
    assert table.get(other) == entries.get(other)
    assert (other in table) == (other in entries)


@given(TABLES, TABLES)
def test_what_is_put_in_later_counts(before: dict[str, object], after: dict[str, object]) -> None:
    table = packed(filled(before))
    for key, value in after.items():
        table[key] = value
    again = packed(table)
    assert {key: again.get(key) for key in before | after} == before | after
    assert {key: table.get(key) for key in before | after} == before | after


def test_nothing_is_left_of_a_table_that_is_cleared() -> None:
    table = packed(filled({"a": "1", "b": "2"}))
    table.clear()
    assert table.get("a") is None
    assert not table
    assert packed(filled({"a": "1"}))


def test_no_more_is_unpacked_than_is_asked_for() -> None:
    entries = {f"work{number}": "x" * 50 for number in range(5000)}
    table = packed(filled(dict(entries)))
    table.get("work7")
    assert 0 < len(table._entries) < 100  # noqa: SLF001 - what no caller can see


def test_a_file_that_was_cut_short_is_as_none(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    kept = Formatted(folder, "stamp")
    assert kept.get("names", "a", lambda: "Orlova") == "Orlova"
    kept.save()
    file = folder / "names.pickle"
    assert Formatted(folder, "stamp").get("names", "a", lambda: "other") == "Orlova"
    assert Formatted(folder, "another").get("names", "a", lambda: "other") == "other"
    for length in range(len(file.read_bytes())):
        whole = file.read_bytes()
        file.write_bytes(whole[:length])
        assert Formatted(folder, "stamp").get("names", "a", lambda: "other") == "other"
        file.write_bytes(whole)
