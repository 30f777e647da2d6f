"""List for the inventory and the search what a project holds of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sphinx_qantar.domain.citing import Place
from sphinx_qantar.domain.registry import Registry
from sphinx_qantar.domain.targets import Target, find_target, source_citation
from sphinx_qantar.model import CitationItem

Object = tuple[str, str, str, str, str, int]
"""Name, words, type, page, anchor and importance, as Sphinx has them of a domain."""


def objects_of(
    registry: Registry, place: Callable[[Target], Place | str], revision: str
) -> tuple[Object, ...]:
    """Return all that stands on a page; what was found last is kept for the next build.

    :param registry: what all pages say together
    :param place: tells where something stands in what is being written
    :param revision: stands for the records and the files; empty to keep nothing
    """

    def find() -> tuple[Object, ...]:
        return tuple(_find_objects(registry, place))

    return registry.processor.memory.latest("objects", revision, find) if revision else find()


def _find_objects(registry: Registry, place: Callable[[Target], Place | str]) -> Iterator[Object]:
    for typ, names in _names(registry):
        for name in names:
            target = find_target(registry, typ, name)
            found = place(target) if target is not None and target.docname else ""
            if target is not None and isinstance(found, tuple):
                words = _display_name(registry, typ, name) or target.text
                yield name, words, typ, *found, -1 if typ == "work" else 1


def _display_name(registry: Registry, typ: str, name: str) -> str:
    """Return what a link from another project says: the citation of an excerpt or a work.

    The search of the site finds an excerpt by the same words, so that its title is among them.
    """
    if typ == "excerpt":
        excerpt = registry.excerpts[name]
        return ", ".join(filter(None, (source_citation(registry, excerpt), excerpt.title)))
    return registry.plain_citation(CitationItem(name)) if typ == "work" else ""


def _names(registry: Registry) -> Iterable[tuple[str, Iterable[str]]]:
    yield "excerpt", sorted(registry.excerpts)
    yield "theme", sorted(registry.taxonomy.order)
    yield "work", sorted(registry.reference_page)
