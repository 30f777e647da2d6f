"""Tell on paper where links lead: the numbers of passages and chapters, the pages of themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import start_of_file

from sphinx_qantar.nodes import (
    annotation_title,
    excerpt,
    excerpt_source,
    excerpt_title,
    index_line,
    reference_entry,
    theme_line,
)
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.reader.links import Place

_SILENT = (
    nodes.title,
    annotation_title,
    excerpt_title,
    excerpt_source,
    index_line,
    reference_entry,
)
"""Where a link needs no number: in headings, and where one would disturb."""

_FOUND = frozenset({"qantar-cite", "std-term"})
"""The classes of links to what an alphabet finds."""


def tell_numbers(document: nodes.document) -> None:
    """Put the number of a passage or chapter behind each link in running text that leads to it.

    Links to other places on other pages, and those in the line of a passage's themes, tell
    the page instead; citations and terms of a glossary are found without.

    :param document: a bound reader
    """
    pages = [(page["docname"], page) for page in document.findall(start_of_file)]
    numbers = {place: number for page in pages for place, number in _numbers(*page)}
    for docname, page in pages:
        for link in list(_links(page, _Surroundings(docname))):
            _tell(link, numbers)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """Where a link stands: its page, the number of its passage, whether in a line of themes."""

    docname: str
    number: str = ""
    is_theme: bool = False


_Link = tuple[nodes.reference, _Surroundings]


def _numbers(docname: str, page: start_of_file) -> Iterator[tuple[Place, str]]:
    """Yield the numbered places of a page: itself, its section, its passages."""
    section = next((child for child in page.children if isinstance(child, nodes.section)), page)
    if page["number"]:
        for node_id in ("", *section["ids"]):
            yield (docname, node_id), str(page["number"])
    for node in section.findall(excerpt):
        if node.get("number"):
            for node_id in node["ids"]:
                yield (docname, node_id), node["number"]


def _links(node: nodes.Element, around: _Surroundings) -> Iterator[_Link]:
    """Yield the links of a page, not those of pages within it, nor those that stay silent."""
    for child in node.children:
        if isinstance(child, nodes.reference):
            yield child, around
        elif isinstance(child, excerpt):
            yield from _links(child, _Surroundings(around.docname, child.get("number", "")))
        elif isinstance(child, theme_line):
            yield from _links(child, _Surroundings(around.docname, around.number, is_theme=True))
        elif isinstance(child, nodes.Element) and not isinstance(child, (*_SILENT, start_of_file)):
            yield from _links(child, around)


def _tell(link: _Link, numbers: Mapping[Place, str]) -> None:
    reference, around = link
    place = _place(reference, around.docname)
    number = numbers.get(place, "")
    if "page" in reference:
        return
    if around.is_theme or not number:
        if place[0] != around.docname and not _is_silent(reference):
            reference["page"] = " (" + _("p. %s") + ")"
    elif number and number != around.number and number not in reference.astext().split():
        at = reference.parent.index(reference) + 1
        told = nodes.inline("", f" [{number}]", classes=["qantar-told"])
        reference.parent.insert(at, told)


def _is_silent(link: nodes.reference) -> bool:
    classes = {name for node in link.findall(nodes.Element) for name in node["classes"]}
    return bool(classes & _FOUND) or not link.get("refuri", "").startswith("%")


def _place(link: nodes.reference, docname: str) -> Place:
    if "refid" in link:
        return docname, link["refid"]
    page, _sign, node_id = link.get("refuri", "").partition("#")
    return (page.removeprefix("%"), node_id) if page.startswith("%") else (docname, node_id)
