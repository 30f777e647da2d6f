"""Test how the differences of a quotation are told."""

from __future__ import annotations

import pytest

from sphinx_qantar.quotation import SourceText, describe, described, verify

SOURCE = SourceText.of(
    "The capital did not burn, the chronicler says. It was calm and quiet. Nobody left it."
)


@pytest.mark.parametrize(
    ("quotation", "line"),
    [
        ("The capital did not burn", ""),
        ("The capitol did burn, the chronicler says", "‘capitol’ for ‘capital’; ‘not’ left out"),
        ("the chronicler often says. It was calm", "‘often’ put in"),
        ("the \u202echronicler says. It was calm", "‘U+202E’ put in"),
        (
            "It was quiet and calm. Nobody left it.",
            "‘quiet and calm’ for ‘calm and quiet’, in another order",
        ),
        (
            "Nobody left it. […] the chronicler says",
            "its parts stand in another order in the source",
        ),
    ],
)
def test_one_line_tells_the_differences(quotation: str, line: str) -> None:
    assert describe(verify(quotation, SOURCE)) == line


def test_of_many_differences_the_number_is_told() -> None:
    words = [f"word{index}" for index in range(80)]
    typed = [f"changed{index}" if index % 10 == 5 else word for index, word in enumerate(words)]
    line = describe(verify(" ".join(typed), SourceText.of(" ".join(words))), most=2)
    assert line == "‘changed5’ for ‘word5’; ‘changed15’ for ‘word15’; 6 more"


def test_a_long_difference_is_shortened() -> None:
    words = [f"word{index}" for index in range(90)]
    verification = verify(" ".join(words[:30] + words[60:]), SourceText.of(" ".join(words)))
    (difference,) = described(verification)
    assert difference.op == "delete"
    assert len(difference.source) < 85
    assert difference.source.startswith("word30 ")
    assert difference.source.endswith(" word59")
