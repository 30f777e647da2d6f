"""The directive ``annotation``: its kinds and options, inside an excerpt and elsewhere."""

from __future__ import annotations

from textwrap import indent
from typing import get_args

import pytest
from building import Builds, Built
from markup import Markup
from outline import Element, body, by_id, outline, words

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.model import Annotation, AnnotationKind

KINDS = {
    "headnote": "Headnote",
    "comment": "Comment",
    "gloss": "Gloss",
    "context": "Context",
    "question": "Question",
    "translation": "Translation",
}


@pytest.fixture(scope="module")
def site(build_once: Builds, language: Markup) -> Built:
    """Build notes of every kind inside an excerpt, and notes on it before and after."""
    d = language.directive
    week = language.page(
        language.title("Week"),
        d(
            "excerpt",
            "orlova-2019",
            "Nobody led the square, the street or the night.",
            *[d("annotation", "", f"A {kind}.", kind=kind) for kind in KINDS],
            d("annotation", "", "By default."),
            d("annotation", "", "On the street.", on="the street", by="J. Hart"),
            d("annotation", "", "On who led.", on="Nobody led", name="who-led"),
            d("annotation", "", "Kept.", only="not instructor"),
            d("annotation", "", "Hidden.", only="instructor"),
            d("qantar:annotation", "", "By its full name."),
            d("annotation", "other", "On the other."),
            name="nobody",
            title="Nobody led",
        ),
        d("excerpt", "sarsen-2020", "Алаң үнсіз.", name="other"),
    )
    before = language.page(
        language.title("Before"),
        d("annotation", "nobody", "Before.", kind="context", on="the night", by="A. Teacher"),
    )
    after = language.page(
        language.title("After"),
        d("annotation", "nobody", "After.", kind="question"),
        d("annotation", "other", "On the other.", on="үнсіз"),
    )
    pages = {"a-before": before, "week": week, "z-after": after}
    return build_once({language.file(name): text for name, text in pages.items()})


def notes(built: Built, docname: str) -> list[Annotation]:
    return qantar_domain(built.app.env).pages[docname].annotations


def article(built: Built) -> Element:
    return by_id(built.html("week.html"), "nobody")


def test_every_kind_has_its_word_and_its_class(site: Built) -> None:
    assert set(KINDS) == set(get_args(AnnotationKind))
    for kind, word in KINDS.items():
        shown = article(site).cssselect(f"aside.qantar-{kind}")[0]
        assert words(shown) == f"{word} A {kind}."


def test_headnotes_stand_before_the_quotation_and_the_rest_after(site: Built) -> None:
    parts = [child.get("class", "").split()[-1] for child in article(site)]
    place = parts.index("qantar-quotation")
    assert parts[:place] == ["qantar-excerpt-title", "qantar-headnote"]
    assert parts[place + 1] == "qantar-source"
    assert "qantar-headnote" not in parts[place:]
    assert parts.count("qantar-comment") == 7


def test_records(site: Built, language: Markup) -> None:
    found = notes(site, "week")
    assert [note.kind for note in found[:7]] == [*KINDS, "comment"]
    assert [note.by for note in found if note.by] == ["J. Hart"]
    assert [note.on for note in found if note.on] == ["the street", "Nobody led"]
    assert [note.node_id for note in found[6:9]] == [
        "nobody-note-7",
        "nobody-note-8",
        "who-led",
    ]
    assert [(note.excerpt, note.inside) for note in found[-2:]] == [
        ("nobody", True),
        ("other", False),
    ]
    (before,) = notes(site, "a-before")
    line = site.line_of(language.file("a-before"), "annotation")
    assert (before.excerpt, before.line, before.inside) == ("nobody", line, False)
    assert len({note.digest for note in found}) == len(found)


def test_a_condition_keeps_or_drops_a_note(site: Built) -> None:
    assert "Kept." in words(article(site))
    assert "Hidden." not in words(article(site))


def test_the_marks_follow_the_order_of_the_text(site: Built) -> None:
    quotation = article(site).cssselect("blockquote")[0]
    marks = quotation.cssselect("sup.qantar-mark a")
    assert [(words(mark), mark.get("href")) for mark in marks] == [
        ("a", "#who-led"),
        ("b", "#nobody-note-8"),
        ("c", "#nobody-elsewhere-1"),
    ]
    phrases = quotation.cssselect(".qantar-phrase")
    assert [(words(item), item.get("id")) for item in phrases] == [
        ("Nobody led", "who-led-on"),
        ("the street", "nobody-note-8-on"),
        ("the night", "nobody-elsewhere-1-on"),
    ]


