"""Make the contents of a reader's EPUB: chapters, those below them, sections and passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.domain.targets import listed_label
from sphinx_qantar.epub.records import Entry, Landmark
from sphinx_qantar.epub.xml_text import xml_id
from sphinx_qantar.nodes import excerpt
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.reader.assemble import Assembled
    from sphinx_qantar.reader.page import ReaderPage


def entries(
    registry: Registry, assembled: Assembled, documents: Mapping[str, nodes.document]
) -> tuple[Entry, ...]:
    """Return the contents: themes within broader themes, passages within their themes."""
    first: list[Entry] = []
    path: list[tuple[int, Entry]] = []
    for name, page in assembled.pages.items():
        href = f"{name}.xhtml"
        entry = Entry(page.title, href)
        for top in documents[name].children:
            entry.below += _inner(registry, top, href, is_page=True)
        while path and path[-1][0] >= page.depth:
            path.pop()
        (path[-1][1].below if path else first).append(entry)
        path.append((page.depth, entry))
    return tuple(first)


def _inner(
    registry: Registry, node: nodes.Node, href: str, *, is_page: bool = False
) -> Iterator[Entry]:
    """Yield the entries of the sections and numbered passages that *node* is or holds."""
    below = [entry for child in node.children for entry in _inner(registry, child, href)]
    if isinstance(node, nodes.section) and node["ids"] and not is_page:
        title = node.next_node(nodes.title)
        yield Entry(title.astext() if title else "", f"{href}#{xml_id(node['ids'][0])}", below)
    elif isinstance(node, excerpt) and node.get("number") and node["ids"]:
        record = registry.excerpt_at(node["origin"], node["anchor"])
        label = f"{node['number']} {listed_label(registry, record)}"
        yield Entry(label, f"{href}#{xml_id(node['ids'][0])}")
    else:
        yield from below


def kind(page: ReaderPage, root: str) -> str:
    """Return the ``epub:type`` of a page.

    :param root: the name of the page of contents, which is the title page too
    """
    if page.name == root:
        return "frontmatter titlepage"
    if page.part == "front":
        return "frontmatter"
    if page.part == "main":
        return "bodymatter chapter"
    return f"backmatter {_matter(page)}".rstrip()


def _matter(page: ReaderPage) -> str:
    """Return what kind of back matter a page is."""
    if page.listing.startswith("index-"):
        return "index"
    return {"bibliography": "bibliography", "rights": "copyright-page"}.get(page.listing, "")


def landmarks(assembled: Assembled, kinds: Mapping[str, str]) -> tuple[Landmark, ...]:
    """Return the places that reading systems offer to go to, each kind once.

    :param kinds: the kind of each page, by its name
    """
    labels = {
        "titlepage": _("Contents"),
        "bodymatter": _("Start of the text"),
        "bibliography": _("Bibliography"),
        "index": _("Index"),
        "copyright-page": _("Rights and permissions"),
    }
    found: dict[str, Landmark] = {}
    for name in assembled.pages:
        for each in kinds[name].split():
            if each in labels and each not in found:
                # The title page has the contents.
                shown = "toc" if each == "titlepage" else each
                found[each] = Landmark(shown, str(labels[each]), f"{name}.xhtml")
    return tuple(found.values())
