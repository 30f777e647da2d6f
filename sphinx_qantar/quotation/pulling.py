"""Take the words of an excerpt from its source text, between two anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_qantar.model import Problem, Span
from sphinx_qantar.quotation.anchors import find_anchor
from sphinx_qantar.quotation.cleaning import Cleaner
from sphinx_qantar.quotation.reading import Reading
from sphinx_qantar.quotation.source_text import SourceText

_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_MOST = 50
"""How many places of an anchor are looked at."""
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Pulled:
    """The words pulled from a source text.

    ``text`` is clean, its paragraphs parted by an empty line; empty if an anchor is missing.
    ``spans`` are its places in the source text, in reading order.
    """

    text: str = ""
    spans: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


def pull(source: SourceText, start_at: str, end_at: str, work: str = "") -> Pulled:
    """Take the words from one anchor to another, both included, in reading order.

    Page furniture is left out, lines are joined, line-end hyphens and letter-spacing mended.
    Of an anchor that stands in several places the first is taken, and the problem told.

    :param source: the source text
    :param start_at: the words with which the passage begins; empty for the paragraph's first
    :param end_at: the words with which it ends, after those; empty for the paragraph's last
    :param work: the citekey of the work, where the source text holds several
    """
    return _Pulling(source, work or source.work).pull(start_at, end_at)


class _Pulling:
    """One passage that is being pulled, and the problems met."""

    def __init__(self, source: SourceText, work: str) -> None:
        self._source = source
        parts = source.map.order or (Span(0, len(source.text)),)
        self._reading = Reading(source.text, parts, tuple(sorted(source.map.furniture)))
        self._regions = [region for region in source.map.regions if region.work == work]
        self._work = work
        self._problems: list[Problem] = []

    def pull(self, start_at: str, end_at: str) -> Pulled:
        bounds = self._bounds(start_at, end_at)
        if bounds is None:
            return Pulled(problems=tuple(self._problems))
        start, end = bounds
        spans = self._reading.spans(start, end)
        if not all(map(self._belongs, spans)):
            self._report(
                f"The passage runs from '{self._work}' into another work of the source text."
            )
        text = Cleaner(self._source.text).clean(self._reading.text[start:end])
        return Pulled(text, spans, tuple(self._problems))

    def _bounds(self, start_at: str, end_at: str) -> tuple[int, int] | None:
        text = self._reading.text
        if not start_at.strip():
            last = self._anchor("end-at", end_at, 0)
            return (_paragraph_start(text, last.start), last.end) if last else None
        first = self._anchor("start-at", start_at, 0)
        if first is None:
            return None
        if not end_at.strip():
            return first.start, _paragraph_end(text, first.end)
        last = self._anchor("end-at", end_at, first.start)
        return (first.start, max(first.end, last.end)) if last else None

    def _anchor(self, option: str, words: str, start: int) -> Span | None:
        """Find the first place of an anchor in the work."""
        everywhere = find_anchor(self._reading.text, words, start, most=_MOST)
        everywhere = everywhere or tuple(self._with_furniture(words, start))
        found = [
            span
            for span in everywhere
            if all(map(self._belongs, self._reading.spans(span.start, span.end)))
        ]
        if not found:
            where = "stand only in another work of" if everywhere else "do not stand in"
            after = " after those of 'start-at'" if start else ""
            self._report(
                f"The words of '{option}', {_short(words)}, {where} the source text{after}."
            )
            return None
        if len(found) > 1:
            many = "more than once" if len(found) < _MOST else f"{_MOST} times or more"
            self._report(
                f"The words of '{option}', {_short(words)}, stand {many} in the source text: "
                "the first place is taken. Give more words."
            )
        return found[0]

    def _with_furniture(self, words: str, start: int) -> Iterator[Span]:
        """Find an anchor that was copied from the file with its page furniture."""
        if self._reading.text == self._source.text:
            return
        for span in find_anchor(self._source.text, words, most=_MOST):
            stretch = self._reading.stretch(span)
            if stretch and stretch[0] >= start:
                yield Span(*stretch)

    def _belongs(self, span: Span) -> bool:
        if not self._regions:
            return True
        return any(
            span.start < region.end and region.start < span.end for region in self._regions
        ) and not self._strays(span)

    def _strays(self, span: Span) -> bool:
        """Tell whether words of a span stand in no region of the work."""
        at = span.start
        for region in self._regions:
            if region.end <= at or region.start >= span.end:
                continue
            if self._source.text[at : region.start].strip():
                return True
            at = max(at, region.end)
        return bool(self._source.text[at : span.end].strip())

    def _report(self, message: str) -> None:
        self._problems.append(Problem("anchor", message, self._source.path))


def _paragraph_start(text: str, place: int) -> int:
    gaps = [gap.end() for gap in _GAP.finditer(text, 0, place)]
    return gaps[-1] if gaps else 0


def _paragraph_end(text: str, place: int) -> int:
    gap = _GAP.search(text, place)
    return gap.start() if gap else len(text)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return f"‘{words}’" if len(words) <= _SHOWN else f"‘{words[:_SHOWN]}…’"
