"""Compare with citeproc-js, the processor of Zotero, in which authors of styles try them.

``tox run -e citeproc-js`` installs it and runs this.  Only words are compared: they must agree
in nearly all citations and entries.  Where they differ, citeproc-js mostly leaves commas that
meet (“, ,”), or prints labels of nothing; what we do otherwise by intent stands in
CONTRIBUTING.md.
"""

from __future__ import annotations

import functools
import importlib.resources
import json
import os
import shutil
import subprocess
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from lxml import etree

from sphinx_qantar.bibliography import work_from_csl_json
from sphinx_qantar.csl import Processor, load_style, style_names, to_plain
from sphinx_qantar.csl.stylefiles import find_style
from sphinx_qantar.model import CitationItem

_HERE = Path(__file__).parent
_CITEPROC = os.environ.get("QANTAR_CITEPROC_JS", "")
_SHARE = 40
"""One style in so many is tried."""
_LEAST_AGREEING = 0.98
_BY_SPECIFICATION = (("642AD", "642"), ("Without", "without"))
"""What CSL asks for and we print: *AD* before 1000, small letters for but the words it lists."""

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(
        not (_CITEPROC and shutil.which("node")),
        reason="citeproc-js is not at hand: tox run -e citeproc-js",
    ),
]

ITEMS: list[dict[str, Any]] = [
    item
    for item in yaml.safe_load(
        (_HERE / "against_pandoc" / "works.yaml").read_text(encoding="utf-8")
    )[::3]
    if item["type"] != "personal_communication"  # citeproc-js has no entries for them
]


def sample() -> list[str]:
    """Return the names of styles by whose checksum they are chosen, each parent once."""
    chosen = (name for name in style_names() if zlib.crc32(name.encode()) % _SHARE == 1)
    return sorted({find_style(name).name for name in chosen})


def words(text: str) -> str:
    """Return a line without spaces, which blocks part otherwise, and with plain ordinals."""
    line = "".join(unicodedata.normalize("NFKC", text).split())
    return functools.reduce(lambda made, pair: made.replace(*pair), _BY_SPECIFICATION, line)


def theirs(styles: list[str]) -> Iterator[dict[str, list[str]]]:
    """Yield what citeproc-js prints in each style."""
    locales = importlib.resources.files("citeproc") / "data" / "locales"
    tasks = [json.dumps({"style": _source(style), "items": ITEMS}) for style in styles]
    command = ["node", str(_HERE / "citeproc_js.cjs"), _CITEPROC, str(locales)]
    run = subprocess.run(  # noqa: S603 - our own script
        command, input="\n".join(tasks), capture_output=True, text=True, check=True
    )
    for line in run.stdout.splitlines():
        yield json.loads(line)


def _source(style: str) -> str:
    return etree.tostring(find_style(style).root, encoding="unicode")


def ours(style: str) -> tuple[list[str], list[str]]:
    """Return the words that we print in a style: citations, and entries."""
    works = {str(item["id"]): work_from_csl_json(item) for item in ITEMS}
    processor = Processor(load_style(style), works, list(works))
    citations = [words(to_plain(processor.cite([CitationItem(key)]))) for key in works]
    return citations, [words(to_plain(processor.reference(key))) for key in works]


def _printed(html: list[str]) -> list[str]:
    return [words(str(lxml.html.fromstring(f"<p>{line}</p>").text_content())) for line in html]


def test_words_agree() -> None:
    styles = sample()
    pairs: list[tuple[str, str]] = []
    for style, told in zip(styles, theirs(styles), strict=True):
        citations, entries = ours(style)
        pairs.extend(zip(citations, _printed(told["citations"]), strict=True))
        if any(told["entries"]):
            pairs.extend(zip(entries, _printed(told["entries"]), strict=True))
    differing = [(mine, other) for mine, other in pairs if mine != other]
    for mine, other in differing:
        print(f"ours:   {mine}\ntheirs: {other}\n")  # noqa: T201 - for who runs it
    assert len(pairs) > 2000
    assert 1 - len(differing) / len(pairs) >= _LEAST_AGREEING
