"""Cite and list works of several kinds in author-date, numeric and note styles."""

from __future__ import annotations

import pickle

import pytest

from sphinx_qantar.bibliography import work_from_csl_json
from sphinx_qantar.csl import Processor, Span, load_style, to_html, to_plain
from sphinx_qantar.model import CitationItem, CitationMode, Date, Locator, Name, Work

ITEMS: list[dict[str, object]] = [
    {
        "id": "marat",
        "type": "article-newspaper",
        "author": [
            {"family": "Marat", "given": "Erica"},
            {"family": "Tutumlu", "given": "Assel"},
        ],
        "title": "a protest without leaders",
        "container-title": "The Steppe Courier",
        "issued": {"date-parts": [[2022, 1, 12]]},
        "URL": "https://example.org/protest",
        "language": "en",
    },
    {
        "id": "auezov",
        "type": "book",
        "author": [{"family": "Әуезов", "given": "Мұхтар"}],
        "title": "Абай жолы",
        "publisher": "Жазушы",
        "publisher-place": "Алматы",
        "issued": {"date-parts": [[1949]]},
        "language": "kk",
    },
    {
        "id": "bek-a",
        "type": "book",
        "author": [{"family": "Bek", "given": "Aman"}],
        "title": "Horses",
        "publisher": "Mektep",
        "issued": {"date-parts": [[2001]]},
    },
    {
        "id": "bek-b",
        "type": "book",
        "author": [{"family": "Bek", "given": "Aman"}],
        "title": "Camels",
        "publisher": "Mektep",
        "issued": {"date-parts": [[2001]]},
    },
    {"id": "bare", "type": "book", "title": "A Book of Nobody"},
]
WORKS: dict[str, Work] = {
    work.citekey: work for work in (work_from_csl_json(item) for item in ITEMS)
}
CITED = ("marat", "auezov", "bek-a", "bek-b")


def _processor(style: str, locale: str = "", cited: tuple[str, ...] = CITED) -> Processor:
    return Processor(load_style(style, locale), WORKS, cited)


@pytest.mark.parametrize(
    ("style", "mode", "expected"),
    [
        ("apa", "parenthetical", "(Marat & Tutumlu, 2022, para. 6)"),
        ("apa", "textual", "Marat and Tutumlu (2022, para. 6)"),
        ("apa", "bare", "Marat & Tutumlu, 2022, para. 6"),
        ("apa", "author", "Marat and Tutumlu"),
        ("apa", "year", "2022"),
        ("chicago-author-date", "parenthetical", "(Marat and Tutumlu 2022, para. 6)"),
        ("chicago-author-date", "textual", "Marat and Tutumlu (2022, para. 6)"),
        ("ieee", "parenthetical", "[1, Para. 6]"),
        ("ieee", "textual", "Marat and Tutumlu [1, Para. 6]"),
        ("ieee", "author", "Marat and Tutumlu"),
        ("ieee", "year", "2022"),
        ("modern-language-association", "textual", "Marat and Tutumlu (par. 6)"),
    ],
)
def test_cite_in_each_mode(style: str, mode: CitationMode, expected: str) -> None:
    item = CitationItem("marat", Locator("paragraph", "6"))
    assert to_plain(_processor(style).cite([item], mode)) == expected


def test_works_of_one_author_share_the_name_in_a_sentence() -> None:
    items = [CitationItem(key) for key in ("bek-b", "bek-a", "auezov")]
    assert to_plain(_processor("apa").cite(items, "textual")) == (
        "Bek (2001a, 2001b); Әуезов (1949)"
    )


def test_note_style_names_author_in_sentence() -> None:
    processor = _processor("chicago-notes-bibliography")
    item = CitationItem("auezov", Locator("page", "12-14"))
    assert to_plain(processor.cite([item])) == "Мұхтар Әуезов, Абай жолы (Жазушы, 1949), 12–14."
    assert to_plain(processor.cite([item], "author")) == "Әуезов"
    assert to_plain(processor.cite([item], "textual")).startswith("Әуезов (")


