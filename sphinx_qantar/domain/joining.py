"""Join to a project's records those of other projects that it draws on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_qantar import collection as collecting
from sphinx_qantar import model
from sphinx_qantar.domain.projects import HERE

if TYPE_CHECKING:
    from sphinx_qantar.domain.projects import OtherProjects
    from sphinx_qantar.model import Excerpt, Theme


class Joined:
    """The excerpts and themes of other projects, as they are here.

    :param projects: the other projects
    :param own: our themes
    """

    def __init__(self, projects: OtherProjects, own: Iterable[Theme]) -> None:
        self._projects = projects
        self._own = tuple(own)
        self._of_project: dict[str, tuple[Excerpt, ...]] = {}

    @cached_property
    def _slugs(self) -> Mapping[str, str]:
        return matched_themes(self._projects, self._own)

    def _excerpts(self, name: str) -> tuple[Excerpt, ...]:
        found = self._of_project.get(name)
        if found is None:
            found = tuple(self._projects.excerpts(name, self._slugs))
            self._of_project[name] = found
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, Excerpt]:
        every = (each for name in self._projects.names for each in self._excerpts(name))
        return {each.name: each for each in every}

    def find(self, name: str) -> Excerpt | None:
        """Return an excerpt of another project by the name that it has here, if it is known."""
        return self._by_name.get(name) if ":" in name else None

    def at(self, docname: str, node_id: str) -> Excerpt:
        """Return the excerpt of another project that stands under an id.

        :param docname: the page that stands for the project
        """
        return self._by_name[f"{docname}{node_id}"]

    def drawn(self, sources: Iterable[str], own: Iterable[Excerpt]) -> Iterator[Excerpt]:
        """Yield the excerpts of some projects, ours where ``here`` is among their names.

        :param own: our excerpts
        """
        asked = tuple(sources)
        if HERE in asked:
            yield from own
        for name in self._projects.named(asked):
            yield from self._excerpts(name)

    def themes(self) -> Iterator[Theme]:
        """Yield the themes of other projects that none of ours stands for."""
        for slug, project, each in self._projects.themes():
            if self._slugs[slug] == slug:
                yield model.Theme(
                    slug,
                    each.theme.label,
                    scope=each.theme.scope,
                    docname=project.page,
                    node_id=f"theme:{each.theme.slug}",
                )

    def taxonomy(self, own: collecting.Taxonomy) -> collecting.Taxonomy:
        """Return our themes, and after them those of other projects.

        :param own: our themes
        """
        return collecting.Taxonomy((*own, *self.themes()))

    def page_titles(self) -> dict[str, str]:
        """Return the titles of the pages that stand for the projects."""
        return {each.page: each.title for each in self._projects.projects.values()}


def matched_themes(projects: OtherProjects, own: Iterable[Theme]) -> dict[str, str]:
    """Return the slugs that themes of other projects have here.

    A theme of ours that names theirs in ``exactMatch``, or has the same slug, stands for it;
    any other keeps its own name.

    :param own: our themes
    """
    known: dict[str, str] = {}
    slugs = {}
    for theme in own:
        slugs[theme.slug] = theme.slug
        known.update(dict.fromkeys(theme.exact_match, theme.slug))
    found = {}
    for name, project, each in projects.themes():
        said = (name, project.address(each.uri) if each.uri else "", *each.theme.exact_match)
        matched = next((known[one] for one in said if one in known), None)
        found[name] = matched or slugs.get(each.theme.slug, name)
    return found
