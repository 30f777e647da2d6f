"""Test quotations against source texts with a map: furniture, page order, works, pages."""

from __future__ import annotations

import pytest

from sphinx_qantar.model import Span
from sphinx_qantar.quotation import PageMark, Region, SourceMap, SourceText, verify

FIRST = "The mill stood still for a week, and the baker closed"
FOLIO = "◆ 12 ◆"
THIRD = "no bread in the valley until the first carts came."
SECOND = "his shop at noon. There was"
BOOKLET = f"{FIRST}\n{FOLIO}\n{THIRD}\n{SECOND}\n"


def _span(part: str) -> Span:
    start = BOOKLET.index(part)
    return Span(start, start + len(part))


def _page(part: str, label: str) -> PageMark:
    span = _span(part)
    return PageMark(span.start, span.end, label)


SOURCE = SourceText.of(
    BOOKLET,
    SourceMap(
        furniture=(_span(FOLIO),),
        order=(_span(FIRST), _span(SECOND), _span(THIRD)),
        pages=(_page(FIRST, "i"), _page(THIRD, "iii"), _page(SECOND, "ii")),
    ),
)


@pytest.mark.parametrize(
    ("quotation", "verdict", "texts", "locator"),
    [
        ("the baker closed", "exact", ["the baker closed"], "i"),
        (
            "the baker closed his shop at noon",
            "normalised",
            ["the baker closed", "his shop at noon"],
            "i–ii",
        ),
        (
            "There was no bread in the valley",
            "normalised",
            ["There was", "no bread in the valley"],
            "ii–iii",
        ),
        (
            "The mill stood still […] no bread in the valley",
            "elided",
            ["The mill stood still", "no bread in the valley"],
            "i–iii",
        ),
        (
            "There was [indeed] no bread in the valley",
            "bracketed",
            ["There was", "no bread in the valley"],
            "ii–iii",
        ),
    ],
)
def test_pages_are_read_in_their_order(
    quotation: str, verdict: str, texts: list[str], locator: str
) -> None:
    found = verify(quotation, SOURCE)
    assert found.verdict == verdict
    assert [BOOKLET[span.start : span.end] for span in found.spans] == texts
    assert found.locator == locator


@pytest.mark.parametrize(
    "quotation",
    [
        "until the first carts came. his shop at noon",  # neighbours in the file alone
        "no bread in the valley […] the baker closed",  # the file's order would be the same
    ],
)
def test_what_only_the_file_has_in_this_order_does_not_stand(quotation: str) -> None:
    assert not verify(quotation, SOURCE).verdict.stands


def test_without_a_map_the_order_of_the_file_counts() -> None:
    bare = SourceText.of(BOOKLET)
    assert verify("the first carts came. his shop at noon", bare).verdict == "normalised"
    assert verify("the baker closed his shop at noon", bare).verdict == "altered"


def test_furniture_within_a_passage_parts_no_span() -> None:
    text = "They walked all\nRUNNING HEAD 7\nnight to the city."
    head = text.index("RUNNING")
    source = SourceText.of(text, SourceMap(furniture=(Span(head, head + 14),)))
    found = verify("They walked all night", source)
    assert found.verdict == "normalised"
    assert found.spans == (Span(0, text.index(" to the")),)
    assert verify("They walked all night", SourceText.of(text)).verdict == "altered"


GUIDE = "One wrote of the rain at length.\nTwo wrote of the wind at length.\nNobody knows."
ONE, TWO = Region(0, 32, "one-2001"), Region(33, 65, "two-2002")
SHARED = SourceText.of(GUIDE, SourceMap(regions=(ONE, TWO)))


@pytest.mark.parametrize(
    ("quotation", "work", "verdict", "flags"),
    [
        ("One wrote of the rain", "one-2001", "exact", set()),
        ("One wrote of the rain", "two-2002", "absent", {"outside-work"}),
        ("One wrote of the rain", "", "exact", set()),
        ("Nobody knows", "one-2001", "exact", set()),
        ("of the rain […] of the wind", "one-2001", "elided", {"crosses-works"}),
        ("of the rain […] of the wind", "", "elided", {"crosses-works"}),
        ("at length", "two-2002", "exact", set()),
    ],
)
def test_a_file_of_several_works(quotation: str, work: str, verdict: str, flags: set[str]) -> None:
    found = verify(quotation, SHARED, work=work)
    assert found.verdict == verdict
    assert set(found.flags) - {"short"} == flags


def test_the_work_of_a_source_text_is_the_work_quoted() -> None:
    source = SourceText(GUIDE, map=SourceMap(regions=(ONE, TWO)), work="two-2002")
    assert verify("One wrote of the rain", source).verdict == "absent"
    assert verify("at length", source).spans == (Span(55, 64),)
    assert verify("at length", source).work == "two-2002"


def test_a_work_within_a_work_belongs_to_both() -> None:
    source = SourceText.of(GUIDE, SourceMap(regions=(Region(0, 80, "zine"), ONE)))
    for work in ("zine", "one-2001"):
        assert verify("One wrote of the rain", source, work=work).verdict == "exact"
        assert "crosses-works" not in verify("One wrote of the rain", source, work=work).flags
    assert verify("Two wrote of the wind", source, work="one-2001").verdict == "absent"
