"""List for the inventory and the search what a project holds of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sphinx_qantar.domain.citing import Place
from sphinx_qantar.domain.registry import Registry
from sphinx_qantar.domain.targets import Target, find_target

Object = tuple[str, str, str, str, str, int]
"""Name, words, type, page, anchor and importance, as Sphinx has them of a domain."""


def find_objects(registry: Registry, place: Callable[[Target], Place | str]) -> Iterator[Object]:
    """Yield all that stands on a page.

    :param registry: what all pages say together
    :param place: tells where something stands in what is being written
    """
    for typ, names in _names(registry):
        for name in names:
            target = find_target(registry, typ, name)
            found = place(target) if target is not None and target.docname else ""
            if target is not None and isinstance(found, tuple):
                yield name, target.text, typ, *found, -1 if typ == "work" else 1


def _names(registry: Registry) -> Iterable[tuple[str, Iterable[str]]]:
    yield "excerpt", sorted(registry.excerpts)
    yield "theme", sorted(registry.taxonomy.order)
    yield "work", sorted(registry.reference_page)
