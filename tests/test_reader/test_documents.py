"""The pages of a reader as documents of their own."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import new_document

from sphinx_qantar.reader.page import ReaderPage
from sphinx_qantar.reader.shelf import document_of


def test_a_page_holds_on_to_no_page_it_was_taken_from() -> None:
    """Pickled with each of its source pages, a reader of 5,000 passages took twice as long."""
    source = new_document("source.md")
    source += nodes.section("", nodes.title("", "Taken"), nodes.paragraph("", "Words."))
    page = ReaderPage("chapter", "Taken", [source[0].deepcopy()])
    env = cast("BuildEnvironment", SimpleNamespace(doc2path=Path))
    document = document_of(env, page)
    assert {id(node.document) for node in document.findall()} == {id(document)}
