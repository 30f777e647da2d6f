"""Share what our post-transforms do: ask the registry, link to other pages.

When they run, and on which pages, is told by ``late_transforms``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_qantar.domain import (
    Home,
    Target,
    citation_id,
    qantar_domain,
)
from sphinx_qantar.domain.linking import reachable
from sphinx_qantar.model import PLAIN_WORDING
from sphinx_qantar.nodes import cited_work
from sphinx_qantar.rendering.cited import note_cited, note_listed
from sphinx_qantar.rendering.holding import PAGE_BY_PAGE
from sphinx_qantar.rendering.richtext import rich_nodes

if TYPE_CHECKING:
    from sphinx_qantar.domain import (
        QantarDomain,
        Registry,
    )
    from sphinx_qantar.domain.homes import CitationPart
    from sphinx_qantar.model import Citation, CitationItem, CitationMode, Wording
    from sphinx_qantar.nodes import citation_place


class QantarPostTransform(SphinxPostTransform):
    """A transform of a page that is being written."""

    def __init__(self, document: nodes.document, startnode: nodes.Node | None = None) -> None:
        super().__init__(document, startnode)
        self._uris: dict[str, str] = {}
        self._first: dict[str, AbstractSet[str]] = {}

    @cached_property
    def domain(self) -> QantarDomain:
        """The project's registry of records."""
        return qantar_domain(self.env)

    @property
    def registry(self) -> Registry:
        """What all pages say together."""
        return self.domain.registry

    @property
    def prints_alone(self) -> bool:
        """Whether each page becomes a file of HTML, in which links stay as they are."""
        return self.domain.builder.name in PAGE_BY_PAGE

    def link(self, target: Target, *children: nodes.Node) -> nodes.Element:
        """Return a link to *target*; plain text where the builder has no page for it."""
        if not target.docname:
            return nodes.inline("", "", *children)
        projects = self.domain.inputs.projects
        # While a reader is made this is left open: the reader itself may hold the passage.
        if projects.is_elsewhere(target.docname) and not self.domain.leads_later:
            return self.link_elsewhere(target, *children)
        link = nodes.reference("", "", *children, internal=True)
        if target.docname == self.env.docname and target.node_id:
            link["refid"] = target.node_id
            return link
        uri = self._uri(target.docname)
        if not uri:
            return nodes.inline("", "", *children)
        # Where all pages are one, the address of a page is a fragment already.
        link["refuri"] = f"{uri.partition('#')[0]}#{target.node_id}" if target.node_id else uri
        return link

    def link_elsewhere(self, target: Target, *children: nodes.Node) -> nodes.Element:
        """Return a link to a place of another project; plain text where none can lead there."""
        address = self.domain.inputs.projects.address(target.docname, target.node_id)
        address = reachable(self.domain.builder, address, self.env.docname)
        if not address:
            return nodes.inline("", "", *children)
        return nodes.reference("", "", *children, refuri=address, internal=False)

    def _uri(self, docname: str) -> str:
        """Return the address of another page; a page of citations asks for one many times."""
        uri = self._uris.get(docname)
        if uri is None:
            try:
                uri = self.domain.builder.get_relative_uri(self.env.docname, docname)
            except NoUri:
                uri = ""
            self._uris[docname] = uri
        return uri

    def cite(
        self,
        items: tuple[CitationItem, ...],
        mode: CitationMode,
        docname: str = "",
        *,
        wording: Wording = PLAIN_WORDING,
        linked: bool = True,
    ) -> list[nodes.Node]:
        """Return a citation, its items linked to the full references.

        :param docname: the page it was written on, if not this one
        :param wording: how its words are varied
        :param linked: false for plain words
        """
        cited: list[nodes.Node] = []
        docname = docname or self.env.docname
        for part in self.registry.bibliographies.cite(docname, items, mode, wording):
            if cited:  # parts in different styles
                cited.append(nodes.Text(" "))
            link_item = partial(self._link_reference, part.homes) if linked else None
            cited += rich_nodes(part.text, link_item)
        return cited

    def cited(
        self, citation: Citation, mode: CitationMode | None = None, *, linked: bool = True
    ) -> nodes.inline:
        """Return a citation of a page as it stands in its sentence.

        :param mode: another mode than its own
        :param linked: false for plain words
        """
        words = self.cite(
            citation.items,
            mode or citation.mode,
            citation.docname,
            wording=citation.wording,
            linked=linked,
        )
        return nodes.inline("", "", *words, classes=["qantar-citation"])

    def cited_parts(self, citation: Citation) -> Iterator[CitationPart]:
        """Yield a citation of a page as it stands in its sentence, in one style after another."""
        return self.registry.bibliographies.cite(
            citation.docname, citation.items, citation.mode, citation.wording
        )

    def address(self, home: Home) -> str:
        """Return the address of a work's full reference from this page, empty if it has none."""
        if not home.page or home.citekey not in self.registry.works:
            return ""
        if home.page == self.env.docname:
            return f"#{home.anchor}"
        uri = self._uri(home.page)
        return f"{uri.partition('#')[0]}#{home.anchor}" if uri else ""

    def anchors(self, node: citation_place) -> list[str]:
        """Return the id by which a reference leads to the place of a citation, if it does."""
        docname = node["origin"]
        anchor = citation_id(docname, node["order"])
        leads = anchor in self._first_places(docname)
        return [anchor] if leads and not node.get("repeated") else []

    def _first_places(self, docname: str) -> AbstractSet[str]:
        """Return the ids of the places where a page cites a work for the first time."""
        found = self._first.get(docname)
        if found is None:
            found = self._first[docname] = frozenset(self.domain.pages[docname].cited.values())
        return found

    def link_reference(self, citekey: str, children: list[nodes.Node]) -> nodes.Node:
        """Return a link to a work's full reference, that on this page if there is one."""
        home = self.registry.bibliographies.home(self.env.docname, citekey)
        return self._link_reference({citekey: home}, citekey, children)

    def note_cited(self, home: Home) -> None:
        """Note that this page cites a work: pages of HTML tell so in their code."""
        if self.domain.builder.format == "html":
            note_cited(self.document, home)

    def note_listed(self, citekey: str) -> None:
        """Note that a work is on this page, with its full reference or silently."""
        if self.domain.builder.format == "html" and citekey in self.registry.works:
            note_listed(self.document, citekey, ())

    def _link_reference(
        self, homes: Mapping[str, Home], citekey: str, children: list[nodes.Node]
    ) -> nodes.Node:
        home = homes.get(citekey, Home(citekey))
        link = self.link(Target(home.page, home.anchor, ""), *children)
        if citekey in self.registry.works:
            self.note_cited(home)
            if not isinstance(link, nodes.reference):
                link = cited_work("", "", *children)
        link["classes"].append("qantar-cite")
        link["citekey"] = citekey
        return link
