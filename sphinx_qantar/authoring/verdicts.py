"""Warn of quotations that do not stand in their source text, or stand elsewhere in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_qantar import model
from sphinx_qantar import quotation as quoting
from sphinx_qantar.diagnostics import warn

if TYPE_CHECKING:
    from sphinx_qantar.diagnostics import Location
    from sphinx_qantar.domain import QantarDomain
    from sphinx_qantar.model import Subtype
    from sphinx_qantar.quotation.checked import CheckedQuotation, Quotation
    from sphinx_qantar.quotation.locator_finding import LocatorFinding

_AGAIN = "check it again where its source text is"
_NAMED = 3
"""How many other works are named in whose texts a quotation stands."""


def check_quotation(domain: QantarDomain, quotation: Quotation, location: Location) -> None:
    """Check a quotation, register it, and warn of what its author should know.

    :param domain: the project's registry
    :param quotation: the words and the work that is to hold them
    :param location: where they are written
    """
    checked = domain.build.checker.check(quotation)
    domain.note_quotation(checked)
    for subtype, message in _faults(domain, checked):
        warn(subtype, f"{_named(checked)} {message}", location)


def _named(checked: CheckedQuotation) -> str:
    quotation = checked.quotation
    if quotation.name:
        return f"the excerpt '{quotation.name}'"
    return f"the quotation ‘{quoting.shortened(quotation.text)}’"


def _faults(domain: QantarDomain, checked: CheckedQuotation) -> Iterator[tuple[Subtype, str]]:
    verification, citekey = checked.verification, checked.quotation.citekey
    if verification.verdict is model.Verdict.UNCHECKED:
        yield from _unchecked(domain, checked)
    elif verification.verdict is model.Verdict.ABSENT:
        yield (
            "absent",
            f"does not stand in the source text of '{citekey}'{_elsewhere(domain, checked)}.",
        )
    elif checked.accepted:
        pass
    elif checked.basis == "lock" and verification.verdict is model.Verdict.ALTERED:
        yield from _altered_by_lock(checked)
    elif checked.quotation.accepted and checked.basis == "text":
        yield from _not_accepted(checked)
    elif verification.verdict is model.Verdict.ALTERED:
        yield "altered", f"differs from its source: {quoting.describe(verification)}."
    if verification.verdict.stands or checked.accepted:
        yield from _misplaced(checked)


def _elsewhere(domain: QantarDomain, checked: CheckedQuotation) -> str:
    """Tell of other works in whose texts a quotation stands."""
    if checked.basis != "text":
        return ""
    quotation = checked.quotation
    found = domain.build.checker.others.holding(quotation.text, quotation.citekey)
    names = ", ".join(f"'{key}'" for key in found[:_NAMED])
    return f", but in that of {names}" if names else ""


def _unchecked(domain: QantarDomain, checked: CheckedQuotation) -> Iterator[tuple[Subtype, str]]:
    lock, quotation = domain.build.checker.lock, checked.quotation
    if quotation.name and lock.was_checked(quotation.name):
        yield "lock", f"was changed since it was checked: {_AGAIN}."
    elif lock.knows(quotation.citekey):
        yield "lock", f"is new or was changed since the quotations were checked: {_AGAIN}."
    elif domain.env.config.qantar_unchecked:
        yield (
            "unchecked",
            f"cannot be checked: the source text of '{quotation.citekey}' is missing.",
        )


def _altered_by_lock(checked: CheckedQuotation) -> Iterator[tuple[Subtype, str]]:
    """Tell what the lock knows of a quotation that differs: that it does, and not in what."""
    if checked.quotation.accepted:
        yield "lock", f"accepts other differences than when it was checked: {_AGAIN}."
    else:
        yield "altered", "differs from its source, as the lock has it."


def _not_accepted(checked: CheckedQuotation) -> Iterator[tuple[Subtype, str]]:
    verification = checked.verification
    judgement = quoting.judge(verification.differences, checked.quotation.accepted)
    for accepted in judgement.unfound:
        stated = f"‘{accepted.source} → {accepted.quote}’"
        yield "accept", f"accepts {stated}, but does not differ from its source in that."
    if judgement.unstated:
        unstated = replace(verification, differences=judgement.unstated)
        yield "altered", f"differs from its source: {quoting.describe(unstated)}."


def _misplaced(checked: CheckedQuotation) -> Iterator[tuple[Subtype, str]]:
    """Tell of a locator that is wrong, or that would be needed."""
    place, given = checked.place, checked.quotation.locator
    if place is None:
        return
    if place.state == "elsewhere" and given is not None:
        stands = quoting.place_name(given.label, place.labels)
        yield "misplaced", f"stands on {stands} of its source, not on {given.value}."
    elif given is None and checked.verification.occurrences > 1 and _is_told_apart(checked):
        where = f", on {quoting.place_name(_label(place), place.labels)}" if place.labels else ""
        times = checked.verification.occurrences
        yield "ambiguous", f"stands {times} times in its source{where}: give a locator."


def _is_told_apart(checked: CheckedQuotation) -> bool:
    """Say whether it matters which of several places is meant: a word or two in a sentence may
    well stand in many.
    """
    return bool(checked.quotation.name) or "short" not in checked.verification.flags


def _label(place: LocatorFinding) -> str:
    return place.proposed.label if place.proposed else "page"
