"""Find what a quotation that does not stand was made from, and how it differs."""

from __future__ import annotations

from sphinx_qantar.model import Difference, Verdict
from sphinx_qantar.quotation.editing import EditedQuotation
from sphinx_qantar.quotation.elision import changed_bracket, edges_fit, fits, misplaced
from sphinx_qantar.quotation.findings import Finding
from sphinx_qantar.quotation.matching import Match
from sphinx_qantar.quotation.nearest import nearest
from sphinx_qantar.quotation.phrases import Phrase
from sphinx_qantar.quotation.placing import candidates, standing
from sphinx_qantar.quotation.reading import Reading
from sphinx_qantar.quotation.skeleton import reduce

_ENOUGH = 0.5
"""How much of a quotation must stand in the source for it to be altered rather than absent."""

_TELLING = 8
"""How many letters running through a text word for word tell that they come from it."""

_PER_DIFFERENCE = 0.05
MOST_FOR_ONE = 1.0 - _PER_DIFFERENCE
"""The weight of a finding with all of a quotation's words and one difference: the most it has."""

_MOST_PHRASES = 40
"""How many parts of a quotation are looked for one by one when they do not stand in order."""


def as_misordered(edition: EditedQuotation, reading: Reading) -> Finding | None:
    """Find a quotation whose parts all stand, but not in the order of the text.

    :param edition: the quotation in its parts
    :param reading: the text
    """
    if not 1 < len(edition.phrases) <= _MOST_PHRASES:
        return None
    matches = []
    for phrase in edition.phrases:
        match = next(standing(reading, phrase), None)
        if match is None:
            return None
        matches.append(match)
    index = misplaced(tuple(matches))
    if index is None:
        return None
    return Finding(
        Verdict.ALTERED,
        reading,
        tuple(matches),
        edition=edition,
        differences=(_reversal(index),),
        flags=frozenset(["misordered"]),
    )


def _reversal(index: int) -> Difference:
    return Difference("transpose", f"parts {index + 1} and {index + 2}", "reversed")


def as_nearest(edition: EditedQuotation, reading: Reading) -> Finding | None:
    """Find the stretches of a text that are most like the parts of a quotation.

    :param edition: the quotation in its parts
    :param reading: the text
    :returns: what was found, without differences if all parts stand in order after all; None if
        too little of the quotation stands there
    """
    matches: list[Match] = []
    letters = equal = 0.0
    for phrase in edition.phrases[:_MOST_PHRASES]:
        match = _likest(reading, phrase, matches[-1].end if matches else 0)
        letters += phrase.length
        if match:
            equal += phrase.length * match.share
            matches.append(match)
    if not matches:
        return None
    if equal < _ENOUGH * letters and not any(_tells(each, edition, reading) for each in matches):
        return None
    differences = [difference for match in matches for difference in match.differences]
    differences += _missing(edition, len(matches)) or _unfit(edition, matches, reading)
    return Finding(
        Verdict.ALTERED,
        reading,
        tuple(matches),
        edition=edition,
        differences=tuple(differences),
        share=equal / max(1.0, letters),
    )


def likelier(one: Finding | None, other: Finding | None) -> Finding | None:
    """Give the one of two findings that explains more of a quotation, by fewer differences.

    :param one: a finding, or none
    :param other: another
    """
    if one is None or other is None:
        return one or other
    return one if weight(one) >= weight(other) else other


def weight(finding: Finding) -> float:
    """Tell how well a finding explains a quotation.

    :param finding: a finding
    :returns: the share of it that stands, and less for each difference; 1 at most
    """
    return finding.share - _PER_DIFFERENCE * len(finding.differences)


def _likest(reading: Reading, phrase: Phrase, after: int) -> Match | None:
    """Give the place that has the phrase's letters, if not its words, or else the likest."""
    following = next(standing(reading, phrase, after), None) if after else None
    first = following or next(candidates(reading, phrase), None)
    if first is not None and first.stands:
        return first
    other = nearest(reading, phrase)
    if first is None or (other and other.share > first.share):
        return other
    return first


def _tells(match: Match, edition: EditedQuotation, reading: Reading) -> bool:
    """Tell whether a place has all letters of a quotation, in words of other edges."""
    sought = edition.phrases[0].skeleton
    if len(edition.phrases) > 1 or len(sought) < _TELLING:
        return False
    return sought in reduce(reading.text[match.start : match.end])


def _missing(edition: EditedQuotation, placed: int) -> list[Difference]:
    """Tell of the parts of a quotation that nothing in the text is like."""
    if placed == len(edition.phrases):
        return []
    return [Difference("insert", "", "…")]


def _unfit(edition: EditedQuotation, matches: list[Match], reading: Reading) -> list[Difference]:
    """Tell what brackets leave out that they cannot stand for."""
    unfit = [
        Difference("replace", match.before + match.after, "[…]")
        for index, match in enumerate(matches)
        if not edges_fit(edition, index, match)
    ]
    if own := changed_bracket(reading.text, edition, matches):
        unfit.append(Difference("replace", own, "[…]"))
    joints = zip(edition.edits[1:-1], matches, matches[1:], strict=False)
    for index, (edit, one, other) in enumerate(joints):
        if other.start < one.end:
            unfit.append(_reversal(index))
        elif not edit.elided and not fits(reading.text, edit, one, other):
            gap = " ".join(reading.text[one.end : min(other.start, one.end + 400)].split())
            unfit.append(Difference("delete", gap, ""))
    return unfit
