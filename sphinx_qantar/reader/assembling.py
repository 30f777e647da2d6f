"""Share what every builder of a reader does: assemble it, lead its links, enter its pages.

A builder has :class:`ReaderAssembly` as the first of its bases, before the builder of its
format.  One that writes page by page calls :meth:`ReaderAssembly.assemble_reader` and then asks
for each page by :meth:`ReaderAssembly.reader_page`; one that writes a single document calls
:meth:`ReaderAssembly.bound_reader`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util.docutils import LoggingReporter

from sphinx_qantar import collection, config
from sphinx_qantar.conf_lines import place_of
from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.domain.linking import reachable
from sphinx_qantar.reader.links import NEUTRAL, relink

if TYPE_CHECKING:
    from sphinx_qantar.config_readers import ReaderSettings
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.reader.assemble import Assembled
    from sphinx_qantar.reader.binding import BoundReader
    from sphinx_qantar.reader.environment import ReaderEnvironment
    from sphinx_qantar.reader.figures import Renumbering
    from sphinx_qantar.reader.links import Place
    from sphinx_qantar.reader.plan import Book
    from sphinx_qantar.reader.shelf import Shelf


class ReaderAssembly(Builder):
    """The part of a builder that makes the reader chosen by ``qantar_reader``.

    From :meth:`assemble_reader` until :meth:`cleanup` the environment holds the reader's pages
    and not the project's.
    """

    allow_parallel = False
    assembles_reader = True
    """Excerpts are left as they are while pages are resolved: they are taken from there."""

    def init(self) -> None:
        """Prepare the builder."""
        super().init()
        self._neutral = False
        self._environment: ReaderEnvironment | None = None
        self._renumbering: Renumbering | None = None

    def get_outdated_docs(self) -> Iterator[str]:
        """Return what is built: always the whole reader; Sphinx accepts a text here too."""
        return cast("Iterator[str]", "the reader")

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the link between two pages; while the sources are resolved, its neutral form."""
        if self._neutral:
            return NEUTRAL + to
        return super().get_relative_uri(from_, to, typ)

    @contextmanager
    def _neutral_links(self) -> Iterator[None]:
        domain = qantar_domain(self.env)
        self._neutral = domain.leads_later = True
        try:
            yield
        finally:
            self._neutral = domain.leads_later = False

    def assemble_reader(self, shelf: Shelf) -> Assembled:
        """Make the pages of the reader and put them into the environment; return what they are.

        What the reader's configuration asks for and the project has not is warned of.

        :param shelf: where the pages are kept until they are written
        """
        # What makes a reader is loaded when one is made, not with each site that has none.
        from sphinx_qantar.reader import assemble, elsewhere, plan, sources  # noqa: PLC0415 - see above

        name, settings = config.read(self.config).chosen_reader
        domain = qantar_domain(self.env)
        # Pages taken whole have their bibliographies with them; all others are left behind.
        domain.cite_locally(local=settings.group_by == "page", drawing=plan.request_of(settings))
        passages = elsewhere.PassagesElsewhere(self.env, self._neutral_links)
        pages = sources.Sources(self.env, self._neutral_links, passages)
        book = plan.plan(domain.registry, name, settings, pages.holds)
        for problem in _selection_problems(name, settings, domain.registry, book):
            warn("reader", problem, place_of("qantar_readers", self.confdir))
        assembled = assemble.Assembler(self.env, domain.registry, book, pages, shelf).assemble()
        self._enter(assembled)
        return assembled

    def _enter(self, assembled: Assembled) -> None:
        from sphinx_qantar.reader import citing, environment, figures  # noqa: PLC0415 - as above

        numbers = figures.number_figures(self.env, assembled.pages, assembled.facts)
        self._renumbering = figures.Renumbering(self.env, assembled.facts, numbers, assembled.moves)
        cited_on = citing.pages_citing(assembled.pages, assembled.facts)
        self._environment = environment.ReaderEnvironment(
            self.env, assembled, self.site_uri, cited_on
        )
        self.env.toc_fignumbers = numbers

    def reader_page(self, assembled: Assembled, name: str) -> nodes.document:
        """Return a page of the reader as it is to be written.

        A link to another page of the reader has the address that the builder's
        ``get_relative_uri`` gives it; one that leaves the reader leads to the site, or is
        plain text if the site's address is not known.

        :param assembled: the reader
        :param name: the page
        """
        document = assembled.shelf[name]
        document.settings.env = self.env
        document.reporter = LoggingReporter(str(self.env.doc2path(name)))
        if self._renumbering is not None:
            self._renumbering.tell(document, name)
        relink(document, name, assembled.moves, self.get_relative_uri, self.site_uri)
        return document

    def offer_pages(self, assembled: Assembled) -> None:
        """Have Sphinx take from the shelf the pages that it asks for, as for its contents."""
        from sphinx_qantar.reader.shelf import PickledPages  # noqa: PLC0415 - as above

        if self._environment is not None:
            give = partial(self.reader_page, assembled)
            self._environment.offer(PickledPages(assembled.pages, give))

    def reader_pages(self, assembled: Assembled) -> dict[str, nodes.document]:
        """Return all pages of the reader, in their order."""
        return {name: self.reader_page(assembled, name) for name in assembled.pages}

    def bound_reader(self) -> BoundReader:
        """Return the reader as one document, and put its pages into the environment.

        Links have the addresses that the builder's own ``get_relative_uri`` gives, which is
        to be ``%PAGE`` for a page of the reader, as with Sphinx's LaTeX builder.
        """
        from sphinx_qantar.reader import binding  # noqa: PLC0415 - as above

        assembled = self.assemble_reader({})
        return binding.bind(assembled, self.reader_pages(assembled), self.env)

    def site_uri(self, place: Place) -> str:
        """Return the address of a place of the site, empty if the site's is not known."""
        base = self.config.html_baseurl
        docname, node_id = place
        projects = qantar_domain(self.env).inputs.projects
        if projects.is_elsewhere(docname):
            return reachable(self, projects.address(docname, node_id), self.config.root_doc)
        if not base:
            return ""
        suffix = self.config.html_link_suffix or self.config.html_file_suffix or ".html"
        uri = f"{base.rstrip('/')}/{docname}{suffix}"
        return f"{uri}#{node_id}" if node_id else uri

    def cleanup(self) -> None:
        """Put the project's view of itself back."""
        qantar_domain(self.env).cite_locally(local=True)
        if self._environment is not None:
            self._environment.restore()
            self._environment = None
        super().cleanup()


def _selection_problems(
    name: str, settings: ReaderSettings, registry: Registry, book: Book
) -> Iterator[str]:
    """Yield what is wrong with what a reader is to hold."""
    from sphinx_qantar.domain.embedding import unknown_projects  # noqa: PLC0415 - as above
    from sphinx_qantar.reader.plan import request_of  # noqa: PLC0415 - as above

    found = collection.selection_problems(
        settings.selection,
        registry.index_of(request_of(settings).sources),
        registry.taxonomy,
        registry.works,
    )
    for project in unknown_projects(registry, settings.inventories):
        yield f"the reader '{name}' draws on '{project}', which qantar_inventories does not name."
    yield from (f"the reader '{name}': {problem.message}" for problem in found)
    if not book.excerpts and not found:
        yield f"the reader '{name}' selects no excerpt."
