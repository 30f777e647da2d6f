"""Test on which pages a quotation stands, and whether its locator agrees."""

from __future__ import annotations

import pytest

from sphinx_qantar.model import Locator, Span
from sphinx_qantar.quotation.locators import check_locator, page_at, pages_of
from sphinx_qantar.quotation.source_map import PageMark, Region, SourceMap
from sphinx_qantar.quotation.source_text import SourceText

TEXT = "front ## twelve thirteen fourteen fifteen"
PAGES = (
    PageMark(0, 6, "xii"),
    PageMark(9, 16, "12"),
    PageMark(16, 25, "13"),
    PageMark(25, 34, "14"),
    PageMark(34, 41, "15"),
)
LABELLED = SourceText.of(TEXT, SourceMap(pages=PAGES))


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "value", "state"),
    [
        ("twelve", "12", "agrees"),
        ("twelve", "14", "elsewhere"),
        ("twelve", "99", "elsewhere"),
        ("twelve thirteen", "12–13", "agrees"),
        ("twelve thirteen", "12-3", "agrees"),
        ("twelve thirteen", "12", "elsewhere"),
        ("twelve thirteen", "12f.", "agrees"),
        ("twelve thirteen fourteen", "12 f", "elsewhere"),
        ("twelve thirteen fourteen", "12ff.", "agrees"),
        ("thirteen", "12–14", "agrees"),
        ("fourteen", "12, 14 & 15", "agrees"),
        ("thirteen", "12, 14", "elsewhere"),
        ("front", "XII", "agrees"),
        ("front", "xii–12", "agrees"),
        ("front", "xi", "elsewhere"),
        ("thirteen", "013", "agrees"),
        ("thirteen", "10–20", "agrees"),
        ("thirteen", "?!", "elsewhere"),
        ("##", "12", "unknown"),
    ],
)
def test_a_page_agrees_or_stands_elsewhere(words: str, value: str, state: str) -> None:
    assert check_locator(Locator("page", value), [place(words)], LABELLED).state == state


def test_a_page_is_told_and_proposed() -> None:
    finding = check_locator(Locator("page", "15"), [place("twelve thirteen")], LABELLED)
    assert finding.labels == ("12", "13")
    assert finding.proposed == Locator("page", "12–13")
    apart = check_locator(None, [place("front"), place("fifteen")], LABELLED)
    assert (apart.state, apart.proposed) == ("unknown", Locator("page", "xii, 15"))
    assert page_at(LABELLED, 10) == "12"
    assert page_at(LABELLED, 7) == ""
    assert pages_of(LABELLED, [place("fifteen"), place("front")]) == ("xii", "15")


def test_of_several_occurrences_one_may_agree() -> None:
    spans = [place("twelve"), place("fifteen")]
    locator = Locator("page", "15")
    assert check_locator(locator, spans, LABELLED).state == "elsewhere"
    assert check_locator(locator, spans, LABELLED, occurrences=True).state == "agrees"


def test_pages_follow_the_reading_and_not_the_file() -> None:
    pages = (PageMark(0, 10, "2"), PageMark(10, 20, "1"), PageMark(20, 30, "3"))
    order = (Span(10, 20), Span(0, 10), Span(20, 30))
    source = SourceText.of("x" * 30, SourceMap(pages=pages, order=order))
    assert pages_of(source, [Span(2, 12)]) == ("1", "2")
    spans = [Span(8, 10), Span(20, 25)]
    assert check_locator(None, spans, source).proposed == Locator("page", "2–3")


def test_pages_that_are_only_counted_do_not_contradict_a_number_beyond_them() -> None:
    pages = (PageMark(0, 10, "1", counted=True), PageMark(10, 20, "2", counted=True))
    source = SourceText(text="x" * 20, pages=pages)
    states = {
        value: check_locator(Locator("page", value), [Span(12, 14)], source).state
        for value in ("2", "1", "441", "iv")
    }
    assert states == {"2": "agrees", "1": "elsewhere", "441": "unknown", "iv": "unknown"}
    assert check_locator(Locator("page", "1"), [Span(12, 14)], source).counted


@pytest.mark.parametrize("label", ["chapter", "line", "paragraph"])
def test_other_labels_are_unknown(label: str) -> None:
    finding = check_locator(Locator(label, "1"), [place("twelve")], LABELLED)
    assert (finding.state, finding.proposed) == ("unknown", None)


def test_paragraphs_are_counted_where_the_map_says_so() -> None:
    text = "Head\n\nFirst one,\nsecond line.\n \nSee also: x\n\nSecond one.\n\nOther.\n\nThird\n"
    regions = tuple(
        Region(text.index(first), text.index(last) + len(last), "doe-2020")
        for first, last in (("First", "Second one."), ("Third", "Third"))
    )
    also = text.index("See")
    source_map = SourceMap(furniture=(Span(also, also + 12),), regions=regions, paragraphs=True)
    source = SourceText(text=text, map=source_map, work="doe-2020")

    def state(words: str, value: str) -> str:
        at = text.index(words)
        return check_locator(Locator("paragraph", value), [Span(at, at + len(words))], source).state

    assert state("second line", "1") == "agrees"
    assert state("Second one", "2") == "agrees"
    assert state("Third", "3") == "agrees"
    assert state("Third", "4") == "elsewhere"
    assert state("Other", "3") == "unknown"
    whole = SourceText(text=text, map=SourceMap(paragraphs=True))
    assert check_locator(Locator("paragraph", "3"), [Span(also, also + 3)], whole).state == "agrees"
