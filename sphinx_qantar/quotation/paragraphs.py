"""Count the paragraphs of a work in its source text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_qantar.model import Span
from sphinx_qantar.quotation.source_map import PageMark
from sphinx_qantar.quotation.source_text import SourceText

_GAP = re.compile(r"\n[^\S\n]*\n\s*")


def paragraphs_of(source: SourceText) -> tuple[PageMark, ...]:
    """Count the paragraphs of a work from 1, in reading order.

    An empty line parts them; page furniture counts as none, nor do the other works of the file.

    :param source: the source text
    """
    text = _without(source.text, source.map.furniture)
    parts = source.map.order or (Span(0, len(text)),)
    found = (span for part in parts for span in _paragraphs(text, part))
    kept = [span for span in found if _belongs(span, source)]
    return tuple(PageMark(span.start, span.end, str(n)) for n, span in enumerate(kept, 1))


def _paragraphs(text: str, part: Span) -> Iterator[Span]:
    """Yield the stretches between empty lines that hold a word."""
    start = part.start
    gaps = ((gap.start(), gap.end()) for gap in _GAP.finditer(text, part.start, part.end))
    for end, following in (*gaps, (part.end, part.end)):
        words = text[start:end]
        if words.strip():
            yield Span(end - len(words.lstrip()), start + len(words.rstrip()))
        start = following


def _belongs(paragraph: Span, source: SourceText) -> bool:
    regions = [region for region in source.map.regions if region.work == source.work]
    if not source.work or not regions:
        return True
    return any(region.start <= paragraph.start < region.end for region in regions)


def _without(text: str, furniture: tuple[Span, ...]) -> str:
    """Blank out page furniture, so that places stay."""
    pieces: list[str] = []
    at = 0
    for span in sorted(furniture):
        if span.end > at:
            start = max(at, span.start)
            pieces += [text[at:start], " " * (span.end - start)]
            at = span.end
    return "".join([*pieces, text[at:]])
