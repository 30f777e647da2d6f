"""The reader as PDF, read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typst
from building import Builds
from pdf_project import Printed
from pypdf import PageObject
from reader_course import FILES

NO_FORMULAS = {"suppress_warnings": ["typst.math"]}
FRONT = 4
"""The pages before the chapters: title, rights, contents, preface."""

INDEXES = 2
"""The pages of the indexes, the last ones."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Print the reader of the course by theme."""
    builds = Builds(tmp_path_factory.mktemp("printed"))
    return Printed(builds(FILES, "readerpdf", confoverrides=NO_FORMULAS))


def printed_again(printed: Printed, name: str, **confoverrides: Any) -> Printed:  # noqa: ANN401 - values of conf.py
    """Print from the same doctrees into a folder of its own."""
    outdir = printed.built.outdir.with_name(name)
    built = printed.built.rebuild(outdir=outdir, confoverrides={**NO_FORMULAS, **confoverrides})
    return Printed(built)


def links(page: PageObject) -> Iterator[Any]:
    """Yield the links of a page."""
    for reference in page.get("/Annots", ()):
        annotation = reference.get_object()
        if annotation.get("/Subtype") == "/Link":
            yield annotation


def leads_to(printed: Printed, link: Any) -> int | None:  # noqa: ANN401 - of pypdf
    """Return the page a link leads to, from 0, or None if it leaves the book."""
    target = link.get("/Dest") or link["/A"].get("/D")
    if target is None:
        return None
    if isinstance(target, str):
        target = printed.reader.named_destinations[target].dest_array
    page = target[0].get_object()
    return next(at for at, each in enumerate(printed.reader.pages) if each.get_object() == page)


# -- the book ------------------------------------------------------------------------


def test_the_pdf_says_what_the_reader_says_of_itself(printed: Printed) -> None:
    assert printed.path.name == "reader.pdf"
    made = "Edited by A. Teacher, B. Helper"
    assert printed.pages[0] == f"The Steppe Reader Passages on a winter {made}"
    assert printed.reader.metadata is not None
    assert printed.reader.metadata.title == "The Steppe Reader"
    assert printed.reader.metadata.author == "A. Teacher, B. Helper"
    root: Any = printed.reader.root_object
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]


def test_bookmarks_are_chapters_and_passages(printed: Printed) -> None:
    assert printed.bookmarks[1:13] == [
        "Preface",
        ".About the notes",
        "1 Prices",
        ".1.1 The price of gas",
        ".1.2 The Steppe Courier (2022, para. 2)",
        "2 Night",
        ".2.1 The dark city",
        "3 Songs",
        ".3.1 Сәрсен (2020), quoted in Bekov and Hart (2021, 40)",
        ".3.2 Сәрсен (2020)",
        "Method",
        ".How it was done",
    ]
    assert printed.bookmarks[13:16] == ["Bibliography", "Indexes", ".Index of works"]


def test_each_bookmark_leads_to_the_page_of_its_heading(printed: Printed) -> None:
    numbers = {
        re.sub("^[.]*", "", title): page
        for title, page in _destinations(printed, printed.reader.outline)
    }
    for title, words in (("1.1 The price of gas", "the price of gas"), ("3 Songs", "sung")):
        assert words in printed.pages[numbers[title]]


