"""Put over a bibliography what ``bibtex_bibliography_header`` says."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

_RUBRIC = re.compile(r"\.\.\s+rubric::[ \t]*(.*)")


def header_nodes(directive: SphinxDirective, text: str) -> list[nodes.Node]:
    """Return a header as nodes.

    A rubric in reStructuredText, which is what most write, is one in MyST pages too.

    :param directive: the directive that stands below it
    :param text: the header in the page's markup, or a rubric in reStructuredText
    """
    rubric = _RUBRIC.fullmatch(text.strip())
    if rubric:
        return [nodes.rubric("", rubric[1])]
    return directive.parse_text_to_nodes(text) if text.strip() else []
