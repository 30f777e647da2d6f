"""Find the page furniture that a source map tells of: lines, words, and lines that recur."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sphinx_qantar.model import Span
from sphinx_qantar.quotation.map_file import FurnitureEntry
from sphinx_qantar.quotation.map_places import Places

_FIGURES = re.compile(r"\d+")
_LONGEST_LINE = 200
"""The most characters of a line that may be a running head: what is longer is text."""


def furniture_of(entries: Iterable[FurnitureEntry], places: Places) -> tuple[Span, ...]:
    """Give the spans of page furniture, in the order of the text; none overlap.

    :param entries: what the map says
    :param places: the source text, which notes what of it cannot be found
    """
    found = [span for entry in entries for span in _found(entry, places)]
    return tuple(merged(found))


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans that touch or overlap.

    :param spans: spans in any order
    """
    last: Span | None = None
    for span in sorted(spans):
        if last is None:
            last = span
        elif span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            yield last
            last = span
    if last is not None:
        yield last


def _found(entry: FurnitureEntry, places: Places) -> list[Span]:
    if entry.stretch is not None:
        span = places.span(entry.stretch)
        return [span] if span else []
    if entry.repeated:
        return list(_repeated(places.text, entry.repeated))
    found = _lines(places.text, entry.pattern) if entry.pattern else _words(places.text, entry.text)
    spans = list(found)
    if not spans:
        said = f"‘{entry.text}’ does not stand in the source text"
        if entry.pattern:
            said = f"No line of the source text reads ‘{entry.pattern}’"
        places.report(f"{said}: it is no furniture of it.", entry.line)
    return spans


def _lines(text: str, pattern: str) -> Iterator[Span]:
    """Find the lines that read so, ``*`` standing for any words, with their line feed."""
    parts = re.sub(r"\s+", " ", pattern).split("*")
    for span in _lines_of(text):
        if _reads(" ".join(text[span.start : span.end].split()), parts):
            yield span


def _reads(line: str, parts: list[str]) -> bool:
    """Tell whether a line begins with the first part, ends with the last, and holds the others.

    The leftmost place of each part serves as well as any other, so that none is tried twice.
    """
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return line == first
    at, stop = len(first), len(line) - len(last)
    if not line.startswith(first) or not line.endswith(last):
        return False
    for part in parts[1:-1]:
        found = line.find(part, at, max(at, stop))
        if found < 0:
            return False
        at = found + len(part)
    return at <= stop


def _lines_of(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield Span(at, at + len(line))
        at += len(line)


def _words(text: str, words: str) -> Iterator[Span]:
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return (Span(found.start(), found.end()) for found in pattern.finditer(text))


def _repeated(text: str, fewest: int) -> Iterator[Span]:
    """Find the lines that stand *fewest* times or more, whatever their figures."""
    standing: dict[str, list[Span]] = defaultdict(list)
    for span in _lines_of(text):
        words = _FIGURES.sub("#", " ".join(text[span.start : span.end].split()).casefold())
        if words and len(words) <= _LONGEST_LINE:
            standing[words].append(span)
    for spans in standing.values():
        if len(spans) >= fewest:
            yield from spans
