"""Make every mistake of the page on troubleshooting, and see that it is told as the page says."""

from __future__ import annotations

import pytest
from building import Builds, Warned
from sphinx.errors import ConfigError
from tutorial_blocks import DOCS, blocks

HOME = "/home/you/liberty"
PAGE = DOCS / "troubleshooting.md"
CONF = """\
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""


def _printed(warned: Warned) -> str:
    return f"{HOME}/{warned.path}:{warned.line}: WARNING: {warned.message} [{warned.kind}]"


def test_each_mistake_is_told_as_the_page_says(build: Builds) -> None:
    found = list(blocks(PAGE))
    pages = {block.caption: block.text for block in found if block.language == "md"}
    pages |= {block.caption: block.text for block in found if "sources/" in block.caption}
    told = "".join(block.text for block in found if block.caption == "warnings")
    works = (DOCS / "references.bib").read_text(encoding="utf-8")
    built = build({"conf.py": CONF, "references.bib": works, **pages}, expect_warnings=True)
    assert sorted(map(_printed, built.warnings)) == sorted(told.splitlines())


def test_a_configuration_that_cannot_be_used_stops_the_build(build: Builds) -> None:
    found = {block.caption: block.text for block in blocks(PAGE)}
    with pytest.raises(ConfigError) as stopped:
        build({"conf.py": CONF + found["conf.py"], "index.md": "# Voices\n"})
    assert f"{stopped.value}\n" == found["error"]


def test_fences_that_are_off_are_told_as_the_page_says(build: Builds) -> None:
    page = "# Week 1\n\n:::{excerpt} orlova-2019\nWords.\n:::\n"
    conf = CONF.replace('["colon_fence"]', "[]")
    built = build({"conf.py": conf, "index.md": "# A\n", "week-1.md": page}, expect_warnings=True)
    (warned,) = [warned for warned in built.warnings if warned.kind == "qantar.fence"]
    text = f"{warned.path}:{warned.line}: WARNING: {warned.message} [{warned.kind}]"
    assert text in PAGE.read_text(encoding="utf-8")
