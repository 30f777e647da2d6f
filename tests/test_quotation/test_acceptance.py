"""Check the differences that an author states: how they are read, and what they are good for."""

from __future__ import annotations

import pytest

from sphinx_qantar.model import Difference
from sphinx_qantar.quotation.acceptance import Judgement, judge, parse_acceptances
from sphinx_qantar.quotation.checked import Acceptance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("capitol → capital, misprint", [Acceptance("capitol", "capital", "misprint")]),
        ("capitol -> capital", [Acceptance("capitol", "capital")]),
        ("a → b; c → d, slip", [Acceptance("a", "b"), Acceptance("c", "d", "slip")]),
        ("a → b\nc → d", [Acceptance("a", "b"), Acceptance("c", "d")]),
        ("the  old   man → an old man", [Acceptance("the old man", "an old man")]),
        ("— → not, left out by the printer", [Acceptance("", "not", "left out by the printer")]),
        ("→ not", [Acceptance("", "not")]),
        ("twice → ", [Acceptance("twice", "")]),
        ('"red, white" → "red white", comma', [Acceptance("red, white", "red white", "comma")]),
        ("«ай» → «күн», қате", [Acceptance("ай", "күн", "қате")]),
        ("", []),
        (" ;\n; ", []),
    ],
)
def test_stated_differences_are_read(text: str, expected: list[Acceptance]) -> None:
    assert parse_acceptances(text) == tuple(expected)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "capital, misprint",
            (
                "‘capital, misprint’ states no difference: write the words of the source, "
                "an arrow, the words of the quotation, and after a comma the reason."
            ),
        ),
        ("a → a", "‘a → a’ says the same on both sides of the arrow."),
        ("→", "‘→’ says the same on both sides of the arrow."),
    ],
)
def test_what_states_nothing_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="‘") as caught:
        parse_acceptances(text)
    assert str(caught.value) == message


CAPITOL = Difference("replace", "capitol", "capital")
NOT = Difference("insert", "", "not")


@pytest.mark.parametrize(
    ("found", "stated", "expected"),
    [
        ([], "", Judgement((), ())),
        ([CAPITOL], "capitol → capital", Judgement((), ())),
        ([CAPITOL, NOT], "→ not; capitol → capital, misprint", Judgement((), ())),
        ([CAPITOL], "", Judgement((CAPITOL,), ())),
        ([CAPITOL, CAPITOL], "capitol → capital", Judgement((CAPITOL,), ())),
        ([], "capitol → capital", Judgement((), (Acceptance("capitol", "capital"),))),
        (
            [CAPITOL],
            "capital → capitol",
            Judgement((CAPITOL,), (Acceptance("capital", "capitol"),)),
        ),
        ([NOT], "→ Not", Judgement((NOT,), (Acceptance("", "Not"),))),
    ],
)
def test_only_what_is_stated_is_accepted(
    found: list[Difference], stated: str, expected: Judgement
) -> None:
    judgement = judge(found, parse_acceptances(stated))
    assert judgement == expected
    assert judgement.accepts == (expected == Judgement((), ()))
