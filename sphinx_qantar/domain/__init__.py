"""Register what authors write: records by page, cross-references, the inventory.

Records live in the domain, nodes in the doctree, never one in the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment

from sphinx_qantar.diagnostics import report
from sphinx_qantar.domain.check import check
from sphinx_qantar.domain.citing import Place, citation_id
from sphinx_qantar.domain.formatted import Memory
from sphinx_qantar.domain.homes import Home, reference_id
from sphinx_qantar.domain.inputs import Inputs
from sphinx_qantar.domain.linking import link_to
from sphinx_qantar.domain.objects import Object, objects_of
from sphinx_qantar.domain.page_order import page_order, page_titles
from sphinx_qantar.domain.pages import (
    CITED,
    CITED_HERE,
    BibliographyRequest,
    Collection,
    Embed,
    Mention,
    PageRecords,
    RightsRequest,
)
from sphinx_qantar.domain.projects import NO_PROJECTS
from sphinx_qantar.domain.registry import Registry
from sphinx_qantar.domain.revision import Revision
from sphinx_qantar.domain.targets import Relocation, Target, find_target

if TYPE_CHECKING:
    from sphinx_qantar.domain.build import Build
    from sphinx_qantar.model import Annotation, Citation, Excerpt, Theme
    from sphinx_qantar.quotation.checked import CheckedQuotation

__all__ = [
    "CITED",
    "CITED_HERE",
    "BibliographyRequest",
    "Collection",
    "Home",
    "Mention",
    "PageRecords",
    "QantarDomain",
    "Registry",
    "Relocation",
    "Target",
    "citation_id",
    "qantar_domain",
    "reference_id",
]


class QantarDomain(Domain):
    """The excerpts, annotations, themes, citations and collections of a project."""

    name = "qantar"
    label = "Course reader"
    object_types: ClassVar[dict[str, ObjType]] = {
        "excerpt": ObjType("excerpt", "excerpt"),
        "theme": ObjType("theme", "theme"),
        "work": ObjType("work", "work"),
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "pages": {},
        "revision": "",
        "sources": "",
        "layout": "",
    }
    data_version = 12

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.inputs = Inputs()
        self.memory = Memory()
        self.revision = Revision(self.data)
        self.fingerprints: dict[str, str] | None = None
        self.relocated: Relocation | None = None
        self.leads_later = False  # while a reader is made, whose own places come first
        self._local = True
        self._drawing: Collection | None = None
        self._registry: Registry | None = None
        self._listed: tuple[tuple[object, object], tuple[Object, ...]] = (None, None), ()
        self._build: Build | None = None

    def begin_build(self, build: Build) -> None:
        """Take in what belongs to this build and not to the environment."""
        self._build = build
        self.inputs = build.inputs
        self.memory = Memory(Path(build.builder.doctreedir))

    @property
    def build(self) -> Build:
        """The build at work."""
        if self._build is None:
            raise RuntimeError("no build has begun")
        return self._build

    @property
    def builder(self) -> Builder:
        """The builder at work."""
        return self.build.builder

    # -- records ----------------------------------------------------------------

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
        self.page(request.docname).bibliographies.append(request)

    def note_embed(self, embed: Embed) -> None:
        """Register that a page shows an excerpt from elsewhere."""
        self.page(embed.docname).embeds.append(embed)

    def note_mention(self, mention: Mention) -> None:
        """Register that a page refers to something of ours."""
        self.page(mention.docname).mentions.append(mention)

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

    def settle(self) -> bool:
        """Note the pages that were read; say whether others may show something else now."""
        return self.revision.settle(self.pages, page_order(self.env), page_titles(self.env))

    # -- the whole --------------------------------------------------------------

    @property
    def registry(self) -> Registry:
        """What all pages say together; valid until a page changes."""
        if self._registry is None:
            self._registry = self.make_registry(self.pages)
        return self._registry

    def make_registry(self, pages: dict[str, PageRecords]) -> Registry:
        """Return a registry of the given pages under this project's works, themes and style."""
        env = self.env
        return Registry(
            pages,
            page_order(env),
            page_titles(env),
            self.inputs,
            lambda named: self.memory.recall(self.inputs.formatting_stamp(named)),
            local=self._local,
            drawing=self._drawing,
        )

    def cite_locally(self, *, local: bool, drawing: Collection | None = None) -> None:
        """Say whether citations follow the bibliography of their page, and what a reader draws."""
        if (local, drawing) != (self._local, self._drawing):
            self._local, self._drawing = local, drawing
            self._registry = None

    def check_consistency(self) -> None:
        """Warn of what can be known only when all pages are read."""
        check(self.registry, self.revision.state(self.inputs.stamp), frozenset(self.env.all_docs))
        if any(page.quotations for page in self.pages.values()):
            report(self.build.checker.problems)

    # -- cross-references ---------------------------------------------------------

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return a link to an excerpt, theme or work; citations are resolved by rendering."""
        del env
        found = find_target(self.registry, typ, target, fromdocname)
        if found is None or not found.docname:
            return None
        # While a reader is made it is open whether the reader itself holds what is elsewhere.
        projects = NO_PROJECTS if self.leads_later else self.inputs.projects
        return link_to(builder, projects, fromdocname, found, node, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the links that *target* may mean."""
        here = (env, fromdocname, builder)
        links = (
            (f"qantar:{typ}", self.resolve_xref(*here, typ, target, node, contnode))
            for typ in self.object_types
        )
        return [(role, link) for role, link in links if link is not None]

    def get_objects(self) -> Iterator[Object]:
        """Yield what the inventory knows of; the search finds works by the words on their page."""
        state = (self.registry, self.relocated)
        if any(old is not new for old, new in zip(self._listed[0], state, strict=True)):
            settled = self._local and self.relocated is None and not self.revision.changed
            revision = self.revision.state(self.inputs.stamp) if settled else ""
            self._listed = state, objects_of(self.registry, self.place, revision)
        yield from self._listed[1]  # asked for twice in a build

    def place(self, target: Target) -> Place | str:
        """Return where something stands in what is being written, else its address on the web."""
        if not target.docname:
            return ""
        place = (target.docname, target.node_id)
        if self.relocated is not None:
            return self.relocated.of(place)
        projects = self.inputs.projects
        return projects.address(*place) if projects.is_elsewhere(place[0]) else place

    def theme_place(self, slug: str) -> Place | str:
        """Return where a theme is introduced in what is being written, as :meth:`place` does."""
        theme = self.registry.taxonomy[slug]
        if self.relocated is not None and slug in self.relocated.themes:
            return self.relocated.themes[slug]
        return self.place(Target(theme.docname, theme.node_id, theme.label))

    def citing(self, citekey: str) -> tuple[Target, ...]:
        """Return the pages of what is being written that cite a work, with their titles."""
        if self.relocated is not None:
            return self.relocated.citing.get(citekey, ())
        titles = self.registry.page_titles
        return tuple(
            Target(docname, node_id, titles.get(docname, docname))
            for docname, node_id in self.registry.citing.get(citekey, ())
        )


def qantar_domain(env: BuildEnvironment) -> QantarDomain:
    """Return this project's registry of excerpts."""
    return cast("QantarDomain", env.get_domain(QantarDomain.name))