def _destinations(printed: Printed, outline: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - of pypdf
    for each in outline:
        if isinstance(each, list):
            yield from _destinations(printed, each)
        else:
            page = printed.reader.get_destination_page_number(each)
            assert page is not None
            yield " ".join(str(each["/Title"]).split()), page


def test_the_contents_tell_the_pages(printed: Printed) -> None:
    contents = printed.pages[2]
    labels = printed.reader.page_labels
    for title in ("1.1 The price of gas", "2.1 The dark city", "3.2 Сәрсен (2020)"):
        told = re.search(re.escape(title) + r"[ .]+(\d+)", contents)
        assert told is not None, title
        page = printed.pages[labels.index(told[1])]
        assert title.split(maxsplit=1)[0] in page
    assert re.search("Preface iv", contents)


def test_the_contents_take_the_room_that_was_kept_for_them(printed: Printed) -> None:
    """Were it otherwise, Typst would lay out all the pages behind them once more."""
    lines = ("contents-to-come()", "contents-lines()")
    heights = ", ".join(f"measure(width: 9cm, {each}).height.pt()" for each in lines)
    source = printed.path.with_suffix(".typ")
    probe = source.with_name("probe.typ")
    probe.write_text(
        f"{source.read_text(encoding='utf-8')}\n"
        "#set par(first-line-indent: 0em, justify: false)\n"
        f"#context [#metadata(({heights}))<heights>]\n",
        encoding="utf-8",
    )
    found = typst.query(str(probe), "<heights>", field="value", one=True, root=str(probe.parent))
    probe.unlink()
    kept, taken = json.loads(found)
    assert kept == pytest.approx(taken)
    assert taken > 100  # some lines


def test_front_matter_has_roman_numerals_and_chapters_count_from_one(printed: Printed) -> None:
    assert printed.reader.page_labels[: FRONT + 2] == ["i", "ii", "iii", "iv", "1", "2"]


# -- what it holds -------------------------------------------------------------------


def test_the_words_of_every_passage_are_there_in_their_order(printed: Printed) -> None:
    body = " ".join(printed.pages[FRONT:])
    words = (
        "On the second of January the price of gas",
        "doubled overnight",
        "Nobody had asked us.",
        "Queues stood at every pump.",
        "The whole city",
        "went dark at once.",
        "Алаңда дауыс бар,",
        "түнде жарық жоқ.",
        "Дауыс, дауыс",
    )
    places = [body.index(each) for each in words]
    assert places == sorted(places)


def test_numbers_are_those_of_the_html_reader(printed: Printed) -> None:
    html = printed.built.rebuild(builder="reader", outdir=printed.built.outdir.with_name("html"))
    listed = html.html("index.html").cssselect(".qantar-entries li p a")
    entries = [link.text_content() for link in listed]
    assert [each.split()[0] for each in entries] == ["1.1", "1.2", "2.1", "3.1", "3.2"]
    for entry in entries:
        assert f".{entry}" in printed.bookmarks


def test_every_link_leads_to_the_page_where_the_thing_stands(printed: Printed) -> None:
    """A link that says a number leads to that passage, one that says a page to that page."""
    labels = printed.reader.page_labels
    numbered = paged = 0
    for at, page in enumerate(printed.reader.pages):
        for link in links(page):
            target = leads_to(printed, link)
            if target is None:
                assert link["/A"]["/URI"].startswith("https://")
                continue
            words = _words_of(printed, at, link)
            if number := re.match(r"\d\.\d\b", words):
                numbered += 1
                assert number[0] in printed.pages[target]
            elif words in labels and at >= len(labels) - INDEXES:
                paged += 1
                assert labels[target] == words
    assert numbered >= 5
    assert paged >= 20


def _words_of(printed: Printed, page: int, link: Any) -> str:  # noqa: ANN401 - of pypdf
    """Read what stands in the rectangle of a link."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    text = pypdfium2.PdfDocument(printed.path)[page].get_textpage()
    left, bottom, right, top = map(float, link["/Rect"])
    return " ".join(text.get_text_bounded(left, bottom, right, top).split())


def test_links_tell_where_they_lead(printed: Printed) -> None:
    preface = printed.pages[FRONT - 1]
    assert "Begin with The price of gas [1.1] (Orlova 2019)" in preface
    assert "The themes are Prices [1] and Songs [3]." in preface
    assert "3.2 Сәрсен (2020), p. 3" in printed.pages[FRONT]
    assert "Themes: Songs, Prices (p. 1)" in printed.pages[FRONT + 2]


def test_indexes_come_last_with_pages(printed: Printed) -> None:
    indexes = " ".join(printed.pages[-INDEXES:])
    for entry in ("Fuel, Prices and Rumours, 1", "Orlova, Vera, 2", "Zhanaozen, 1", "Prices, 1, 3"):
        assert entry in indexes
    assert indexes.index("Index of works") < indexes.index("Index of themes")
    assert indexes.index("The Winter Square") < indexes.index("Алаңдағы дауыс")


def test_the_heads_of_pages_name_theme_and_work(printed: Printed) -> None:
    """A chapter begins without one; these chapters have but one page."""
    assert not printed.pages[FRONT].startswith("Prices 1")
    assert printed.pages[FRONT].endswith(" 1")


def test_nothing_of_what_is_left_out_is_in_any_file(printed: Printed) -> None:
    for path in printed.built.outdir.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            assert b"the palace" not in held
            assert b"Only the instructor" not in held
    assert "the palace" not in printed.text


# -- several readers -----------------------------------------------------------------


def test_a_reader_of_pages_keeps_them_whole(printed: Printed) -> None:
    weeks = printed_again(printed, "weeks", qantar_reader="weeks")
    assert weeks.path.name == "weeks.pdf"
    assert "Outside any passage." in weeks.text
    assert weeks.bookmarks[1:6] == [
        "Preface",
        ".About the notes",
        "Week 1",
        ".The gas question",
        "..1.1 The price of gas",
    ]


@pytest.mark.any_python
@pytest.mark.parametrize("group", ["work", "author", "date", "place", "none"])
def test_every_grouping_prints(printed: Printed, group: str) -> None:
    readers = {"by": {"group_by": group}}
    made = printed_again(printed, group, qantar_readers=readers)
    numbers = [each for each in made.bookmarks if re.match(r"\.\d\.\d ", each)]
    assert len(numbers) == 5


def test_a_reader_of_nothing_warns_and_prints(printed: Printed) -> None:
    readers = {"nothing": {"languages": ["de"]}}
    built = printed.built.rebuild(
        outdir=printed.built.outdir.with_name("nothing"),
        confoverrides={**NO_FORMULAS, "qantar_readers": readers},
        expect_warnings=True,
    )
    assert [warned.kind for warned in built.warnings] == ["qantar.reader"]
    assert Printed(built).pages[0] == "Reader"


def test_the_same_pages_make_the_same_bytes(
    printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first, second = (printed_again(printed, name) for name in ("first", "second"))
    assert first.path.read_bytes() == second.path.read_bytes()


def test_heads_of_pages_name_the_theme_at_the_left_and_the_work_at_the_right(
    tmp_path: Path,
) -> None:
    words = "Words upon words. " * 120
    passage = f"```{{excerpt}} a-2020\n:themes: THEME\n\n{words}\n```\n"
    files = {
        "references.bib": "@book{a-2020, author={Orlova, Vera}, title={The Square}, year={2020}}\n",
        "themes.yaml": "one:\n  label: One\n  narrower: [two]\ntwo:\n  label: Two\n",
        "index.md": "# Steppe\n" + "".join(passage.replace("THEME", at) for at in ("one", "two")),
    }
    conf = {"qantar_themes": "themes.yaml", "typst_paper": "a6", "qantar_style": "ieee"}
    printed = Printed(Builds(tmp_path)(files, "readerpdf", confoverrides=conf))
    assert ".1.1 Orlova, The Square: Words upon words. Words upon words.…" in printed.bookmarks
    pages = printed.pages
    first = next(at for at, page in enumerate(pages) if page.startswith("1 One"))
    heads = [page.partition(" Words")[0] for page in pages[first + 1 : first + 7]]
    begun = "4 One — Orlova [1] Themes: One 2 Two 2.1"
    work = "Orlova, The Square"  # the style's own citation is a number
    assert heads == ["2 One", f"{work} 3", begun, f"{work} 5", "6 Two", f"{work} 7"]
