"""Test quotations and texts that are no honest input: each gets a verdict or a problem, soon."""

from __future__ import annotations

import time

import pytest

from sphinx_qantar.model import Span
from sphinx_qantar.quotation import (
    PageMark,
    Region,
    SourceMap,
    SourceText,
    describe,
    markdown_text,
    verify,
)
from sphinx_qantar.quotation.markdown_text import read_markdown

TEXT = "The mill stood [still] for a week, and the baker closed his shop at noon."
LONG = " ".join(f"word{index % 997}" for index in range(50_000))


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("mill", "exact"),
        ("Mill", "altered"),
        ("windmill", "absent"),
        (LONG, "absent"),
        ("[] [ ] [[]] [", "absent"),
        ("²\U0002ebe1", "absent"),
        ("[one word] [of mine] […]", "absent"),
        ("The mill [stood [still] for a week", "altered"),
        ("The mill stood still] for a week", "altered"),
        ("\u2067The mill stood\u2069 [still] for a week", "altered"),
        ("\u202dThe mill stood\u202c [still] for a week", "altered"),
        ("\u2066The mill stood\u2069 [still] for a week", "normalised"),
        ("The\ud800 mill stood", "altered"),
        ("\0The mill stood", "altered"),
    ],
)
def test_an_odd_quotation_gets_its_verdict(quotation: str, verdict: str) -> None:
    assert verify(quotation, SourceText.of(TEXT)).verdict == verdict


@pytest.mark.parametrize("control", ["\u202b", "\u202d", "\u202e", "\u2067"])
def test_what_turns_the_line_is_told_by_its_number(control: str) -> None:
    told = describe(verify(f"for a {control}week, and the baker", SourceText.of(TEXT)))
    assert told == f"‘U+{ord(control):04X}’ put in"


def test_a_map_that_is_wrong_breaks_no_check() -> None:
    end = len(TEXT)
    wrong = SourceMap(
        furniture=(Span(4, 9), Span(6, 12), Span(end - 2, end + 900), Span(end + 5, end + 9)),
        order=(Span(20, end + 50), Span(0, 30), Span(end + 1, end + 2), Span(9, 9)),
        pages=(PageMark(0, 40, "1"), PageMark(10, end + 70, "2")),
        regions=(Region(0, end + 7, "doe-2001"), Region(5, 9, "doe-2001")),
    )
    source = SourceText(text=TEXT, map=wrong, work="doe-2001")
    for quotation in ("the baker closed his shop", "The mill stood […] at noon", "zebra", "closed"):
        found = verify(quotation, source)
        assert all(0 <= span.start < span.end <= end for span in found.spans)
    assert verify("the baker closed his shop", source).verdict == "exact"


def test_long_markdown_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"# Part {part}\n\nIt is *so* in [part][a].\n\n" for part in range(30))
    data = f"[a]: https://example.org\n\n{text}".encode()
    whole = read_markdown(data, "a.md")
    monkeypatch.setattr(markdown_text, "_PIECE", 100)
    assert read_markdown(data, "a.md") == whole
    assert whole.text.startswith("Part 0\n\nIt is so in part.\n\nPart 1")


def test_the_time_of_markdown_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_text, "_PIECE", 1000)
    started = time.process_time()
    found = read_markdown(b"[" * 400_000, "a.md", most_seconds=0.2)
    assert time.process_time() - started < 20
    (problem,) = found.problems
    assert problem.message.startswith("Only the first ")
    assert "it took too long" in problem.message
