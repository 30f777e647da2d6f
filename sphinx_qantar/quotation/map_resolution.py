"""Make a source map of what its editor wrote and the text that it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sphinx_qantar.model import Problem, Span
from sphinx_qantar.quotation.extracted import Extracted
from sphinx_qantar.quotation.map_file import MapFile, PageEntry, WorkEntry
from sphinx_qantar.quotation.map_furniture import furniture_of
from sphinx_qantar.quotation.map_places import Places
from sphinx_qantar.quotation.map_values import Stretch
from sphinx_qantar.quotation.source_map import PageMark, Region, SourceMap
from sphinx_qantar.suggestion import did_you_mean


def resolve_map(map_file: MapFile, source: Extracted) -> tuple[SourceMap, tuple[Problem, ...]]:
    """Look up the places of a source map in its text.

    :param map_file: the map as it was read
    :param source: the text, as it was read from its file
    :returns: the map, without what could not be found, and all its problems, by line
    """
    places = Places(source.text, map_file.path)
    if map_file.sha256 and source.sha256 and map_file.sha256 != source.sha256:
        message = (
            "The source text has changed since this map was made (its SHA-256 is now "
            f"{source.sha256}): see whether the places are still right."
        )
        places.report(message, 0)
    pages, ordered = _pages(map_file, source, places)
    places.know_pages(pages or source.pages)
    made = SourceMap(
        furniture=furniture_of(map_file.furniture, places),
        order=ordered,
        pages=tuple(sorted(pages, key=lambda page: page.start)),
        regions=_regions(map_file.works, places),
        paragraphs=map_file.paragraphs,
    )
    problems = sorted((*map_file.problems, *places.problems), key=lambda problem: problem.line)
    return made, tuple(problems)


def _pages(
    map_file: MapFile, source: Extracted, places: Places
) -> tuple[tuple[PageMark, ...], tuple[Span, ...]]:
    """Give the pages in reading order, and that order where it is not the file's."""
    if map_file.first_page:
        return _counted(map_file.first_page, source, places), ()
    marks = _without_overlaps(_marks(_in_order(map_file, places), places), places)
    pages = tuple(mark for mark, _ in sorted(marks, key=lambda mark: mark[1].apart))
    if list(pages) == sorted(pages, key=lambda page: page.start):
        return pages, ()
    return pages, tuple(Span(page.start, page.end) for page in pages)


def _counted(first: int, source: Extracted, places: Places) -> tuple[PageMark, ...]:
    """Count the pages that the file itself has from another number."""
    if not source.pages:
        places.report("'first' counts the pages of a PDF or EPUB, and this file has none.", 0)
    return tuple(
        PageMark(page.start, page.end, str(number))
        for number, page in enumerate(source.pages, first)
    )


def _in_order(map_file: MapFile, places: Places) -> list[PageEntry]:
    """Put the pages into the order that the map gives; those it leaves out come last."""
    known = {page.label: page for page in map_file.pages}
    listed: dict[str, PageEntry] = {}
    for label, line in map_file.order:
        if label not in known:
            advice = did_you_mean(label, known)
            places.report(f"'order' names a page '{label}' that is not listed.{advice}", line)
        elif label in listed:
            places.report(f"'order' names the page '{label}' twice.", line)
        else:
            listed[label] = known[label]
    if listed and len(listed) < len(known):
        left = next(label for label in known if label not in listed)
        message = f"'order' leaves out the page '{left}': pages left out are read last."
        places.report(message, map_file.order[0][1])
    return [*listed.values(), *(page for page in map_file.pages if page.label not in listed)]


def _marks(pages: Iterable[PageEntry], places: Places) -> Iterator[tuple[PageMark, Stretch]]:
    """Yield each part of each page; a part without an end ends at the next."""
    started = [
        (page.label, part, start)
        for page in pages
        for part in page.parts
        if (start := places.start(part)) is not None
    ]
    starts = sorted({start for _, _, start in started})
    following = dict(pairwise(starts))
    for label, part, start in started:
        span = places.span(part, limit=following.get(start))
        if span is not None:
            yield PageMark(span.start, span.end, label), part


def _without_overlaps(
    marks: Iterable[tuple[PageMark, Stretch]], places: Places
) -> Iterator[tuple[PageMark, Stretch]]:
    """Leave out a page that overlaps one listed before it, and say so."""
    marks = list(marks)
    fallen: set[int] = set()
    order = sorted(range(len(marks)), key=lambda index: marks[index][0].start)
    standing: int | None = None
    for index in order:
        if standing is not None and marks[index][0].start < marks[standing][0].end:
            worse = max(index, standing)
            better = index + standing - worse
            message = (
                f"The page '{marks[worse][0].label}' overlaps the page "
                f"'{marks[better][0].label}', at line {marks[better][1].line}, and is left out."
            )
            places.report(message, marks[worse][1].line)
            fallen.add(worse)
            standing = better
        else:
            standing = index
    yield from (mark for index, mark in enumerate(marks) if index not in fallen)


def _regions(works: Iterable[WorkEntry], places: Places) -> tuple[Region, ...]:
    """Give the regions; one that encloses others stands before them."""
    found = [
        (Region(span.start, span.end, work.citekey), line)
        for work in works
        for span, line in _stretches(work, places)
    ]
    found.sort(key=lambda each: (each[0].start, -each[0].end))
    _report_overlaps(found, places)
    return tuple(region for region, _ in found)


def _stretches(work: WorkEntry, places: Places) -> Iterator[tuple[Span, int]]:
    if not work.stretches:
        yield Span(0, len(places.text)), work.line
    for stretch in work.stretches:
        for span in places.spans(stretch):
            yield span, stretch.line


def _report_overlaps(regions: list[tuple[Region, int]], places: Places) -> None:
    """Report regions that overlap, unless one work stands wholly within another."""
    open_ones: list[tuple[Region, int]] = []
    for region, line in regions:
        open_ones = [each for each in open_ones if each[0].end > region.start]
        for other, other_line in open_ones:
            if other.work == region.work:
                message = f"Two stretches of the work '{region.work}' overlap: "
            elif region.end > other.end:
                message = f"The works '{region.work}' and '{other.work}' overlap in part: "
            else:
                continue
            later, first = max(line, other_line), min(line, other_line)
            places.report(f"{message}see line {first}, too.", later)
            break
        open_ones.append((region, line))
