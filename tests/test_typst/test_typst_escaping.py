"""Text in Typst source is text: it compiles, and reads back as typed."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from laws import tries

from sphinx_qantar.typst.escaping import array, dictionary, markup, string, verbatim

HOSTILE = [
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd")',
    "$ x $ @label <label> */ /* // \\input{x} \\u{41}",
    "= heading",
    "1. item",
    "- item + item / term: x",
    "a -- b --- c ... d -? e ~ f",
    "https://example.org/a//b",
    "`raw` ```x``` *b* _i_",
    "'single' \"double\"",
    "[content](call).field;",
    "#",
    "\\",
    "\x00\x1f\ud800\ufffe",
    "漢字 עברית Қазақ",
    "a\u2028b\u2029c\x85d",
]


def read_back(source: str) -> str:
    """Compile a piece of markup after a call, and return the text of what it prints."""
    document = f"#let f(x) = x\n#metadata([#f[]{source}]) <it>"
    found = typst.query(document.encode(), "<it>", field="value", one=True)
    return _text(json.loads(found))


def _text(content: Any) -> str:  # noqa: ANN401 - JSON
    if isinstance(content, list):
        return "".join(_text(each) for each in content)
    kinds = {"space": " ", "linebreak": "\n"}
    if content["func"] in kinds:
        return kinds[content["func"]]
    if content["func"] == "sequence":
        return _text(content["children"])
    assert content["func"] in {"text", "symbol"}, content
    text: str = content["text"]
    return text


def as_typed(text: str) -> str:
    """Tell what is to be read back: with white space as one space, and U+FFFD for the rest."""
    spaced = re.sub("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+", " ", text)
    return re.sub(
        "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", spaced
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_back(text: str) -> None:
    assert read_back(markup(text)) == as_typed(text)


@pytest.mark.any_python
@tries(150)
@given(
    st.text(st.characters(exclude_categories=[]) | st.sampled_from("#$\\*_`<>@[]~=-+/\"'.;(:{} \n"))
)
def test_any_text_reads_back(text: str) -> None:
    assert read_back(markup(text)) == as_typed(text)


@pytest.mark.any_python
@tries(60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\r\t"\\#')))
def test_any_string_reads_back(text: str) -> None:
    found = typst.query(f"#metadata({string(text)}) <it>".encode(), "<it>", "value", one=True)
    assert json.loads(found) == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def test_verbatim_text_keeps_spaces_and_lines() -> None:
    assert read_back(verbatim("a  b\n  c")) == "a\u00a0\u00a0b \n\u00a0\u00a0c"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (array([]), []),
        (array(["1"]), [1]),
        (array(["1", '"b"']), [1, "b"]),
        (dictionary([]), {}),
        (dictionary([("a b", "1")]), {"a b": 1}),
    ],
)
def test_collections(written: str, expected: object) -> None:
    assert (
        json.loads(typst.query(f"#metadata({written}) <it>".encode(), "<it>", "value", one=True))
        == expected
    )
