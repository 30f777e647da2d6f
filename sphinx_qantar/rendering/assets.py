"""Bring style sheet and script to the pages, and keep the source of a page that hides something."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.domain.withholding import hiding_pages, tells_of_hidden

STATIC = Path(__file__).parent.parent / "static"
STATIC_EPUB = STATIC.with_name("static_epub")
"""The style sheet in the form that the reading systems of EPUBs know, under the same name."""


def setup_assets(app: Sphinx) -> None:
    """Connect to the events of configuring and of writing pages."""
    app.connect("config-inited", _add_static_folder)
    app.connect("builder-inited", _suit_epub)
    app.connect("html-page-context", _withhold_source)
    app.connect("build-finished", _remove_withheld_sources)
    app.add_css_file("qantar.css")
    app.add_js_file("qantar.js", loading_method="defer")


def _add_static_folder(app: Sphinx, config: Config) -> None:
    given = config.html_static_path  # a list, unless its author forgot the brackets
    config.html_static_path = [*([given] if isinstance(given, str) else given), str(STATIC)]
    if config.qantar_reference_preview:
        app.add_js_file("qantar-preview.js", loading_method="defer")


def _suit_epub(app: Sphinx) -> None:
    """Have an EPUB of the whole project hold the style sheet that is meant for one."""
    if app.builder.name == "epub":
        folders = app.config.html_static_path
        folders[folders.index(str(STATIC))] = str(STATIC_EPUB)


def _withhold_source(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Offer no source of a page of which this build leaves something out."""
    del templatename, doctree
    if tells_of_hidden(qantar_domain(app.env), pagename):
        context["sourcename"] = ""
        context["has_source"] = False
        context["show_source"] = False


def _remove_withheld_sources(app: Sphinx, exception: Exception | None) -> None:
    """Remove what an earlier build, which showed all, left of the source of such a page."""
    if exception is not None:
        return
    suffix = app.config.html_sourcelink_suffix
    for docname in hiding_pages(qantar_domain(app.env)):
        source = str(app.env.doc2path(docname, base=False))
        for name in (source, source + suffix):
            Path(app.outdir, "_sources", name).unlink(missing_ok=True)
