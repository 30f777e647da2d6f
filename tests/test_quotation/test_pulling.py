"""Test the words pulled from a source text: where they begin and end, and how they are cleaned."""

from __future__ import annotations

import time

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from laws import tries

from sphinx_qantar.model import Span, Verdict
from sphinx_qantar.quotation.cleaning import Cleaner
from sphinx_qantar.quotation.pulling import pull
from sphinx_qantar.quotation.source_map import Region, SourceMap
from sphinx_qantar.quotation.source_text import SourceText
from sphinx_qantar.quotation.verification import verify

WORDS = (
    "political president today they may but the struggle goes won’t cease co-opted "
    "international long term One two"
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\ntwo \n three", "one two three"),
        (" first\n\nSecond\n \nthird ", "first\n\nSecond third"),
        ("the work of\n\nRussia. \n\nNext", "the work of Russia.\n\nNext"),
        ("it ended:\n\nwho knows", "it ended:\n\nwho knows"),
        ("inter-\nnational", "international"),
        ("govern-\nment", "government"),
        ("quickly co-\nopted", "quickly co-opted"),
        ("anti-\nwar", "anti-war"),
        ("long-\nterm", "long-term"),
        ("Inter-\nNational", "Inter-National"),
        ("vis-\nà-vis", "vis-à-vis"),
        ("in 2019-\n2022", "in 2019-2022"),
        ("re\u00ad\nco\u00advered\u200b", "recovered"),
        ("shots\n—has", "shots—has"),
        ("a — \nb", "a — b"),
        ("conﬁrmed a\\*b US\\$3", "confirmed a*b US$3"),
        ("To d a y , t h e y m a y \ncease", "Today, they may cease"),
        ("b u t t h e s t r u g g l e", "but the struggle"),
        ("O n e  t w o  x y z", "One two xyz"),
        ("pol i t ica l Pres ident", "political President"),
        ("the U S S R fell", "the U S S R fell"),
        ("see a b c d e", "see a b c d e"),
        ("two\u00a0words", "two words"),
        ("", ""),
    ],
)
def test_words_are_cleaned_as_an_editor_would(raw: str, clean: str) -> None:
    assert Cleaner(f"{WORDS}\n{raw}").clean(raw) == clean


TEXT = (
    "Head\n\nThe first para-\ngraph is here.¹ It ends there.\n- 7 -\n\n"
    "Another be-\ngins. It ends there.\n\nLast paragraph. “Quoted”, it\nsaid."
)
FOLIO = Span(TEXT.index("- 7"), TEXT.index("- 7") + 6)
SOURCE = SourceText.of(TEXT, SourceMap(furniture=(FOLIO,)))


@pytest.mark.parametrize(
    ("start_at", "end_at", "text"),
    [
        ("first paragraph", "is here", "first paragraph is here"),
        ("is here. It", "Another", "is here.¹ It ends there.\n\nAnother"),
        ("Last paragraph", "", "Last paragraph. “Quoted”, it said."),
        ("", "is here", "The first paragraph is here"),
        ('"Quoted"', "it  said.", "“Quoted”, it said."),
        ("Another begins", "begins.", "Another begins."),
    ],
)
def test_a_passage_runs_from_anchor_to_anchor(start_at: str, end_at: str, text: str) -> None:
    pulled = pull(SOURCE, start_at, end_at)
    assert (pulled.text, pulled.problems) == (text, ())
    found = verify(pulled.text, SOURCE)
    assert found.verdict in {Verdict.EXACT, Verdict.NORMALISED}


@pytest.mark.parametrize(
    ("start_at", "end_at", "text", "messages"),
    [
        (
            "Lost words",
            "there",
            "",
            ["The words of 'start-at', ‘Lost words’, do not stand in the source text."],
        ),
        (
            "Another",
            "first",
            "",
            [
                (
                    "The words of 'end-at', ‘first’, do not stand in the source text after "
                    "those of 'start-at'."
                )
            ],
        ),
        (
            "It ends",
            "there.",
            "It ends there.",
            [
                f"The words of '{option}', ‘{words}’, stand more than once in the source text: "
                "the first place is taken. Give more words."
                for option, words in (("start-at", "It ends"), ("end-at", "there."))
            ],
        ),
        (
            "irst para",
            "here",
            "",
            ["The words of 'start-at', ‘irst para’, do not stand in the source text."],
        ),
        ("", "", "", ["The words of 'end-at', ‘’, do not stand in the source text."]),
    ],
)
def test_an_anchor_that_is_missing_or_ambiguous_is_told(
    start_at: str, end_at: str, text: str, messages: list[str]
) -> None:
    pulled = pull(SOURCE, start_at, end_at)
    assert (pulled.text, [problem.message for problem in pulled.problems]) == (text, messages)


