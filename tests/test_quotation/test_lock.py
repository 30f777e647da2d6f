"""Check the lock: what was found is kept in lines, and read back whatever the file holds."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.model import Flag, Problem, Span, Verdict
from sphinx_qantar.quotation.lock import (
    Lock,
    LockEntry,
    hash_quotation,
    read_lock,
    write_lock,
)

WORDS = "Nobody led the square."
ENTRY = LockEntry(
    citekey="orlova-2019",
    quotation=hash_quotation(WORDS),
    verdict=Verdict.EXACT,
    source="ab" * 32,
    spans=(Span(10, 32),),
    locator="12",
    flags=("short",),
    names=("nobody",),
)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
ENTRIES = st.builds(
    LockEntry,
    citekey=TEXTS,
    quotation=TEXTS.map(hash_quotation),
    verdict=st.sampled_from(Verdict),
    source=TEXTS.map(hash_quotation),
    spans=st.lists(st.builds(Span, st.integers(0, 10**7), st.integers(0, 10**7)), max_size=3).map(
        tuple
    ),
    locator=TEXTS,
    flags=st.lists(st.sampled_from(get_args(Flag)), unique=True).map(
        lambda flags: tuple(flag for flag in get_args(Flag) if flag in flags)
    ),
    accepted=st.lists(TEXTS.map(hash_quotation), max_size=2).map(tuple),
    names=st.lists(TEXTS, max_size=3).map(lambda names: tuple(sorted(names))),
)


@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.key))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, entries: list[LockEntry]
) -> None:
    path = tmp_path_factory.mktemp("lock") / "quotations.lock"
    write_lock(path, entries)
    assert read_lock(path) == Lock({entry.key: entry for entry in entries})


def test_a_lock_is_sorted_and_has_a_line_for_each_quotation(tmp_path: Path) -> None:
    path = tmp_path / "quotations.lock"
    later = LockEntry("sarsen-2020", hash_quotation("Дауыс"), Verdict.ABSENT, "cd" * 32)
    write_lock(path, [later, ENTRY])
    lines = path.read_text(encoding="utf-8").splitlines()
    assert ["orlova-2019" in lines[3], "sarsen-2020" in lines[4], len(lines)] == [True, True, 7]
    assert WORDS not in path.read_text(encoding="utf-8")


def test_a_lock_is_the_same_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = io.open

    def open_on_windows(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever open takes
        mode = given[1] if len(given) > 1 else named.get("mode", "r")
        bound = dict(zip(("buffering", "encoding", "errors", "newline"), given[2:], strict=False))
        bound |= {name: value for name, value in named.items() if name not in {"file", "mode"}}
        if "w" in mode and "b" not in mode and bound.get("newline") is None:
            bound["newline"] = "\r\n"
        return opened(given[0], mode, **bound)

    monkeypatch.setattr(io, "open", open_on_windows)
    tmp_path.joinpath("other").write_text("a\n", encoding="utf-8")
    assert tmp_path.joinpath("other").read_bytes() == b"a\r\n"  # as there
    write_lock(tmp_path / "quotations.lock", [ENTRY])
    assert b"\r" not in (tmp_path / "quotations.lock").read_bytes()


def test_an_unchanged_lock_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "quotations.lock"
    write_lock(path, [ENTRY])
    before = path.stat().st_mtime_ns
    write_lock(path, [ENTRY])
    assert path.stat().st_mtime_ns == before


def test_a_quotation_is_found_by_its_words_in_either_form_of_unicode() -> None:
    entry = LockEntry("sarsen-2020", hash_quotation("йод"), Verdict.EXACT, "ab" * 32)
    lock = Lock({entry.key: entry})
    assert lock.find("sarsen-2020", "и\u0306од") is entry
    assert lock.find("sarsen-2020", "йода") is None
    assert lock.find("orlova-2019", "йод") is None


def test_an_excerpt_that_was_checked_is_known_by_its_name() -> None:
    lock = Lock({ENTRY.key: ENTRY})
    assert lock.was_checked("nobody")
    assert not lock.was_checked("somebody")


def test_a_lock_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "quotations.lock") == Lock()


ADVICE = "; check the quotations again where the source texts are."


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xff\xfe", "cannot be read (UnicodeDecodeError)"),
        (b"{", "cannot be read (JSONDecodeError)"),
        (b"[" * 100_000, "cannot be read (RecursionError)"),
        (b"[]", "is no lock of quotations"),
        (b'{"version": 1, "quotations": {}}', "is no lock of quotations"),
        (b'{"version": 2, "quotations": []}', "has version 2; this is for 1"),
        (
            b'{"version": 1, "quotations": [1, {"citekey": 2}, {"citekey": "a", "verdict": "?"}]}',
            "has 3 unreadable entries, which are left out",
        ),
    ],
)
def test_a_broken_lock_is_told_of(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "quotations.lock"
    path.write_bytes(content)
    problem = Problem("lock", f"the lock quotations.lock {what}{ADVICE}", str(path))
    assert read_lock(path) == Lock(problems=(problem,))


def test_one_broken_entry_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "quotations.lock"
    write_lock(path, [ENTRY])
    data = json.loads(path.read_text(encoding="utf-8"))
    data["quotations"].append({"citekey": "x", "spans": [["a", "b"]], "verdict": "exact"})
    path.write_text(json.dumps(data), encoding="utf-8")
    assert dict(read_lock(path).entries) == {ENTRY.key: ENTRY}
