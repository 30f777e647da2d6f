"""Turn our nodes into what builders print: post-transforms, and visitors for HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docutils.nodes
from sphinx.application import Sphinx

from sphinx_qantar import nodes
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.late_names import late_function
from sphinx_qantar.rendering.assets import setup_assets
from sphinx_qantar.rendering.freshness import setup_freshness
from sphinx_qantar.rendering.late_transforms import POST_TRANSFORMS
from sphinx_qantar.rendering.page_works import setup_page_works
from sphinx_qantar.rendering.search import setup_search
from sphinx_qantar.rendering.verdict_key import setup_verdict_key

TYPST_LOOKS = Path(__file__).with_name("excerpts.typ")
"""The functions that our markup of Typst calls, and how they look."""

Visit = Callable[[Any, Any], None]


def _late(place: str) -> Visit:
    """Return a function of a module here, which is loaded when the function is called."""
    module, name = place.split(".")
    return late_function(f"{__name__}.{module}", name)


def _visitors(module: str, visit: str, depart: str) -> tuple[Visit, Visit]:
    return _late(f"{module}.visit_{visit}"), _late(f"html.depart_{depart}")


VISITORS: Mapping[type[docutils.nodes.Node], tuple[Visit, Visit]] = {
    nodes.excerpt: _visitors("html", "excerpt", "excerpt"),
    nodes.excerpt_title: _visitors("html", "excerpt_title", "excerpt_title"),
    nodes.quotation: _visitors("html", "quotation", "quotation"),
    nodes.excerpt_source: _visitors("html", "excerpt_source", "excerpt_source"),
    nodes.excerpt_themes: _visitors("lists", "excerpt_themes", "nothing"),
    nodes.excerpt_entries: _visitors("lists", "excerpt_entries", "nothing"),
    nodes.annotation: _visitors("html", "annotation", "annotation"),
    nodes.annotation_title: _visitors("html", "annotation_title", "paragraph"),
    nodes.annotation_pointer: _visitors("html", "annotation_pointer", "division"),
    nodes.phrase: _visitors("html", "phrase", "span"),
    nodes.footnote_place: _visitors("html", "footnote_place", "division"),
    nodes.distant_picture: _visitors("html", "distant_picture", "span"),
    nodes.missing: _visitors("html", "missing", "span"),
    nodes.inline_quotation: _visitors("html", "inline_quotation", "span"),
    nodes.verdict_mark: _visitors("html", "verdict_mark", "verdict_mark"),
    nodes.theme: _visitors("html", "theme", "division"),
    nodes.theme_title: _visitors("html", "theme_title", "theme_title"),
    nodes.theme_relations: _visitors("html", "theme_relations", "paragraph"),
    nodes.reference_list: _visitors("html", "reference_list", "reference_list"),
    nodes.reference_entry: (
        _late("reference_html.visit_reference_entry"),
        _late("reference_html.depart_reference_entry"),
    ),
    nodes.printed_text: _visitors("html", "printed_text", "nothing"),
    nodes.cited_work: _visitors("html", "cited_work", "span"),
}
"""What prints our nodes as HTML, loaded when a page has the first of them."""

PRINTED_AS_BASES: tuple[type[docutils.nodes.Element], ...] = (
    nodes.citation_place,  # for one: it can be copied with a heading
    nodes.phrase_mark,
    nodes.excerpt_line,
    nodes.theme_line,
    nodes.passage_list,
    nodes.index_group,
    nodes.index_letter,
    nodes.index_list,
    nodes.index_line,
)
"""Nodes that docutils' own visitors need to know, and HTML prints as what they derive from."""


def setup_rendering(app: Sphinx) -> None:
    """Register nodes, post-transforms, assets, and what keeps written pages right."""
    for node, visitors in VISITORS.items():
        app.add_node(node, html=visitors)  # type: ignore[arg-type]  # one is a text
    for node in PRINTED_AS_BASES:
        app.add_node(node)
    for transform in POST_TRANSFORMS:
        app.add_post_transform(transform)
    app.connect("builder-inited", _print_typst)
    app.connect("doctree-read", _late("mentions.note_mentions"))
    # When all records are there.
    app.connect("doctree-read", _late("citing_order.note_order"), priority=890)
    app.connect("doctree-read", _note_wordings)
    app.connect("build-finished", _late("publishing.write_excerpts"))
    app.connect("doctree-read", _late("headings.note_cited_headings"))
    # When all is formatted.
    app.connect("env-updated", _late("headings.cite_in_contents"), priority=600)
    app.connect("missing-reference", _late("missing.stand_in"), priority=900)
    setup_assets(app)
    setup_page_works(app)
    setup_verdict_key(app)
    setup_freshness(app)
    setup_search(app)


def _note_wordings(app: Sphinx, doctree: docutils.nodes.document) -> None:
    """Register the words of a page that other projects get, if it has any."""
    page = qantar_domain(app.env).pages.get(app.env.docname)
    if page is not None and (page.has("excerpts") or page.has("annotations")):
        _late("wordings.note_wordings")(app, doctree)


def _print_typst(app: Sphinx) -> None:
    """Register what prints our nodes as Typst, if the builder does."""
    if app.builder.format == "typst":
        from sphinx_qantar.rendering import typst  # noqa: PLC0415 - loaded by its builds alone

        for node, visitors in typst.VISITORS.items():
            app.add_node(node, override=True, typst=visitors)
