"""Passages in print: notes by their form, those on phrases in the margin or at the foot."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest
from building import Builds, Files
from pdf_project import Printed, print_project

KINDS = ("comment", "gloss", "context", "question", "translation")

PAGE = """\
Week
####

.. excerpt:: smith-2020
   :name: leaders
   :title: No leader
   :themes: crowds
   :locator: p. 7

   There is no single leader here.

   Nor *was* there one.

   .. annotation::
      :kind: headnote

      Before all.

   .. annotation::
      :on: single leader
      :by: A. Teacher

      Compare the tribune.
""" + "".join(
    f"\n   .. annotation::\n      :kind: {kind}\n\n      A {kind} on it.\n" for kind in KINDS
)

LAST = """
.. excerpt:: smith-2020
   :name: verse
   :lang: ru

   | По улице шли
   |   и пели

Text with :theme:`crowds` and :excerpt:`leaders`.

.. theme:: crowds
   :label: Crowds

   On crowds.

.. annotation:: verse

   From afar.

.. bibliography::
"""

FILES: Files = {
    "index.rst": PAGE + LAST,
    "references.bib": "@book{smith-2020, author={Smith, Ann}, title={Crowds}, year=2020}\n",
}


@pytest.fixture(scope="module")
def wide(build_once: Builds) -> Printed:
    """Print the passages on A4."""
    return print_project(build_once, FILES)


@pytest.fixture(scope="module")
def narrow(build_once: Builds) -> Printed:
    """Print them on A5."""
    return print_project(build_once, FILES, typst_paper="a5")


def box_of(path: Path, words: str) -> tuple[int, float, float]:
    """Return the page on which words stand, counted from 0, their left and their lower edge."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        for number, page in enumerate(pdf):
            text = page.get_textpage()
            found = text.search(words).get_next()
            if found:
                left, bottom, _, _ = text.get_charbox(found[0])
                return number, left, bottom
    raise AssertionError(words)


def test_a_passage_reads_in_order(wide: Printed) -> None:
    text = wide.text
    order = ["No leader", "Before all.", "There is no", "Nor was", "Smith", "Themes: Crowds"]
    order += ["A comment on it.", "A gloss", "A context", "A question", "A translation"]
    places = [text.index(words, text.index("Week 1") if "Week 1" in text else 0) for words in order]
    assert places == sorted(places)
    assert "Headnote Before all." in text
    assert "Comment on “single leader” — by A. Teacher Compare the tribune." in text


def test_notes_on_phrases_stand_in_the_margin_of_a_wide_page(wide: Printed) -> None:
    page, left, bottom = box_of(wide.path, "Compare the")
    words_page, words_left, words_bottom = box_of(wide.path, "There is no")
    assert page == words_page
    assert left > words_left + 300
    assert abs(bottom - words_bottom) < 30


def test_notes_on_phrases_stand_at_the_foot_of_a_narrow_page(narrow: Printed) -> None:
    page, left, bottom = box_of(narrow.path, "Compare the")
    words_page, words_left, words_bottom = box_of(narrow.path, "There is no")
    assert page == words_page
    assert left < words_left + 300
    assert bottom < words_bottom - 60
    assert narrow.text.count("Compare the tribune.") == 1


def test_marks_lead_to_their_notes(wide: Printed) -> None:
    marks = [
        link
        for page in wide.reader.pages
        for link in page.get("/Annots", [])
        if "leaders-note-2" in str(link.get_object().get("/Dest", link.get_object().get("/A")))
    ]
    assert marks or "leaders-note-2" in wide.path.with_suffix(".typ").read_text("utf-8")


def test_titles_of_passages_are_bookmarks(wide: Printed) -> None:
    assert ".No leader" in wide.bookmarks


def test_a_bibliography_hangs(wide: Printed) -> None:
    assert "Smith, Ann. 2020. Crowds." in wide.text
    assert "#references(" in wide.path.with_suffix(".typ").read_text("utf-8")


def test_margins_and_places_of_notes_can_be_stated(build: Builds) -> None:
    margins = {"inside": "30mm", "notes": "30mm"}
    printed = print_project(
        build, FILES, typst_paper="us-trade", typst_notes="margin", typst_margins=margins
    )
    page, left, _ = box_of(printed.path, "There is no")
    note_page, note_left, _ = box_of(printed.path, "Compare the")
    assert page == note_page
    assert left == pytest.approx(30 / 25.4 * 72, abs=20)
    assert note_left > left + 150


def test_a_house_style_restyles_passages_without_python(build: Builds) -> None:
    style = """
#import "book.typ" as plain
#let question-note(body) = block[QUESTION FOR YOU #body]
#let passage-title(level, title, ..reader) = block(sticky: true)[TITLE #title]
#let book(..given, body) = plain.book(..given, { set text(size: 13pt); body })
"""
    printed = print_project(build, {**FILES, "house.typ": style}, typst_template="house.typ")
    assert "QUESTION FOR YOU" in printed.text
    assert "TITLE No leader" in printed.text


def test_the_house_style_of_the_guide_is_taken(build: Builds) -> None:
    guide = Path(__file__).parents[2] / "docs" / "how-to" / "pdf.md"
    style = guide.read_text("utf-8").split(":caption: house.typ\n\n")[1].split("```")[0]
    files = {**FILES, "house.typ": style, "index.rst": f"{PAGE}\nText\n\n----\n{LAST}"}
    printed = print_project(build, files, typst_template="house.typ")
    assert "❦" in printed.text
    assert "A question on it." in printed.text
    assert largest_size(printed) == pytest.approx(12, abs=0.1)


def largest_size(printed: Printed) -> float:
    """Return the size of the words of the passage, in points."""
    sizes: list[float] = []

    def note(text: str, _matrix: object, at: list[float], _font: object, size: float) -> None:
        if "single" in text:
            sizes.append(size * abs(at[3]))

    for page in printed.reader.pages:
        page.extract_text(visitor_text=note)
    return max(sizes)
