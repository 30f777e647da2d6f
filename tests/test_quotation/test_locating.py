"""Test how a quotation is found in other source texts than its own."""

from __future__ import annotations

from sphinx_qantar.model import Verdict
from sphinx_qantar.quotation import SourceText, locate

SOURCES = {
    "doe-2001": SourceText.of("The river rose by night, and took the “lower” mill with it."),
    "roe-2002": SourceText.of("The river fell by day. Nobody saw the lower mill again."),
    "poe-2003": SourceText.of("Doe says: the river rose by night, and took the lower mill."),
}


def _found(quotation: str) -> dict[str, Verdict]:
    return {key: found.verdict for key, found in locate(quotation, SOURCES)}


def test_each_text_that_holds_a_quotation_is_found() -> None:
    assert _found("the river rose by night") == {"poe-2003": Verdict.EXACT}
    assert _found("river rose by night, and took") == {
        "doe-2001": Verdict.EXACT,
        "poe-2003": Verdict.EXACT,
    }


def test_an_edited_quotation_is_found() -> None:
    assert _found("The river rose […] and took the ‘lower’ mill") == {"doe-2001": Verdict.ELIDED}


def test_what_stands_nowhere_is_not_found() -> None:
    assert _found("The river rose by day, and took the mill") == {}
    assert _found("[…]") == {}


def test_a_word_or_two_are_not_looked_for() -> None:
    assert _found("by night") == {}
