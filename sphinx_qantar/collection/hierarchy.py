"""Work out the links between themes from what each of them declares.

The relations are those of SKOS: ``broader`` and ``narrower`` are each other's
inverse (Simple Knowledge Organization System Reference, section 8.3, S25),
``related`` is symmetric (S23) and disjoint with the transitive closure of
``broader`` (S27).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_qantar.model import Problem, Theme
from sphinx_qantar.suggestion import did_you_mean


class Hierarchy:
    """The links between declared themes, freed of circles and contradictions.

    :param themes: the themes by slug, in the order given

    ``broader``, ``narrower`` and ``related`` map each slug to others: those that the
    theme itself names first, then those that name it, in the order of the themes.
    """

    def __init__(self, themes: Mapping[str, Theme]) -> None:
        self._themes = themes
        self.problems: list[Problem] = []
        self.broader: dict[str, list[str]] = {slug: [] for slug in themes}
        self.narrower: dict[str, list[str]] = {slug: [] for slug in themes}
        self.related: dict[str, list[str]] = {slug: [] for slug in themes}
        self._link_broader()
        self._link_narrower()
        self._link_related()

    def ancestors(self, slug: str) -> set[str]:
        """Return all themes broader than a theme, at any distance.

        :param slug: a declared theme
        """
        return set(_reach(slug, self.broader)) - {slug}

    # -- broader and narrower -----------------------------------------------------

    def _link_broader(self) -> None:
        for theme, target in self._statements("broader"):
            self._place(theme.slug, under=target, said_by=theme)
        for theme, target in self._statements("narrower"):
            self._place(target, under=theme.slug, said_by=theme)

    def _place(self, slug: str, *, under: str, said_by: Theme) -> None:
        """Put a theme under a broader one, unless that would close a circle."""
        if under in self.broader[slug]:
            return
        came_from = _reach(under, self.broader)
        if slug in came_from:
            self._report(said_by, _circle_message(slug, under, came_from))
        else:
            self.broader[slug].append(under)

    def _link_narrower(self) -> None:
        for theme in self._themes.values():
            for target in dict.fromkeys(theme.narrower):
                if theme.slug in self.broader.get(target, ()):
                    self.narrower[theme.slug].append(target)
        for slug, above in self.broader.items():
            for broad in above:
                if slug not in self._themes[broad].narrower:
                    self.narrower[broad].append(slug)

    # -- related --------------------------------------------------------------------

    def _link_related(self) -> None:
        accepted: set[tuple[str, str]] = set()
        refused: set[tuple[str, str]] = set()
        for theme, target in self._statements("related"):
            pair = (min(theme.slug, target), max(theme.slug, target))
            fault = self._contradiction(theme.slug, target)
            if not fault:
                accepted.add(pair)
                self.related[theme.slug].append(target)
            elif pair not in refused:
                refused.add(pair)
                self._report(theme, fault)
        for slug in self._themes:
            for target in tuple(self.related[slug]):
                if slug not in self.related[target]:
                    self.related[target].append(slug)

    def _contradiction(self, slug: str, target: str) -> str:
        """Say why two themes cannot be related; nothing if they can."""
        if slug == target:
            return f"Theme '{slug}' is named as related to itself."
        for low, high in ((slug, target), (target, slug)):
            if high in self.ancestors(low):
                return (
                    f"Theme '{slug}' is named as related to '{target}', but '{high}' is broader "
                    f"than '{low}' already; only that holds."
                )
        return ""

    # -- statements -------------------------------------------------------------------

    def _statements(self, relation: str) -> Iterator[tuple[Theme, str]]:
        """Yield each theme with each declared theme it names; report the undeclared."""
        for theme in self._themes.values():
            named: tuple[str, ...] = getattr(theme, relation)
            for target in dict.fromkeys(named):
                if target in self._themes:
                    yield theme, target
                else:
                    advice = did_you_mean(target, self._themes)
                    self._report(
                        theme,
                        f"Theme '{theme.slug}' names '{target}' as {relation}, "
                        f"which is not declared.{advice}",
                    )

    def _report(self, theme: Theme, message: str) -> None:
        self.problems.append(Problem("theme", message, theme.path or theme.docname, theme.line))


def _reach(start: str, links: Mapping[str, list[str]]) -> dict[str, str]:
    """Map each theme that the links lead to from *start* to the theme it was reached from."""
    came_from = {start: ""}
    waiting = [start]
    while waiting:
        slug = waiting.pop()
        for following in links[slug]:
            if following not in came_from:
                came_from[following] = slug
                waiting.append(following)
    return came_from


def _circle_message(slug: str, under: str, came_from: Mapping[str, str]) -> str:
    if slug == under:
        return f"Theme '{slug}' is named as broader than itself."
    circle = [slug]
    while circle[-1] != under:
        circle.append(came_from[circle[-1]])
    steps = " under ".join(f"'{step}'" for step in (*reversed(circle), under))
    return f"The themes run in a circle: {steps}. '{slug}' is not placed under '{under}'."
