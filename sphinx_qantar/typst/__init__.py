"""Print documents as PDF through Typst: any tree of docutils and Sphinx.

This package knows nothing of excerpts, and imports nothing of ours. Its compiler comes with
the ``typst`` wheel, as do its fonts; modules other than the builder's load when it runs.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_qantar.typst.builder import TypstBuilder
from sphinx_qantar.typst.configuration import register_settings


def setup_typst(app: Sphinx) -> None:
    """Register the builder ``typstpdf`` and the values ``typst_*``."""
    register_settings(app)
    app.add_builder(TypstBuilder)
