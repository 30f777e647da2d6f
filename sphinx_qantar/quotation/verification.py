"""Check a quotation against its source text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sphinx_qantar.model import Verdict, Verification
from sphinx_qantar.quotation.altered import (
    MOST_FOR_ONE,
    as_misordered,
    as_nearest,
    likelier,
    weight,
)
from sphinx_qantar.quotation.closing import closes
from sphinx_qantar.quotation.editing import Edit, EditedQuotation, brackets_of, edited, is_edited
from sphinx_qantar.quotation.elision import omits, place
from sphinx_qantar.quotation.findings import Finding, conclude
from sphinx_qantar.quotation.matching import Match
from sphinx_qantar.quotation.phrases import Phrase, has_words, phrase_of
from sphinx_qantar.quotation.placing import MOST_OCCURRENCES, exact_places, standing
from sphinx_qantar.quotation.reading import Reading
from sphinx_qantar.quotation.source_text import SourceText


def verify(quotation: str, source: SourceText, *, work: str = "") -> Verification:
    """Check a quotation against its source text.

    Words, numbers, signs, case and inner punctuation are compared; likeness only tells where.
    The time is bounded, about linear in the length of both.

    :param quotation: the quotation as it is typed; white space about it counts for nothing
    :param source: the source text
    :param work: the citekey of the work quoted, where the source text holds several; by default
        that of the source text
    :returns: what was found; :attr:`Verdict.ABSENT` for a quotation without words
    """
    typed = quotation.strip()
    work = work or source.work
    outside: Verification | None = None
    for finding in _findings(typed, source) if typed and source.text else ():
        verification = conclude(finding, typed, source, work)
        if verification.verdict is not Verdict.ABSENT:
            return verification
        outside = outside or verification
    return outside or Verification(Verdict.ABSENT)


def _findings(typed: str, source: SourceText) -> Iterator[Finding]:
    """Give what each way of looking finds, the strictest first."""
    if not has_words(typed):
        return
    may_stand_so = "[" not in typed or source.has_brackets
    if may_stand_so:
        yield from _exact(typed, source)
    phrase = phrase_of(typed, 0, len(typed))
    if phrase is None:
        return
    if may_stand_so:
        yield from _normalised(phrase, source)
    editions = _editions(typed, source)
    for edition in editions:
        yield from _edited(edition, source)
    yield from _altered(phrase, editions, source)


def _exact(typed: str, source: SourceText) -> Iterator[Finding]:
    reading = source.readings[0]
    places = [
        Match(at, at + len(typed))
        for at in exact_places(source.letters, typed)
        if source.reads_on(at, at + len(typed))
    ]
    if places:
        yield Finding(Verdict.EXACT, reading, tuple(places))


def _normalised(phrase: Phrase, source: SourceText) -> Iterator[Finding]:
    for reading in source.readings:
        found: list[Match] = []
        for match in standing(reading, phrase):
            if reading is source.readings[0] and not source.reads_on(match.start, match.end):
                continue
            found.append(match)
            if len(found) == MOST_OCCURRENCES:
                break
        if found:
            yield Finding(Verdict.NORMALISED, reading, tuple(found))


def _editions(typed: str, source: SourceText) -> list[EditedQuotation]:
    """Give the ways to read a quotation as edited: with brackets of the source, or without."""
    if not is_edited(typed):
        return []
    found = []
    owns = {frozenset[str](), brackets_of(typed) & source.brackets}
    for text in _without_enclosing(typed):
        for own in sorted(owns, key=len, reverse=True):
            edition = edited(text, own)
            if edition and edition.phrases and edition not in found:
                found.append(edition)
    return found


def _without_enclosing(typed: str) -> Iterator[str]:
    """Give a quotation as it is typed, and without the quotation marks about it."""
    yield typed
    pairs = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'", "‹": "›"}
    bare = typed.rstrip(".,:;")
    if len(bare) > 1 and bare[-1] in pairs.get(bare[0], ""):
        yield " " + bare[1:-1] + " "


def _edited(edition: EditedQuotation, source: SourceText) -> Iterator[Finding]:
    if edition.stray_marks:
        return
    for reading in source.readings[::-1]:
        matches = place(reading, edition)
        if not matches or not closes(reading.text, edition, matches):
            continue
        if _reads_on(reading, matches, source):
            yield _edited_finding(edition, reading, matches)


def _reads_on(reading: Reading, matches: tuple[Match, ...], source: SourceText) -> bool:
    """Tell whether parts that follow one another in a reading do so for the reader, too."""
    plain = reading is source.readings[0]
    return not plain or source.reads_on(matches[0].start, matches[-1].end)


def _edited_finding(
    edition: EditedQuotation, reading: Reading, matches: tuple[Match, ...]
) -> Finding:
    finding = Finding(Verdict.BRACKETED, reading, matches, edition=edition)
    return replace(finding, verdict=verdict_of(edition, finding))


def verdict_of(edition: EditedQuotation, finding: Finding) -> Verdict:
    """Tell what an edited quotation is whose parts all stand in order.

    :param edition: the quotation in its parts
    :param finding: where they stand
    """
    if edition.bracketed:
        return Verdict.BRACKETED
    pairs = zip(edition.edits[1:-1], finding.matches, finding.matches[1:], strict=False)
    inner = any(omits(finding.reading.text, *pair) for pair in pairs)
    outer = edition.edits[0].elided or edition.edits[-1].elided
    return Verdict.ELIDED if inner or outer else Verdict.NORMALISED


def _is_beyond(best: Finding, phrase: Phrase, source: SourceText) -> bool:
    """Tell whether a quotation taken for one without edits can be no better than what was found.

    Where the text has no brackets it differs in those at least.
    """
    if best.edition and best.edition.bracketed:
        return True
    return "[" in phrase.text and not source.has_brackets and weight(best) >= MOST_FOR_ONE


def _altered(
    phrase: Phrase, editions: list[EditedQuotation], source: SourceText
) -> Iterator[Finding]:
    best: Finding | None = None
    whole = EditedQuotation((phrase,), (Edit(), Edit()))
    for reading in source.readings[::-1]:
        for edition in [*editions, whole]:
            if edition is whole and best and _is_beyond(best, phrase, source):
                continue
            finding = as_misordered(edition, reading) or as_nearest(edition, reading)
            if finding and not finding.differences:
                if edition.stray_marks or not _reads_on(reading, finding.matches, source):
                    continue
                if not closes(reading.text, edition, finding.matches):
                    continue
                yield replace(finding, verdict=verdict_of(edition, finding))
            best = likelier(best, finding)
    if best:
        yield best
