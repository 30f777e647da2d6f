"""Test that the check of a quotation ends soon, whatever it is given."""

from __future__ import annotations

import time

import pytest

from sphinx_qantar.quotation import SourceText, verify

pytestmark = pytest.mark.once

SECONDS = 30
"""Far more than any takes on a slow machine that has other work, far less than a hang."""

PROSE = " ".join(f"word{index % 977} and{index % 89}," for index in range(30_000))

NOTED = " ".join(f"protests{index % 999 + 1} and" for index in range(8000))


@pytest.mark.parametrize(
    ("source", "quotation", "verdict"),
    [
        ("a" * 1_000_000, "aaa", "absent"),
        ("a" * 1_000_000, "a" * 50_000, "altered"),
        ("a " * 500_000, "a a a", "exact"),
        ("a " * 500_000, "a, a", "altered"),
        ("a " * 500_000, "a […] " * 3000 + "b", "altered"),
        ("a " * 500_000, "a [x] " * 3000 + "b", "altered"),
        (PROSE, PROSE, "exact"),
        (PROSE, PROSE.replace(" ", "  "), "normalised"),
        (PROSE, PROSE.replace("word976", "sword", 1), "altered"),
        (PROSE, " ".join(PROSE.split()[::-1]), "absent"),
        (PROSE, "[" * 50_000, "absent"),
        (PROSE, "[a] b " * 10_000, "absent"),
        (PROSE, "word1" + " " * 200_000 + "and1", "normalised"),
        ("-\n" * 300_000, "a-b", "absent"),
        (("a-\n" + "\n" * 16) * 30_000, "a-a-b", "absent"),
        ("\u0301" * 500_000 + "the end of it", "the  end of it", "normalised"),
        ("1 " + "000 " * 200_000, "000 000", "absent"),
        ("a, " * 100_000, "a; " * 10_000, "altered"),
        ("a * b " * 60_000, "a b " * 4500, "altered"),
        ("5′ 6″ " * 50_000, "5″ 6′ " * 5000, "altered"),
        ("(a " * 30_000 + "b)", "(a … " * 3000 + ")", "altered"),
        ("人民，不同意；" * 20_000, "人民不同意；" * 3000, "altered"),
        ("a# " * 100_000, "a " * 10_000, "altered"),
        ("a+" * 300_000, "a", "altered"),
        ("‘a’ " * 20_000, "‘ a’ " * 1000, "normalised"),
        (NOTED, "protests and " * 8000, "altered"),
        (NOTED.replace("and", "x²"), "protests x " * 8000, "absent"),
    ],
    ids=range(27),
)
def test_the_check_ends_soon(source: str, quotation: str, verdict: str) -> None:
    started = time.process_time()
    assert verify(quotation, SourceText.of(source)).verdict == verdict
    assert time.process_time() - started < SECONDS
