"""Declare the values of conf.py that shape the PDF; ``print_settings`` checks them."""

from __future__ import annotations

from sphinx.application import Sphinx


def register_settings(app: Sphinx) -> None:
    """Declare the values to Sphinx."""
    app.add_config_value("typst_paper", "a4", "", types=frozenset({str}))
    app.add_config_value("typst_margins", {}, "", types=frozenset({dict}))
    app.add_config_value("typst_notes", "auto", "", types=frozenset({str}))
    app.add_config_value("typst_show_urls", "auto", "", types=frozenset({str}))
    app.add_config_value("typst_fonts", {}, "", types=frozenset({dict}))
    app.add_config_value("typst_font_folders", [], "", types=frozenset({list, tuple}))
    app.add_config_value("typst_template", None, "", types=frozenset({str, type(None)}))
    app.add_config_value("typst_pdf_standards", [], "", types=frozenset({list, tuple}))
    kinds = frozenset({bool, list, tuple, set, frozenset})
    app.add_config_value("typst_domain_indices", default=True, rebuild="", types=kinds)
