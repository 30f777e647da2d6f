"""The style sheet: what it may not name, and what it says of itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sphinx_qantar

SHEET = (Path(sphinx_qantar.__file__).parent / "static" / "qantar.css").read_text(encoding="utf-8")
RULES = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)


def test_braces_are_closed() -> None:
    depth = 0
    for brace in re.findall(r"[{}]", RULES):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("colour", [r"#[0-9a-f]{3,8}\b(?=[^{}]*;)", r"\b(?:rgb|hsl|lab|lch)a?\("])
def test_no_colour_is_named_so_that_the_theme_gives_all(colour: str) -> None:
    assert re.findall(colour, RULES, re.IGNORECASE) == []


def test_only_the_ground_and_the_words_are_mixed() -> None:
    mixed = re.findall(r"color-mix\(([^()]*)\)", RULES)
    assert mixed
    for mixture in mixed:
        assert re.fullmatch(r"in srgb, currentColor \d+%, transparent", mixture)


def test_tables_of_rights_break_their_lines_and_underline_their_links() -> None:
    assert re.search(r"table\.qantar-rights\[class\][^{]*\{\s*white-space: normal;", RULES)
    underlined = re.search(r":where\(([^)]*)\) a,[^{]*\{\s*text-decoration-line: underline", RULES)
    assert underlined is not None
    assert ".qantar-rights" in underlined[1]


def test_every_property_of_the_root_is_explained_at_the_top() -> None:
    top, _end, _rules = SHEET.partition("*/")
    explained = re.findall(r"^ \*   (--qantar-[\w-]+) ", top, re.MULTILINE)
    root = re.search(r":where\(:root\) \{(.*?)\}", RULES, re.DOTALL)
    assert root is not None
    assert explained == re.findall(r"(--qantar-[\w-]+):", root[1])


def test_every_property_used_is_set() -> None:
    used = set(re.findall(r"var\((--[\w-]+)", RULES))
    assert used == set(re.findall(r"(--[\w-]+):", RULES))
