"""What other tools export is read into records, and what has no place is told."""

from __future__ import annotations

import json

import pytest
import tool_files
from tool_files import ADDRESS, LINES, SQUARE

from sphinx_qantar.exchange.formatted import Paragraph, Run, Style
from sphinx_qantar.exchange.incoming import Comment, Highlight, Incoming, Source, read_file
from sphinx_qantar.model import Name

EM, STRONG = frozenset[Style](["em"]), frozenset[Style](["strong"])


def said(*runs: Run) -> Paragraph:
    return Paragraph((runs,))


WHO_CUT = Comment(
    "Who cut them?\n\nSee the decree.",
    by="Vera Orlova",
    body=(said(Run("Who cut "), Run("them", STRONG), Run("?")), said(Run("See the decree."))),
)
ORLOVA = Name(family="Orlova", given="Vera")


def told(incoming: Incoming) -> list[tuple[int, str]]:
    return [(remark.line, remark.message) for remark in incoming.remarks]


@pytest.mark.parametrize("text", [tool_files.HYPOTHESIS_API, tool_files.HYPOTHESIS_EXPORT])
def test_hypothesis_json(text: str) -> None:
    incoming = read_file(text.encode(), "notes.json")
    first, second = incoming.highlights
    assert first == Highlight(
        identity="hypothesis:zNmK3G-7Ee",
        quotation=LINES,
        source=Source(
            title="A Night without Telephones | The Steppe Courier",
            url="http://www.courier.example.org/2022/night/?utm_source=feed#zNmK3G-7Ee",
        ),
        comments=(
            WHO_CUT,
            Comment("The ministry did.", by="vera"),
        ),
        tags=("blackout", "No leader"),
    )
    assert (second.identity, second.quotation, second.comments) == (
        "hypothesis:aaaa3G-7Ee",
        SQUARE,
        (),
    )
    assert told(incoming) == [
        (4, "a page note marks no passage, and is not carried: ‘A page worth reading.’"),
        (0, "times, groups and permissions are not carried"),
    ]


def test_hypothesis_pages_become_locators() -> None:
    page = {"type": "PageSelector", "index": 11, "label": "xii"}
    quote = {"type": "TextQuoteSelector", "exact": SQUARE}
    value = [{"id": "a", "uri": ADDRESS, "target": [{"selector": [page, quote]}]}]
    (highlight,) = read_file(json.dumps(value).encode(), "a.json").highlights
    assert highlight.locator == "p. xii"


def test_hypothesis_csv() -> None:
    incoming = read_file(tool_files.HYPOTHESIS_CSV.encode(), "notes.csv")
    first, second = incoming.highlights
    assert (first.quotation, first.tags, first.line) == (LINES, ("blackout", "No leader"), 2)
    assert first.source == Source(title="A Night without Telephones", url=ADDRESS)
    assert first.comments == (WHO_CUT,)
    assert (second.quotation, second.comments, second.line) == (SQUARE, (), 5)
    assert first.identity != second.identity
    assert told(incoming)[0] == (
        6,
        "a page note marks no passage, and is not carried: ‘Worth it.’",
    )


def test_readwise() -> None:
    incoming = read_file(tool_files.READWISE.encode(), "readwise.csv")
    first, second = incoming.highlights
    assert first.source == Source(title="The Winter Square", authors=(ORLOVA,))
    assert (first.quotation, first.locator, first.tags) == (
        SQUARE,
        "p. 12",
        ("No leader", "square"),
    )
    assert first.comments == (Comment("Compare 1968."),)
    assert (second.locator, second.comments) == ("", ())
    assert told(incoming) == [
        (3, "the location 4512 is no page, and is not carried"),
        (0, "colours, times, identifiers of books and tags of documents are not carried"),
    ]


def test_taguette_has_a_row_for_each_tag() -> None:
    incoming = read_file(tool_files.TAGUETTE.encode("utf-8-sig"), "highlights.csv")
    assert incoming.remarks == ()
    assert incoming.highlights == (
        Highlight(
            "taguette:7", SQUARE, Source(title="orlova-2019.pdf"), tags=("No leader", "square")
        ),
        Highlight("taguette:8", LINES, Source(title="Field notes"), tags=("blackout",)),
    )


