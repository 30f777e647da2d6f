"""Turn our nodes into what builders print: post-transforms, and visitors for HTML."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_qantar.nodes import (
    annotation,
    annotation_pointer,
    annotation_title,
    excerpt,
    excerpt_source,
    excerpt_themes,
    excerpt_title,
    missing,
    phrase,
    quotation,
    reference_entry,
    reference_list,
    theme,
    theme_relations,
    theme_title,
)
from sphinx_qantar.rendering import html
from sphinx_qantar.rendering.annotation import TitleAnnotations
from sphinx_qantar.rendering.assets import setup_assets
from sphinx_qantar.rendering.bibliography import ShowBibliographies
from sphinx_qantar.rendering.citations import ResolveCitations
from sphinx_qantar.rendering.collection import ShowCollections
from sphinx_qantar.rendering.excerpt import DressExcerpts
from sphinx_qantar.rendering.freshness import setup_freshness
from sphinx_qantar.rendering.lowering import LowerNodes
from sphinx_qantar.rendering.mentions import note_mentions
from sphinx_qantar.rendering.missing import stand_in
from sphinx_qantar.rendering.theme import DressThemes

POST_TRANSFORMS = (
    ShowCollections,
    ShowBibliographies,
    DressExcerpts,
    DressThemes,
    ResolveCitations,
    TitleAnnotations,
    LowerNodes,
)

VISITORS = {
    excerpt: (html.visit_excerpt, html.depart_excerpt),
    excerpt_title: (html.visit_excerpt_title, html.depart_excerpt_title),
    quotation: (html.visit_quotation, html.depart_quotation),
    excerpt_source: (html.visit_excerpt_source, html.depart_excerpt_source),
    excerpt_themes: (html.visit_excerpt_themes, html.depart_paragraph),
    annotation: (html.visit_annotation, html.depart_annotation),
    annotation_title: (html.visit_annotation_title, html.depart_paragraph),
    annotation_pointer: (html.visit_annotation_pointer, html.depart_division),
    phrase: (html.visit_phrase, html.depart_span),
    missing: (html.visit_missing, html.depart_span),
    theme: (html.visit_theme, html.depart_division),
    theme_title: (html.visit_theme_title, html.depart_theme_title),
    theme_relations: (html.visit_theme_relations, html.depart_paragraph),
    reference_list: (html.visit_reference_list, html.depart_reference_list),
    reference_entry: (html.visit_reference_entry, html.depart_reference_entry),
}


def setup_rendering(app: Sphinx) -> None:
    """Register nodes, post-transforms, assets, and what keeps written pages right."""
    for node, visitors in VISITORS.items():
        app.add_node(node, html=visitors)
    for transform in POST_TRANSFORMS:
        app.add_post_transform(transform)
    app.connect("doctree-read", note_mentions)
    app.connect("missing-reference", stand_in, priority=900)
    setup_assets(app)
    setup_freshness(app)
