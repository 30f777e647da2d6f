r"""Test the verdicts of the tables in ``verdicts``: many small cases, by family.

In a table a family begins with ``=``.  Lines with ``>`` are a source text; the others are
quotations, each after the letters of the verdicts it may have: exact, normalised, elided,
bracketed, altered or absent.  ``\n`` and ``\u00ad`` are written as in Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sphinx_qantar.quotation import SourceText, verify

TABLES = Path(__file__).parent / "verdicts"
VERDICTS = {
    "E": "exact",
    "N": "normalised",
    "L": "elided",
    "B": "bracketed",
    "X": "altered",
    "A": "absent",
}
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([nrt]))")
_TOLD = 24
"""How long a quotation must be for its differences to be told: shorter ones may be absent."""

Family = tuple[str, list[tuple[str, str]]]


def _families() -> dict[str, Family]:
    return {name: family for path in sorted(TABLES.iterdir()) for name, family in _read(path)}


def _read(path: Path) -> Iterator[tuple[str, Family]]:
    for block in path.read_text("utf-8").removeprefix("= ").split("\n= "):
        name, *lines = filter(None, block.split("\n"))
        pairs = [(letters, _unescaped(words)) for letters, _, words in map(_parted, lines)]
        source = "\n".join(words for letters, words in pairs if letters == ">")
        yield name, (source, [pair for pair in pairs if pair[0] != ">"])


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition(" ")


def _unescaped(words: str) -> str:
    return _ESCAPE.sub(_character, words)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else {"n": "\n", "r": "\r", "t": "\t"}[found[2]]


FAMILIES = _families()


@pytest.mark.parametrize("name", FAMILIES)
def test_each_quotation_of_a_family_gets_its_verdict(name: str) -> None:
    text, cases = FAMILIES[name]
    source = SourceText.of(text)
    wrong = []
    for letters, quotation in cases:
        found = verify(quotation, source)
        expected = {VERDICTS[letter] for letter in letters}
        # What is short and stands nowhere was made from nothing.
        expected |= {"absent"} if letters == "X" and len(quotation) < _TOLD else set()
        if found.verdict not in expected:
            wrong.append(f"{found.verdict}, not {letters}: {quotation}")
        assert bool(found.differences) == (found.verdict == "altered"), quotation
    assert wrong == []


def test_the_tables_hold_cases() -> None:
    assert sum(len(cases) for _, cases in FAMILIES.values()) > 1000
