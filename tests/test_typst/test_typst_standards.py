"""PDF for everybody and for long: tags, alternative texts, PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from building import Builds, Files, Warned
from gallery import gallery_files
from pdf_project import Printed, print_project
from pypdf import PdfReader

pytestmark = pytest.mark.any_python

SOURCE = """\
Whole [#h]_
###########

.. [#h] A note in a heading.

.. excerpt:: smith-2020
   :name: leaders
   :title: No leader
   :lang: ru

   | Нет вождя
   |   один народ

   .. annotation::
      :on: один народ

      A comment.

.. rst-class:: language-ar

مرحبا بالعالم

.. rst-class:: language-he

שלום עולם

Chinese 漢字 without a font.

.. image:: told.svg
   :alt: A square

.. image:: untold.svg

.. image:: only-decoration.svg
   :alt:

.. list-table:: Captioned
   :header-rows: 1

   * - A
     - B
   * - 1
     - 2

.. code-block:: python

   def f():
       return 1

Text with ``code``, :sup:`2` and a `link <https://example.org/>`_.

1. One

   * Two

term
   Defined.

.. note:: Noted.

.. index:: square

.. bibliography::
"""
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">'
    '<rect width="9" height="9"/></svg>'
)
FILES: Files = {
    "index.rst": SOURCE,
    "references.bib": "@book{smith-2020, author={Smith, Ann}, title={Crowds}, year=2020}\n",
    "told.svg": SQUARE,
    "untold.svg": SQUARE.replace("9", "8"),
    "only-decoration.svg": SQUARE.replace("9", "7"),
}

STANDARDS = {"ua-1": ("pdfuaid:part", "1"), "a-2a": ("pdfaid:conformance", "A")}


@pytest.fixture(scope="module", params=list(STANDARDS))
def meeting(request: pytest.FixtureRequest, build_once: Builds) -> tuple[str, Printed]:
    """Print the document so that it meets a standard."""
    standard = str(request.param)
    printed = print_project(
        build_once,
        FILES,
        typst_pdf_standards=[standard],
        smartquotes=False,
        expect_warnings=True,
    )
    return standard, printed


def metadata_of(reader: PdfReader) -> str:
    """Return the XMP metadata."""
    stream: Any = reader.root_object["/Metadata"]
    return str(stream.get_object().get_data().decode())


def elements_of(reader: PdfReader) -> Iterator[Any]:
    """Go through the structure of a document."""
    waiting: list[Any] = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            if "/K" in node and not isinstance(node["/K"], int):
                waiting.append(node["/K"])


def test_a_standard_is_claimed(meeting: tuple[str, Printed]) -> None:
    standard, printed = meeting
    name, value = STANDARDS[standard]
    metadata = metadata_of(printed.reader)
    assert f"<{name}>{value}</{name}>" in metadata
    assert "Gallery" in metadata


def test_the_document_is_tagged_and_told(meeting: tuple[str, Printed]) -> None:
    standard, printed = meeting
    root: Any = printed.reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).lower() == "en"
    if standard == "ua-1":
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert printed.bookmarks[0] == "Table of Contents"


def test_what_things_are_is_in_the_structure(meeting: tuple[str, Printed]) -> None:
    _, printed = meeting
    kinds = {str(element["/S"]) for element in elements_of(printed.reader)}
    wanted = {"/H1", "/H2", "/P", "/BlockQuote", "/L", "/LI", "/Table", "/TH", "/Figure", "/Note"}
    assert wanted <= kinds
    figures = [each for each in elements_of(printed.reader) if each["/S"] == "/Figure"]
    assert [str(each.get("/Alt")) for each in figures] == ["A square", "untold.svg"]


def test_languages_of_passages_are_tagged(meeting: tuple[str, Printed]) -> None:
    _, printed = meeting
    languages = {str(element.get("/Lang", "")) for element in elements_of(printed.reader)}
    assert {"ru", "ar", "he"} <= languages


def test_what_stands_in_the_way_is_warned_of(meeting: tuple[str, Printed]) -> None:
    _, printed = meeting
    line = printed.built.line_of("index.rst", "漢字")
    image = printed.built.line_of("index.rst", "untold.svg")
    warned = {each.kind: each for each in printed.built.warnings}
    assert list(warned) == ["typst.alt", "typst.glyph"]
    assert warned["typst.glyph"] == Warned(
        "typst.glyph",
        "index.rst",
        line,
        "no font has 字 (U+5B57), 漢 (U+6F22): name one that does in typst_fonts, and its"
        " folder in typst_font_folders",
    )
    # docutils 0.20 gives an image the line that follows it.
    assert warned["typst.alt"].line in {image, image + 1}
    assert warned["typst.alt"].message == (
        "the image untold.svg has no alternative text: tell what it shows, or that it is empty"
    )
    assert "Chinese \ufffd\ufffd without" in printed.text


def test_every_node_meets_both_standards_at_once(build: Builds) -> None:
    standards = list(STANDARDS)
    printed = print_project(build, gallery_files(), numfig=True, typst_pdf_standards=standards)
    metadata = metadata_of(printed.reader)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_a_reader_meets_both_standards_at_once(build: Builds) -> None:
    conf = (
        'project = "R"\nextensions = ["sphinx_qantar"]\n'
        'qantar_readers = {"reader": {"title": "Crowds", "group_by": "work"}}\n'
        'typst_pdf_standards = ["ua-1", "a-2a"]\nsmartquotes = False\n'
    )
    source = SOURCE.replace("漢字", "X").replace(".. image:: untold.svg\n", "")
    built = build({**FILES, "conf.py": conf, "index.rst": source}, builder="readerpdf")
    reader = Printed(built).reader
    metadata = metadata_of(reader)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
