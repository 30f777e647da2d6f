"""Build a reader as HTML: contents, a page for each theme, bibliography, indexes."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.util.inventory import InventoryFile

from sphinx_qantar.reader.assembling import ReaderAssembly
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.reader.assemble import Assembled

logger = logging.getLogger(__name__)


class ReaderBuilder(ReaderAssembly, StandaloneHTMLBuilder):
    """Write the reader chosen by ``qantar_reader``, in the project's own HTML theme."""

    name = "reader"
    epilog = _("The reader is in %(outdir)s.")
    copysource = False

    def init(self) -> None:
        """Prepare the builder; a reader offers no page sources."""
        super().init()
        self.copysource = False
        self._assembled: Assembled | None = None

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Assemble the reader, then prepare to write its pages and not the project's."""
        del docnames
        from sphinx_qantar.reader.shelf import PackedShelf  # noqa: PLC0415 - as assembling has it

        assembled = self._assembled = self.assemble_reader(PackedShelf())
        self.offer_pages(assembled)
        super().prepare_writing(assembled.pages.keys())
        title = assembled.settings.title
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

    def load_indexer(self, docnames: AbstractSet[str]) -> None:
        """Begin a new search index: nothing of an earlier reader's is kept."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write the pages of the reader.

        They are made of pages that all post-transforms have seen: some of other extensions
        would do their work a second time.
        """
        del docnames
        if self._assembled is None:
            return
        pages = sorted(self._assembled.pages)
        with logging.pending_warnings():
            for page in status_iterator(pages, "writing output... ", "darkgreen", len(pages)):
                self._write_page(page, self.reader_page(self._assembled, page))

    def _write_page(self, page: str, document: nodes.document) -> None:
        for tree in list(document.findall(toctree)):
            tree.parent.remove(tree)
        self.write_doc_serialized(page, document)
        self.write_doc(page, document)

    def dump_inventory(self) -> None:
        """Write an inventory of what the reader holds."""
        from sphinx_qantar.reader.inventory import ReaderInventory  # noqa: PLC0415 - as above

        facts = self._assembled.facts if self._assembled is not None else {}
        pages = {page: known.ids for page, known in facts.items()}
        held = cast("BuildEnvironment", ReaderInventory(self.env, pages))
        InventoryFile.dump(self.outdir / "objects.inv", held, self)
        self._remove_stale_pages(pages)

    def _remove_stale_pages(self, pages: Iterable[str]) -> None:
        """Remove the pages that an earlier reader in the same folder had and this one has not."""
        record = self.outdir / ".reader-pages"
        written = {f"{page}{self.out_suffix}" for page in pages}
        earlier = record.read_text(encoding="utf-8").splitlines() if record.is_file() else ()
        for name in set(earlier) - written:
            path = (self.outdir / name).resolve()
            if path.is_relative_to(Path(self.outdir).resolve()):
                path.unlink(missing_ok=True)
        record.write_text("\n".join(sorted(written)), encoding="utf-8", newline="\n")
