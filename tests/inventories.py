"""Inventories to be written and read: one with everything, and what hypothesis draws."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, get_args

import jsonschema
from hypothesis import strategies as st

from sphinx_qantar.exchange import (
    Emendation,
    Inventory,
    PublishedExcerpt,
    PublishedNote,
    PublishedTheme,
    work_to_csl_json,
)
from sphinx_qantar.model import (
    AnnotationKind,
    Date,
    Excerpt,
    Locator,
    Name,
    Rights,
    Theme,
    Verdict,
    Work,
)

ORLOVA = Work(
    "orlova-2019",
    "book",
    {"title": "The Winter Square", "publisher": "Meridian Books"},
    {"author": (Name("Orlova", "Vera"),)},
    {"issued": Date(((2019,),))},
)
SQUARE = PublishedExcerpt(
    record=Excerpt(
        name="square",
        citekey="orlova-2019",
        docname="",
        line=0,
        node_id="square",
        quotation="Nobody led the square.\n\nIt was the square\nthat led.",
        title="No one led",
        themes=("leaderlessness",),
        locator=Locator("page", "45–47"),
        language="en",
        speaker="A. Witness",
        quoted_in="bekov-hart-2021",
        date=Date(((2019, 2), (2019, 3, 1)), circa=True),
        people=("Orlova, Vera",),
        places=("Almaty",),
        organisations=("The Committee",),
        translator="J. Hart",
        translation_of="alan",
        rights=Rights("permitted", "Meridian Books", "CC BY 4.0"),
    ),
    uri="week-1.html#square",
    page="Week 1",
    label="No one led",
    citation="Orlova 2019, 45–47",
    notes=(
        PublishedNote(
            "Compare the west.", "comment", "J. H.", "led", "<p>Compare</p>", "a#b", "instructor"
        ),
    ),
    verdict=Verdict.ELIDED,
    accepted=True,
    emendations=(Emendation("lead", "led", "misprint"),),
    quotation_html="<p>Nobody <em>led</em> the square.</p>",
    only="not draft",
    html="<blockquote><p>Nobody led the square.</p></blockquote>",
    text="Nobody led the square.",
)
HIDDEN = PublishedExcerpt(
    record=Excerpt("hidden", "orlova-2019", "", 0, "hidden", wordless=True),
    uri="week-1.html#hidden",
    label="Orlova 2019",
    citation="Orlova 2019",
)
THEMES = (
    PublishedTheme(
        Theme("leaderlessness", "Leaderlessness", "On leaders.", broader=("mobilisation",)),
        "themes.html#theme-leaderlessness",
    ),
    PublishedTheme(
        Theme("mobilisation", "Mobilisation", narrower=("leaderlessness",), exact_match=("uz:m",))
    ),
)
WHOLE = Inventory(
    project="Steppe",
    language="en",
    url="https://steppe.example.org/",
    excerpts=(HIDDEN, SQUARE),
    works={"orlova-2019": work_to_csl_json(ORLOVA)},
    themes=THEMES,
)
"""An inventory in which every field of the form has a value."""

_slugs = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)
_lines = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=12)
_words = st.lists(_lines.filter(bool), max_size=3).map(tuple)
_texts = st.lists(_lines.filter(bool), max_size=3).map("\n\n".join)
_dates = st.sampled_from(
    [None, Date(((2019,),)), Date(((2019, 2), ())), Date(((-44, 3, 15),), circa=True)]
)


def _records() -> st.SearchStrategy[Excerpt]:
    return st.builds(
        Excerpt,
        name=_slugs,
        citekey=_lines.filter(bool),
        docname=st.just(""),
        line=st.just(0),
        node_id=st.just(""),
        quotation=_texts,
        title=_lines,
        themes=st.lists(_slugs, max_size=3).map(tuple),
        locator=st.one_of(st.none(), st.builds(Locator, st.just("page"), _lines.filter(bool))),
        language=_lines,
        speaker=_lines,
        date=_dates,
        people=_words,
        rights=st.one_of(st.none(), st.builds(Rights, _lines.filter(bool))),
    )


def excerpts() -> st.SearchStrategy[PublishedExcerpt]:
    """Draw excerpts as they are published."""
    return st.builds(
        PublishedExcerpt,
        record=_records(),
        uri=_lines,
        page=_lines,
        label=_lines,
        citation=_lines,
        notes=st.lists(
            st.builds(
                PublishedNote,
                text=_lines.filter(bool),
                kind=st.sampled_from(get_args(AnnotationKind)),
                by=_lines,
                on=_lines,
            ),
            max_size=2,
        ).map(tuple),
        verdict=st.sampled_from(list(Verdict)),
        accepted=st.booleans(),
        html=_texts,
        text=_texts,
    )


def check_schema(text: str) -> dict[str, Any]:
    """Hold the text of an inventory to the schema that is shipped, and return what it says.

    :raises jsonschema.ValidationError: if it is not of that form
    """
    path = files("sphinx_qantar").joinpath("schemas/excerpts.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found: dict[str, Any] = json.loads(text)
    jsonschema.validate(found, schema, jsonschema.Draft202012Validator)
    return found
