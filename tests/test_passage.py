"""The text of a quotation, and the phrases marked in it, on trees made by hand."""

from __future__ import annotations

import unicodedata

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from laws import tries

from sphinx_qantar.nodes import annotation, phrase, quotation
from sphinx_qantar.passage import find_phrase, mark_letter, mark_phrase, quotation_text

Inline = str | nodes.Node


def para(*parts: Inline) -> nodes.paragraph:
    return nodes.paragraph("", "", *map(_node, parts))


def em(*parts: Inline) -> nodes.emphasis:
    return nodes.emphasis("", "", *map(_node, parts))


def verses(*lines: str | nodes.line_block) -> nodes.line_block:
    block = nodes.line_block()
    block += [nodes.line("", line) if isinstance(line, str) else line for line in lines]
    return block


def _node(part: Inline) -> nodes.Node:
    return nodes.Text(part) if isinstance(part, str) else part


def passage(*blocks: nodes.Node) -> quotation:
    return quotation("", *blocks)


def sentence(*parts: Inline) -> quotation:
    return passage(para(*parts))


# -- the text -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (passage(), ""),
        (sentence("Nobody led."), "Nobody led."),
        (sentence("Nobody led\nthe  square.\t"), "Nobody led the square."),
        (sentence("Nobody ", em("led"), " the square."), "Nobody led the square."),
        (sentence("Nobody", "\n", "led."), "Nobody led."),
        (passage(para("One."), para("Two.")), "One.\n\nTwo."),
        (passage(verses("first", "second")), "first\nsecond"),
        (passage(verses("first"), verses("second")), "first\n\nsecond"),
        (passage(verses("first", verses("deeper", "still"), "last")), "first\ndeeper\nstill\nlast"),
        (passage(para("Prose."), verses("first", "second"), para("More.")),
         "Prose.\n\nfirst\nsecond\n\nMore."),
        (passage(nodes.bullet_list("", nodes.list_item("", para("one")),
                                   nodes.list_item("", para("two")))), "one\n\ntwo"),
        (passage(nodes.literal_block("", "x  =\n1")), "x = 1"),
    ],
)  # fmt: skip
def test_text(tree: quotation, text: str) -> None:
    assert quotation_text(tree) == text


def test_text_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Сарсенбай, ё, й, é")
    assert quotation_text(sentence(decomposed)) == "Сарсенбай, ё, й, é"


def test_text_joins_a_letter_and_its_accent_across_nodes() -> None:
    assert quotation_text(sentence("caf", em("e"), "\u0301")) == "café"


def test_quotation_marks_and_dashes_stay_as_they_are() -> None:
    text = '“Nobody – he said – ‘led’…” -- "so"'  # fmt: skip
    assert quotation_text(sentence(text)) == text


@pytest.mark.parametrize(
    "foreign",
    [
        nodes.footnote_reference("[1]_", "1", refid="f1"),
        nodes.system_message("wrong", level=3, type="ERROR", source="x"),
        nodes.raw("", "<b>", format="html"),
        nodes.image(uri="a.png", alt="a face"),
        nodes.superscript("", "a", classes=["qantar-mark"]),
    ],
    ids=lambda node: type(node).__name__,
)
def test_what_is_no_word_of_the_quotation_is_left_out(foreign: nodes.Element) -> None:
    assert quotation_text(sentence("Nobody led", foreign.deepcopy(), ".")) == "Nobody led."
    assert quotation_text(passage(para("Nobody led."), foreign.deepcopy())) == "Nobody led."


def test_annotations_are_left_out() -> None:
    note = annotation("", para("A note."), kind="comment")
    assert quotation_text(passage(para("One."), note, para("Two."))) == "One.\n\nTwo."


def test_a_superscript_of_the_source_is_kept() -> None:
    tree = sentence("10", nodes.superscript("", "3"), " people")
    assert quotation_text(tree) == "103 people"


# -- finding phrases ------------------------------------------------------------