def test_a_note_on_a_phrase_leads_back_to_it(site: Built) -> None:
    assert outline(by_id(site.html("week.html"), "nobody-note-8")) == (
        "aside#nobody-note-8.qantar-annotation.qantar-comment role=note\n"
        "  p.qantar-annotation-title\n"
        "    a.qantar-mark aria-label=Back to the phrase href=#nobody-note-8-on\n"
        '      "b"\n'
        "    span.qantar-label\n"
        '      "Comment"\n'
        '    " on “the street” — by J. Hart"\n'
        "  p\n"
        '    "On the street."\n'
    )


def test_a_note_elsewhere_leads_to_its_excerpt(site: Built) -> None:
    (note,) = body(site.html("a-before.html")).cssselect("aside")
    assert outline(note) == (
        "aside#a-before-annotation-1.qantar-annotation.qantar-context role=note\n"
        "  p.qantar-annotation-title\n"
        "    span.qantar-label\n"
        '      "Context"\n'
        '    " on “the night”"\n'
        "    span.qantar-note-target\n"
        '      " to "\n'
        "      a.internal.reference href=week.html#nobody\n"
        '        "Nobody led"\n'
        '    " — by A. Teacher"\n'
        "  p\n"
        '    "Before."\n'
    )


def test_an_excerpt_leads_to_the_notes_elsewhere(site: Built) -> None:
    pointers = article(site).cssselect(".qantar-pointer")
    assert [words(pointer) for pointer in pointers] == [
        "c Context on “the night”: Before",
        "Question: After",
    ]
    assert outline(pointers[0]) == (
        "div#nobody-elsewhere-1.qantar-pointer\n"
        "  a.qantar-mark aria-label=Back to the phrase href=#nobody-elsewhere-1-on\n"
        '    "c"\n'
        "  p\n"
        '    "Context on “the night”: "\n'
        "    a.internal.reference href=a-before.html#a-before-annotation-1\n"
        '      "Before"\n'
    )
    other = by_id(site.html("week.html"), "other")
    assert [words(item) for item in other.cssselect(".qantar-pointer")] == [
        "Comment: Week",
        "a Comment on “үнсіз”: After",
    ]


def test_marks_lead_somewhere(site: Built) -> None:
    page = site.html("week.html")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in page.cssselect("a.qantar-mark, .qantar-mark a"):
        assert str(link.get("href"))[1:] in ids


def test_a_note_outside_is_counted_again_when_its_words_change(build: Builds) -> None:
    built = build(
        {
            "notes.md": "# Notes\n\n:::{annotation} nobody\n:kind: gloss\nOld.\n:::\n",
            "week.md": "# Week\n\n:::{excerpt} orlova-2019\n:name: nobody\n\nLed.\n:::\n",
        }
    )
    edited = built.edit({"notes.md": built.source("notes.md").replace("gloss", "question")})
    assert "Question: Notes" in words(body(edited.html("week.html")))
    gone = edited.edit({"notes.md": "# Notes\n"})
    assert body(gone.html("week.html")).cssselect(".qantar-pointer") == []


def test_a_note_in_a_list_of_the_quotation_marks_its_phrase(build: Builds) -> None:
    notes = ":::{annotation}\n:on: one\nA note.\n:::\n\n:::{annotation}\n:on: two\nLost.\n:::\n"
    week = (
        "# Week\n\n::::{excerpt} orlova-2019\n:name: e\n\n- item one\n\n"
        + indent(notes, "  ")
        + "::::\n"
    )
    built = build({"week.md": week}, expect_warnings=True)
    assert [item.message for item in built.warnings] == [
        "the phrase 'two' does not occur in the quotation."
    ]
    (quotation,) = built.html("week.html").cssselect("blockquote")
    assert [words(item) for item in quotation.cssselect(".qantar-phrase")] == ["one"]
    assert qantar_domain(built.app.env).registry.excerpts["e"].quotation == "item one"


def test_phrases_of_two_notes_may_overlap(build: Builds, markup: Markup) -> None:
    week = markup.page(
        markup.title("Week"),
        markup.directive(
            "excerpt",
            "orlova-2019",
            "Nobody led.",
            markup.directive("annotation", "", "One.", on="led"),
            markup.directive("annotation", "", "Two.", on="Nobody led"),
            name="e",
        ),
    )
    built = build({markup.file("week"): week})
    (quotation,) = built.html("week.html").cssselect("blockquote")
    marks = quotation.cssselect(".qantar-mark a")
    assert [(words(mark), mark.get("href")) for mark in marks] == [
        ("b", "#e-note-1"),
        ("a", "#e-note-2"),
    ]
    (inner,) = by_id(built.html("week.html"), "e-note-2-on").cssselect("#e-note-1-on")
    assert words(inner) == "led"
