"""Read the roles: cross-references to excerpts, themes and works, and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.nodes import Node, system_message
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from sphinx_qantar import model
from sphinx_qantar.authoring.lines import location_in
from sphinx_qantar.diagnostics import warn
from sphinx_qantar.nodes import missing

if TYPE_CHECKING:
    from sphinx_qantar.model import CitationItem


def cross_reference() -> XRefRole:
    """Return a role that refers to an object of our domain."""
    return XRefRole(innernodeclass=nodes.inline)


class ShortRole(SphinxRole):
    """Stand in for a role of our domain under its name without the domain's.

    :param full_name: the role's name with its domain, as ``qantar:excerpt``
    :param role: that role
    """

    def __init__(self, full_name: str, role: XRefRole) -> None:
        self.full_name = full_name
        self.role = role

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Hand the text on to the role that is meant."""
        return self.role(
            self.full_name,
            self.rawtext,
            self.text,
            self.lineno,
            self.inliner,
            self.options,
            self.content,
        )


class CiteRole(SphinxRole):
    """Cite works: ``key``, ``key1,key2``, ``{see}key{p. 3}``.

    :param role: the role's name, as ``cite:t``
    """

    def __init__(self, role: str) -> None:
        self.role = role

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the place of the citation."""
        # Loaded when a page that cites is read, not with each build.
        from sphinx_qantar.authoring.citation import citation_node  # noqa: PLC0415 - see above
        from sphinx_qantar.authoring.citation_forms import FORMS  # noqa: PLC0415 - see above
        from sphinx_qantar.authoring.citation_syntax import parse_cite_role  # noqa: PLC0415 - above

        try:
            items = parse_cite_role(self.text)
        except ValueError as error:
            warn("citation", str(error), self._place())
            return [missing("", self.text)], []
        form = FORMS[self.role]
        if not form.shows_locators:
            items = tuple(map(self._alone, items))
        node = citation_node(self.env, items, form, self.text, self.get_source_info())
        self.set_source_info(node)
        return [node], []

    def _alone(self, item: CitationItem) -> CitationItem:
        """Return a work without what this form cannot show, and warn if there is any."""
        if item.locator or item.prefix or item.suffix:
            message = (
                f"the role '{self.role}' shows no locator and no words around '{item.citekey}'."
            )
            warn("citation", message, self._place())
        return model.CitationItem(item.citekey)

    def _place(self) -> str:
        return location_in(*self.get_source_info())
