"""Where the full references of works stand."""

from __future__ import annotations

from sphinx_qantar.domain import BibliographyRequest
from sphinx_qantar.domain.homes import Home, Homes

FIRST = BibliographyRequest("reading", 3, 0)
OWN = BibliographyRequest("week-1", 9, 0, keyprefix="w1-")
SECOND = BibliographyRequest("week-1", 12, 1)
LISTED = {FIRST: ("a", "b"), OWN: ("b", "c"), SECOND: ("b", "c", "d")}
HOMES = Homes(LISTED, LISTED.__getitem__)


def test_a_work_is_found_on_the_page_itself_before_any_other() -> None:
    assert HOMES.find("reading", "b") == Home("b", FIRST)
    assert HOMES.find("week-1", "b") == Home("b", SECOND)
    assert HOMES.find("elsewhere", "b") == Home("b", FIRST)


def test_a_prefix_names_its_bibliography() -> None:
    assert HOMES.find("week-1", "w1-b") == Home("b", OWN)
    assert HOMES.find("reading", "w1-c") == Home("c", OWN)
    assert HOMES.find("week-1", "c") == Home("c", SECOND)


def test_what_no_bibliography_lists_is_nowhere() -> None:
    assert HOMES.find("reading", "w1-a") is None
    assert HOMES.find("reading", "e") is None


def test_the_first_bibliography_of_each_work_is_known_by_its_own_citekey() -> None:
    assert HOMES.first == {"a": FIRST, "b": FIRST, "c": OWN, "d": SECOND}


def test_homes_of_one_work_in_two_bibliographies_are_two() -> None:
    assert len({Home("b", FIRST), Home("b", SECOND), Home("b"), Home("b", FIRST)}) == 3
