"""Assemble all pages of a project into one document."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.util.nodes import inline_all_toctrees


def assemble(builder: Builder) -> nodes.document:
    """Return the first page with all pages of its toctrees in their place, resolved."""
    root = builder.config.root_doc
    tree = builder.env.get_doctree(root)
    book = inline_all_toctrees(builder, set(), root, tree, str, [root])
    book["docname"] = root
    _adopt(book)
    _make_chapters(book)
    builder.env.resolve_references(book, root, builder)
    return book


def _adopt(book: nodes.document) -> None:
    """Make each node the parent of its children: pages put into others have another's."""
    for node in book.findall(nodes.Element):
        for child in node.children:
            child.parent = node


def _make_chapters(book: nodes.document) -> None:
    """Move the pages of the first page's toctrees behind its own text, as chapters.

    A toctree often stands in a section of its own, of which no page is meant to be a part.
    What is left of the first page is a chapter too, if that is more than titles.
    """
    pages = [page for page in book.findall(addnodes.start_of_file) if _is_outermost(page)]
    for page in pages:
        page.parent.remove(page)
    for section in reversed(list(book.findall(nodes.section))):
        if _is_bare(section):
            section.replace_self(nodes.target("", "", ids=section["ids"]))
    book += pages


def _is_outermost(page: addnodes.start_of_file) -> bool:
    node: nodes.Element | None = page.parent
    while node is not None:
        if isinstance(node, addnodes.start_of_file):
            return False
        node = node.parent
    return True


def _is_bare(node: nodes.Element) -> bool:
    """Tell whether a section holds but its title, its toctrees having been moved."""
    silent = nodes.title | nodes.target | nodes.comment | addnodes.index | nodes.meta
    return all(
        isinstance(child, silent) or (isinstance(child, nodes.compound) and _is_bare(child))
        for child in node.children
    )
