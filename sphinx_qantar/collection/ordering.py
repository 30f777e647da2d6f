"""Put excerpts in order, always the same one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sphinx_qantar.collation import collation_key
from sphinx_qantar.collection.chronology import instant
from sphinx_qantar.collection.criteria import SORT_KEYS
from sphinx_qantar.collection.headings import author_heading, authors_of, filing_key
from sphinx_qantar.model import Excerpt, Work
from sphinx_qantar.suggestion import did_you_mean

_Value = tuple[Any, ...] | None
"""What an excerpt is compared by; None files it last, whichever way the order runs."""


def require_sort_keys(keys: Sequence[str]) -> None:
    """Make sure that keys are among :data:`SORT_KEYS`, but for a leading hyphen.

    :param keys: the keys
    :raises ValueError: for the first that is not; the message says it in an author's words
    """
    for key in keys:
        if key.removeprefix("-") not in SORT_KEYS:
            advice = did_you_mean(key.removeprefix("-"), SORT_KEYS)
            advice = advice or f" Use one of: {', '.join(SORT_KEYS)}."
            raise ValueError(f"Excerpts cannot be sorted by '{key}'.{advice}")


def sort_excerpts(
    excerpts: Iterable[Excerpt],
    keys: Sequence[str],
    works: Mapping[str, Work],
    page_order: Mapping[str, int],
    work_order: Mapping[str, int] | None = None,
) -> tuple[Excerpt, ...]:
    """Sort excerpts; the result does not depend on the order they are given in.

    :param excerpts: the excerpts
    :param keys: what to sort by, the most weighty first; ties, and excerpts for which
        there are no keys, go by the order of the pages and the place on the page
    :param works: the works by citekey
    :param page_order: the place of each page, by docname
    :param work_order: the place of works in the bibliography, by citekey; works that it
        lacks follow, by author and title
    :raises ValueError: for an unknown key
    """
    require_sort_keys(keys)
    place = place_of(page_order)
    values = _values(place, works, work_order or {})
    ordered = sorted(excerpts, key=place)
    for key in reversed(keys):
        ordered = _resorted(ordered, values[key.removeprefix("-")], reverse=key.startswith("-"))
    return tuple(ordered)


def place_of(page_order: Mapping[str, int]) -> Callable[[Excerpt], tuple[Any, ...]]:
    """Return the key by which excerpts stand as the reader of the pages meets them.

    The order on the page goes before the line, which counts from 1 again in an
    included file.

    :param page_order: the place of each page, by docname; other pages follow by name
    """
    last = max(page_order.values(), default=0) + 1

    def place(excerpt: Excerpt) -> tuple[Any, ...]:
        docname = excerpt.docname
        page = page_order.get(docname, last)
        return (page, docname, excerpt.order, excerpt.line, excerpt.name, excerpt.node_id)

    return place


def work_place(
    works: Mapping[str, Work], work_order: Mapping[str, int]
) -> Callable[[str], tuple[Any, ...]]:
    """Return the key by which works, given by citekey, stand in the bibliography.

    :param works: the works by citekey
    :param work_order: the place of works in the bibliography; others follow by author and
        title, and after them those of which no more is known than their citekey
    """

    @cache
    def place(citekey: str) -> tuple[Any, ...]:
        if citekey in work_order:
            return (0, work_order[citekey])
        return (1 if citekey in works else 2, *filing_key(citekey, works), citekey)

    return place


def _values(
    place: Callable[[Excerpt], tuple[Any, ...]],
    works: Mapping[str, Work],
    work_order: Mapping[str, int],
) -> dict[str, Callable[[Excerpt], _Value]]:
    in_bibliography = work_place(works, work_order)

    @cache
    def authors(citekey: str) -> _Value:
        names = authors_of(works[citekey]) if citekey in works else ()
        return tuple(collation_key(author_heading(name)) for name in names) or None

    return {
        "page": place,
        "work": lambda excerpt: in_bibliography(excerpt.citekey),
        "author": lambda excerpt: authors(excerpt.citekey),
        "date": lambda excerpt: instant(excerpt.date),
        "title": lambda excerpt: collation_key(excerpt.title) if excerpt.title else None,
        "name": lambda excerpt: (excerpt.name.casefold(), excerpt.name),
    }


def _resorted(
    excerpts: Sequence[Excerpt], value_of: Callable[[Excerpt], _Value], *, reverse: bool
) -> list[Excerpt]:
    """Sort stably by a value; excerpts that lack it come last either way."""
    valued = [(value_of(excerpt), excerpt) for excerpt in excerpts]
    present = [(value, excerpt) for value, excerpt in valued if value is not None]
    present.sort(key=lambda pair: pair[0], reverse=reverse)
    return [excerpt for _, excerpt in present] + [
        excerpt for value, excerpt in valued if value is None
    ]
