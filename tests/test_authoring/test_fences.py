"""Directives that were read as text, and fences that nothing closes, are told of."""

from __future__ import annotations

import pytest
from building import Builds, Warned

from sphinx_qantar.authoring.fence import unclosed_fences

OPEN = "::::{excerpt} orlova-2019\n\nNobody.\n"
MORE = "\n## Later\n\nMore.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{OPEN}::::\n{MORE}", []),
        (f"# A\n\n{OPEN}{MORE}", [(3, "::::{excerpt}")]),
        (f"{OPEN}:::\n{MORE}", [(1, "::::{excerpt}")]),
        (f"{OPEN}:::::\n{MORE}", []),
        (f"{OPEN}\n:::{{annotation}}\nNote.\n:::\n::::\n{MORE}", []),
        (f":::{{excerpt}} a\nA.\n:::{{annotation}}\nNote.\n:::\n:::\n{MORE}", [(6, ":::")]),
        (":::{excerpt} a\nA.\n:::{annotation}\nNote.\n:::\n:::\n", []),
        (f"```{{theme}} a\n{MORE}", [(1, "```{theme}")]),
        (f"- ```{{note}}\n{MORE}", []),
        (f"```python\n:::{{excerpt}} a\n```\n{MORE}", []),
        (f"```python\n:::{{excerpt}} a\n{MORE}", []),
        (f"``` `{{theme}}` ```\n{MORE}", []),
        (f":::{{admonition}} {{theme}}\n{MORE}", []),
    ],
)
def test_a_fence_that_nothing_closes(text: str, found: list[tuple[int, str]]) -> None:
    assert list(unclosed_fences(text, colons=True)) == found


def test_without_colon_fences_colons_are_text() -> None:
    assert list(unclosed_fences(f"{OPEN}{MORE}", colons=False)) == []


CASES = [
    (
        "week.md",
        f"# Week\n\n{OPEN}{MORE}",
        "::::",
        "'::::{excerpt}' is not closed: the rest of the page was read as part of it.",
    ),
    (
        "week.md",
        "# Week\n\n::{excerpt} orlova-2019\nNobody.\n::\n",
        "::{",
        "'::{excerpt}' was read as text: a fence has three colons or more.",
    ),
    (
        "week.md",
        "# Week\n\n.. excerpt:: orlova-2019\n\n   Nobody.\n",
        "..",
        "'.. excerpt::' was read as text: it is reStructuredText, and this page is in MyST.",
    ),
    (
        "week.rst",
        "Week\n====\n\n:::{excerpt} orlova-2019\n:name: one\n\nNobody.\n",
        ":::",
        "':::{excerpt}' was read as text: it is MyST, and this page is in reStructuredText.",
    ),
    (
        "week.rst",
        "Week\n====\n\n.. excerpt: orlova-2019\n   :name: one\n\n   Nobody.\n",
        "..",
        ("'.. excerpt:' was read as a comment: a directive has two colons, '.. excerpt::'."),
    ),
]


@pytest.mark.parametrize(("path", "page", "place", "message"), CASES)
def test_what_was_not_read_as_a_directive(
    build: Builds, path: str, page: str, place: str, message: str
) -> None:
    built = build({path: page}, "dummy", expect_warnings=True)
    line = built.line_of(path, place)
    assert built.warnings == [Warned("qantar.fence", path, line, message)]


def test_a_comment_that_names_a_directive_is_a_comment(build: Builds) -> None:
    build({"week.rst": "Week\n====\n\n.. rights: ask the publisher\n\n.. theme: mind\n"}, "dummy")
