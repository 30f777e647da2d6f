"""Read the ``bibliography`` directive: the place of the full references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from docutils import nodes

from sphinx_qantar.authoring import options
from sphinx_qantar.authoring.directive import Converter, QantarDirective, option_spec
from sphinx_qantar.domain import BibliographyRequest
from sphinx_qantar.nodes import bibliography


class BibliographyDirective(QantarDirective):
    """List the works cited, or those whose citekeys the body names."""

    converters: ClassVar[Mapping[str, Converter]] = {"all": options.flag}
    option_spec = option_spec(*converters)
    takes = frozenset({"text"})

    def run(self) -> list[nodes.Node]:
        """Register the bibliography and return its place."""
        given = self.read_options()
        page = self.domain.page(self.env.docname)
        record = BibliographyRequest(
            docname=self.env.docname,
            line=self.lineno,
            order=len(page.bibliographies),
            keys=options.slugs(" ".join(self.content)),
            everything=given.get("all", False),
        )
        self.domain.note_bibliography(record)
        node = bibliography(origin=record.docname, order=record.order)
        self.set_source_info(node)
        return [node]
