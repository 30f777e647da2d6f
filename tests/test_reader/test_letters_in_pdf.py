"""At the foot of a printed page no two notes have the same letter."""

from __future__ import annotations

import re

import pytest
from building import Builds
from docutils import nodes
from pdf_project import Printed

from sphinx_qantar.nodes import annotation, excerpt, phrase_mark
from sphinx_qantar.rendering.note_letters import run_on

pytestmark = pytest.mark.any_python

PASSAGE = """\
::::{{excerpt}} orlova-2019
:name: passage-{place}
:themes: ice

Nobody had asked, and {words} stood at {place} pumps.

:::{{annotation}}
:on: {place} pumps
On pumps {place}.
:::

:::{{annotation}}
:on: Nobody
On nobody {place}.
:::
::::
"""

REMOTE = """\
# Notes

:::{annotation} passage-2
:on: queues of cars
From afar.
:::
"""

LONGER = """\
::::{{excerpt}} orlova-2019
:name: longer-{place}
:themes: snow

{words} The end is {place}-0, {place}-1, {place}-2.

:::{{annotation}}
:on: {place}-0
First of {place}-: {notes}
:::

:::{{annotation}}
:on: {place}-1
Next of {place}-: {notes}
:::

:::{{annotation}}
:on: {place}-2
Last of {place}-: {notes}
:::
::::
"""

FILES = {
    "snow.md": "# Snow\n\n"
    + "".join(
        LONGER.format(
            place=place,
            words="Words and words. " * (40 - place),
            notes="More of it. " * (4 * place - 36),
        )
        for place in range(10, 22)
    ),
    "week.md": "# Week\n\n"
    + "".join(PASSAGE.format(place=place, words="queues of cars") for place in (1, 2)),
    "notes.md": REMOTE,
    "themes.md": "# Themes\n\n:::{theme} ice\n:label: Ice\n:::\n:::{theme} snow\n:::\n",
}
NARROW = {"typst_paper": "a5"}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Print a reader with two passages of two and three notes on phrases."""
    builds = Builds(tmp_path_factory.mktemp("letters"))
    return Printed(builds(FILES, "readerpdf", confoverrides=NARROW))


def notes(printed: Printed) -> list[tuple[str, str]]:
    """Return the letters and words of notes at the foot of the page with the passages."""
    page = next(page for page in printed.pages if "On pumps" in page)
    return re.findall(r"([a-z]) ?Comment on “.*?” ((?:On|From) .*?\.)", page)


NOTES = ("First", "Next", "Last")

IN_THEIR_ORDER = [
    ("a", "On nobody 1."),
    ("b", "On pumps 1."),
    ("c", "On nobody 2."),
    ("d", "From afar."),
    ("e", "On pumps 2."),
]


def test_letters_run_on_in_the_order_of_the_words(printed: Printed) -> None:
    assert notes(printed) == IN_THEIR_ORDER


def test_the_notes_of_a_passage_stand_on_its_page(printed: Printed) -> None:
    """Typst itself keeps but the first of several there."""
    for place in range(10, 22):
        words = (f"The end is {place}-0", *(f"{each} of {place}-" for each in NOTES))
        pages = [at for each in words for at, page in enumerate(printed.pages) if each in page]
        assert len(pages) == len(words)
        assert len(set(pages)) == 1


def test_they_run_on_where_the_project_is_printed_whole(printed: Printed) -> None:
    outdir = printed.built.outdir.with_name("whole")
    built = printed.built.rebuild(builder="typstpdf", outdir=outdir, confoverrides=NARROW)
    assert [letter for letter, _ in notes(Printed(built))] == ["a", "b", "c", "d"]


def test_on_a_screen_each_passage_begins_with_a(printed: Printed) -> None:
    outdir = printed.built.outdir.with_name("html")
    page = printed.built.rebuild(builder="reader", outdir=outdir).html("chapter-ice.html")
    marks = [mark.text_content() for mark in page.cssselect("sup.qantar-mark")]
    assert marks == ["a", "b", "a", "c", "b"]


def test_after_z_letters_begin_anew_with_a_passage() -> None:
    chapter = nodes.section("", *(_passage(20) for _ in range(3)))
    run_on(chapter)
    marks = ["".join(mark.astext() for mark in node.findall(phrase_mark)) for node in chapter]
    assert marks == ["abcdefghijklmnopqrst"] * 3
    chapter = nodes.section("", _passage(20), _passage(6), _passage(1))
    run_on(chapter)
    assert [note["mark"] for note in chapter.findall(annotation)][-7:] == [*"uvwxyz", "a"]


def _passage(count: int) -> excerpt:
    letters = [chr(ord("a") + place) for place in range(count)]
    marks = [phrase_mark("", "", nodes.reference("", each)) for each in letters]
    notes = [annotation("", mark=each) for each in letters]
    return excerpt("", nodes.paragraph("", "", *marks), *notes)