@pytest.mark.parametrize(
    ("tree", "words", "places"),
    [
        (sentence("Nobody led the square."), "led", [7]),
        (sentence("Nobody led the square."), "Nobody", [0]),
        (sentence("Nobody led the square."), "square.", [15]),
        (sentence("Nobody led the square."), "  led\n the ", [7]),
        (sentence("Nobody led\nthe  square."), "led the square", [7]),
        (sentence("Nobody ", em("led"), " the square."), "Nobody led the", [0]),
        (sentence("an arrest and a rest"), "rest", [16]),
        (sentence("rested, arrest"), "rest", []),
        (sentence("the rest, the rest"), "the rest", [0, 10]),
        (sentence("nonviolent rallies"), "violent rallies", []),
        (sentence("180 days"), "80 days", []),
        (sentence("one two one two one"), "one two one", [0, 8]),
        (sentence("«Алға» – деді"), '"Алға" - деді', [0]),
        (sentence('"Алға" - деді'), "“Алға” – деді", [0]),
        (sentence("people’s"), "people's", [0]),
        (sentence("He stopped — and led…"), "stopped -- and led...", [3]),
        (sentence("He stopped---and led"), "stopped—and led", [3]),
        (sentence(unicodedata.normalize("NFD", "Айгүл мен Қайрат")), "Айгүл", [0]),
        (sentence("Айгүл мен Қайрат"), unicodedata.normalize("NFD", "Қайрат"), [10]),
        (sentence("Nobody led."), "nobody led", []),
        (sentence("Nobody led."), "", []),
        (sentence("Nobody led."), "   ", []),
        (passage(para("One end."), para("A start.")), "end. A", []),
        (passage(verses("first line", "second line")), "line second", [6]),
        (passage(verses("first line"), verses("second line")), "line second", [6]),
        (sentence("well\0-known \0\nfact"), "well-known fact", [0]),
    ],
)  # fmt: skip
def test_finds_a_phrase(tree: quotation, words: str, places: list[int]) -> None:
    assert find_phrase(tree, words) == places


# -- marking phrases ------------------------------------------------------------


def marked(tree: quotation) -> list[str]:
    return [node.astext() for node in tree.findall(phrase)]


def marks(tree: quotation) -> list[tuple[str, str]]:
    found = [node for node in tree.findall(nodes.superscript) if "qantar-mark" in node["classes"]]
    return [(node.astext(), next(iter(node.findall(nodes.reference)))["refid"]) for node in found]


def test_marks_a_phrase_in_one_text() -> None:
    tree = sentence("Nobody led the square.")
    assert mark_phrase(tree, "led", "a", note="n1") == 1
    printed = tree.pformat().replace('"True"', '"1"')  # as docutils 0.20 prints it
    assert printed == (
        "<quotation>\n"
        "    <paragraph>\n"
        "        Nobody \n"
        '        <phrase ids="n1-on" note="n1">\n'
        "            led\n"
        '        <phrase_mark classes="qantar-mark">\n'
        '            <reference internal="1" refid="n1" reftitle="Note a">\n'
        "                a\n"
        "         the square.\n"
    )


@pytest.mark.parametrize(
    ("tree", "words", "pieces"),
    [
        (sentence("Nobody ", em("led"), " the square."), "led the", ["led", " the"]),
        (sentence("Nobody ", em("led"), " the square."), "Nobody led", ["Nobody ", "led"]),
        (sentence("Nobody ", em("led the"), " square."), "led", ["led"]),
        (sentence("Nobody", "\n", "led", "\n", "it."), "Nobody led it", ["Nobody\nled\nit"]),
        (sentence(em("No", nodes.strong("", "body")), " led"), "Nobody led",
         ["No", "body", " led"]),
        (passage(verses("first line", "second line")), "line second", ["line", "second"]),
        (sentence("„Алға“ – деді"), "- деді", ["– деді"]),
        (sentence("Айгул и\u0306, и о\u0301."), "и\u0306", ["и\u0306"]),
        (sentence("He led…"), "led...", ["led…"]),
    ],
)  # fmt: skip
def test_marks_every_piece_of_a_phrase(tree: quotation, words: str, pieces: list[str]) -> None:
    assert mark_phrase(tree, words, "b", note="n") == 1
    assert marked(tree) == pieces
    assert marks(tree) == [("b", "n")]
    assert [node["ids"] for node in tree.findall(phrase)] == [["n-on"], *[[] for _ in pieces[1:]]]


