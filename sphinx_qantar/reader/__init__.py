"""Make one book of a project's excerpts: assembled once, printed by a thin builder a format."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_qantar.reader.epub import EpubReaderBuilder
from sphinx_qantar.reader.html import ReaderBuilder
from sphinx_qantar.reader.latex import ReaderLatexBuilder, hand_over_transforms
from sphinx_qantar.reader.pdf import ReaderPdfBuilder


def setup_reader(app: Sphinx) -> None:
    """Register the builders."""
    app.add_builder(ReaderBuilder)
    app.add_builder(ReaderPdfBuilder)
    app.add_builder(EpubReaderBuilder)
    app.add_builder(ReaderLatexBuilder)
    app.connect("builder-inited", hand_over_transforms)
