"""Look up in a source text the places that its map names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sphinx_qantar.model import Problem, Span
from sphinx_qantar.quotation.anchors import find_anchor
from sphinx_qantar.quotation.map_values import Stretch
from sphinx_qantar.quotation.source_map import PageMark
from sphinx_qantar.suggestion import did_you_mean

_RANGE = re.compile(r"\s*(?P<first>[^\s–,]+?)\s*(?:[–—-]\s*(?P<last>[^\s–,]+?)\s*)?")
_SHOWN = 40


class Places:
    """A source text in which places are looked up, and the problems met."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self._path = path
        self._pages: Mapping[str, tuple[PageMark, ...]] = {}

    def know_pages(self, pages: tuple[PageMark, ...]) -> None:
        """Let stretches name these pages, which stand in reading order."""
        found: dict[str, tuple[PageMark, ...]] = {}
        for page in pages:
            found[page.label] = (*found.get(page.label, ()), page)
        self._pages = found

    def report(self, message: str, line: int) -> None:
        """Note a problem."""
        self.problems.append(Problem("source", message, self._path, line))

    def spans(self, stretch: Stretch) -> tuple[Span, ...]:
        """Give the spans of a stretch: one, or one for each of its pages."""
        if not stretch.pages:
            span = self.span(stretch)
            return (span,) if span else ()
        pages = self._listed(stretch.pages, stretch.line)
        return tuple(Span(page.start, page.end) for page in pages)

    def span(self, stretch: Stretch, limit: int | None = None) -> Span | None:
        """Give the span of a stretch that offsets or words bound.

        :param limit: where it ends if it names no end; by default at the end of the text
        """
        start = self.start(stretch)
        if start is None:
            return None
        end = self._end(stretch, start, len(self.text) if limit is None else limit)
        if end is None:
            return None
        if start >= end:
            self.report(f"This stretch ends, at {end}, before it begins, at {start}.", stretch.line)
            return None
        return Span(start, end)

    def start(self, stretch: Stretch) -> int | None:
        """Give where a stretch begins, None if that cannot be told."""
        if stretch.start is None:
            return 0
        if isinstance(stretch.start, int):
            return self._offset("from", stretch.start, stretch.line)
        found = find_anchor(self.text, stretch.start, most=2)
        if len(found) == 1:
            return found[0].start
        said = f"The words of 'from', ‘{_short(stretch.start)}’, "
        if found:
            said += "stand more than once in the source text: give more of them."
        else:
            said += "do not stand in the source text."
        self.report(said, stretch.line)
        return None

    def _end(self, stretch: Stretch, start: int, limit: int) -> int | None:
        if stretch.end is None:
            return limit
        if isinstance(stretch.end, int):
            return self._offset("to", stretch.end, stretch.line)
        found = find_anchor(self.text, stretch.end, start, most=1)
        if found:
            return found[0].end
        message = (
            f"The words of 'to', ‘{_short(stretch.end)}’, do not stand in the source text "
            "after those of 'from'."
        )
        self.report(message, stretch.line)
        return None

    def _offset(self, key: str, offset: int, line: int) -> int | None:
        if offset <= len(self.text):
            return offset
        message = f"'{key}' is {offset}, but the source text has {len(self.text)} characters."
        self.report(message, line)
        return None

    def _listed(self, pages: str, line: int) -> Iterator[PageMark]:
        """Yield the pages of a list such as ``3, 8–30``, in which ranges follow the reading."""
        labels = list(self._pages)
        for part in pages.split(","):
            found = _RANGE.fullmatch(part)
            whole = part.strip()
            if whole in self._pages:
                yield from self._pages[whole]
                continue
            ends = (found["first"], found["last"] or found["first"]) if found else (whole, whole)
            unknown = [label for label in ends if label not in self._pages]
            if unknown:
                advice = did_you_mean(unknown[0], labels)
                self.report(f"There is no page '{unknown[0]}' in this map.{advice}", line)
                continue
            first, last = (labels.index(label) for label in ends)
            if first > last:
                self.report(f"The pages '{whole}' are the wrong way round.", line)
            for label in labels[first : last + 1]:
                yield from self._pages[label]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
