"""Assemble all pages of a project into one document."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util.nodes import inline_all_toctrees

from sphinx_qantar.typst.divisions import make_parts


def assemble(builder: Builder) -> nodes.document:
    """Return the first page, then all pages of its toctrees as chapters, resolved."""
    root = builder.config.root_doc
    tree = builder.env.get_doctree(root)
    book = inline_all_toctrees(builder, set(), root, tree, str, [root])
    book["docname"] = root
    _adopt(book)
    make_parts(book, builder.env)
    builder.env.resolve_references(book, root, builder)
    return book


def _adopt(book: nodes.document) -> None:
    """Make each node the parent of its children: pages put into others have another's."""
    for node in book.findall(nodes.Element):
        for child in node.children:
            child.parent = node
