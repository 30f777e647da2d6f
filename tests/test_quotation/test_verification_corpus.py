"""Test the worked cases on real texts, which lie beside the checkout and are not part of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sphinx_qantar.model import Span
from sphinx_qantar.quotation import PageMark, Region, SourceMap, SourceText, verify

SHARED = Path(__file__).parents[3] / "shared"
CORPUS, TEXTS = SHARED / "corpus", SHARED / "sources"

pytestmark = pytest.mark.skipif(
    not (CORPUS / "quotation_cases.jsonl").exists(), reason="the corpus is not at hand"
)


def _cases() -> list[dict[str, Any]]:
    files = [CORPUS / "quotation_cases.jsonl", CORPUS / "quotation_cases_synthetic.jsonl"]
    lines = [
        line for file in files if file.exists() for line in file.read_text("utf-8").split("\n")
    ]
    return [json.loads(line) for line in lines if line.strip()]


@cache
def _source(name: str, *, mapped: bool) -> SourceText:
    text = (TEXTS / name).read_text("utf-8")
    return SourceText.of(text, _map(name) if mapped else SourceMap())


def _map(name: str) -> SourceMap:
    """Read the corpus's own maps, which have a form of their own."""
    furniture, guide, zine = (
        json.loads((CORPUS / "maps" / f"{file}.json").read_text("utf-8"))
        for file in ("furniture", "guide_regions", "zine_page_map")
    )
    regions = guide["regions"] if guide["file"] == name else []
    order = zine["reading_order"] if zine["file"] == name else []
    pages = zine["segments"] if zine["file"] == name else []
    return SourceMap(
        furniture=tuple(Span(each["start"], each["end"]) for each in furniture.get(name, [])),
        order=tuple(Span(start, end) for _page, _part, start, end in order),
        pages=tuple(PageMark(page["start"], page["end"], str(page["page"])) for page in pages),
        regions=tuple(Region(each["start"], each["end"], each["work"]) for each in regions),
    )


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["id"])
@pytest.mark.parametrize("mapped", [True, False], ids=["mapped", "bare"])
def test_a_worked_case(case: dict[str, Any], *, mapped: bool) -> None:
    if "source_text" in case:
        source = SourceText.of(case["source_text"])
    else:
        source = _source(case["file"], mapped=mapped)
    found = verify(case["quote"], source, work=case.get("source", "") if mapped else "")
    assert found.verdict == case["expected" if mapped else "expected_raw"]
    if mapped:
        told = [(each.op, each.source, each.quote) for each in found.differences]
        expected = [(each["op"], each["source"], each["quote"]) for each in case["differing"]]
        assert told == expected or not expected
        assert set(case.get("flags", [])) <= set(found.flags)