def test_reference_in_chicago() -> None:
    processor = _processor("chicago-author-date")
    assert to_plain(processor.reference("marat")) == (
        "Marat, Erica, and Assel Tutumlu. 2022. “A Protest Without Leaders.” The Steppe Courier, "
        "January 12. https://example.org/protest."
    )
    assert to_html(processor.reference("bek-a")) == "Bek, Aman. 2001b. <i>Horses</i>. Mektep."


def test_year_suffixes_follow_the_bibliography() -> None:
    processor = _processor("apa")
    for pair in (["bek-a", "bek-b"], ["bek-b", "bek-a"]):
        cited = processor.cite([CitationItem(key) for key in pair])
        assert to_plain(cited) == "(Bek, 2001a, 2001b)"
    assert to_plain(processor.cite([CitationItem("bek-b")])) == "(Bek, 2001a)"
    alone = _processor("apa", cited=("bek-b",))
    assert to_plain(alone.cite([CitationItem("bek-b")])) == "(Bek, 2001)"


def test_bibliography_is_sorted_by_letters_and_leaves_out_unknown_works() -> None:
    processor = _processor("apa", cited=("auezov", "unknown", "marat", "bek-a", "marat"))
    assert processor.bibliography() == ("bek-a", "marat", "auezov")


def test_unknown_citekey_is_seen() -> None:
    processor = _processor("apa")
    stand_in = Span(("missing?",), "bold")
    cited = processor.cite([CitationItem("missing"), CitationItem("marat")])
    assert cited[:3] == ("(", Span(cited[1].children, "item", "marat"), "; ")  # type: ignore[union-attr]
    assert Span((stand_in,), "item", "missing") in cited
    assert processor.reference("missing") == (stand_in,)
    assert to_plain(processor.cite([CitationItem("missing")], "textual")) == "missing?"
    assert processor.label("missing") == ""


def test_each_cited_work_is_marked() -> None:
    cited = _processor("apa").cite([CitationItem("auezov"), CitationItem("marat")])
    targets = [node.target for node in cited if isinstance(node, Span) and node.style == "item"]
    assert targets == ["marat", "auezov"]


def test_work_that_is_not_cited_has_a_reference() -> None:
    processor = _processor("ieee", cited=("marat",))
    assert to_plain(processor.reference("auezov")).endswith(
        "М. Әуезов, Абай жолы. Алматы: Жазушы, 1949."
    )
    assert processor.label("marat") == "1"
    assert processor.label("auezov") == ""


def test_same_question_has_the_very_same_answer() -> None:
    processor = _processor("apa")
    items = [CitationItem("marat")]
    assert processor.cite(items) is processor.cite(tuple(items))
    assert processor.cite(items) is not processor.cite(items, "textual")
    assert processor.reference("bare") is processor.reference("bare")


def test_processor_survives_pickling() -> None:
    processor = _processor("apa", "kk")
    before = to_plain(processor.reference("auezov"))
    again = pickle.loads(pickle.dumps(processor))  # noqa: S301 - our own bytes
    assert to_plain(again.reference("auezov")) == before
    assert again.cite([CitationItem("bek-a")]) == processor.cite([CitationItem("bek-a")])


def test_repeated_author_becomes_a_dash_in_lists_alone() -> None:
    processor = _processor("modern-language-association")
    camels, horses = processor.entries(["bek-b", "bek-a"])
    assert to_plain(camels) == "Bek, Aman. Camels. Mektep, 2001."
    assert to_plain(horses) == "———. Horses. Mektep, 2001."
    assert to_plain(processor.reference("bek-a")) == "Bek, Aman. Horses. Mektep, 2001."
    assert to_plain(processor.entries(["unknown"])[0]) == "unknown?"


