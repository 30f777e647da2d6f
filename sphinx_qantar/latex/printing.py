"""Register what prints as LaTeX: visitors of our nodes, and transforms."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_qantar import nodes
from sphinx_qantar.latex import visitors
from sphinx_qantar.latex.arrangement import ArrangeForLatex
from sphinx_qantar.latex.code import PartLongCode
from sphinx_qantar.latex.languages import MarkLanguages, visit_foreign
from sphinx_qantar.latex.letters import TellOfLetters
from sphinx_qantar.latex.own_nodes import command, foreign, phrase_note
from sphinx_qantar.latex.pictures import PictureConverter, ReplaceUnreadable

VISITORS = {
    nodes.excerpt: (visitors.visit_excerpt, visitors.depart_excerpt),
    nodes.excerpt_title: (visitors.visit_excerpt_title, visitors.depart_argument),
    nodes.quotation: (visitors.visit_quotation, visitors.depart_quotation),
    nodes.excerpt_source: (visitors.visit_excerpt_source, visitors.depart_argument),
    nodes.annotation: (visitors.visit_annotation, visitors.depart_annotation),
    nodes.annotation_title: (visitors.visit_annotation_title, visitors.depart_inline_argument),
    nodes.annotation_pointer: (visitors.visit_pointer, visitors.depart_pointer),
    nodes.phrase: (visitors.visit_phrase, visitors.depart_inline_argument),
    nodes.inline_quotation: (visitors.visit_inline_quotation, visitors.depart_inline_argument),
    nodes.verdict_mark: (visitors.visit_verdict_mark, visitors.depart_nothing),
    nodes.missing: (visitors.visit_missing, visitors.depart_inline_argument),
    nodes.theme: (visitors.visit_theme, visitors.depart_theme),
    nodes.theme_title: (visitors.visit_theme_title, visitors.depart_argument),
    nodes.reference_list: (visitors.visit_reference_list, visitors.depart_reference_list),
    nodes.reference_entry: (visitors.visit_reference_entry, visitors.depart_nothing),
    phrase_note: (visitors.visit_phrase_note, visitors.depart_phrase_note),
    foreign: (visit_foreign, visitors.depart_foreign),
    command: (visitors.visit_command, visitors.depart_command),
}
TRANSFORMS = (
    PictureConverter,
    ReplaceUnreadable,
    PartLongCode,
    ArrangeForLatex,
    TellOfLetters,
    MarkLanguages,
)


def register_printing(app: Sphinx) -> None:
    """Register visitors, transforms, and the converter of images."""
    for node, (visit, depart) in VISITORS.items():
        app.add_node(node, override=True, latex=(visit, depart))
    for transform in TRANSFORMS:
        app.add_post_transform(transform)
