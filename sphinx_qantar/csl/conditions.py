"""Compile the conditions of ``cs:if`` and ``cs:else-if``.

Source: CSL 1.0.2, "Choose".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sphinx_qantar.csl.context import CITED_VARIABLES, SPECIAL_VARIABLES, Cite
from sphinx_qantar.csl.numbers import parse_numbers
from sphinx_qantar.csl.variables import NUMBER_VARIABLES

Test: TypeAlias = Callable[[Cite], bool]

_POSITIONS: dict[str, frozenset[str]] = {
    "first": frozenset({"first"}),
    "subsequent": frozenset({"subsequent", "ibid", "ibid-with-locator"}),
    "ibid": frozenset({"ibid", "ibid-with-locator"}),
    "ibid-with-locator": frozenset({"ibid-with-locator"}),
}


def compile_condition(attributes: Mapping[str, str], area: str) -> tuple[Test, bool]:
    """Return the test that a condition's attributes make.

    Beside it stands whether it asks nothing but the work's signature.

    :param area: ``citation`` or ``bibliography``, in which there is no locator or position
    """
    special = SPECIAL_VARIABLES.keys() - (CITED_VARIABLES if area == "bibliography" else set())
    fixed_tests = {"type", "is-uncertain-date"}
    if area == "bibliography":
        fixed_tests |= {"position", "locator"}

    def is_fixed(name: str, value: str) -> bool:
        words = set(value.split())
        if name == "variable":
            return words.isdisjoint(special)
        if name == "is-numeric":
            return words <= NUMBER_VARIABLES and words.isdisjoint(special)
        return name in fixed_tests

    fixed = all(is_fixed(name, value) for name, value in attributes.items() if name in _MAKERS)
    return _test(attributes), fixed


def _test(attributes: Mapping[str, str]) -> Test:
    tests: list[Test] = []
    for name, value in attributes.items():
        make = _MAKERS.get(name)
        if make is not None:
            # A work has but one type, so that one of several is asked, whatever “match” says.
            words = [value] if name == "type" else value.split()
            tests.extend(make(word) for word in words)
    match = attributes.get("match", "all")
    if len(tests) == 1:
        return _not(tests[0]) if match == "none" else tests[0]
    if match == "any":
        return lambda cite: any(test(cite) for test in tests)
    if match == "none":
        return lambda cite: not any(test(cite) for test in tests)
    return lambda cite: all(test(cite) for test in tests)


def _not(test: Test) -> Test:
    return lambda cite: not test(cite)


def _has_variable(name: str) -> Test:
    def run(cite: Cite) -> bool:
        item = cite.item
        return bool(
            name in item.variables
            or name in item.signature.names
            or name in item.dates
            or cite.variable(name)
        )

    return run


def _is_type(names: str) -> Test:
    types = frozenset(names.split())
    return lambda cite: cite.item.type in types


def _is_numeric(name: str) -> Test:
    def run(cite: Cite) -> bool:
        text = cite.variable(name)
        return bool(text) and parse_numbers(text).numeric

    return run


def _is_uncertain(name: str) -> Test:
    def run(cite: Cite) -> bool:
        date = cite.item.dates.get(name)
        return date is not None and date.circa

    return run


def _is_locator(name: str) -> Test:
    wanted = name.replace("sub-verbo", "sub verbo")

    def run(cite: Cite) -> bool:
        locator = cite.locator
        return locator is not None and locator.label.replace("sub-verbo", "sub verbo") == wanted

    return run


def _is_position(name: str) -> Test:
    if name == "near-note":
        return lambda cite: cite.area == "citation" and cite.near_note
    wanted = _POSITIONS.get(name, frozenset())
    return lambda cite: cite.area == "citation" and cite.position in wanted


def _is_disambiguating(value: str) -> Test:
    wanted = value == "true"

    def run(cite: Cite) -> bool:
        cite.asked += 1
        return (cite.asked <= cite.disambiguate) is wanted

    return run


_MAKERS: dict[str, Callable[[str], Test]] = {
    "type": _is_type,
    "variable": _has_variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _is_locator,
    "position": _is_position,
    "disambiguate": _is_disambiguating,
}
