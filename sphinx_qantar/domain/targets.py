"""Find where a cross-reference leads, and what it says if its author gave it no words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from sphinx_qantar import collection as collecting
from sphinx_qantar import model
from sphinx_qantar.domain.projects import SEPARATOR
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain.citing import Place
    from sphinx_qantar.domain.registry import Registry
    from sphinx_qantar.model import CitationItem, Excerpt

_NUMBERING = frozenset({"numeric", "label"})
"""The styles whose citations say where a reference stands, and not of which work."""

_WORK, _FIRST = 44, 36
"""The characters that contents have for a work, and for the first words of a passage."""


class Target(NamedTuple):
    """A place on a page, and its name in words; ``docname`` is empty if it stands on none."""

    docname: str
    node_id: str
    text: str


class Relocation(NamedTuple):
    """Where things stand while a reader is written instead of the site.

    ``places`` maps a place of the site to one of the reader, ``themes`` a theme to its
    chapter; ``site`` gives the address on the web of a place of the site, empty if unknown;
    ``citing`` has the chapters that cite each work, their titles as the targets' text.
    """

    places: Mapping[Place, Place]
    themes: Mapping[str, Place]
    site: Callable[[Place], str]
    citing: Mapping[str, tuple[Target, ...]]

    def of(self, place: Place) -> Place | str:
        """Return where a place of the site stands: in the reader, else its address on the web."""
        return self.places.get(place) or self.site(place)


def find_target(registry: Registry, typ: str, name: str, docname: str = "") -> Target | None:
    """Return where an excerpt, theme or work stands, or None if there is none of that name.

    :param docname: the page that refers to it: of several references it may have its own,
        and numbers of its own
    """
    if SEPARATOR in name and typ in ("excerpt", "theme"):
        return _elsewhere(registry, typ, name)
    if typ == "excerpt":
        return _excerpt(registry, name, docname)
    if typ == "theme":
        return _theme(registry, name)
    if typ == "work" and name in registry.works:
        home = registry.bibliographies.home(docname, name)
        return Target(home.page, home.anchor, registry.plain_reference(name))
    return None


def _elsewhere(registry: Registry, typ: str, name: str) -> Target | None:
    """Return where an excerpt or theme of another project stands."""
    projects = registry.inputs.projects
    if typ == "excerpt":
        published = projects.published.get(name)
        words = (published.citation or published.label or name) if published else ""
        record = registry.find_excerpt(name) if published else None
        return Target(record.docname, record.node_id, words) if record else None
    for slug, project, each in projects.themes():
        if slug == name:
            return Target(project.page, f"theme:{each.theme.slug}", each.theme.label)
    return None


def _excerpt(registry: Registry, name: str, docname: str) -> Target | None:
    excerpt = registry.excerpts.get(name)
    if excerpt is None or excerpt.withheld:
        return None
    return Target(excerpt.docname, excerpt.node_id, excerpt_label(registry, excerpt, docname))


def _theme(registry: Registry, slug: str) -> Target | None:
    if slug not in registry.taxonomy:
        return None
    theme = registry.taxonomy[slug]
    return Target(theme.docname, theme.node_id, theme.label)


def excerpt_label(registry: Registry, excerpt: Excerpt, docname: str = "") -> str:
    """Return what a link to an excerpt says: its title, else its citation.

    :param docname: the page on which the link stands, if its bibliography may have numbers
    """
    if excerpt.title:
        return excerpt.title
    return source_citation(registry, excerpt, docname)


def names_works(registry: Registry) -> bool:
    """Tell whether citations in the project's style say of which work they are."""
    return registry.processor.category not in _NUMBERING


def listed_label(registry: Registry, excerpt: Excerpt) -> str:
    """Return what contents say of an excerpt: its title, else its citation.

    Where the style cites by numbers, one without a title goes by its work and its first words.
    """
    works = registry.works
    if excerpt.title or names_works(registry) or excerpt.citekey not in works:
        return excerpt_label(registry, excerpt)
    first = "" if excerpt.wordless else shorten(excerpt.quotation, _FIRST, placeholder="…")
    return ": ".join(filter(None, (collecting.running_title(works[excerpt.citekey], _WORK), first)))


def entry_text(registry: Registry, excerpt: Excerpt, docname: str = "") -> tuple[str, str]:
    """Return what a list says of an excerpt: its label, and its citation if that is another.

    :param docname: the page on which the list stands, as for :func:`excerpt_label`
    """
    cited = excerpt.title and excerpt.citekey in registry.works
    return (
        excerpt_label(registry, excerpt, docname),
        source_citation(registry, excerpt, docname) if cited else "",
    )


def source_citation(registry: Registry, excerpt: Excerpt, docname: str = "") -> str:
    """Return the citation of an excerpt, by way of the work it was read in, as plain text.

    :param docname: the page on which it stands, as for :func:`excerpt_label`
    """
    if not excerpt.quoted_in or excerpt.quoted_in == excerpt.citekey:
        return _cited(registry, model.CitationItem(excerpt.citekey, excerpt.locator), docname)
    cited = _cited(registry, model.CitationItem(excerpt.citekey), docname)
    read_in = _cited(registry, model.CitationItem(excerpt.quoted_in, excerpt.locator), docname)
    return f"{cited}, {_('quoted in')} {read_in}"


def _cited(registry: Registry, item: CitationItem, docname: str) -> str:
    if docname:
        return registry.bibliographies.plain_citation(docname, item)
    return registry.plain_citation(item)
