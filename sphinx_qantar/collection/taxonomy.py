"""Hold the themes of a reader in their order and with their links."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from sphinx_qantar.collection.hierarchy import Hierarchy
from sphinx_qantar.collection.merging import merge_themes
from sphinx_qantar.model import Problem, Theme


class Taxonomy:
    """The themes of a reader; it does not change once it is made.

    :param themes: the themes in the order in which chapters should come; those
        declared more than once are merged as :func:`merge_themes` does

    Methods that take a slug raise :exc:`KeyError` for a theme that is not declared.
    """

    __slots__ = ("_broader", "_narrower", "_order", "_paths", "_problems", "_related", "_themes")

    def __init__(self, themes: Iterable[Theme]) -> None:
        merged, duplicates = merge_themes(themes)
        self._themes = {theme.slug: theme for theme in merged}
        links = Hierarchy(self._themes)
        self._broader = {slug: tuple(others) for slug, others in links.broader.items()}
        self._narrower = {slug: tuple(others) for slug, others in links.narrower.items()}
        self._related = {slug: tuple(others) for slug, others in links.related.items()}
        self._paths = _paths(self._broader, self._narrower)
        self._order = tuple(self._paths)
        self._problems = (*duplicates, *links.problems)

    @property
    def order(self) -> tuple[str, ...]:
        """The slugs, depth first: each theme is followed by those placed under it.

        A theme with several broader ones is placed under the first of them.
        """
        return self._order

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the themes say that cannot hold, each with the place of the theme that says it.

        The subtype is ``theme``, or ``duplicate`` for a theme declared twice.
        """
        return self._problems

    def __getitem__(self, slug: str) -> Theme:
        return self._themes[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self._themes

    def __iter__(self) -> Iterator[Theme]:
        return (self._themes[slug] for slug in self._order)

    def __len__(self) -> int:
        return len(self._order)

    def broader(self, slug: str) -> tuple[str, ...]:
        """Return the themes one step broader, whichever side declared it.

        :param slug: a declared theme
        """
        return self._broader[slug]

    def narrower(self, slug: str) -> tuple[str, ...]:
        """Return the themes one step narrower, whichever side declared it.

        :param slug: a declared theme
        """
        return self._narrower[slug]

    def related(self, slug: str) -> tuple[str, ...]:
        """Return the related themes, whichever side declared it.

        :param slug: a declared theme
        """
        return self._related[slug]

    def descendants(self, slug: str) -> frozenset[str]:
        """Return all narrower themes at any distance, without the theme itself.

        :param slug: a declared theme
        """
        found: set[str] = set()
        waiting = list(self._narrower[slug])
        while waiting:
            below = waiting.pop()
            if below not in found:
                found.add(below)
                waiting.extend(self._narrower[below])
        return frozenset(found)

    def path(self, slug: str) -> tuple[str, ...]:
        """Return the themes under which a theme is placed, the outermost first.

        :param slug: a declared theme
        """
        return self._paths[slug]

    def depth(self, slug: str) -> int:
        """Return how many themes a theme is placed under, 0 for one at the top.

        :param slug: a declared theme
        """
        return len(self._paths[slug])

    def within(self, slugs: Container[str]) -> Taxonomy:
        """Return the taxonomy of some of the themes, with the links among them.

        :param slugs: the themes to keep; those that are not declared do not matter
        """
        return Taxonomy(
            replace(
                theme,
                broader=tuple(slug for slug in self._broader[theme.slug] if slug in slugs),
                narrower=tuple(slug for slug in self._narrower[theme.slug] if slug in slugs),
                related=tuple(slug for slug in self._related[theme.slug] if slug in slugs),
            )
            for theme in self
            if theme.slug in slugs
        )


def _paths(
    broader: Mapping[str, tuple[str, ...]], narrower: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Map each theme, depth first, to those it is placed under."""
    paths: dict[str, tuple[str, ...]] = {}
    waiting = [slug for slug in reversed(tuple(broader)) if not broader[slug]]
    while waiting:
        slug = waiting.pop()
        above = broader[slug][:1]
        paths[slug] = (*paths[above[0]], *above) if above else ()
        waiting.extend(below for below in reversed(narrower[slug]) if broader[below][0] == slug)
    return paths
