"""Draw the conclusion from what was found: places in the file, flags, locator, the work quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sphinx_qantar.model import Difference, Flag, Span, Verdict, Verification
from sphinx_qantar.quotation.characters import fold_word, resembles
from sphinx_qantar.quotation.closing import closing_place
from sphinx_qantar.quotation.editing import Edit, EditedQuotation
from sphinx_qantar.quotation.elision import omits
from sphinx_qantar.quotation.locators import page_range_of
from sphinx_qantar.quotation.matching import Match
from sphinx_qantar.quotation.negation import denies, denies_by_prefix
from sphinx_qantar.quotation.reading import Reading
from sphinx_qantar.quotation.source_text import SourceText
from sphinx_qantar.quotation.works import is_inside, is_outside, work_at

_FEW_WORDS = 4
_FEW_LETTERS = 40
_LONG_GAP = 2000
"""How many code points an ellipsis may leave out without remark."""

_LOOKED_AT = 300
"""How many code points of a long omission are looked at for a denial, at either end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one way of looking found.

    ``matches`` are the occurrences of a quotation in one part, or the places of the parts of
    one that ``edition`` has in several.
    """

    verdict: Verdict
    reading: Reading
    matches: tuple[Match, ...]
    edition: EditedQuotation | None = None
    differences: tuple[Difference, ...] = ()
    flags: frozenset[Flag] = frozenset()
    share: float = 1.0

    @property
    def is_one_part(self) -> bool:
        """Tell whether each match is an occurrence of the whole."""
        return self.edition is None


def conclude(finding: Finding, typed: str, source: SourceText, work: str) -> Verification:
    """Draw the conclusion from what was found.

    :param finding: what was found
    :param typed: the quotation
    :param source: the source text
    :param work: the citekey of the work quoted, empty for any
    """
    regions = source.map.regions
    places = [finding.reading.spans(*stretch) for stretch in _stretches(finding)]
    inside = [_is_inside(spans, source, work) for spans in places]
    if not any(inside):
        spans = tuple(span for place in places for span in place)
        return Verification(Verdict.ABSENT, spans, flags=("outside-work",), occurrences=0)
    flags: set[Flag] = set(finding.flags)
    if finding.is_one_part:
        finding, places = _only(finding, places, inside)
    elif not all(inside):
        flags.add("crosses-works")
    spans = tuple(span for place in places for span in place)
    first = places[0] if finding.is_one_part else spans
    if _crosses(first, source, work):
        flags.add("crosses-works")
    flags.update(_flags(finding, typed))
    return Verification(
        finding.verdict,
        spans,
        _placed(finding),
        tuple(sorted(flags)),
        len(places) if finding.is_one_part else 1,
        page_range_of(source, first),
        tuple(sorted({kind for match in finding.matches for kind in match.kinds})),
        tuple(span for gap in _omitted(finding) for span in finding.reading.spans(*gap)),
        work_at(first[0], regions) if first else "",
    )


def _stretches(finding: Finding) -> Iterator[tuple[int, int]]:
    """Give where the parts of a quotation stand; parts that only brackets part are one."""
    if finding.is_one_part:
        yield from ((match.start, match.end) for match in finding.matches)
        return
    edits = finding.edition.edits if finding.edition else ()
    pending: tuple[int, int] | None = None
    for index, match in enumerate(finding.matches):
        start, end = match.start - len(match.before), match.end + len(match.after)
        joined = index < len(edits) and not edits[index].elided
        if pending and joined and pending[0] <= start <= pending[1] + _LONG_GAP:
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def _is_inside(spans: tuple[Span, ...], source: SourceText, work: str) -> bool:
    regions = source.map.regions
    return not regions or any(is_inside(span, regions, work) for span in spans)


def _crosses(spans: tuple[Span, ...], source: SourceText, work: str) -> bool:
    regions = source.map.regions
    if not regions:
        return False
    work = work or (work_at(spans[0], regions) if spans else "")
    return any(is_outside(span, regions, work) for span in spans)


def _only(
    finding: Finding, places: list[tuple[Span, ...]], inside: list[bool]
) -> tuple[Finding, list[tuple[Span, ...]]]:
    """Keep the occurrences that belong to the work."""
    if all(inside):
        return finding, places
    pairs = [
        (match, place)
        for match, place, kept in zip(finding.matches, places, inside, strict=True)
        if kept
    ]
    return (
        replace(finding, matches=tuple(match for match, _ in pairs)),
        [place for _, place in pairs],
    )


def _placed(finding: Finding) -> tuple[Difference, ...]:
    """Give the differences with their places in the source text."""
    placed = []
    for difference in finding.differences:
        place = difference.place
        if place is not None:
            spans = finding.reading.spans(place.start, max(place.end, place.start + 1))
            start = spans[0].start if spans else place.start
            empty = place.start == place.end
            place = Span(start, start if empty or not spans else spans[-1].end)
        placed.append(replace(difference, place=place))
    return tuple(placed)


def _flags(finding: Finding, typed: str) -> Iterator[Flag]:
    if len(typed) < _FEW_LETTERS or len(typed.split()) < _FEW_WORDS:
        yield "short"
    if finding.is_one_part and len(finding.matches) > 1:
        yield "ambiguous"
    if any(_is_homoglyph(difference) for difference in finding.differences):
        yield "homoglyph"
    gaps = _omitted(finding)
    if any(end - start > _LONG_GAP for start, end in gaps):
        yield "long-gap"
    text = finding.reading.text
    if any(_gap_denies(text, start, end) for start, end in [*gaps, *_replaced(finding)]):
        yield "elided-negation"
    if finding.edition and any(map(_negates, _insertions(finding.edition))):
        yield "insertion-negates"


def _is_homoglyph(difference: Difference) -> bool:
    return resembles(fold_word(difference.source), fold_word(difference.quote))


def _omitted(finding: Finding) -> list[tuple[int, int]]:
    """Give the stretches of the reading that ellipses leave out, but at the ends."""
    text = finding.reading.text
    gaps = [
        (one.end, other.start)
        for edit, one, other in _joints(finding)
        if omits(text, edit, one, other) and one.end < other.start
    ]
    edition, matches = finding.edition, finding.matches
    if edition and len(matches) == len(edition.phrases) and edition.edits[-1].elided:
        closed = closing_place(text, edition, matches, len(matches))
        gaps += [(matches[-1].end, closed)] if closed else []
    return gaps


def _replaced(finding: Finding) -> list[tuple[int, int]]:
    """Give the stretches of the reading for which brackets stand."""
    return [
        (one.end, other.start)
        for edit, one, other in _joints(finding)
        if edit.bracketed and not edit.elided and one.end < other.start
    ]


def _joints(finding: Finding) -> list[tuple[Edit, Match, Match]]:
    if finding.edition is None or len(finding.matches) != len(finding.edition.phrases):
        return []
    return list(
        zip(finding.edition.edits[1:-1], finding.matches, finding.matches[1:], strict=False)
    )


def _gap_denies(text: str, start: int, end: int) -> bool:
    """Tell whether an omission holds a denial; of a long one only its ends are looked at."""
    if end - start <= _LOOKED_AT:
        return denies(text[start:end])
    head, tail = text[start : start + _LOOKED_AT], text[end - _LOOKED_AT : end]
    return denies(_first_sentence(head)) or denies(_last_sentence(tail))


def _first_sentence(text: str) -> str:
    ends = [text.find(mark) for mark in (". ", "! ", "? ", ".\n")]
    return text[: min((end for end in ends if end >= 0), default=len(text))]


def _last_sentence(text: str) -> str:
    return text[max(text.rfind(mark) for mark in (". ", "! ", "? ", ".\n")) + 1 :]


def _insertions(edition: EditedQuotation) -> Iterator[tuple[str, bool]]:
    """Give what brackets put in, and whether it is put before the rest of a word."""
    for index, edit in enumerate(edition.edits):
        attached = index < len(edition.phrases) and edition.phrases[index].open_start
        for put in edit.inserted:
            yield put, attached


def _negates(insertion: tuple[str, bool]) -> bool:
    put, attached = insertion
    return denies(put) or (attached and denies_by_prefix(put))
