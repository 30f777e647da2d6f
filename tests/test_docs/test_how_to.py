"""Build the files that the how-to and reference pages show, page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import Builds
from tutorial_blocks import DOCS, blocks

CONF = """\
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""
NAMED = {"preface.md": "# Preface\n", "sources.md": "# Sources\n"}
PAGE = """\
# Week 1

:::{excerpt} milton-1644
:name: above-all

Give me the liberty to know.
:::
"""


def _files(page: Path) -> dict[str, str]:
    """Return the files a page shows; what it shows of one in several places is joined."""
    files: dict[str, str] = {}
    for block in blocks(page):
        if block.caption:
            files[block.caption] = files.get(block.caption, "") + block.text
    return files


PAGES = [
    path
    for folder in ("how-to", "reference")
    for path in sorted((DOCS / folder).glob("*.md"))
    if _files(path) and "warnings" not in _files(path)
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_shows_can_be_built(build: Builds, page: Path) -> None:
    shown = _files(page)
    works = (DOCS / "references.bib").read_text(encoding="utf-8")
    conf = CONF + shown.pop("conf.py", "")
    named = {name: text for name, text in NAMED.items() if name.partition(".")[0] in conf}
    course = (
        {}
        if any("excerpt}" in text or "excerpt::" in text for text in shown.values())
        else {"course.md": PAGE}
    )
    files = {"references.bib": works, **named, **course, **shown, "conf.py": conf}
    site = build(files)
    assert (site.outdir / "index.html").is_file()
    for name in site.app.config.qantar_readers or [""]:
        reader = site.rebuild(builder="reader", confoverrides={"qantar_reader": name})
        assert (reader.outdir / "bibliography.html").is_file()


def test_the_pages_that_show_files_are_found() -> None:
    names = {page.stem for page in PAGES}
    assert names >= {"themes", "reader", "instructors-notes", "rst", "verse", "cite", "looks"}
