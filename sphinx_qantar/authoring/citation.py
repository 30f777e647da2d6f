"""Put the place of a citation into the doctree."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.environment import BuildEnvironment

from sphinx_qantar.authoring.citation_forms import CitationForm
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.model import Citation, CitationItem


def citation_node(  # noqa: PLR0913 - what there is to know of a citation
    env: BuildEnvironment,
    items: tuple[CitationItem, ...],
    form: CitationForm,
    written: str,
    line: int,
    *,
    tentative: bool = False,
) -> pending_xref:
    """Register a citation and return the node that rendering will fill.

    It is a ``pending_xref``, since that may stand in a heading: tables of
    contents have a copy of its child, whose attribute ``citation`` says which it is.

    :param form: how it stands in its sentence
    :param written: what the author wrote
    :param line: where, 1-based
    :param tentative: whether it may be no citation at all, but a word with an at sign
    """
    citation = Citation(items, form.mode, env.docname, line, tentative, form.wording, form.footnote)
    place = qantar_domain(env).note_citation(citation)
    return pending_xref(
        written,
        nodes.inline("", written, citation=place),
        refdomain="qantar",
        reftype="cite",
        reftarget=str(place),
        refdoc=env.docname,
        refexplicit=False,
    )
