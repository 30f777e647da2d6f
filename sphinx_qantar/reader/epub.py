"""Build a reader as EPUB: one file, in which a page of the reader is a page of the book."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.util.osutil import make_filename, relative_uri

from sphinx_qantar.reader.assembling import ReaderAssembly
from sphinx_qantar.rendering.verdict_key import verdict_key
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.reader.assemble import Assembled

logger = logging.getLogger(__name__)


class EpubReaderBuilder(ReaderAssembly, Epub3Builder):
    """Write the reader chosen by ``qantar_reader`` as ``NAME.epub``, and no other file."""

    name = "readerepub"
    epilog = _("The reader is in %(outdir)s.")
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
    ]
    supported_remote_images = True
    """They are not fetched: a link stands for each, with a warning of ours."""

    def init(self) -> None:
        """Prepare the builder; what is for EPUBs alone has the tag that Sphinx's own has."""
        super().init()
        self.tags.add("epub")
        self._assembled: Assembled | None = None
        self._documents: dict[str, nodes.document] = {}
        self._bodies: dict[str, str] = {}
        self._described = True

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Assemble the reader."""
        del docnames
        self._assembled = self.assemble_reader({})
        self._documents = self.reader_pages(self._assembled)
        super().prepare_writing(self._documents.keys())

    def copy_assets(self) -> None:
        """Copy nothing: what the book needs is put into it."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Translate the pages of the reader, in their order."""
        del docnames
        pages = list(self._documents)
        with logging.pending_warnings():
            for page in status_iterator(pages, "writing output... ", "darkgreen", len(pages)):
                document = self._documents[page]
                for tree in list(document.findall(toctree)):
                    tree.parent.remove(tree)
                self.write_doc_serialized(page, document)
                self.write_doc(page, document)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Translate a page."""
        # What makes an EPUB is loaded when one is made.
        from sphinx_qantar.reader import epub_warnings, formulas  # noqa: PLC0415 - see above

        if docname != self.config.root_doc:  # the contents repeat what others say
            epub_warnings.warn_of_illegal_characters(doctree)
        if epub_warnings.warn_of_missing_words(doctree):
            self._described = False
        formulas.as_mathml(doctree)
        doctree.settings = self.docsettings
        self.secnumbers: dict[str, tuple[int, ...]] = {}
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        self.imgpath = relative_uri(self.get_target_uri(docname), "_images")
        self.current_docname = docname
        translator: Any = self.create_translator(doctree, self)
        doctree.walkabout(translator)
        self._bodies[docname] = "".join(translator.fragment) + verdict_key(doctree)

    def finish(self) -> None:
        """Write the book."""
        from sphinx_qantar.epub.archive import write_book  # noqa: PLC0415 - as above
        from sphinx_qantar.reader.epub_book import EpubBook  # noqa: PLC0415 - as above

        if self._assembled is None:
            return
        described = self._described
        reader = EpubBook(self, self._assembled, self._documents, described=described)
        name = make_filename(self._assembled.name) or "reader"
        write_book(reader.make(self._bodies), Path(self.outdir) / f"{name}.epub")