def test_a_passage_follows_the_pages() -> None:
    text = "and the end of it.\nIt begins here,"
    second = text.index("It begins")
    order = (Span(second, len(text)), Span(0, second - 1))
    source = SourceText.of(text, SourceMap(order=order))
    pulled = pull(source, "begins", "the end")
    assert pulled.text == "begins here, and the end"
    assert pulled.spans == (Span(second + 3, len(text)), Span(0, 11))
    assert verify(pulled.text, source).verdict is Verdict.NORMALISED


def test_a_passage_stays_within_its_work() -> None:
    text = "Alpha says so. Beta says so. Alpha goes on."
    beta, on = text.index("Beta"), text.index("Alpha goes")
    regions = (Region(0, beta - 1, "a"), Region(beta, on - 1, "b"), Region(on, len(text), "a"))
    source = SourceText.of(text, SourceMap(regions=regions))

    def said(start_at: str, end_at: str, work: str) -> tuple[str, list[str]]:
        pulled = pull(source, start_at, end_at, work)
        return pulled.text, [problem.message for problem in pulled.problems]

    assert said("Beta", "so.", "b") == ("Beta says so.", [])
    assert said("Beta", "so.", "a") == (
        "",
        ["The words of 'start-at', ‘Beta’, stand only in another work of the source text."],
    )
    assert said("Alpha says", "goes on", "a") == (
        "Alpha says so. Beta says so. Alpha goes on",
        ["The passage runs from 'a' into another work of the source text."],
    )


@pytest.mark.once
def test_a_long_passage_is_pulled_in_time() -> None:
    text = "Begin " + "words that go on and on-\nwards t h i s w a y \n" * 20_000 + "end."
    began = time.process_time()
    assert len(pull(SourceText.of(text), "Begin", "end.").text.split()) > 100_000
    assert time.process_time() - began < 20


LETTERS = st.text(alphabet="abcdeghlmnorstuw", min_size=3, max_size=9)
JOINS = st.sampled_from(
    [" ", " ", " ", "\n", " \n", ", ", "; ", "-\n", "\u00ad\n", "\xa0", "-", " – "]
)


@settings(tries(40), phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.tuples(LETTERS, JOINS), min_size=20, max_size=30), st.data())
def test_what_is_pulled_always_stands_in_its_source(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    text = "".join(f"{word}{join}" for word, join in pieces) + "end of it."
    source = SourceText.of("Begin " + text)
    words = ("Begin " + text).split()
    last = data.draw(st.integers(12, len(words)))
    pulled = pull(source, "Begin", " ".join(words[last - 6 : last]))
    if pulled.text:
        found = verify(pulled.text, source)
        assert found.verdict in {Verdict.EXACT, Verdict.NORMALISED}, found.differences


def test_a_soft_hyphen_at_the_end_of_a_line_is_no_alteration() -> None:
    source = SourceText.of("They could re\u00ad\ncover all of them.")
    assert verify("could recover all of them", source).verdict is Verdict.NORMALISED


def test_an_anchor_may_be_copied_with_the_page_furniture_in_it() -> None:
    text = "They walked all\nRUNNING HEAD 7\nnight to the city and slept."
    head = text.index("RUNNING")
    source = SourceText.of(text, SourceMap(furniture=(Span(head, head + 14),)))
    pulled = pull(source, "They walked all RUNNING HEAD 7 night", "slept")
    assert (pulled.text, pulled.problems) == ("They walked all night to the city and slept", ())
    assert not pull(source, "RUNNING HEAD 7", "slept").text
