"""Read the ``rights`` directive: a table of what is quoted, and of the permissions for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_qantar.authoring import options
from sphinx_qantar.authoring.directive import QantarDirective, option_spec
from sphinx_qantar.domain.requests import RightsRequest
from sphinx_qantar.nodes import rights_table
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.authoring.directive import Converter


class RightsDirective(QantarDirective):
    """Show what is quoted of each work, and the rights in it."""

    converters: ClassVar[Mapping[str, Converter]] = {"status": options.slugs}
    option_spec = option_spec(*converters)
    takes = frozenset()

    def run(self) -> list[nodes.Node]:
        """Register the table and return its place."""
        given = self.read_options()
        request = RightsRequest(
            docname=self.env.docname,
            line=self.lineno,
            order=len(self.domain.page(self.env.docname).rights),
            statuses=self._known(given.get("status", ())),
        )
        self.domain.note_rights(request)
        node = rights_table(origin=request.docname, order=request.order)
        self.set_source_info(node)
        return [node]

    def _known(self, statuses: tuple[str, ...]) -> tuple[str, ...]:
        """Return those statuses that there are, and warn of the others."""
        known = self.domain.build.permissions.statuses
        for status in statuses:
            if status not in known:
                advice = did_you_mean(status, known)
                self.warn("rights", f"the status '{status}' is not known.{advice}")
        return tuple(status for status in statuses if status in known)
