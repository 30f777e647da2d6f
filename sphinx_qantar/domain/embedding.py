"""Find what is wrong with what is shown of other projects, and which pages that concerns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinx_qantar import exchange
from sphinx_qantar.domain.located import problem_at
from sphinx_qantar.domain.projects import EVERY, HERE, SEPARATOR
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.domain.registry import Registry
    from sphinx_qantar.domain.requests import Embed
    from sphinx_qantar.model import Problem

_SHOWN = 16
"""How many digits of a digest a warning shows: enough to pin the passage by."""


def embedding_problems(registry: Registry) -> Iterator[Problem]:
    """Yield what is wrong with embedded excerpts, and with the projects drawn on."""
    for page in registry.pages.values():
        for embed in page.embeds:
            yield from _embed(registry, embed)
        for each in page.collections:
            for name in unknown_projects(registry, each.sources):
                message = f"there is no project '{name}' in qantar_inventories."
                advice = did_you_mean(name, (*registry.inputs.projects.names, HERE))
                yield problem_at(each, "inventory", message + advice)


def unknown_projects(registry: Registry, sources: tuple[str, ...]) -> Iterator[str]:
    """Yield the names that are no project's.

    :param sources: as a collection has them
    """
    known = {*registry.inputs.projects.names, HERE, EVERY}
    yield from (name for name in sources if name not in known)


def _embed(registry: Registry, embed: Embed) -> Iterator[Problem]:
    record = registry.find_excerpt(embed.name)
    if record is None:
        if embed.name:
            yield problem_at(embed, "excerpt", no_excerpt(registry, embed.name))
        return
    published = registry.inputs.projects.published.get(embed.name) if _is_foreign(embed) else None
    digest = exchange.passage_digest(published.record if published is not None else record)
    if embed.pinned and not digest.startswith(embed.pinned):
        now = f"its hash is now {digest[:_SHOWN]}" if digest else "its words are left out now"
        message = f"the excerpt '{embed.name}' has changed since it was pinned: {now}."
        yield problem_at(embed, "inventory", message)


def no_excerpt(registry: Registry, name: str) -> str:
    """Return what is said of a name that no excerpt has."""
    project, separator, _own = name.partition(SEPARATOR)
    projects = registry.inputs.projects
    if separator and project not in projects.names:
        advice = did_you_mean(project, projects.names)
        return f"there is no project '{project}' in qantar_inventories.{advice}"
    if separator and project not in projects.projects:
        return f"the inventory of '{project}' is not at hand, and '{name}' is in it."
    known = projects.published if separator else registry.excerpts
    return f"there is no excerpt '{name}'.{did_you_mean(name, known)}"


def _is_foreign(embed: Embed) -> bool:
    return SEPARATOR in embed.name
