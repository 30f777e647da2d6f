"""Test what a source map says of a text, and what is said of its faults."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest

from sphinx_qantar.model import Span
from sphinx_qantar.quotation.extracted import Extracted
from sphinx_qantar.quotation.map_file import parse_map, read_map
from sphinx_qantar.quotation.map_resolution import resolve_map
from sphinx_qantar.quotation.source_map import PageMark, SourceMap
from sphinx_qantar.quotation.source_text import SourceText

TEXT = (
    "The Weekly Echo 3\n"
    "Alpha begins here and\n"
    "goes on.\n"
    "The Weekly Echo 4\n"
    "Beta fol-\nlows “quoted” words.\n"
    "See also: elsewhere\n"
    "The Weekly Echo 5\n"
    "Gamma ends it. Beta once more.\n"
)


def resolved(yaml: str, text: str = TEXT) -> tuple[SourceMap, list[tuple[str, int]]]:
    made, problems = resolve_map(parse_map(yaml), Extracted(text))
    return made, [(problem.message, problem.line) for problem in problems]


def words(spans: tuple[Span, ...], text: str = TEXT) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_pages_are_named_by_offsets_or_by_words() -> None:
    made, problems = resolved(
        "pages:\n"
        "- {page: 5, from: Gamma, to: more.}\n"
        "- {page: iii, from: Alpha begins, to: goes on.}\n"
        "- page: 4\n"
        "  parts:\n"
        "    - {from: 'Beta follows \"quoted\"', to: 97}\n"
        "    - {from: See also, to: elsewhere, apart: true}\n"
    )
    assert problems == []
    told = {page.label: TEXT[page.start : page.end] for page in made.pages}
    assert told == {
        "iii": "Alpha begins here and\ngoes on.",
        "4": "See also: elsewhere",
        "5": "Gamma ends it. Beta once more.",
    }
    assert words(made.order) == [
        "Gamma ends it. Beta once more.",
        "Alpha begins here and\ngoes on.",
        "Beta fol-\nlows “quoted” words.",
        "See also: elsewhere",
    ]


def test_a_page_without_an_end_ends_where_the_next_begins() -> None:
    made, problems = resolved(
        "pages: [{page: 1}, {page: 2, from: Beta follows}, {page: 3, from: Gamma}]"
    )
    assert problems == []
    assert [(page.label, page.start, page.end) for page in made.pages] == [
        ("1", 0, TEXT.index("Beta")),
        ("2", TEXT.index("Beta"), TEXT.index("Gamma")),
        ("3", TEXT.index("Gamma"), len(TEXT)),
    ]
    assert made.order == ()


def test_an_order_may_be_given_apart() -> None:
    made, problems = resolved(
        "pages: [{page: 1}, {page: 2, from: Beta follows}, {page: 3, from: Gamma}]\n"
        "order: [3, 1, 2]"
    )
    assert problems == []
    assert [words((span,))[0][:5] for span in made.order] == ["Gamma", "The W", "Beta "]


def test_the_pages_of_the_file_may_be_counted_from_another() -> None:
    pages = (PageMark(0, 10, "1", counted=True), PageMark(10, 20, "2", counted=True))
    made, problems = resolve_map(parse_map("pages: {first: 441}"), Extracted("x" * 20, pages=pages))
    assert problems == ()
    assert made.pages == (PageMark(0, 10, "441"), PageMark(10, 20, "442"))


def test_furniture_is_lines_words_and_what_recurs() -> None:
    made, problems = resolved(
        "furniture:\n- repeated: 3\n- line: 'See also: *'\n- text: “quoted”\n"
        "- {from: once, to: more.}\n"
    )
    assert problems == []
    assert words(made.furniture) == [
        "The Weekly Echo 3\n",
        "The Weekly Echo 4\n",
        "“quoted”",
        "See also: elsewhere\nThe Weekly Echo 5\n",
        "once more.",
    ]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("See also: elsewhere", 1),
        ("  See   also: elsewhere ", 1),
        ("See also", 0),
        ("*also*", 1),
        ("*The*Echo *", 3),
        ("The *Echo 4", 1),
        ("See also: elsewhere*elsewhere", 0),
    ],
)
def test_a_line_of_furniture_is_the_whole_line(pattern: str, found: int) -> None:
    made, problems = resolved(f"furniture: [{{line: '{pattern}'}}]")
    spans = [line for span in made.furniture for line in words((span,))[0].splitlines()]
    assert (len(spans), len(problems)) == (found, int(not found))


def test_works_have_regions_by_words_or_pages_and_may_stand_within_another() -> None:
    made, problems = resolved(
        "works:\n"
        "  echo-1999:\n"
        "  doe-1999:\n"
        "    - {from: Alpha, to: goes on., note: sure}\n"
        "    - {pages: 5}\n"
        "pages: [{page: 4, from: Beta follows, to: words.}, {page: 5, from: Gamma}]\n"
    )
    assert problems == []
    assert [(region.work, TEXT[region.start :][:5]) for region in made.regions] == [
        ("echo-1999", "The W"),
        ("doe-1999", "Alpha"),
        ("doe-1999", "Gamma"),
    ]


def test_pages_of_a_region_follow_the_reading() -> None:
    made, _ = resolved(
        "works: {doe-1999: [{pages: '3–1'}]}\n"
        "pages: [{page: 3, from: Gamma}, {page: 1}, {page: 2, from: Beta follows}]\n"
    )
    assert sorted(TEXT[region.start :][:5] for region in made.regions) == ["Gamma", "The W"]


PAGES = "pages: [{page: 1, from: 0, to: 9}, {page: 2, from: 9, to: 20}]\n"
FAULTS = [
    ("- a\n", [("A source map must be a mapping, not a list.", 1)]),
    ("wroks: {}\n", [("A source map has an unknown key 'wroks'. Did you mean 'works'?", 1)]),
    ("file: a.txt\nfile: b.txt\n", [("'file' is given twice; the first is kept.", 2)]),
    ("file: [a]\n", [("'file' must be text, not a list.", 1)]),
    ("a: [\n", [("This is not YAML: expected the node content, but found '<stream end>'.", 2)]),
    (
        "pages: &a []\norder: *a\n",
        [("An alias, '*a', cannot be used here: write its value out.", 2)],
    ),
    ("file: !!python/object/apply:os.system [x]\n", [("'file' must be text, not a list.", 1)]),
    ("paragraphs: maybe\n", [("'paragraphs' must be true or false, not 'maybe'.", 1)]),
    ("pages: 12\n", [("'pages' must be a list, not text.", 1)]),
    ("pages: {first: x}\n", [("'first' must be a whole number from 1, not 'x'.", 1)]),
    (
        "pages: {first: 9}\n",
        [("'first' counts the pages of a PDF or EPUB, and this file has none.", 0)],
    ),
    ("pages: [{from: 1}]\n", [("A page needs its label: page: 12.", 1)]),
    (
        "pages:\n- {page: 1, form: 1}\n",
        [("A page has an unknown key 'form'. Did you mean 'from'?", 2)],
    ),
    (
        "pages:\n- {page: 1, from: 0, to: 5}\n- {page: 1, from: 5, to: 9}\n",
        [
            (
                (
                    "The page '1' is listed twice, first at line 2: list its stretches under "
                    "'parts' of one."
                ),
                3,
            )
        ],
    ),
    (
        "pages:\n- {page: 1, from: 0, to: 9}\n- {page: 2, from: 5, to: 20}\n",
        [("The page '2' overlaps the page '1', at line 2, and is left out.", 3)],
    ),
    (
        "pages:\n- {page: 1, from: 0, to: 9999}\n",
        [(f"'to' is 9999, but the source text has {len(TEXT)} characters.", 2)],
    ),
    (
        "pages:\n- {page: 1, from: 9, to: 5}\n",
        [("This stretch ends, at 5, before it begins, at 9.", 2)],
    ),
    (
        "pages:\n- {page: 1, from: Delta}\n",
        [("The words of 'from', ‘Delta’, do not stand in the source text.", 2)],
    ),
    (
        "pages:\n- {page: 1, from: Beta}\n",
        [
            (
                (
                    "The words of 'from', ‘Beta’, stand more than once in the source text: give "
                    "more of them."
                ),
                2,
            )
        ],
    ),
    (
        "pages:\n- {page: 1, from: Gamma, to: Alpha}\n",
        [
            (
                (
                    "The words of 'to', ‘Alpha’, do not stand in the source text after those of "
                    "'from'."
                ),
                2,
            )
        ],
    ),
    (
        f"{PAGES}order:\n- 2\n- 3\n- 2\n",
        [
            ("'order' leaves out the page '1': pages left out are read last.", 3),
            ("'order' names a page '3' that is not listed.", 4),
            ("'order' names the page '2' twice.", 5),
        ],
    ),
    (
        f"{PAGES}works:\n  doe-1999:\n  - {{pages: 2–4}}\n  - {{pages: 2–1}}\n",
        [
            ("There is no page '4' in this map.", 4),
            ("The pages '2–1' are the wrong way round.", 5),
        ],
    ),
    ("works:\n  doe-1999: 12\n", [("The work 'doe-1999' must be a list, not text.", 2)]),
    (
        "works:\n  doe-1999:\n  - {note: x}\n",
        [("The work 'doe-1999' needs 'from' and 'to', or 'pages'.", 3)],
    ),
    (
        "works:\n  doe-1999:\n  - {from: 0, to: 9}\n  - {from: 5, to: 20}\n",
        [("Two stretches of the work 'doe-1999' overlap: see line 3, too.", 4)],
    ),
    (
        "works:\n  doe-1999:\n  - {from: 0, to: 9}\n  roe-1999:\n  - {from: 5, to: 20}\n",
        [("The works 'roe-1999' and 'doe-1999' overlap in part: see line 3, too.", 5)],
    ),
    (
        "furniture:\n- {from: 3}\n- line: '*'\n- repeated: 1\n- text: Omega\n- No such line\n",
        [
            ("An item of 'furniture' needs 'from' and 'to', or 'line', 'text' or 'repeated'.", 2),
            ("'line' names no words.", 3),
            ("'repeated' must be a whole number from 2, not '1'.", 4),
            ("‘Omega’ does not stand in the source text: it is no furniture of it.", 5),
            ("No line of the source text reads ‘No such line’: it is no furniture of it.", 6),
        ],
    ),
]


@pytest.mark.parametrize(("yaml", "problems"), FAULTS)
def test_a_fault_is_told_with_its_line(yaml: str, problems: list[tuple[str, int]]) -> None:
    assert resolved(yaml)[1] == problems


def test_a_page_that_overlaps_is_not_read_twice() -> None:
    made, _ = resolved(
        "pages:\n- {page: 3, from: 20, to: 30}\n- {page: 1, from: 0, to: 9}\n"
        "- {page: 2, from: 5, to: 20}"
    )
    assert made.order == (Span(20, 30), Span(0, 9))


def test_a_changed_text_is_told() -> None:
    digest = hashlib.sha256(b"new").hexdigest()
    _, problems = resolve_map(parse_map("sha256: 00"), Extracted("new", sha256=digest))
    assert [problem.message for problem in problems] == [
        (
            f"The source text has changed since this map was made (its SHA-256 is now {digest}): "
            "see whether the places are still right."
        )
    ]
    upper = parse_map(f"sha256: {digest.upper()}")
    assert resolve_map(upper, Extracted("new", sha256=digest))[1] == ()


def test_a_map_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin").write_bytes(b"file: a\nnote: \xff\n")
    (tmp_path / "large").write_bytes(b"#" * 1_000_001)
    said = {
        name: [(problem.message, problem.line) for problem in read_map(tmp_path / name).problems]
        for name in ("folder", "latin", "large", "none")
    }
    assert said == {
        "folder": [("The source map cannot be read: it is no ordinary file.", 0)],
        "latin": [("The source map is not in UTF-8.", 2)],
        "large": [("The source map cannot be read: it has more than 1 MB.", 0)],
        "none": [("The source map cannot be read: no such file or directory.", 0)],
    }


@pytest.mark.once
def test_hostile_patterns_and_anchors_take_no_time() -> None:
    text = "a" * 100_000 + "\n" + "a " * 50_000
    began = time.process_time()
    resolved(f"furniture: [{{line: '{'a*' * 50}b'}}, {{repeated: 2}}]", text)
    resolved(f"pages: [{{page: 1, from: '{'a ' * 100}b'}}]", text)
    assert time.process_time() - began < 10


def test_a_source_text_takes_its_map(tmp_path: Path) -> None:
    (tmp_path / "doe.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "doe.map.yaml").write_text("pages: [{page: 7}]\nfile: doe.txt\nwork: x\n")
    source = SourceText.from_path(tmp_path / "doe.txt", tmp_path / "doe.map.yaml", "doe-1999")
    assert (source.map.pages, source.work) == ((PageMark(0, len(TEXT), "7"),), "doe-1999")
    assert [(problem.path, problem.line) for problem in source.problems] == [
        (str(tmp_path / "doe.map.yaml"), 3)
    ]
