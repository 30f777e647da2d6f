"""Parts of a citation, varied wordings, and the texts of notes, in styles of all categories."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.csl import (
    NotedCitation,
    Processor,
    compile_style,
    load_style,
    place_citations,
    to_plain,
)
from sphinx_qantar.csl.richtext import Span
from sphinx_qantar.model import (
    PLAIN_WORDING,
    CitationItem,
    CitationMode,
    Date,
    Locator,
    Name,
    Wording,
    Work,
)

WORKS = {
    "steppe": Work(
        "steppe",
        "book",
        {"title": "Steppe Roads", "publisher": "Mektep", "publisher-place": "Almaty"},
        {"author": (Name("Omarova", "Dana"),)},
        {"issued": Date(((2004,),))},
    ),
    "canals": Work(
        "canals",
        "book",
        {"title": "Canals", "URL": "https://example.org/canals"},
        {
            "author": (
                Name("Laan", "Piet", non_dropping_particle="van der"),
                Name("Sato", "Mei"),
                Name("Kerimov", "Azat"),
                Name("Ibrayeva", "Aigul"),
            )
        },
        {"issued": Date(((2011,),))},
    ),
    "untitled": Work("untitled", "book", {"title": "old songs?"}),
}
ALL = Wording(all_names=True)
CAPITAL = Wording(capitalised=True)
BRACKETS = Wording(bracketed=True)
CANALS = (CitationItem("canals"),)


def processor(style: str, locale: str = "en-US") -> Processor:
    return Processor(load_style(style, locale), WORKS, tuple(WORKS))


@pytest.mark.parametrize(
    ("style", "mode", "wording", "expected"),
    [
        ("apa", "parenthetical", ALL, "(van der Laan, Sato, Kerimov, & Ibrayeva, 2011)"),
        ("apa", "textual", CAPITAL, "Van der Laan et al. (2011)"),
        ("apa", "textual", ALL, "van der Laan, Sato, Kerimov, and Ibrayeva (2011)"),
        ("apa", "year", BRACKETS, "(2011)"),
        ("apa", "label", PLAIN_WORDING, "van der Laan et al., 2011"),
        ("apa", "nothing", BRACKETS, ""),
        ("ieee", "textual", PLAIN_WORDING, "van der Laan et al. [2]"),
        ("ieee", "bare", PLAIN_WORDING, "2"),
        ("ieee", "label", BRACKETS, "[2]"),
        ("ieee", "author", BRACKETS, "[van der Laan et al.]"),
        ("nature", "textual", PLAIN_WORDING, "van der Laan et al.2"),
        ("nature", "label", BRACKETS, "[2]"),
        ("vancouver", "bare", PLAIN_WORDING, "2"),
        ("vancouver", "label", BRACKETS, "(2)"),
        ("oscola", "label", PLAIN_WORDING, "van der Laan and others"),
        (
            "oscola",
            "bare",
            PLAIN_WORDING,
            "Piet van der Laan and others, Canals (2011) <https://example.org/canals>",
        ),
        ("chicago-notes-bibliography", "label", BRACKETS, "(van der Laan et al., Canals)"),
    ],
)
def test_wordings(style: str, mode: CitationMode, wording: Wording, expected: str) -> None:
    assert to_plain(processor(style).cite(CANALS, mode, wording)) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Omarova, D. (2004). Steppe Roads. Mektep, pp.\u00a03–5."),
        ("ieee", "D. Omarova, Steppe Roads. Almaty: Mektep, 2004, pp.\u00a03–5."),
        ("nature", "Omarova, D. Steppe Roads. (Mektep, Almaty, 2004), pp.\u00a03–5."),
        ("vancouver", "Omarova D. Steppe Roads. Almaty: Mektep; 2004, pp.\u00a03–5."),
    ],
)
def test_full_notes(style: str, expected: str) -> None:
    items = (CitationItem("steppe", Locator("page", "3–5"), "see "),)
    assert to_plain(processor(style).full_note(items)) == f"See {expected}"


@pytest.mark.parametrize(
    ("style", "labelled", "unlabelled"),
    [
        ("ieee", "[1] D. Omarova, Steppe", "D. Omarova, Steppe"),
        ("gost-r-7-0-5-2008", "2. Omarova D. Steppe", "Omarova D. Steppe"),
        ("din-1505-2-alphanumeric", "[Omar04] Omarova, Dana: ", "Omarova, Dana: Steppe"),
        ("institute-of-physics-numeric", "[1] Omarova D", "Omarova D 2004 Steppe"),
        ("apa", "Omarova, D. (2004)", "Omarova, D. (2004)"),
    ],
)
def test_references_without_their_labels(style: str, labelled: str, unlabelled: str) -> None:
    made = processor(style)
    assert to_plain(made.reference("steppe")).startswith(labelled)
    assert to_plain(made.reference("steppe", labelled=False)).startswith(unlabelled)
    note = made.full_note((CitationItem("steppe"),))
    assert to_plain(note).startswith(unlabelled)


def test_a_work_of_which_the_bibliography_prints_nothing_is_cited_there() -> None:
    leaflet = {"leaflet": Work("leaflet", "document", {"title": "A Leaflet"})}
    made = Processor(load_style("chicago-notes-bibliography"), leaflet, ("leaflet", "gone"))
    entries = made.entries(("leaflet", "gone"))
    assert [to_plain(entry) for entry in entries] == ["“A Leaflet,” n.d.", "gone?"]


def test_full_notes_of_several_works() -> None:
    items = (
        CitationItem("canals", None, "", "and after"),
        CitationItem("x"),
        CitationItem("untitled"),
    )
    note = processor("apa").full_note(items)
    assert to_plain(note) == (
        "van der Laan, P., Sato, M., Kerimov, A., & Ibrayeva, A. (2011). Canals. "
        "https://example.org/canals and after. x? old songs? (n.d.)."
    )
    links = [part.target for part in note if isinstance(part, Span) and part.style == "item"]
    assert links == ["untitled"], "a reference with a link of its own is no link as a whole"


def test_notes_begin_with_a_capital_letter_but_in_a_sentence() -> None:
    chicago = processor("chicago-notes-bibliography")
    see = (CitationItem("canals", None, "see "),)
    citations = [
        NotedCitation("see", see, 1),
        NotedCitation("again", CANALS, 2),
        NotedCitation("title", (CitationItem("untitled"),), 3),
        NotedCitation("within", CANALS, 4, all_names=True, whole=False),
    ]
    placed = place_citations(citations, chicago.style.near_note_distance)
    texts = [
        to_plain(chicago.note(citation, entries))
        for citation, entries in zip(citations, placed, strict=True)
    ]
    assert texts == [
        "See Piet van der Laan et al., Canals (2011), https://example.org/canals.",
        "Van der Laan et al., Canals.",
        "Old Songs? (n.d.).",
        "van der Laan, Sato, Kerimov, and Ibrayeva, Canals",
    ]


_RECASED = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><id>x</id><title>x</title><updated>2026-01-01T00:00:00Z</updated></info>
<macro name="who"><names variable="author"><name form="short"/></names></macro>
<citation><layout prefix="(" suffix=")" delimiter="; ">
<text macro="who" suffix=", "{}/><date variable="issued"><date-part name="year"/></date>
</layout></citation></style>"""


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("", "van der Laan, Sato, Kerimov, Ibrayeva (2011)"),
        (' text-case="uppercase"', "VAN DER LAAN, SATO, KERIMOV, IBRAYEVA (2011)"),
        (' font-weight="bold"', "van der Laan, Sato, Kerimov, Ibrayeva (2011)"),
    ],
)
def test_an_author_in_the_sentence_has_the_letters_of_citations(
    attribute: str, expected: str
) -> None:
    style = compile_style(_RECASED.format(attribute).encode())
    cited = Processor(style, WORKS, tuple(WORKS)).cite(CANALS, "textual")
    assert to_plain(cited) == expected


_ITEMS = st.builds(
    CitationItem,
    st.sampled_from([*WORKS, "none"]),
    st.none() | st.builds(Locator, st.sampled_from(["page", "chapter"]), st.just("3")),
    st.sampled_from(["", "see ", "Thus it was. "]),
    st.sampled_from(["", " and on"]),
    st.booleans(),
)
_ASKED = st.tuples(
    st.lists(_ITEMS, min_size=1, max_size=3).map(tuple),
    st.sampled_from(get_args(CitationMode)),
    st.sampled_from([PLAIN_WORDING, ALL, CAPITAL, BRACKETS]),
)


@pytest.mark.parametrize("style", ["chicago-author-date", "apa", "ieee", "chicago-notes", "mla"])
@given(st.lists(_ASKED, min_size=2, max_size=6))
def test_an_answer_does_not_depend_on_what_was_asked_before(
    style: str, asked: list[tuple[tuple[CitationItem, ...], CitationMode, Wording]]
) -> None:
    one = processor(style)
    answers = [one.cite(*each) for each in asked]
    assert answers == [processor(style).cite(*each) for each in asked]
