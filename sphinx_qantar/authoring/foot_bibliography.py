"""Read the ``footbibliography`` directive: the place where a page's footnotes are printed."""

from __future__ import annotations

from docutils import nodes

from sphinx_qantar.authoring.directive import QantarDirective, option_spec
from sphinx_qantar.authoring.header import header_nodes
from sphinx_qantar.nodes import footnote_place


class FootBibliographyDirective(QantarDirective):
    """Print here the footnotes called so far; those called later stand at the page's end."""

    option_spec = option_spec()
    takes = frozenset[str]()

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        self.read_options()
        place = footnote_place()
        self.set_source_info(place)
        return [*self._header(), place]

    def _header(self) -> list[nodes.Node]:
        """Return what a project that has moved over wants over its footnotes."""
        if not self.domain.inputs.moved_over:
            return []
        return header_nodes(self, self.config.bibtex_footbibliography_header or "")
