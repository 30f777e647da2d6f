"""Translate every node of docutils and Sphinx into Typst."""

from __future__ import annotations

from sphinx_qantar.typst.admonitions import AdmonitionVisitors
from sphinx_qantar.typst.blocks import BlockVisitors
from sphinx_qantar.typst.code import CodeVisitors
from sphinx_qantar.typst.images import ImageVisitors
from sphinx_qantar.typst.index import IndexVisitors
from sphinx_qantar.typst.inline import InlineVisitors
from sphinx_qantar.typst.lists import ListVisitors
from sphinx_qantar.typst.mathematics import MathVisitors
from sphinx_qantar.typst.notes import NoteVisitors
from sphinx_qantar.typst.objects import ObjectVisitors
from sphinx_qantar.typst.references import ReferenceVisitors
from sphinx_qantar.typst.sections import SectionVisitors


class TypstTranslator(
    SectionVisitors,
    BlockVisitors,
    ListVisitors,
    ImageVisitors,
    AdmonitionVisitors,
    CodeVisitors,
    MathVisitors,
    NoteVisitors,
    ReferenceVisitors,
    IndexVisitors,
    ObjectVisitors,
    InlineVisitors,
):
    """All families of nodes; each is a module. What they share is in ``writing.py``."""

    def astext(self) -> str:
        """Give the book's body, with the places that no visitor wrote at its end."""
        return "".join(self.body) + self.unplaced()
