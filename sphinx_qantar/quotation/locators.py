"""Tell on which pages a quotation stands, and whether its locator says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sphinx_qantar.model import Locator, Span
from sphinx_qantar.quotation.locator_finding import LocatorFinding
from sphinx_qantar.quotation.paragraphs import paragraphs_of
from sphinx_qantar.quotation.source_map import PageMark
from sphinx_qantar.quotation.source_text import SourceText

_PART = re.compile(
    r"\s*(?P<first>[\w.:]+?)\s*(?:[-‐‑‒–—−]{1,3}\s*(?P<last>[\w.:]+?)\s*)?(?P<on>(?<=\d)\s?ff?\.?)?\s*"
)
_SEPARATOR = re.compile(r"[,;&]")


def pages_in_order(source: SourceText) -> tuple[PageMark, ...]:
    """Give the pages of a source text in reading order, from its map or else its file.

    :param source: the source text
    """
    pages = source.map.pages or source.pages
    places = {span.start: place for place, span in enumerate(source.map.order)}
    return tuple(sorted(pages, key=lambda page: (places.get(page.start, len(places)), page.start)))


def page_at(source: SourceText, offset: int) -> str:
    """Give the label of the page on which a character stands, empty where none is known.

    :param source: the source text
    :param offset: the character's place, in code points from 0
    """
    pages = source.map.pages or source.pages
    return next((page.label for page in pages if page.start <= offset < page.end), "")


def pages_of(source: SourceText, spans: Iterable[Span]) -> tuple[str, ...]:
    """Give the labels of the pages on which spans stand, in reading order.

    :param source: the source text
    :param spans: places in it
    """
    pages = pages_in_order(source)
    return _labels(pages, _touched(pages, spans))


def page_range_of(source: SourceText, spans: Iterable[Span]) -> str | None:
    """Give the label of the page on which a passage stands, or the first and last of its labels.

    :param source: the source text
    :param spans: the stretches of one passage
    :returns: as ``12`` or ``12–13``, or None where no page is known
    """
    if not source.map.pages and not source.pages:
        return None
    labels = pages_of(source, spans)
    return "–".join(dict.fromkeys((labels[0], labels[-1]))) if labels else None


def check_locator(
    locator: Locator | None,
    spans: Sequence[Span],
    source: SourceText,
    *,
    occurrences: bool = False,
) -> LocatorFinding:
    """Tell whether a quotation stands where its locator says.

    Pages are known from the source map or the file; paragraphs if the map says that they can
    be counted.  Other labels are not checked.

    :param locator: what the author gives; None to have one proposed
    :param spans: where the quotation stands
    :param source: the source text
    :param occurrences: whether each span is the whole quotation, so that one may agree alone
    """
    label = locator.label if locator else "page"
    marks = _marks(label, source)
    candidates = [[span] for span in spans] if occurrences else [spans]
    touched = [found for each in candidates if (found := _touched(marks, each))]
    if not touched:
        return LocatorFinding("unknown")
    counted = any(marks[index].counted for found in touched for index in found)
    finding = LocatorFinding(
        "unknown",
        _labels(marks, sorted({index for found in touched for index in found})),
        counted=counted,
        proposed=Locator(label, _range(marks, touched[0])),
    )
    if locator is None:
        return finding
    claimed = _claimed(locator.value, marks)
    if any(claimed.issuperset(found) for found in touched):
        return LocatorFinding("agrees", finding.labels, counted)
    # A number that the file does not have tells of another numbering, not of another page.
    if counted and not claimed:
        return finding
    return LocatorFinding("elsewhere", finding.labels, counted, finding.proposed)


def _marks(label: str, source: SourceText) -> tuple[PageMark, ...]:
    if label == "page":
        return pages_in_order(source)
    if label == "paragraph" and source.map.paragraphs:
        return paragraphs_of(source)
    return ()


def _touched(marks: Sequence[PageMark], spans: Iterable[Span]) -> list[int]:
    """Give the places, in reading order, of the marks on which spans stand."""
    spans = tuple(spans)
    return [
        place
        for place, mark in enumerate(marks)
        if any(span.start < mark.end and mark.start < span.end for span in spans)
    ]


def _labels(marks: Sequence[PageMark], places: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(marks[place].label for place in places))


def _range(marks: Sequence[PageMark], places: Sequence[int]) -> str:
    """Write places as a locator: a range where they follow one another, or else a list."""
    labels = _labels(marks, places)
    if len(labels) > 1 and places[-1] - places[0] == len(places) - 1:
        return f"{labels[0]}–{labels[-1]}"
    return ", ".join(labels)


def _claimed(value: str, marks: Sequence[PageMark]) -> set[int]:
    """Give the places of the marks that a locator's value names."""
    found: set[int] = set()
    for part in _SEPARATOR.split(value):
        match = _PART.fullmatch(part)
        if match is not None:
            found.update(_places(match, marks))
    return found


def _places(part: re.Match[str], marks: Sequence[PageMark]) -> Iterator[int]:
    first = _plain(part["first"])
    last = _plain(_whole(first, part["last"] or part["first"]))
    labels = [_plain(mark.label) for mark in marks]
    begins = [place for place, label in enumerate(labels) if label == first]
    ends = [place for place, label in enumerate(labels) if label == last]
    if begins and ends:
        more = _more(part["on"], len(labels))
        yield from range(begins[0], min(ends[-1] + more, len(labels) - 1) + 1)
    elif first.isdecimal() and last.isdecimal():
        low, high = int(first[:9]), int(last[:9])
        yield from (
            place
            for place, label in enumerate(labels)
            if label.isdecimal() and low <= int(label[:9]) <= high
        )


def _more(on: str | None, count: int) -> int:
    """Tell how many pages ``f.`` and ``ff.`` add."""
    if not on:
        return 0
    return count if "ff" in on else 1


def _plain(label: str) -> str:
    label = label.casefold()
    return label.lstrip("0") or label


def _whole(first: str, last: str) -> str:
    """Complete the end of a range such as 145–7."""
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last
