"""Give a source text as it is read: without page furniture, its parts in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from sphinx_qantar.model import Span
from sphinx_qantar.quotation.skeleton import Skeleton
from sphinx_qantar.quotation.source_map import SourceMap


class Reading:
    """A text made of parts of a source text, and the way back to their places.

    Its own offsets are code points in :attr:`text`.
    """

    def __init__(
        self, source: str, parts: Iterable[Span], furniture: tuple[Span, ...] = ()
    ) -> None:
        self._furniture = furniture
        self._source = source
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._places: list[int] = []
        pieces: list[str] = []
        length = 0
        for part, joint in _pieces(parts, furniture):
            pieces += [joint] if joint else []  # of one piece no copy is made
            length += len(joint)
            self._starts.append(length)
            self._places.append(part.start)
            pieces.append(source[part.start : part.end])
            length += part.end - part.start
            self._ends.append(length)
        self.text = "".join(pieces)

    @cached_property
    def skeleton(self) -> Skeleton:
        """The letters and digits of the text."""
        return Skeleton(self.text)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Give where a stretch of the reading stands in the source text.

        :param start: where it begins in the reading
        :param end: where it ends there
        :returns: one span for each run of the source; what is skipped as furniture parts none
        """
        found: list[Span] = []
        first = max(0, bisect_right(self._starts, start) - 1)
        for index in range(first, len(self._starts)):
            if self._starts[index] >= end:
                break
            span = self._trimmed(self._span(index, start, end))
            if span.start >= span.end:
                continue
            if found and self._adjoins(found[-1], span):
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
        return tuple(found)

    def stretch(self, span: Span) -> tuple[int, int] | None:
        """Give where a span of the source text stands in the reading.

        :param span: a span that begins and ends in what is read, whatever lies between
        :returns: where it begins and ends, or None if it is not read in one go
        """
        start, end = self._place(span.start), self._place(span.end - 1)
        return None if start is None or end is None or end < start else (start, end + 1)

    def _place(self, offset: int) -> int | None:
        for place, start, end in zip(self._places, self._starts, self._ends, strict=True):
            if place <= offset < place + end - start:
                return offset - place + start
        return None

    def _span(self, index: int, start: int, end: int) -> Span:
        shift = self._places[index] - self._starts[index]
        stop = self._ends[index]
        return Span(max(start, self._starts[index]) + shift, min(end, stop) + shift)

    def _trimmed(self, span: Span) -> Span:
        """Leave off the white space about a span."""
        text = self._source[span.start : span.end]
        end = span.start + len(text.rstrip())
        return Span(span.end - len(text.lstrip()), max(end, span.end - len(text.lstrip())))

    def _adjoins(self, one: Span, other: Span) -> bool:
        """Tell whether nothing but furniture and white space stands between two spans."""
        if other.start < one.end:
            return False
        at = one.end
        for span in self._furniture:
            if span.end <= at or span.start >= other.start:
                continue
            if self._source[at : span.start].strip():
                return False
            at = max(at, span.end)
        return not self._source[at : other.start].strip()


def readings_of(text: str, source_map: SourceMap) -> tuple[Reading, ...]:
    """Give the ways in which a source text is read.

    :param text: the source text
    :param source_map: what its editor knows of it
    :returns: the text as it stands, and as its map tells to read it, if that differs
    """
    plain = Reading(text, [Span(0, len(text))])
    if not source_map.order and not source_map.furniture:
        return (plain,)
    parts = source_map.order or (Span(0, len(text)),)
    furniture = tuple(sorted(source_map.furniture))
    return (plain, Reading(text, parts, furniture))


def _pieces(parts: Iterable[Span], furniture: tuple[Span, ...]) -> Iterator[tuple[Span, str]]:
    """Cut the furniture out of the parts; each comes with what joins it to the one before."""
    joint = ""
    for part in parts:
        at = part.start
        for span in furniture:
            if span.end <= at or span.start >= part.end:
                continue
            if span.start > at:
                yield Span(at, span.start), joint
                joint = ""
            at = max(at, span.end)
        if at < part.end:
            yield Span(at, part.end), joint
        joint = "\n"
