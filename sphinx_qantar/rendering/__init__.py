"""Turn our nodes into what builders print: post-transforms, and visitors for HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import docutils.nodes
from sphinx.application import Sphinx

from sphinx_qantar import nodes
from sphinx_qantar.rendering import html, lists, reference_html, typst
from sphinx_qantar.rendering.annotation import TitleAnnotations
from sphinx_qantar.rendering.assets import setup_assets
from sphinx_qantar.rendering.bibliography import ShowBibliographies
from sphinx_qantar.rendering.citation_notes import ArrangeFootnotes, ArrangeFootnotesOfLinks
from sphinx_qantar.rendering.citations import (
    ResolveCitations,
    cite_in_contents,
    note_cited_headings,
)
from sphinx_qantar.rendering.citing_order import note_order
from sphinx_qantar.rendering.collection import ShowCollections
from sphinx_qantar.rendering.embeds import ShowEmbeds
from sphinx_qantar.rendering.excerpt import DressExcerpts
from sphinx_qantar.rendering.footnote_ids import TellFootnotesApart
from sphinx_qantar.rendering.freshness import setup_freshness
from sphinx_qantar.rendering.lowering import LowerLists, LowerNodes
from sphinx_qantar.rendering.mentions import note_mentions
from sphinx_qantar.rendering.missing import WarnOfMissing, stand_in
from sphinx_qantar.rendering.note_letters import RunOnLetters
from sphinx_qantar.rendering.page_works import setup_page_works
from sphinx_qantar.rendering.publishing import note_wordings, write_excerpts
from sphinx_qantar.rendering.rights import ShowRights
from sphinx_qantar.rendering.search import setup_search
from sphinx_qantar.rendering.theme import DressThemes
from sphinx_qantar.rendering.verdict_key import setup_verdict_key
from sphinx_qantar.rendering.verdicts import MarkVerdicts

POST_TRANSFORMS = (
    ShowCollections,
    ShowEmbeds,
    ShowBibliographies,
    ShowRights,
    DressExcerpts,
    DressThemes,
    ResolveCitations,
    MarkVerdicts,
    TitleAnnotations,
    ArrangeFootnotes,
    ArrangeFootnotesOfLinks,
    TellFootnotesApart,
    WarnOfMissing,
    LowerLists,
    RunOnLetters,
    LowerNodes,
)

Visit = Callable[[Any, Any], None]

VISITORS: Mapping[type[docutils.nodes.Node], tuple[Visit, Visit]] = {
    nodes.excerpt: (html.visit_excerpt, html.depart_excerpt),
    nodes.excerpt_title: (html.visit_excerpt_title, html.depart_excerpt_title),
    nodes.quotation: (html.visit_quotation, html.depart_quotation),
    nodes.excerpt_source: (html.visit_excerpt_source, html.depart_excerpt_source),
    nodes.excerpt_themes: (lists.visit_excerpt_themes, html.depart_nothing),
    nodes.excerpt_entries: (lists.visit_excerpt_entries, html.depart_nothing),
    nodes.annotation: (html.visit_annotation, html.depart_annotation),
    nodes.annotation_title: (html.visit_annotation_title, html.depart_paragraph),
    nodes.annotation_pointer: (html.visit_annotation_pointer, html.depart_division),
    nodes.phrase: (html.visit_phrase, html.depart_span),
    nodes.footnote_place: (html.visit_footnote_place, html.depart_division),
    nodes.distant_picture: (html.visit_distant_picture, html.depart_span),
    nodes.missing: (html.visit_missing, html.depart_span),
    nodes.inline_quotation: (html.visit_inline_quotation, html.depart_span),
    nodes.verdict_mark: (html.visit_verdict_mark, html.depart_verdict_mark),
    nodes.theme: (html.visit_theme, html.depart_division),
    nodes.theme_title: (html.visit_theme_title, html.depart_theme_title),
    nodes.theme_relations: (html.visit_theme_relations, html.depart_paragraph),
    nodes.reference_list: (html.visit_reference_list, html.depart_reference_list),
    nodes.reference_entry: (
        reference_html.visit_reference_entry,
        reference_html.depart_reference_entry,
    ),
    nodes.printed_text: (html.visit_printed_text, html.depart_nothing),
    nodes.cited_work: (html.visit_cited_work, html.depart_span),
}


def setup_rendering(app: Sphinx) -> None:
    """Register nodes, post-transforms, assets, and what keeps written pages right."""
    for node, visitors in VISITORS.items():
        app.add_node(node, html=visitors)  # type: ignore[arg-type]  # one is a text
    for node, typst_visitors in typst.VISITORS.items():
        app.add_node(node, override=True, typst=typst_visitors)
    app.add_node(nodes.citation_place)  # so that it can be copied with a heading
    for transform in POST_TRANSFORMS:
        app.add_post_transform(transform)
    app.connect("doctree-read", note_mentions)
    app.connect("doctree-read", note_order, priority=890)  # when all records are there
    app.connect("doctree-read", note_wordings)
    app.connect("build-finished", write_excerpts)
    app.connect("doctree-read", note_cited_headings)
    app.connect("env-updated", cite_in_contents, priority=600)  # when all is formatted
    app.connect("missing-reference", stand_in, priority=900)
    setup_assets(app)
    setup_page_works(app)
    setup_verdict_key(app)
    setup_freshness(app)
    setup_search(app)