@pytest.mark.parametrize("text", [tool_files.ZOTERO_API, tool_files.BETTER_BIBTEX])
def test_zotero_json(text: str) -> None:
    incoming = read_file(text.encode(), "library.json")
    (highlight,) = incoming.highlights
    assert highlight.identity == "zotero:ANNO0001"
    assert (highlight.quotation, highlight.locator) == (SQUARE, "p. 12")
    assert highlight.tags == ("No leader", "square")
    assert highlight.comments == (
        Comment("Compare 1968.", body=(said(Run("Compare "), Run("1968", EM), Run(".")),)),
    )
    assert highlight.source == Source(
        title="The Winter Square", authors=(ORLOVA,), year="2019", citekey="orlova-2019"
    )
    assert highlight.source.item == {
        "type": "book",
        "title": "The Winter Square",
        "publisher": "Meridian Books",
        "publisher-place": "Almaty",
        "author": [{"family": "Orlova", "given": "Vera"}],
        "issued": {"date-parts": [[2019]]},
    }
    assert told(incoming) == [
        (2, "an annotation (image) marks no words, and is not carried: ‘A map.’"),
        (0, "colours, times and places on the page are not carried"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (tool_files.ZOTERO_HTML, "note.html", "The Winter Square"),
        (tool_files.ZOTERO_MARKDOWN, "note.md", ""),
    ],
)
def test_zotero_notes(text: str, name: str, title: str) -> None:
    incoming = read_file(text.encode(), name)
    (highlight,) = incoming.highlights
    assert highlight.identity == "zotero:ANNO0001"
    assert (highlight.quotation, highlight.locator) == (SQUARE, "p. 12")
    assert highlight.comments == (Comment("Compare 1968."),)
    assert (highlight.source.title, highlight.source.year) == (title, "2019")
    assert [(each.family or each.literal) for each in highlight.source.authors] == ["Orlova"]
    assert any("no tags" in message for _line, message in told(incoming))


def test_refi_qda() -> None:
    incoming = read_file(tool_files.QDPX, "night.qdpx")
    first, second = incoming.highlights
    assert first == Highlight(
        identity="refi-qda:p-1",
        quotation=SQUARE,
        source=Source(title="orlova-2019.txt"),
        comments=(
            Comment("Compare 1968.", by="Vera Orlova"),
            Comment("See Prague.", by="Vera Orlova"),
        ),
        tags=("No leader",),
    )
    assert (second.quotation, second.tags) == (LINES, ("Blackout",))
    assert [(code.label, code.broader, code.scope) for code in incoming.codes] == [
        ("Power", (), "Who leads, and who does not."),
        ("No leader", ("Power",), ""),
        ("Blackout", (), ""),
    ]
    assert told(incoming) == [
        (28, "‘Map’: 1 selections of no text, which are not carried"),
        (34, "the note ‘Loose’ belongs to no passage, and is not carried"),
        (0, "variables, cases, sets, links and colours are not carried"),
    ]


def test_zotero_rdf() -> None:
    incoming = read_file(tool_files.ZOTERO_RDF.encode(), "library.rdf")
    (highlight,) = incoming.highlights
    assert (highlight.quotation, highlight.locator, highlight.line) == (SQUARE, "p. 12", 36)
    assert highlight.source == Source(
        title="A Night without Telephones",
        authors=(ORLOVA,),
        url=ADDRESS,
        doi="10.5555/night",
        year="2022",
    )
    assert [each.text for each in highlight.comments] == ["Compare 1968."]
    assert (44, "a note holds no annotations, and is not carried: ‘Read this twice.’") in told(
        incoming
    )


def test_a_code_book_of_refi_qda() -> None:
    incoming = read_file(tool_files.QDC.encode(), "codes.qdc")
    assert incoming.highlights == ()
    assert [(code.label, code.broader, code.scope) for code in incoming.codes] == [
        ("Power", (), "Who leads, and who does not."),
        ("No leader", ("Power",), ""),
        ("Blackout", (), ""),
    ]
    assert told(incoming) == [(0, "sets and colours are not carried")]