@pytest.mark.parametrize(("words", "count"), [("the", 2), ("them", 0), ("", 0)])
def test_marks_nothing_unless_the_phrase_occurs_once(words: str, count: int) -> None:
    tree = sentence("the square and the street")
    before = tree.pformat()
    assert mark_phrase(tree, words, "a", note="n") == count
    assert tree.pformat() == before


def test_the_words_of_a_mark_are_never_part_of_a_phrase() -> None:
    tree = sentence("Nobody led a square.")
    assert mark_phrase(tree, "led", "a", note="n1") == 1
    assert find_phrase(tree, "led a") == [7]
    assert mark_phrase(tree, "a", "b", note="n2") == 1
    assert marks(tree) == [("a", "n1"), ("b", "n2")]


def test_phrases_may_overlap() -> None:
    tree = sentence("Nobody led the square.")
    assert mark_phrase(tree, "led the", "a", note="n1") == 1
    assert mark_phrase(tree, "the square", "b", note="n2") == 1
    assert quotation_text(tree) == "Nobody led the square."
    assert marks(tree) == [("a", "n1"), ("b", "n2")]
    assert [node.astext() for node in tree.findall(phrase) if node["note"] == "n2"] == [
        "the",
        " square",
    ]


_CHARACTERS = [
    *"ab й“\"’'–-… \n",
    "\0a",
    "\0-",
    "\0 ",
    "\0\n",
    "a\u0301",
]  # a null escapes, as in rST
_WORDS = st.lists(st.sampled_from(_CHARACTERS), max_size=8).map("".join)
_INLINES = st.recursive(
    _WORDS.map(nodes.Text),
    lambda inner: st.lists(inner, max_size=3).map(lambda kids: nodes.emphasis("", "", *kids)),
    max_leaves=5,
)
_PARAGRAPHS = st.lists(_INLINES, max_size=4).map(lambda kids: nodes.paragraph("", "", *kids))
_LINES = st.lists(_INLINES, max_size=3).map(lambda kids: nodes.line("", "", *kids))
_VERSES = st.lists(_LINES, min_size=1, max_size=3).map(lambda kids: nodes.line_block("", *kids))
_PASSAGES = st.lists(st.one_of(_PARAGRAPHS, _VERSES), max_size=3).map(lambda k: quotation("", *k))


@tries(200)
@given(_PASSAGES, st.data())
def test_marking_never_changes_the_text(tree: quotation, data: st.DataObject) -> None:
    text = quotation_text(tree)
    words = text.split()
    for number in range(3):
        start = data.draw(st.integers(0, max(len(words) - 1, 0)))
        wanted = " ".join(words[start : start + data.draw(st.integers(1, 3))])
        count = mark_phrase(tree, wanted, mark_letter(number), note=f"n{number}")
        assert count == len(find_phrase(tree, wanted))
        assert quotation_text(tree) == text
        if count == 1:
            noted = [node for node in tree.findall(phrase) if node["note"] == f"n{number}"]
            assert noted


@given(_PASSAGES)
def test_a_whole_paragraph_is_found_in_itself(tree: quotation) -> None:
    for block in tree.findall(nodes.paragraph):
        alone = quotation("", block.deepcopy())
        text = quotation_text(alone)
        assert (len(find_phrase(alone, text)) == 1) == bool(text)


@pytest.mark.parametrize(
    ("place", "letters"),
    [(0, "a"), (1, "b"), (25, "z"), (26, "aa"), (27, "ab"), (51, "az"), (52, "ba"), (701, "zz"),
     (702, "aaa")],
)  # fmt: skip
def test_marks_are_letters(place: int, letters: str) -> None:
    assert mark_letter(place) == letters
