"""Keep what authors write: the records of each page, as they are read."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, cast

from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from sphinx_qantar.domain.pages import PageRecords
from sphinx_qantar.domain.revision import Revision

if TYPE_CHECKING:
    from sphinx_qantar.domain.bibliography_request import BibliographyRequest
    from sphinx_qantar.domain.build import Build
    from sphinx_qantar.domain.registry import Registry
    from sphinx_qantar.domain.requests import Collection, Embed, RightsRequest
    from sphinx_qantar.model import Annotation, Citation, Excerpt, Theme
    from sphinx_qantar.quotation.checked import CheckedQuotation


class Recording(Domain):
    """The part of our domain that records what stands on the pages."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.revision = Revision(self.data)
        self._registry: Registry | None = None
        self._build: Build | None = None

    @property
    def build(self) -> Build:
        """The build at work."""
        if self._build is None:
            raise RuntimeError("no build has begun")
        return self._build

    @property
    def pages(self) -> dict[str, PageRecords]:
        """The records of each page, by its name."""
        return cast("dict[str, PageRecords]", self.data["pages"])

    def page(self, docname: str) -> PageRecords:
        """Return the records of a page, to add to them."""
        self._registry = None
        self.revision.changed = True
        return (self.pages.get(docname) or self.pages.setdefault(docname, PageRecords())).open()

    def note_excerpt(self, excerpt: Excerpt) -> None:
        """Register an excerpt."""
        self.page(excerpt.docname).excerpts.append(excerpt)

    def note_annotation(self, annotation: Annotation) -> None:
        """Register an annotation."""
        self.page(annotation.docname).annotations.append(annotation)

    def note_theme(self, theme: Theme) -> None:
        """Register a theme that a page declares."""
        self.page(theme.docname).themes.append(theme)

    def note_citation(self, citation: Citation) -> int:
        """Register a citation and return its place among those of its page, from 0."""
        citations = self.page(citation.docname).citations
        citations.append(citation)
        return len(citations) - 1

    def note_collection(self, collection: Collection) -> None:
        """Register a collection."""
        self.page(collection.docname).collections.append(collection)

    def note_bibliography(self, request: BibliographyRequest) -> None:
        """Register a bibliography."""
        page = self.page(request.docname)
        page.bibliographies.append(request)
        page.styles += (request.style,)

    def note_embed(self, embed: Embed) -> None:
        """Register that a page shows an excerpt from elsewhere."""
        self.page(embed.docname).embeds.append(embed)

    def note_mention(self, docname: str, target: str) -> None:
        """Register that a page refers to something of ours."""
        from sphinx_qantar.domain.mentions import Mention  # noqa: PLC0415 - few pages have one

        self.page(docname).mentions.append(Mention(docname, target))

    def note_quotation(self, checked: CheckedQuotation) -> None:
        """Register a quotation with what its check found."""
        quotation = checked.quotation
        page = self.page(quotation.docname)
        page.quotations.append(checked)
        page.text_stamps[quotation.citekey] = self.build.checker.stamp(quotation.citekey)
        page.text_problems += self.build.checker.faults(quotation.citekey)

    def note_rights(self, request: RightsRequest) -> None:
        """Register a table of rights."""
        self.page(request.docname).rights.append(request)

    def note_condition(self, docname: str, expression: str, *, met: bool) -> None:
        """Register what an ``:only:`` expression came to; a page that hides something says so."""
        page = self.page(docname)
        page.conditions[expression] = met
        page.hides = page.hides or not met

    def note_source(self, docname: str, digest: str) -> None:
        """Register what stands for the source of a page."""
        self.page(docname).source_digest = digest

    def note_cited_heading(self, docname: str) -> None:
        """Register that a heading of a page holds a citation."""
        self.page(docname).cites_in_headings = True

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        page = self.pages.pop(docname, None)
        if page is not None:
            self._registry = None
            self.revision.replace(docname, page)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        for docname in sorted(docnames):
            page = otherdata["pages"].get(docname)
            if page is not None:
                self._registry = None
                self.revision.changed = True
                self.pages[docname] = page
