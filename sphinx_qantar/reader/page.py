"""Make the parts of a reader's pages: sections, the contents, cross-references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from docutils import nodes
from sphinx.addnodes import toctree

from sphinx_qantar.collection import running_title
from sphinx_qantar.domain.targets import listed_label, names_works, source_citation
from sphinx_qantar.model import CitationItem
from sphinx_qantar.reader.links import NEUTRAL, READER_PAGE
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.config_readers import ReaderSettings
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.model import Excerpt
    from sphinx_qantar.nodes import excerpt

Entries = Mapping[str, list[nodes.list_item]]
"""Items of a list, by the name of a reader's page."""

_HEAD = 60
"""The characters that the head of a page has room for."""

Part = Literal["front", "main", "back"]
"""The front matter of a book, its chapters, its back matter."""


@dataclass(slots=True)
class ReaderPage:
    """A page of the reader while it is being made; ``depth`` is its level in the contents.

    A chapter has a ``number``, and ``prefix`` is how its title tells that.  ``below`` names the
    pages under it in the contents, ``listing`` tells which part of the back matter a page is
    that the reader makes: ``bibliography``, ``rights``, ``index-works``.  What a page holds is
    taken from ``body`` once it is made.
    """

    name: str
    title: str
    body: list[nodes.Node]
    depth: int = 0
    part: Part = "main"
    number: int = 0
    prefix: str = ""
    is_index: bool = False
    below: list[str] = field(default_factory=list)
    listing: str = ""


def section(title: str, node_id: str) -> nodes.section:
    """Return a section with a heading."""
    return nodes.section("", nodes.title("", title), ids=[node_id])


def contents(
    name: str, settings: ReaderSettings, pages: Sequence[ReaderPage], entries: Entries
) -> ReaderPage:
    """Return the contents page: title, editors, and all pages with the passages they hold.

    :param name: its own name
    :param pages: the other pages, in their order
    :param entries: the passages of each page, as items of a list
    """
    top = section(settings.title, "contents")
    if settings.subtitle:
        top += nodes.paragraph("", settings.subtitle, classes=["qantar-subtitle"])
    if settings.editors:
        editors = str(_("Edited by %s") % ", ".join(settings.editors))
        top += nodes.paragraph("", editors, classes=["qantar-editors"])
    if settings.date:
        top += nodes.paragraph("", settings.date, classes=["qantar-date"])
    top += nodes.bullet_list(
        "", *_content_items(pages, entries), classes=["qantar-contents", "no-search"]
    )
    below = nest(pages)
    top += hidden_tree(name, below)
    return ReaderPage(name, settings.title, [top], below=below)


def _content_items(pages: Sequence[ReaderPage], entries: Entries) -> list[nodes.list_item]:
    """Return an item for each page, those of deeper levels within those they follow."""
    first: list[nodes.list_item] = []
    path: list[tuple[int, nodes.list_item]] = []
    for page in pages:
        link = nodes.reference("", page.title, refuri=READER_PAGE + page.name, internal=True)
        item = nodes.list_item("", nodes.paragraph("", "", link))
        if entries.get(page.name):
            item += nodes.bullet_list("", *entries[page.name], classes=["qantar-entries"])
        while path and path[-1][0] >= page.depth:
            path.pop()
        if path:
            _sublist(path[-1][1]).append(item)
        else:
            first.append(item)
        path.append((page.depth, item))
    return first


def _sublist(item: nodes.list_item) -> nodes.bullet_list:
    """Return the list of pages below *item*, made if it is not there."""
    last = item.children[-1]
    if isinstance(last, nodes.bullet_list) and "qantar-contents" in last["classes"]:
        return last
    made = nodes.bullet_list(classes=["qantar-contents"])
    item += made
    return made


def nest(pages: Sequence[ReaderPage]) -> list[str]:
    """Put the pages of deeper levels under those they follow; return the names of the others."""
    first: list[str] = []
    path: list[ReaderPage] = []
    for page in pages:
        while path and path[-1].depth >= page.depth:
            path.pop()
        (path[-1].below if path else first).append(page.name)
        path.append(page)
    return first


def hidden_tree(parent: str, names: list[str]) -> toctree:
    """Return a tree that places pages under *parent*, for navigation, and prints nothing."""
    return toctree(
        "",
        entries=[(None, name) for name in names],
        includefiles=names,
        parent=parent,
        maxdepth=-1,
        titlesonly=True,
        caption=None,
        rawcaption="",
        rawentries=[],
        glob=False,
        hidden=True,
        includehidden=False,
        numbered=0,
    )


def cross_reference(registry: Registry, excerpt: Excerpt, number: str) -> nodes.list_item:
    """Return an entry that leads to where a passage stands in full; in print it has the page."""
    link = excerpt_link(excerpt, f"{number} {listed_label(registry, excerpt)}")
    link["page"] = ", " + _("p. %s")
    line = nodes.paragraph("", "", link)
    if excerpt.title and excerpt.citekey in registry.works:
        line += nodes.Text(f" — {source_citation(registry, excerpt)}")
    return nodes.list_item("", line)


def note_labels(node: excerpt, registry: Registry, record: Excerpt) -> None:
    """Note on a passage what contents and running heads say of it."""
    node["label"] = listed_label(registry, record)
    cited = registry.plain_citation(CitationItem(record.citekey))
    is_short = names_works(registry) and len(cited) <= _HEAD and any(map(str.isalpha, cited))
    known = record.citekey in registry.works
    node["work"] = (
        cited if is_short or not known else running_title(registry.works[record.citekey], _HEAD)
    )


def excerpt_link(excerpt: Excerpt, words: str) -> nodes.reference:
    """Return a link to a passage, in the neutral form."""
    uri = f"{NEUTRAL}{excerpt.docname}#{excerpt.node_id}"
    return nodes.reference("", "", nodes.Text(words), refuri=uri, internal=True)
