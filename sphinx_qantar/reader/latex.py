"""Build a reader as LaTeX: one book, for XeLaTeX or LuaLaTeX."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.transforms import Transform
from sphinx.builders.latex import LaTeXBuilder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.util import texescape
from sphinx.util.osutil import make_filename

from sphinx_qantar import config
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.latex import packages
from sphinx_qantar.reader.assembling import ReaderAssembly
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.config_readers import ReaderSettings


class ReaderLatexBuilder(ReaderAssembly, LaTeXBuilder):  # type: ignore[misc]  # outdated docs
    """Write the reader chosen by ``qantar_reader`` for LaTeX, with Sphinx's Makefile.

    While the reader is assembled its format is not LaTeX's: what prepares pages for that
    would move their footnotes before they are numbered.
    """

    name = "readerlatex"
    format = "readerlatex"
    epilog = _("The reader is in %(outdir)s.")

    def init(self) -> None:
        """Choose engine, fonts and looks; what the author states in ``latex_elements`` stands."""
        for tag in ("latex", "format_latex"):
            self.tags.add(tag)
        packages.prepare_reader(self.config)
        self.post_transforms: Sequence[type[Transform]] = ()
        super().init()
        self._preamble = str(self.context["preamble"])

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Give the address of a page within the book."""
        del typ
        return f"%{docname}"

    def init_document_data(self) -> None:
        """Name the one document that is written."""
        name, settings = config.read(self.config).chosen_reader
        title = self._escaped(settings.title or str(_("Reader")))
        file = f"{make_filename(name) or 'reader'}.tex"
        root = self.config.root_doc
        self.titles = []
        self.document_data = [
            (root, file, title, self._escaped(_byline(settings)), "manual", False)
        ]

    def update_context(self) -> None:
        """Say of the book what its title page prints."""
        super().update_context()
        after = self.context["packages_after_hyperref"]
        self.context["packages_after_hyperref"] = [*after, ("qantarreader", None)]

    def get_contentsname(self, indexfile: str) -> str:
        """Name the contents; what the project's first page calls its list is another thing."""
        del indexfile
        return str(_("Contents"))

    def assemble_doctree(
        self,
        indexfile: str,
        toctree_only: bool,  # noqa: FBT001 - Sphinx's
        appendices: list[str],
    ) -> nodes.document:
        """Return the reader as a document for Sphinx's LaTeX writer."""
        del indexfile, toctree_only, appendices
        from sphinx_qantar.latex import book  # noqa: PLC0415 - loaded by its builds alone

        reader = self.bound_reader()
        self.format = "latex"  # type: ignore[misc]  # from here on
        document, registry = reader.document, qantar_domain(self.env).registry
        book.make_book(document, registry, reader.settings.title)
        book.tell_pages(document, self._escaped)
        book.finish_for_latex(document, self.post_transforms)
        labels = book.place_index_labels(document)
        self._describe(reader.settings)
        self._print_index(labels)
        return document

    # -- what the template prints ---------------------------------------------------

    def _describe(self, settings: ReaderSettings) -> None:
        """Give the title page its words, before the author's own preamble."""
        from sphinx_qantar.typst.title_page import rights_line  # noqa: PLC0415 - likewise

        words = {
            "qantarsubtitle": settings.subtitle,
            "qantareditors": ", ".join(settings.editors),
            "qantarrights": rights_line(self.config),
        }
        lines = [
            rf"\renewcommand\{name}{{{self._escaped(said)}}}"
            for name, said in words.items()
            if said
        ]
        self.context["preamble"] = "\n".join([*lines, self._preamble])
        self.context["date"] = self._escaped(settings.date)

    def _print_index(self, labels: AbstractSet[str]) -> None:
        """Print the index of the authors' own entries, if there are any."""
        from sphinx_qantar.latex.book import written_label  # noqa: PLC0415 - likewise
        from sphinx_qantar.latex.index import write_index  # noqa: PLC0415 - likewise

        def label(address: str) -> str:
            found = address.removeprefix("%").replace("#", ":")
            return written_label(found) if found in labels else ""

        index = write_index(IndexEntries(self.env).create_index(self), label, self._escaped)
        self.context["printindex"] = f"\\chapter{{\\indexname}}\n{index}" if index else ""
        self.context["makeindex"] = ""

    def _escaped(self, text: str) -> str:
        return texescape.escape(text, self.config.latex_engine)


def _byline(settings: ReaderSettings) -> str:
    editors = ", ".join(settings.editors)
    return str(_("Edited by %s") % editors) if editors else ""
