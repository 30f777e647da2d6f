"""Nothing that a work holds may break a style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import tries

from sphinx_qantar.bibliography import work_from_csl_json
from sphinx_qantar.csl import Processor, load_style, to_html
from sphinx_qantar.model import CitationItem, Date, Locator, Name, Work

STYLES = ("apa", "chicago-notes-bibliography", "ieee", "gost-r-7-0-5-2008")
TEXT = st.text(alphabet="ab Я’'\"“”«»<>i/b.,;:-–&1²\u0301\\", max_size=12)
VARIABLES = st.dictionaries(
    st.sampled_from(
        [
            *("title", "title-short", "container-title", "page", "volume", "issue", "edition"),
            *("DOI", "URL", "number", "publisher", "genre", "note", "language"),
            *("citation-label", "odd"),
        ]
    ),
    TEXT,
)
NAMES = st.lists(
    st.builds(Name, family=TEXT, given=TEXT, suffix=TEXT, literal=TEXT, comma_suffix=st.booleans()),
    max_size=4,
).map(tuple)
PARTS = st.lists(st.lists(st.integers(-3000, 10**12), max_size=3).map(tuple), max_size=2).map(tuple)
DATES = st.builds(Date, PARTS, st.integers(0, 4), st.booleans(), TEXT)
WORKS = st.builds(
    Work,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["book", "chapter", "webpage", "nonsense", "", "article-journal"]),
    VARIABLES,
    st.dictionaries(st.sampled_from(["author", "editor", "translator"]), NAMES),
    st.dictionaries(st.sampled_from(["issued", "accessed", "original-date"]), DATES),
)


@pytest.mark.parametrize("name", STYLES)
@tries(40)
@given(works=st.lists(WORKS, max_size=3), locator=TEXT, words=TEXT)
def test_no_work_breaks_a_style(name: str, works: list[Work], locator: str, words: str) -> None:
    library = {work.citekey: work for work in works}
    processor = Processor(load_style(name), library, ["c", "a", "nowhere", "b"])
    assert set(processor.bibliography()) == set(library)
    for key in ("a", "b", "c", "nowhere"):
        item = CitationItem(key, Locator("page", locator), words, words)
        to_html(processor.reference(key))
        to_html(processor.cite([item, CitationItem("a")]))
        to_html(processor.cite([item], "textual"))


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"id": None, "type": None},
        {"id": 5, "author": "text", "issued": "soon", "title": ["a"]},
        {"id": "x", "author": [None, {}, {"family": None}, {"given": 3}], "title": {"a": 1}},
        {"id": "x", "issued": {"date-parts": [None]}, "volume": True, "note": "genre: x\n"},
    ],
)
def test_malformed_items_are_read_as_far_as_they_go(item: dict[str, object]) -> None:
    work = work_from_csl_json(item)
    processor = Processor(load_style("apa"), {work.citekey: work}, [work.citekey])
    assert isinstance(to_html(processor.reference(work.citekey)), str)


@pytest.mark.once
def test_a_megabyte_in_a_field_is_no_hang() -> None:
    work = Work("a", "book", {"title": "'" * 200_000 + "<i>" * 100_000 + "x" * 500_000})
    processor = Processor(load_style("apa"), {"a": work}, ["a"])
    assert len(to_html(processor.reference("a"))) > 1_000_000
