"""Format works of all kinds in the styles of the collection: a sample, or all on request.

``QANTAR_ALL_STYLES=1 pytest tests/test_csl/test_csl_all_styles.py`` runs every one of them.
"""

from __future__ import annotations

import os
import time
import zlib
from pathlib import Path

import pytest
import yaml

from sphinx_qantar.bibliography import work_from_csl_json
from sphinx_qantar.csl import Processor, load_style, style_names, to_html, to_plain
from sphinx_qantar.csl.stylefiles import find_style
from sphinx_qantar.model import CitationItem, Locator

pytestmark = pytest.mark.once

_WORKS = Path(__file__).parent / "against_pandoc" / "works.yaml"
_ALL = "QANTAR_ALL_STYLES" in os.environ
_SHARE = 1 if _ALL else 100
_LONGEST = 20.0
"""Seconds of processor time for one style; collecting garbage among thousands takes some of it."""

ITEMS = yaml.safe_load(_WORKS.read_text(encoding="utf-8"))
WORKS = {str(item["id"]): work_from_csl_json(item) for item in ITEMS[::4]}


def sample() -> list[str]:
    """Return the names by whose checksum a style is chosen, the same on every machine."""
    return [name for name in style_names() if zlib.crc32(name.encode()) % _SHARE == 0]


@pytest.mark.parametrize("name", [] if _ALL else sample())
def test_style_formats_works_of_all_kinds(name: str) -> None:
    assert faults(name) == []


@pytest.mark.skipif(not _ALL, reason="QANTAR_ALL_STYLES is not set")
def test_all_styles_format_works_of_all_kinds() -> None:
    # Dependent styles are another's under their own name: each parent is run but once.
    parents = {find_style(name).name for name in style_names()}
    assert len(parents) > 2500
    assert {name: found for name in sorted(parents) if (found := faults(name))} == {}


def faults(name: str) -> list[str]:
    """Return what is wrong with what a style makes of the works."""
    begun = time.process_time()
    processor = Processor(load_style(name), WORKS, list(WORKS))
    found = []
    for key in WORKS:
        reference, citation = (
            processor.reference(key),
            processor.cite([CitationItem(key, Locator("page", "12-13"), "see")]),
        )
        found += [
            f"{key}: {fault}"
            for rich in (reference, citation)
            for fault in (_fault(to_plain(rich)), _fault(to_html(rich)))
            if fault
        ]
    found += [] if sorted(processor.bibliography()) == sorted(WORKS) else ["a work is lost"]
    seconds = time.process_time() - begun
    return found + ([f"took {seconds:.1f} s"] if seconds > _LONGEST else [])


def _fault(text: str) -> str:
    if not text.strip():
        return "prints nothing"
    return "prints a name of Python" if "None" in text or "object at" in text else ""
