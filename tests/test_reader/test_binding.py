"""A reader bound into one document, as builders that write but one get it."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.etree
import pytest
from building import Builds, Built
from reader_course import CONF, FILES, THEMES

BUILDER = """\
from sphinx.builders import Builder
from sphinx_qantar.reader.assembling import ReaderAssembly


class Plain(Builder):
    format = "plain"
    supported_image_types = ["image/png"]

    def get_target_uri(self, docname, typ=None):
        return "%" + docname

    def get_relative_uri(self, from_, to, typ=None):
        return self.get_target_uri(to, typ)


class BoundBuilder(ReaderAssembly, Plain):
    name = "bound"

    def write_documents(self, docnames):
        reader = self.bound_reader()
        root = reader.document.asdom().documentElement
        root.setAttribute("reader", reader.name)
        root.setAttribute("title", reader.settings.title)
        (self.outdir / "bound.xml").write_text(root.toxml(), encoding="utf-8")


def setup(app):
    app.add_builder(BoundBuilder)
"""

CONF_OF_BOUND = f"""\
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
{CONF}
extensions.append("bound")
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the course's reader, bound, with one theme below another."""
    folder = tmp_path_factory.mktemp("bound")
    themes = THEMES.replace("related: [prices]", "related: [prices]\n  narrower: [songs]")
    own = {"bound.py": BUILDER, "conf.py": CONF_OF_BOUND, "themes.yaml": themes}
    return Builds(folder)({**FILES, **own}, "bound")


@pytest.fixture(scope="module")
def bound(built: Built) -> lxml.etree._Element:
    """Read the document."""
    return lxml.etree.parse(built.outdir / "bound.xml").getroot()


def _pages(bound: lxml.etree._Element) -> dict[str, lxml.etree._Element]:
    return {page.get("docname", ""): page for page in bound.iter("start_of_file")}


def _own(page: lxml.etree._Element) -> Iterator[lxml.etree._Element]:
    """Yield the elements of a page without those of pages within it."""
    for child in page:
        if child.tag != "start_of_file":
            yield child
            yield from _own(child)


def _ids(page: lxml.etree._Element) -> list[str]:
    return [each for node in _own(page) for each in node.get("ids", "").split()]


def test_the_pages_are_in_order_and_know_their_part(bound: lxml.etree._Element) -> None:
    """Front matter, chapters, back matter; no page of contents."""
    pages = [(page.get("docname"), page.get("part")) for page in bound]
    assert pages == [
        ("preface", "front"),
        ("chapter-prices", "main"),
        ("chapter-night", "main"),
        ("notes/method", "back"),
        ("bibliography", "back"),
        ("indexes", "back"),
    ]
    indexes = [page.get("docname") for page in _pages(bound)["indexes"].iter("start_of_file")]
    assert indexes[1:] == [
        "index-works",
        "index-authors",
        "index-people",
        "index-places",
        "index-organisations",
        "index-themes",
    ]
    assert (bound.get("reader"), bound.get("title")) == ("reader", "The Steppe Reader")
    assert not list(bound.iter("toctree"))


def test_a_theme_stands_in_the_section_of_the_broader_one(bound: lxml.etree._Element) -> None:
    """So that a writer finds the level of a heading by counting sections."""
    inner = _pages(bound)["chapter-songs"]
    assert inner.getparent() is _pages(bound)["chapter-night"].find("section")
    assert inner.get("part") == "main"


def test_excerpts_are_themselves_and_have_their_numbers(bound: lxml.etree._Element) -> None:
    """They are the same in every format."""
    numbers = {node.get("ids"): node.get("number") for node in bound.iter("excerpt")}
    assert numbers == {
        "gas": "1.1",
        "queues": "1.2",
        "dark": "2.1",
        "song": "3.1",
        "refrain": "3.2",
    }


@pytest.mark.parametrize(
    ("style", "head"),
    [
        ("chicago-author-date", "Bekov and Hart (2021)"),
        ("elsevier-with-titles", "Bekov, Hart, Fuel, Prices and Rumours"),
        ("din-1505-2-alphanumeric", "Bekov, Hart, Fuel, Prices and Rumours"),
    ],
)
def test_running_heads_name_authors_and_not_a_number(built: Built, style: str, head: str) -> None:
    """A number or label says nothing at the head of a page."""
    outdir = built.outdir.with_name(style)
    own = built.rebuild(outdir=outdir, confoverrides={"qantar_style": style})
    document = lxml.etree.parse(own.outdir / "bound.xml").getroot()
    (gas,) = [node for node in document.iter("excerpt") if node.get("number") == "1.1"]
    assert gas.get("work") == head


def test_every_link_leads_to_a_place_of_the_document(bound: lxml.etree._Element) -> None:
    """By page and id between pages, by the id alone within one."""
    pages = _pages(bound)
    between = 0
    for name, page in pages.items():
        own = _ids(page)
        assert len(own) == len(set(own))
        for link in _own(page):
            uri = link.get("refuri", "")
            if uri.startswith("%"):
                to, _sign, node_id = uri[1:].partition("#")
                assert to in pages
                assert not node_id or node_id in _ids(pages[to])
                between += 1
            elif uri.startswith("#") or link.get("refid"):
                assert (link.get("refid") or uri[1:]) in own, (name, uri)
            assert not uri.startswith("qantar-")
    assert between > 20


def test_footnotes_belong_to_the_page_they_stand_on(bound: lxml.etree._Element) -> None:
    """Writers find a footnote by the page and id of its call."""
    for name, page in _pages(bound).items():
        notes = [node for node in _own(page) if str(node.tag).startswith("footnote")]
        assert {note.get("docname") for note in notes} <= {name}
    night = _pages(bound)["chapter-night"]
    assert [node.findtext("label") for node in _own(night) if node.tag == "footnote"] == ["1"]


def test_lines_of_themes_are_written_out(bound: lxml.etree._Element) -> None:
    """Their links lead to the chapters."""
    assert not list(bound.iter("excerpt_themes"))
    song = next(node for node in bound.iter("excerpt") if node.get("number") == "3.2")
    links = {link.text: link.get("refuri") for link in song.iter("reference")}
    assert links["Prices"] == "%chapter-prices#theme-prices"


def test_links_tell_on_paper_where_they_lead(bound: lxml.etree._Element) -> None:
    """Those in running text by number, but not to the passage they stand in; others by page."""
    preface = _pages(bound)["preface"]
    told = [node for node in preface.iter("inline") if node.get("classes") == "qantar-told"]
    assert ["".join(node.itertext()) for node in told] == [" [1.1]", " [1]", " [3]", " [1.1]"]
    told_by_page = [link for link in preface.iter("reference") if link.get("page")]
    assert [each.get("refuri", "").partition("#")[0] for each in told_by_page] == [
        "%chapter-prices",
        "%notes/method",
    ]
    songs = next(node for node in bound.iter("excerpt") if node.get("number") == "3.2")
    pages = {link.text: link.get("page") for link in songs.iter("reference")}
    assert pages["Prices"] == " (p. %s)"
    assert pages["Songs"] is None
    gas = next(node for node in bound.iter("excerpt") if node.get("number") == "1.1")
    assert "[1.1]" not in "".join(gas.itertext())
