"""Name the places that cite works, find the first on each page, and cite several for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar.model import CitationItem

Place = tuple[str, str]
"""A page and an id on it."""


def citing_places(
    pages: Iterable[tuple[str, Mapping[str, str]]],
    works: Container[str],
    meant: Callable[[str], Iterable[str]],
) -> Mapping[str, tuple[Place, ...]]:
    """Return for each work the pages that cite it, with the id of the first place on each.

    :param pages: the pages in their order, each with the ids of its places by citekey
    :param works: the works that there are
    :param meant: gives the works' own citekeys for one as it is written
    """
    found: dict[str, dict[str, str]] = {}
    for docname, places in pages:
        for written, node_id in places.items():
            for key in filter(works.__contains__, meant(written)):
                found.setdefault(key, {}).setdefault(docname, node_id)
    return {key: tuple(places.items()) for key, places in found.items()}


def citation_id(docname: str, number: int) -> str:
    """Return the id of a citation, which is the project's only one of that name.

    :param docname: the page it was written on
    :param number: its place among the citations of that page, from 0
    """
    return f"cite-{_in_id(docname)}-{number + 1}"


def embed_id(order: int) -> str:
    """Return the id of the place where an excerpt is embedded.

    :param order: its place among the embeddings of the page, from 0
    """
    return f"embed-{order + 1}"


@lru_cache(maxsize=16)
def _in_id(docname: str) -> str:
    """Return a page's name as an id may hold it; a page may have many citations."""
    return re.sub(r"[^\w.-]+", "-", docname)


def with_key(item: CitationItem, citekey: str) -> CitationItem:
    """Return a work cited, under another citekey.

    :param item: the work as it is cited
    :param citekey: the other citekey
    """
    return item if item.citekey == citekey else replace(item, citekey=citekey)


def spread(item: CitationItem, citekeys: Sequence[str]) -> list[CitationItem]:
    """Return an item for each of some works, for which one was written.

    :param item: what was written; the words before it come before the first, and locator
        and words after it come after the last
    :param citekeys: the works
    """
    items = [with_key(item, key) for key in citekeys]
    last = len(items) - 1
    return [
        replace(
            own,
            prefix=own.prefix if place == 0 else "",
            locator=own.locator if place == last else None,
            suffix=own.suffix if place == last else "",
        )
        if last
        else own
        for place, own in enumerate(items)
    ]
