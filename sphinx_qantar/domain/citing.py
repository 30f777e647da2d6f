"""Name the places that cite works, and find the first on each page."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping

Place = tuple[str, str]
"""A page and an id on it."""


def citing_places(
    pages: Iterable[tuple[str, Mapping[str, str]]],
    works: Container[str],
    citekey: Callable[[str], str],
) -> Mapping[str, tuple[Place, ...]]:
    """Return for each work the pages that cite it, with the id of the first place on each.

    :param pages: the pages in their order, each with the ids of its places by citekey
    :param works: the works that there are
    :param citekey: gives a work's own citekey for one as it is written
    """
    found: dict[str, dict[str, str]] = {}
    for docname, places in pages:
        for written, node_id in places.items():
            key = citekey(written)
            if key in works:
                found.setdefault(key, {}).setdefault(docname, node_id)
    return {key: tuple(places.items()) for key, places in found.items()}


def citation_id(docname: str, number: int) -> str:
    """Return the id of a citation, which is the project's only one of that name.

    :param docname: the page it was written on
    :param number: its place among the citations of that page, from 0
    """
    page = re.sub(r"[^\w.-]+", "-", docname)
    return f"cite-{page}-{number + 1}"
