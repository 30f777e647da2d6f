"""Put the place of a citation into the doctree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment

from sphinx_qantar import model
from sphinx_qantar.authoring.lines import written_in
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.nodes import citation_place

if TYPE_CHECKING:
    from sphinx_qantar.authoring.citation_forms import CitationForm
    from sphinx_qantar.model import CitationItem


def citation_node(  # noqa: PLR0913 - what there is to know of a citation
    env: BuildEnvironment,
    items: tuple[CitationItem, ...],
    form: CitationForm,
    written: str,
    place: tuple[str | None, int | None],
    *,
    tentative: bool = False,
) -> citation_place:
    """Register a citation and return the node that rendering will fill.

    :param form: how it stands in its sentence
    :param written: what the author wrote
    :param place: where, as docutils has it: the file and the line in it, 1-based
    :param tentative: whether it may be no citation at all, but a word with an at sign
    """
    path, line = written_in(env, *place)
    citation = model.Citation(
        items, form.mode, env.docname, line, tentative, form.wording, form.footnote, path
    )
    order = qantar_domain(env).note_citation(citation)
    return citation_place(written, "", origin=env.docname, order=order)
