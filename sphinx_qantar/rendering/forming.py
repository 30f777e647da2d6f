"""Format what pages will show before the first is written, and let go of the works.

While pages are written, thousands of works and all that was made of them would be in the way:
they fill memory, and Python's garbage collector visits each time and again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sphinx_qantar.rendering.copying import MOST_TO_COPY

if TYPE_CHECKING:
    from sphinx_qantar.domain import PageRecords, QantarDomain, Registry


def form_beforehand(domain: QantarDomain, docnames: Iterable[str]) -> None:
    """Format citations, references and entries; what is not foreseen is formatted when needed.

    :param domain: the project's records
    :param docnames: the pages that are about to be written
    """
    registry = domain.registry
    if not domain.builder.format or registry.processor.category == "note":
        return  # nothing is printed, or by positions, which are not known yet
    embeds_works = getattr(domain.builder, "add_permalinks", False)
    for docname in docnames:
        page = registry.pages[docname]
        _form_references(registry, page, to_copy=embeds_works)
        _form_citations(registry, page)
        for mention in page.mentions:
            _form_plainly(registry, mention.target)
        for excerpt in page.excerpts:
            _form_plainly(registry, excerpt.citekey)
        for key in page.cited if embeds_works else ():
            _form_embedded(registry, docname, key)
        registry.processor.forget()
        page.close()
    for key in registry.reference_page if embeds_works else ():
        registry.processor.author_year(key)  # what objects.inv says of it
    registry.processor.rest()


def _form_references(registry: Registry, page: PageRecords, *, to_copy: bool) -> None:
    """Format bibliographies first: what they share with references is formatted once."""
    for request in page.bibliographies:
        processor = registry.bibliographies.processor(request)
        listed = registry.listed(request)
        if not request.listing:
            processor.entries(listed)
        for key in listed if to_copy and len(listed) <= MOST_TO_COPY else ():
            registry.processor.coins(key)
            registry.processor.entry(key)


def _form_citations(registry: Registry, page: PageRecords) -> None:
    for citation in page.citations:
        if citation.mode != "nothing":
            cited = registry.bibliographies.cite
            for _ in cited(citation.docname, citation.items, citation.mode, citation.wording):
                pass


def _form_plainly(registry: Registry, name: str) -> None:
    """Format what a cross-reference prints, and a button copies, if it is the name of a work."""
    if name in registry.works:
        registry.plain_reference(name)


def _form_embedded(registry: Registry, docname: str, written: str) -> None:
    """Format what the page's code tells of a work for reference managers and previews."""
    home = registry.bibliographies.home(docname, written)
    if home.citekey in registry.works:
        registry.processor.coins(home.citekey)
        registry.processor.reference(home.citekey)
