"""What is exported is valid in its form, and reads again as the same records."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from laws import tries
from lxml import etree

from sphinx_qantar.exchange.elisions import fragments_of
from sphinx_qantar.exchange.incoming import Highlight, read_file
from sphinx_qantar.exchange.incoming.texts import one_line, versed
from sphinx_qantar.exchange.inventory import (
    Emendation,
    Inventory,
    PublishedExcerpt,
    PublishedNote,
    PublishedTheme,
)
from sphinx_qantar.exchange.inventory_writing import write_inventory
from sphinx_qantar.exchange.outgoing import (
    Context,
    highlight_of,
    lost,
    write_table,
    write_tei,
    write_web_annotations,
)
from sphinx_qantar.exchange.outgoing.contexts import context_in
from sphinx_qantar.model import Date, Excerpt, Locator, Rights, Theme, Verdict

HERE = Path(__file__).parent
W3C = Draft202012Validator(json.loads((HERE / "web_annotation_schema.json").read_text()))
TEI = etree.RelaxNG(etree.parse(HERE / "tei_excerpts.rng"))
T = "{http://www.tei-c.org/ns/1.0}"

WORKS: dict[str, dict[str, object]] = {
    "courier-2022": {
        "id": "courier-2022",
        "type": "webpage",
        "title": "A Night without Telephones",
        "author": [{"literal": "The Steppe Courier, Almaty"}],
        "URL": "https://courier.example.org/2022/night",
        "issued": {"date-parts": [[2022, 1, 6]]},
    },
    "orlova_2019:a": {
        "id": "orlova_2019:a",
        "type": "book",
        "title": "The <Winter> Square",
        "author": [{"family": "Orlova", "given": "Vera"}, {"family": "Bekov"}],
        "DOI": "10.5555/Square.7",
    },
}
ORLOVA = PublishedExcerpt(
    Excerpt(
        name="nobody",
        citekey="orlova_2019:a",
        docname="",
        line=0,
        node_id="nobody",
        quotation="Nobody led the square, and nobody wanted to.",
        title="Nobody",
        themes=("leaderless", "lost"),
        locator=Locator("page", "12–13"),
        language="en",
        speaker="a student",
        date=Date(((2019, 2),)),
        people=("Tulesova, Asiya",),
        places=("Astana", "Almaty"),
    ),
    uri="week.html#nobody",
    citation="Orlova and Bekov 2019, 12–13",
    notes=(
        PublishedNote("Compare 1968.\n\nAnd 1986.", "question", "Vera Orlova", "led the square"),
        PublishedNote("A gloss.", "gloss"),
    ),
)
VERSE = PublishedExcerpt(
    Excerpt("verse", "courier-2022", "", 0, "verse", quotation="One […] two\nthree\n\nfour"),
    uri="week.html#verse",
)
WITHHELD = PublishedExcerpt(
    Excerpt("secret", "courier-2022", "", 0, "secret", wordless=True),
    notes=(PublishedNote("Ask for it."),),
)
THEMES = (PublishedTheme(Theme("leaderless", "No leader; none", "On who leads.")),)
NIGHT = Inventory("The Night", "en", "https://x.example/a/", (ORLOVA, VERSE), WORKS, THEMES)


def read_annotations(inventory: Inventory) -> tuple[Highlight, ...]:
    return read_file(write_web_annotations(inventory).encode(), "a.json").highlights


def read_inventory_file(inventory: Inventory) -> tuple[Highlight, ...]:
    return read_file(write_inventory(inventory).encode(), "excerpts.json").highlights


def read_table(inventory: Inventory) -> tuple[Highlight, ...]:
    return read_file(write_table(inventory).encode("utf-8-sig"), "a.csv").highlights


def test_annotations_say_what_was_marked_and_where() -> None:
    contexts = {"nobody": Context("Then it was dark. ", " They sang.")}
    written = json.loads(write_web_annotations(NIGHT, contexts))
    W3C.validate(written)
    first, second = written["first"]["items"]
    assert first["id"] == "https://x.example/a/week.html#nobody"
    assert first["motivation"] == ["highlighting", "commenting", "tagging"]
    assert first["target"] == {
        "type": "SpecificResource",
        "source": {
            "id": "https://doi.org/10.5555/square.7",
            "type": "Text",
            "dc:title": "The <Winter> Square",
            "dc:creator": ["Orlova, Vera", "Bekov,"],
            "dc:identifier": "doi:10.5555/Square.7",
            "language": "en",
        },
        "selector": {
            "type": "TextQuoteSelector",
            "exact": "Nobody led the square, and nobody wanted to.",
            "prefix": "Then it was dark. ",
            "suffix": " They sang.",
        },
    }
    assert first["body"][0] == {
        "type": "TextualBody",
        "purpose": "commenting",
        "format": "text/plain",
        "value": "Compare 1968.\n\nAnd 1986.",
        "qantar:kind": "question",
        "qantar:on": "led the square",
        "creator": {"type": "Person", "name": "Vera Orlova"},
    }
    assert [each["selector"]["exact"] for each in second["target"]] == ["One", "two three four"]


@pytest.mark.parametrize("read", [read_annotations, read_table, read_inventory_file])
def test_an_export_reads_again(read: object) -> None:
    assert callable(read)
    assert list(read(NIGHT)) == [highlight_of(each, NIGHT) for each in NIGHT.excerpts]


def test_withheld_words_are_in_no_export() -> None:
    inventory = replace(NIGHT, excerpts=(WITHHELD,))
    annotation = json.loads(write_web_annotations(inventory))["first"]["items"][0]
    W3C.validate(json.loads(write_web_annotations(inventory)))
    assert "selector" not in annotation["target"]
    document = etree.fromstring(write_tei(inventory))
    TEI.assertValid(document)
    assert document.find(f".//{T}quote") is None
    assert read_annotations(inventory) == read_table(inventory) == ()


def test_tei_holds_quotations_references_and_notes() -> None:
    document = etree.fromstring(write_tei(NIGHT))
    TEI.assertValid(document)
    first, second = document.iterfind(f".//{T}cit")
    assert first.get("ana") == "#theme-leaderless"
    assert first.findtext(f"{T}quote/{T}p") == "Nobody led the square, and nobody wanted to."
    scope = first.find(f"{T}bibl/{T}biblScope")
    assert scope is not None
    assert dict(scope.attrib) == {"unit": "page", "from": "12", "to": "13"}
    target = first.find(f"{T}bibl/{T}ref")
    assert target is not None
    assert target.get("target") == "#work-orlova_5f_2019_3a_a"
    works = {each.get("{http://www.w3.org/XML/1998/namespace}id") for each in document.iter()}
    assert "work-orlova_5f_2019_3a_a" in works
    record = first.findall(f"{T}note[@type='record']")
    assert [(each.get("subtype"), each.findtext(f"{T}p")) for each in record] == [
        ("title", "Nobody"),
        ("speaker", "a student"),
        ("date", "2019-02"),
        ("people", "Tulesova, Asiya;"),
        ("places", "Astana; Almaty"),
    ]
    note = first.find(f"{T}note[@type='question']")
    assert note is not None
    assert note.get("type") == "question"
    assert [str(each.tag).removeprefix(T) for each in note] == ["mentioned", "p", "p", "name"]
    assert [each.text for each in second.iterfind(f".//{T}l")] == ["One […] two", "three"]


def test_the_schemas_can_refuse() -> None:
    written = json.loads(write_web_annotations(NIGHT))
    del written["first"]["items"][0]["target"]
    assert not W3C.is_valid(written)
    document = etree.fromstring(write_tei(NIGHT))
    for cit in document.iter(f"{T}cit"):
        cit.append(etree.Element(f"{T}paragraph"))
    assert not TEI.validate(document)


@pytest.mark.parametrize(
    ("quotation", "parts"),
    [
        ("One two.", ["One two."]),
        ("One […] two … three [. . .] four", ["One", "two", "three", "four"]),
        ("One\ntwo\n\nthree", ["One two three"]),
        ("[…]", ["[…]"]),
        ("He [Tokayev] said", ["He [Tokayev] said"]),
    ],
)
def test_quotations_are_parted_at_ellipses(quotation: str, parts: list[str]) -> None:
    assert fragments_of(quotation) == parts


def test_a_context_ends_with_the_text() -> None:
    assert context_in("ab cd ef", 3, 5) == Context("ab ", " ef")


WORDS = st.text(
    st.characters(categories=["L", "Nd", "P", "Sm", "Zs"]) | st.sampled_from("\n=+-@'\";,{}<&"),
    min_size=1,
    max_size=12,
)
LINES = WORDS.map(one_line).filter(bool)
TEXTS = WORDS.map(versed).filter(bool)
NAMES = st.lists(LINES.map(lambda text: text.replace(";", "")).filter(str.strip), max_size=2)
NOTES = st.builds(
    PublishedNote,
    TEXTS,
    st.sampled_from(["comment", "gloss", "question"]),
    st.just("") | LINES,
    st.just("") | LINES,
    only=st.sampled_from(["", "instructor", "not (draft or html)"]),
)
# What differs in nothing is no emendation, and a reader of inventories leaves it out.
EMENDATIONS = st.builds(Emendation, st.just("") | LINES, LINES, st.just("") | LINES).filter(
    lambda drawn: drawn.source != drawn.quote
)
RECORDS = st.builds(
    Excerpt,
    name=st.just("n"),
    citekey=st.sampled_from([*WORKS, "unknown"]),
    docname=st.just(""),
    line=st.just(0),
    node_id=st.just("n"),
    quotation=TEXTS,
    title=st.just("") | LINES,
    themes=st.lists(st.sampled_from(["leaderless", "a", "b"]), unique=True).map(tuple),
    locator=st.none() | st.builds(Locator, st.just("page"), LINES),
    language=st.sampled_from(["", "en", "kk"]),
    speaker=st.just("") | LINES,
    people=NAMES.map(tuple),
    quoted_in=st.sampled_from(["", *WORKS, "unknown"]),
    translation_of=st.sampled_from(["", *WORKS, "n-0", "unknown"]),
    rights=st.none() | st.builds(Rights, st.just("granted"), st.just("") | LINES),
)


@tries(60)
@given(st.lists(st.tuples(RECORDS, st.lists(NOTES, max_size=2), EMENDATIONS), max_size=3))
def test_any_export_is_valid_and_reads_again(
    drawn: list[tuple[Excerpt, list[PublishedNote], Emendation]],
) -> None:
    excerpts = tuple(
        PublishedExcerpt(
            replace(record, name=f"n-{number}"),
            f"p.html#{number}",
            notes=(*notes,),
            emendations=(emendation,) if notes else (),
            only="instructor" if len(notes) > 1 else "",
        )
        for number, (record, notes, emendation) in enumerate(drawn)
    )
    inventory = replace(NIGHT, excerpts=excerpts)
    wanted = [highlight_of(each, inventory) for each in excerpts]
    assert list(read_table(inventory)) == wanted
    assert list(read_annotations(inventory)) == wanted
    assert list(read_inventory_file(inventory)) == wanted
    W3C.validate(json.loads(write_web_annotations(inventory)))
    TEI.assertValid(etree.fromstring(write_tei(inventory)))


TREE = (
    PublishedTheme(Theme("power", "Power", "Who leads.", narrower=("leaderless",))),
    PublishedTheme(
        Theme("leaderless", "No leader", broader=("power", "form"), related=("form", "gone"))
    ),
    PublishedTheme(Theme("form", "Form", broader=("leaderless",), exact_match=("uz:form",))),
)


@pytest.mark.parametrize("write", [write_web_annotations, write_inventory])
def test_the_relations_of_themes_are_carried(write: object) -> None:
    assert callable(write)
    codes = read_file(write(replace(NIGHT, themes=TREE)).encode(), "a.json").codes
    told = {each.slug: (each.broader, each.scope, each.related, each.same) for each in codes}
    assert told["power"] == ((), "Who leads.", (), ())
    assert told["leaderless"] == (("Power", "Form"), "", ("Form",), ())
    assert told["form"] == (("No leader",), "", (), ("uz:form",))


def test_tei_nests_themes_and_bears_their_circles() -> None:
    document = etree.fromstring(write_tei(replace(NIGHT, themes=TREE)))
    TEI.assertValid(document)
    labels = document.iterfind(f".//{T}category/{T}catDesc/{T}term")
    assert [each.text for each in labels] == ["Power", "No leader", "Form"]
    links = {(each.get("type"), each.text) for each in document.iterfind(f".//{T}catDesc/{T}ref")}
    assert links == {("broader", "Form"), ("related", "Form"), ("exactMatch", "uz:form")}


def test_what_a_form_has_no_place_for_is_told() -> None:
    checked = replace(ORLOVA, verdict=Verdict.EXACT, quotation_html="<p>Nobody <em>led</em></p>")
    inventory = replace(NIGHT, excerpts=(checked, VERSE), themes=TREE)
    everywhere = [
        "emphasis, links, lists and tables, of 1 passage",
        "what the check found, of 1 passage",
    ]
    assert list(lost(inventory, "w3c")) == list(lost(inventory, "tei")) == everywhere
    assert list(lost(inventory, "csv")) == [
        *everywhere,
        "scope notes and relations, of 3 themes",
        "themes without passages: power, form",
    ]
    assert list(lost(replace(NIGHT, themes=()), "csv")) == []
