"""Where all pages are one in HTML, each call of a footnote leads to that of its own page."""

from __future__ import annotations

import pytest
from building import Builds
from lxml.html import HtmlElement
from outline import body, words

NOTED = """\
# {title}

One[^a], two[^b], again[^a], and a third[^3] [@orlova-2019].

[^a]: First of {title}.
[^b]: Second of {title}, see[^a].
[^3]: Third of {title}.
"""
FILES = {
    "index.md": NOTED.format(title="Steppe") + "\n```{toctree}\none\nlast\n```\n",
    "one.md": NOTED.format(title="One") + "\n```{toctree}\ntwo\n```\n",
    "two.md": NOTED.format(title="Two"),
    "last.rst": "Last\n====\n\nA [#a]_, b [1]_, [#a]_.\n\n.. [#a] A of Last.\n.. [1] B of Last.\n",
}


@pytest.mark.parametrize("style", ["chicago-author-date", "chicago-notes-bibliography"])
def test_each_page_keeps_its_own(build: Builds, style: str) -> None:
    built = build(FILES, "singlehtml", confoverrides={"qantar_style": style})
    page = body(built.html("index.html"))
    ids = page.xpath("//@id")
    assert sorted(each for each in set(ids) if ids.count(each) > 1) == []
    told = [_told(page, call) for call in page.cssselect("a.footnote-reference")]
    own = [each for each in told if " of " in each]
    expected = [f"{place} of {title}" for title in ("Steppe", "One", "Two")
                for place in ("First", "Second", "First", "Third", "First")]  # fmt: skip
    assert sorted(own) == sorted([*expected, "A of Last", "B of Last", "A of Last"])
    for note in page.cssselect("aside.footnote"):
        for back in note.cssselect("span.label a, span.backrefs a"):
            call = page.get_element_by_id(str(back.get("href")).removeprefix("#"))
            assert call.get("href") == f"#{note.get('id')}"


def _told(page: HtmlElement, call: HtmlElement) -> str:
    """Return the beginning of the footnote that a call leads to."""
    note = page.get_element_by_id(str(call.get("href")).removeprefix("#"))
    return words(note.cssselect("p")[0]).split(",")[0].removesuffix(".")
