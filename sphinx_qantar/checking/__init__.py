"""Report on the quotations of a project: the builder ``quotecheck`` and what it writes."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_qantar.checking.builder import QuoteCheckBuilder, set_status


def setup_checking(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(QuoteCheckBuilder)
    app.connect("build-finished", set_status)
