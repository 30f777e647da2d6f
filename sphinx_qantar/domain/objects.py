"""List for the inventory and the search what a project holds of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sphinx_qantar.domain.targets import Target, find_target, source_citation

if TYPE_CHECKING:
    from sphinx_qantar.domain.citing import Place
    from sphinx_qantar.domain.registry import Registry

Object = tuple[str, str, str, str, str, int]
"""Name, words, type, page, anchor and importance, as Sphinx has them of a domain."""


def find_objects(registry: Registry, place: Callable[[Target], Place | str]) -> Iterator[Object]:
    """Yield all that stands on a page.

    :param registry: what all pages say together
    :param place: tells where something stands in what is being written
    """
    for typ, target_of, names in _names(registry):
        for name in names:
            target = target_of(registry, name)
            found = place(target) if target is not None and target.docname else ""
            if target is not None and isinstance(found, tuple):
                yield name, target.text, typ, *found, -1 if typ == "work" else 1


def _excerpt(registry: Registry, name: str) -> Target | None:
    """Return an excerpt as a link from another project names it: by its citation and title.

    The search of the site finds it by the same words.
    """
    target = find_target(registry, "excerpt", name)
    excerpt = registry.excerpts[name]
    words = ", ".join(filter(None, (source_citation(registry, excerpt), excerpt.title)))
    return target._replace(text=words) if target is not None and words else target


def _theme(registry: Registry, name: str) -> Target | None:
    return find_target(registry, "theme", name)


def _work(registry: Registry, name: str) -> Target | None:
    """Return a work as a link from another project names it, whose style may be another."""
    if name not in registry.works:
        return None
    home = registry.bibliographies.home("", name)
    return Target(home.page, home.anchor, registry.processor.author_year(name))


def _names(
    registry: Registry,
) -> Iterator[tuple[str, Callable[[Registry, str], Target | None], Iterable[str]]]:
    yield "excerpt", _excerpt, sorted(registry.excerpts)
    yield "theme", _theme, sorted(registry.taxonomy.order)
    yield "work", _work, sorted(registry.reference_page)
