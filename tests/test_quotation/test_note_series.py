"""Check which numbers at the ends of words are marks of notes, and which belong to the words."""

from __future__ import annotations

import pytest

from sphinx_qantar.quotation import SourceText, verify

FILL = "It was cold in the capital, and the market square stood empty for weeks on end. " * 20
"""As much of a text as would show other notes, if there were any."""

NOTED = "The protests12 spread to the villages in the west by then. "
NAMED = "The covid19 wave reached the villages in the west by then. "


def verdict(source: str, sentence: str, number: str) -> str:
    """Check a sentence from which a number is left out."""
    return verify(sentence.replace(number, "").strip(), SourceText.of(source)).verdict.value


@pytest.mark.parametrize(
    "source",
    [
        NOTED,
        f"{FILL}They left early.11 {FILL}{NOTED}{FILL}",
        f"{FILL}They left11 early. {FILL}{NOTED}{FILL}",
        f"{FILL}They left¹¹ early. {FILL}{NOTED}{FILL}",
        f"{FILL}They left [...] early.[11] {FILL}{NOTED}{FILL}",
        f"{FILL}{NOTED}{FILL}They came “back”.13 {FILL}",
        f"{FILL}They left.11 {FILL}{NOTED}{FILL}Then13 they came. {FILL}",
        f"{FILL}A note.11 {FILL}{NOTED}{FILL}One more.13 {FILL * 6}A note.11 And.12 So.13 ",
        f"{FILL}{NOTED}{FILL}\n\n11 See the report.\n12 See another.\n",
    ],
)
def test_the_mark_of_a_note_may_be_dropped(source: str) -> None:
    assert verdict(source, NOTED, "12") == "normalised"


@pytest.mark.parametrize(
    "source",
    [
        NAMED,
        f"COVID-19 came. {NAMED}",
        f"{FILL}{NAMED}{FILL}",
        f"{FILL}The covid passed.{FILL}{NAMED}{FILL}",
        f"{FILL}They left.18 {FILL}{NAMED}{FILL}They went.19 So it was.20 {FILL}",
        f"{FILL}They left.20 {FILL}{NAMED}{FILL}They went.18 {FILL}",
        f"{FILL}In row 18 and for 18,5 hours {FILL}{NAMED}{FILL}by 20.5 or a20x {FILL}",
        f"{FILL}{NAMED}{FILL}\n\n18. bread\n19. peace\n20. land\n",
        f"{FILL}{NAMED}{FILL}\n\n19 came.\n",
        f"{FILL}Some covid-19 cases. {FILL}Left.18 {NAMED}{FILL}",
    ],
)
def test_the_number_of_a_name_may_not(source: str) -> None:
    assert verdict(source, NAMED, "19") == "altered"


def test_a_number_after_a_comma_is_a_note_in_its_order() -> None:
    sentence = "When spring came,12 people stood in the square at noon. "
    assert verdict(f"{FILL}{sentence}{FILL}", sentence, "12") == "altered"
    assert verdict(f"{FILL}Later.11 {FILL}{sentence}{FILL}", sentence, "12") == "normalised"


def test_the_only_note_of_a_text_is_known_by_its_words() -> None:
    sentence = NOTED.replace("12", "1")
    assert verdict(f"{FILL}{sentence}{FILL}\n\n1 See the report.\n", sentence, "1") == "normalised"
    assert verdict(f"{FILL}{sentence}{FILL}", sentence, "1") == "altered"


@pytest.mark.parametrize("digits", ["²", "१", "٣", "Ⅻ", "1\u200b", "0"])
def test_a_number_in_other_figures_is_compared_as_it_stands(digits: str) -> None:
    sentence = f"The protests{digits} spread to the villages by then."
    found = verdict(f"{FILL}{sentence} {FILL}", sentence, digits)
    assert found == ("normalised" if digits == "²" else "altered")