def test_links_cover_the_whole_address() -> None:
    work = Work(
        "a", "article-journal", {"title": "T", "DOI": "10.1000/182", "URL": "https://x.org"}
    )
    processor = Processor(load_style("chicago-author-date"), {"a": work}, ["a"])
    assert 'href="https://doi.org/10.1000/182">https://doi.org/10.1000/182</a>' in to_html(
        processor.reference("a")
    )


def test_unsafe_address_is_no_link() -> None:
    work = Work("a", "webpage", {"title": "T", "URL": "javascript:alert(1)"})
    processor = Processor(load_style("apa"), {"a": work}, ["a"])
    html = to_html(processor.reference("a"))
    assert "javascript:alert(1)" in html
    assert "<a " not in html


def test_kazakh_terms() -> None:
    processor = _processor("apa", "kk-KZ")
    item = CitationItem("auezov", Locator("page", "3-5"))
    assert to_plain(processor.cite([item])) == "(Әуезов, 1949, бб. 3–5)"
    assert to_plain(processor.cite([CitationItem("marat")], "textual")) == (
        "Marat және Tutumlu (2022)"
    )


AMAN, BOTA, DANA = Name("Bek", "Aman"), Name("Esen", "Bota"), Name("Omar", "Dana")
OTHERS = Name(literal="others")
OPEN_LISTS = {
    key: Work(key, "book", {"title": key.title()}, {"author": names}, {"issued": Date(((2001,),))})
    for key, names in {
        "one": (AMAN, OTHERS),
        "two": (AMAN, BOTA, OTHERS),
        "whole": (AMAN, BOTA),
        "more": (AMAN, BOTA, DANA, OTHERS),
        "group": (OTHERS,),
    }.items()
}


@pytest.mark.parametrize(
    ("style", "key", "citation", "names"),
    [
        ("apa", "one", "(Bek et al., 2001)", "Bek, A. et al. (2001). "),
        ("apa", "two", "(Bek, Esen, et al., 2001)", "Bek, A., Esen, B., et al. (2001). "),
        ("apa", "whole", "(Bek & Esen, 2001)", "Bek, A., & Esen, B. (2001). "),
        ("apa", "more", "(Bek, Esen, Omar, et al., 2001)", "Bek, A., Esen, B., Omar, D., et al. "),
        ("apa", "group", "(others, 2001)", "others. (2001). "),
        (
            "modern-language-association",
            "two",
            "(Bek, Esen, et al.)",
            "Bek, Aman, Bota Esen, et al. ",
        ),
        ("ieee", "one", "[1]", "[1] A. Bek et al., "),
    ],
)
def test_list_that_ends_in_others(style: str, key: str, citation: str, names: str) -> None:
    processor = Processor(load_style(style), OPEN_LISTS, list(OPEN_LISTS))
    assert to_plain(processor.cite([CitationItem(key)])) == citation
    assert to_plain(processor.reference(key)).startswith(names)


def test_others_sort_as_if_they_were_not_there() -> None:
    processor = Processor(load_style("apa"), OPEN_LISTS, list(OPEN_LISTS))
    assert processor.bibliography() == ("one", "two", "whole", "more", "group")


@pytest.mark.parametrize(
    ("style", "citation", "label"),
    [
        ("elsevier-with-titles", "[A1–A3]", "A1"),
        ("american-mathematical-society-label", "[AMaTu22, AӘуез49, ABek01]", "AMaTu22"),
        ("apa", "(Bek, 2001b; Marat & Tutumlu, 2022; Әуезов, 1949)", ""),
    ],
)
def test_numbers_and_labels_may_have_a_prefix(style: str, citation: str, label: str) -> None:
    processor = Processor(load_style(style), WORKS, CITED, "A")
    items = [CitationItem(key) for key in CITED[:3]]
    assert to_plain(processor.cite(items)) == citation
    assert processor.label("marat") == label
    reference = to_plain(processor.reference("marat"))
    assert reference.startswith(f"[{label}]" if label else "Marat")
