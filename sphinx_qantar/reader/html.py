"""Build a reader as HTML: contents, a page for each theme, bibliography, indexes."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.util.inventory import InventoryFile

from sphinx_qantar import collection, config
from sphinx_qantar.config import ReaderSettings
from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain import Registry, qantar_domain
from sphinx_qantar.reader.links import NEUTRAL, Place, relink
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.reader.assemble import Assembled
    from sphinx_qantar.reader.environment import ReaderEnvironment
    from sphinx_qantar.reader.plan import Book

logger = logging.getLogger(__name__)


class ReaderBuilder(StandaloneHTMLBuilder):
    """Write the reader chosen by ``qantar_reader``, in the project's own HTML theme."""

    name = "reader"
    epilog = _("The reader is in %(outdir)s.")
    copysource = False
    allow_parallel = False

    def init(self) -> None:
        """Prepare the builder; a reader offers no page sources."""
        super().init()
        self.copysource = False
        self._neutral = False
        self._environment: ReaderEnvironment | None = None
        self._pages: dict[str, frozenset[str]] = {}

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
        self._neutral = True
        try:
            yield
        finally:
            self._neutral = False

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Assemble the reader, then prepare to write its pages and not the project's."""
        # What makes a reader is loaded when one is made, not with each site that has none.
        from sphinx_qantar.reader import citing, environment  # noqa: PLC0415 - see above

        del docnames
        name, settings = config.read(self.config).chosen_reader
        assembled = self._assemble(name, settings)
        documents = environment.documents_of(self.env, assembled)
        titles = {page: made.title for page, made in assembled.pages.items()}
        cited_on = citing.note_citing(documents, titles)
        for page, document in documents.items():
            relink(document, page, assembled.moves, super().get_relative_uri, self._site_uri)
        self._pages = {page: _ids(document) for page, document in documents.items()}
        self._environment = environment.ReaderEnvironment(
            self.env, assembled, documents, self._site_uri, cited_on
        )
        super().prepare_writing(self._pages.keys())
        title = assembled.pages[self.config.root_doc].title
        self.globalcontext.update(docstitle=title, shorttitle=title, project=title)
        self.globalcontext.update(has_source=False, show_source=False)

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        **more: Any,  # noqa: ANN401 - as Sphinx of the day has them
    ) -> None:
        """Write a page that claims neither a source nor an address on the site."""
        none = {"sourcename": "", "page_source_suffix": "", "pageurl": None}
        addctx = {**addctx, **none}
        super().handle_page(pagename, addctx, templatename, **more)

    def _assemble(self, name: str, settings: ReaderSettings) -> Assembled:
        # Pages taken whole have their bibliographies with them; all others are left behind.
        qantar_domain(self.env).cite_locally(local=settings.group_by == "page")
        from sphinx_qantar.reader import assemble, plan, sources  # noqa: PLC0415 - as above

        registry = qantar_domain(self.env).registry
        pages = sources.Sources(self.env, self._neutral_links)
        book = plan.plan(registry, settings, pages.holds)
        for problem in _selection_problems(name, settings, registry, book):
            warn("reader", problem, f"{self.confdir / 'conf.py'}:")
        return assemble.Assembler(self.env, registry, book, pages).assemble()

    def _site_uri(self, place: Place) -> str:
        """Return the address of a page of the site, empty if the site's is not known."""
        base = self.config.html_baseurl
        docname, node_id = place
        if not base:
            return ""
        uri = f"{base.rstrip('/')}/{docname}{self.link_suffix}"
        return f"{uri}#{node_id}" if node_id else uri

    def load_indexer(self, docnames: AbstractSet[str]) -> None:
        """Begin a new search index: nothing of an earlier reader's is kept."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write the pages of the reader.

        They are made of pages that all post-transforms have seen: some of other extensions
        would do their work a second time.
        """
        del docnames
        pages = sorted(self._pages)
        with logging.pending_warnings():
            for page in status_iterator(pages, "writing output... ", "darkgreen", len(pages)):
                document = self.env.get_doctree(page)
                for tree in list(document.findall(toctree)):
                    tree.parent.remove(tree)
                self.write_doc_serialized(page, document)
                self.write_doc(page, document)

    def dump_inventory(self) -> None:
        """Write an inventory of what the reader holds."""
        from sphinx_qantar.reader.inventory import ReaderInventory  # noqa: PLC0415 - as above

        held = cast("BuildEnvironment", ReaderInventory(self.env, self._pages))
        InventoryFile.dump(self.outdir / "objects.inv", held, self)
        self._remove_stale_pages()

    def _remove_stale_pages(self) -> None:
        """Remove the pages that an earlier reader in the same folder had and this one has not."""
        record = self.outdir / ".reader-pages"
        written = {f"{page}{self.out_suffix}" for page in self._pages}
        earlier = record.read_text(encoding="utf-8").splitlines() if record.is_file() else ()
        for name in set(earlier) - written:
            path = (self.outdir / name).resolve()
            if path.is_relative_to(Path(self.outdir).resolve()):
                path.unlink(missing_ok=True)
        record.write_text("\n".join(sorted(written)), encoding="utf-8")

    def cleanup(self) -> None:
        """Put the project's view of itself back."""
        qantar_domain(self.env).cite_locally(local=True)
        if self._environment is not None:
            self._environment.restore()
            self._environment = None
        super().cleanup()


def _ids(document: nodes.document) -> frozenset[str]:
    elements = document.findall(nodes.Element)
    return frozenset(node_id for node in elements for node_id in node["ids"])


def _selection_problems(
    name: str, settings: ReaderSettings, registry: Registry, book: Book
) -> Iterator[str]:
    """Yield what is wrong with what a reader is to hold."""
    found = collection.selection_problems(
        settings.selection, registry.index, registry.taxonomy, registry.works
    )
    yield from (f"the reader '{name}': {problem.message}" for problem in found)
    if not book.excerpts and not found:
        yield f"the reader '{name}' selects no excerpt."
