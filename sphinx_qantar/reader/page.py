"""Make the parts of a reader's pages: sections, the contents, cross-references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx.addnodes import toctree

from sphinx_qantar.config import ReaderSettings
from sphinx_qantar.domain import Registry
from sphinx_qantar.domain.targets import excerpt_label
from sphinx_qantar.model import CitationItem, Excerpt
from sphinx_qantar.reader.links import NEUTRAL
from sphinx_qantar.translation import _


@dataclass(slots=True)
class ReaderPage:
    """A page of the reader while it is being made; ``depth`` is its level in the contents."""

    name: str
    title: str
    body: list[nodes.Node]
    depth: int = 0


def section(title: str, node_id: str) -> nodes.section:
    """Return a section with a heading."""
    return nodes.section("", nodes.title("", title), ids=[node_id])


def contents(name: str, settings: ReaderSettings, pages: Sequence[ReaderPage]) -> ReaderPage:
    """Return the contents page: title, editors, and a table of contents."""
    title = settings.title or str(_("Reader"))
    top = section(title, "contents")
    if settings.subtitle:
        top += nodes.paragraph("", settings.subtitle, classes=["qantar-subtitle"])
    if settings.editors:
        editors = str(_("Edited by %s") % ", ".join(settings.editors))
        top += nodes.paragraph("", editors, classes=["qantar-editors"])
    top += table_of_contents(name, [page.name for page in pages])
    return ReaderPage(name, title, [top])


def table_of_contents(parent: str, names: list[str]) -> toctree:
    """Return a tree of the given pages, one level deep."""
    return toctree(
        "",
        entries=[(None, name) for name in names],
        includefiles=names,
        parent=parent,
        maxdepth=1,
        titlesonly=True,
        caption=None,
        rawcaption="",
        rawentries=[],
        glob=False,
        hidden=False,
        includehidden=False,
        numbered=0,
    )


def cross_reference(registry: Registry, excerpt: Excerpt, number: str) -> nodes.list_item:
    """Return an entry that leads to where a passage stands in full."""
    link = excerpt_link(excerpt, f"{number} {excerpt_label(registry, excerpt)}")
    line = nodes.paragraph("", "", link)
    if excerpt.title and excerpt.citekey in registry.works:
        cited = registry.plain_citation(CitationItem(excerpt.citekey, excerpt.locator))
        line += nodes.Text(f" ({cited})")
    return nodes.list_item("", line)


def excerpt_link(excerpt: Excerpt, words: str) -> nodes.reference:
    """Return a link to a passage, in the neutral form."""
    uri = f"{NEUTRAL}{excerpt.docname}#{excerpt.node_id}"
    return nodes.reference("", "", nodes.Text(words), refuri=uri, internal=True)
