"""Test that every node of docutils and Sphinx has a place in an EPUB, in ours and in Sphinx's."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from building import Builds, Built
from epub_files import Epub, epubcheck, epubcheck_command
from gallery import FAMILIES, gallery_files

CONF = """\
project = "Gallery"
author = "A. Teacher"
copyright = "2026, A. Teacher"
version = "1"
language = "en"
extensions = ["sphinx_qantar"]
numfig = True
epub_uid = epub_identifier = "gallery"
epub_author = "A. Teacher"
qantar_readers = {"reader": {"title": "Gallery", "front_matter": ["index", "families"]}}
"""
DEPRECATED = "role is deprecated"
"""What newer versions of epubcheck say of docutils' ``doc-biblioentry`` in Sphinx's own EPUB."""


checked = pytest.mark.skipif(
    epubcheck_command() is None, reason="epubcheck or Java is not at hand: tox run -e epub"
)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the gallery as front matter of a reader that holds nothing else."""
    files = {**gallery_files(), "conf.py": CONF}
    built = Builds(tmp_path_factory.mktemp("gallery"))(files, "readerepub", expect_warnings=True)
    assert [each.message for each in built.warnings] == ["the reader 'reader' selects no excerpt."]
    return built


def test_every_family_is_in_the_book(gallery: Built) -> None:
    opened = Epub(gallery.outdir / "reader.epub")
    assert opened.faults() == []
    (body,) = opened.find("families.xhtml", "//h:body")
    text = " ".join("".join(str(part) for part in body.itertext()).split())
    for name in FAMILIES:
        assert f"end of {name}" in text
    assert "Not here." in text
    assert "Just here." not in text
    assert len(opened.find("families.xhtml", "//h:table")) == 3
    assert [each.get("alt") for each in opened.find("families.xhtml", "//h:img")] == ["A picture"]
    style = opened.files["EPUB/style.css"].decode()
    assert ".highlight" in style
    assert "background: #" not in style


def test_no_word_of_the_site_is_lost(gallery: Built) -> None:
    site = gallery.rebuild(builder="html").html("families.html").cssselect("div.body")[0]
    for link in site.cssselect(".headerlink"):
        link.drop_tree()
    (body,) = Epub(gallery.outdir / "reader.epub").find("families.xhtml", "//h:body")
    told = Counter(re.findall(r"[^\W\d_]+", " ".join(map(str, body.itertext()))))
    words = Counter(re.findall(r"[^\W\d_]+", " ".join(map(str, site.itertext()))))
    assert words - told == Counter()


@checked
def test_epubcheck_accepts_the_gallery(gallery: Built) -> None:
    assert epubcheck(gallery.outdir / "reader.epub") == []


@checked
def test_epubcheck_accepts_what_sphinx_makes_of_our_nodes(gallery: Built, book: Built) -> None:
    settings = {"epub_uid": "x", "epub_identifier": "x", "epub_copyright": "2026", "version": "1"}
    settings |= {"epub_description": "d", "epub_contributor": "c", "epub_author": "A. Teacher"}
    whole = book.rebuild(builder="epub", confoverrides=settings, expect_warnings=True)
    (path,) = whole.outdir.glob("*.epub")
    assert epubcheck(path) == []
    stock = gallery.rebuild(builder="epub", expect_warnings=True)
    (path,) = stock.outdir.glob("*.epub")
    assert [told for told in epubcheck(path) if DEPRECATED not in told] == []
