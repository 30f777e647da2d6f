"""Register what authors write: records by page, cross-references, the inventory.

Records live in the domain, nodes in the doctree, never one in the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import ObjType
from sphinx.environment import BuildEnvironment

from sphinx_qantar.diagnostics import report
from sphinx_qantar.domain.formatted import Memory
from sphinx_qantar.domain.inputs import Inputs
from sphinx_qantar.domain.page_order import PageTitles, page_order
from sphinx_qantar.domain.pages import PageRecords
from sphinx_qantar.domain.projects import NO_PROJECTS
from sphinx_qantar.domain.recording import Recording
from sphinx_qantar.late_names import late_names

if TYPE_CHECKING:
    from sphinx_qantar.domain.bibliography_request import BibliographyRequest
    from sphinx_qantar.domain.build import Build
    from sphinx_qantar.domain.citing import Place, citation_id
    from sphinx_qantar.domain.homes import Home, reference_id
    from sphinx_qantar.domain.objects import Object
    from sphinx_qantar.domain.registry import Registry
    from sphinx_qantar.domain.requests import Collection
    from sphinx_qantar.domain.targets import Relocation, Target

__all__ = [
    "BibliographyRequest",
    "Collection",
    "Home",
    "PageRecords",
    "QantarDomain",
    "Registry",
    "Relocation",
    "Target",
    "citation_id",
    "qantar_domain",
    "reference_id",
]

_HOMES = {
    "BibliographyRequest": "bibliography_request",
    "Collection": "requests",
    "Home": "homes",
    "Registry": "registry",
    "Relocation": "targets",
    "Target": "targets",
    "citation_id": "citing",
    "reference_id": "homes",
}

if not TYPE_CHECKING:  # else any name would do
    __getattr__ = late_names(__name__, _HOMES)


class QantarDomain(Recording):
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
    data_version = 14

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.inputs = Inputs()
        self.memory = Memory()
        self.fingerprints: dict[str, str] | None = None
        self.relocated: Relocation | None = None
        self.leads_later = False  # while a reader is made, whose own places come first
        self._local = True
        self._drawing: Collection | None = None
        self._listed: tuple[tuple[object, object], tuple[Object, ...]] = (None, None), ()

    def begin_build(self, build: Build) -> None:
        """Take in what belongs to this build and not to the environment."""
        self._build = build
        self.inputs = build.inputs
        self.memory = Memory(Path(build.builder.doctreedir))

    @property
    def builder(self) -> Builder:
        """The builder at work."""
        return self.build.builder

    @property
    def style_stamps(self) -> str:
        """What stands for the files of the styles that bibliographies name."""
        named = {style for page in self.pages.values() for style in page.styles}
        return " ".join(filter(None, map(self.inputs.stamp_of_style, sorted(named))))

    def settle(self) -> bool:
        """Note the pages that were read; say whether others may show something else now."""
        return self.revision.settle(self.pages, page_order(self.env), PageTitles(self.env))

    # -- the whole --------------------------------------------------------------

    @property
    def registry(self) -> Registry:
        """What all pages say together; valid until a page changes."""
        if self._registry is None:
            self._registry = self.make_registry(self.pages)
        return self._registry

    def make_registry(self, pages: dict[str, PageRecords]) -> Registry:
        """Return a registry of the given pages under this project's works, themes and style."""
        # Loaded here, since a build that changes nothing has no questions to it.
        from sphinx_qantar.domain.registry import Registry  # noqa: PLC0415 - see above

        env = self.env
        return Registry(
            pages,
            page_order(env),
            PageTitles(env),
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
        state = f"{self.revision.state(self.inputs.stamp)} {self.style_stamps}"
        if state not in self.memory.findings.table("sound"):
            from sphinx_qantar.domain.check import problems  # noqa: PLC0415 - loaded when needed

            found = tuple(problems(self.registry))
            report(found, frozenset(self.env.all_docs))
            if not found:
                self.memory.findings.latest("sound", state, lambda: True)
        if any(page.has("quotations") for page in self.pages.values()):
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
        from sphinx_qantar.domain.linking import link_to  # noqa: PLC0415 - loaded when needed
        from sphinx_qantar.domain.targets import find_target  # noqa: PLC0415 - likewise

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

    def get_objects(self) -> Iterable[Object]:
        """Return what the inventory knows of; the search finds works by the words on their page.

        What was found last is kept for the next build.
        """
        if self._local and self.relocated is None and not self.revision.changed:
            state = self.revision.state(self.inputs.stamp)
            return self.memory.findings.latest("objects", state, self._find_objects)
        state_now = (self.registry, self.relocated)
        if any(old is not new for old, new in zip(self._listed[0], state_now, strict=True)):
            self._listed = state_now, self._find_objects()
        return self._listed[1]  # asked for twice in a build

    def _find_objects(self) -> tuple[Object, ...]:
        from sphinx_qantar.domain.objects import find_objects  # noqa: PLC0415 - loaded when needed

        return tuple(find_objects(self.registry, self.place))

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
        from sphinx_qantar.domain.targets import Target  # noqa: PLC0415 - loaded when needed

        theme = self.registry.taxonomy[slug]
        if self.relocated is not None and slug in self.relocated.themes:
            return self.relocated.themes[slug]
        return self.place(Target(theme.docname, theme.node_id, theme.label))

    def citing(self, citekey: str) -> tuple[Target, ...]:
        """Return the pages of what is being written that cite a work, with their titles."""
        from sphinx_qantar.domain.targets import Target  # noqa: PLC0415 - loaded when needed

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
