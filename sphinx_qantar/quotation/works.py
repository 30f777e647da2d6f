"""Tell to which work a place in a source text belongs."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_qantar.model import Span
from sphinx_qantar.quotation.source_map import Region

_NO_GAP = 3
"""How many code points between two regions count as white space."""


def is_inside(span: Span, regions: Sequence[Region], work: str) -> bool:
    """Tell whether a span belongs to a work, at least in part.

    :param span: a stretch of a source text
    :param regions: which stretch belongs to which work; none: all to one
    :param work: the work's citekey, empty for any
    """
    if not work or not regions:
        return True
    met = [region.work for region in regions if _meet(span, region)]
    return work in met or not met


def is_outside(span: Span, regions: Sequence[Region], work: str) -> bool:
    """Tell whether a span belongs to another work, at least in part.

    :param span: a stretch of a source text
    :param regions: which stretch belongs to which work
    :param work: the work's citekey, empty for that of the span's beginning
    """
    work = work or work_at(span, regions)
    others = [region for region in regions if region.work != work]
    bare = _without(span, [region for region in regions if region.work == work])
    return any(_meet(part, region) for part in bare for region in others)


def _without(span: Span, regions: Sequence[Region]) -> list[Span]:
    """Give the parts of a span that no region covers, but for white space between regions."""
    bare: list[Span] = []
    at = span.start
    for region in sorted(regions, key=lambda region: region.start):
        if region.end > at and region.start < span.end:
            bare.append(Span(at, region.start))
            at = region.end
    bare.append(Span(at, span.end))
    return [part for part in bare if part.end - part.start > _NO_GAP]


def work_at(span: Span, regions: Sequence[Region]) -> str:
    """Give the citekey of the work in whose region a span begins, empty for none known.

    :param span: a stretch of a source text
    :param regions: which stretch belongs to which work; one within another stands after it
    """
    held = (region.work for region in reversed(regions) if region.start <= span.start < region.end)
    return next(held, "")


def _meet(span: Span, region: Region) -> bool:
    return span.start < region.end and region.start < span.end
