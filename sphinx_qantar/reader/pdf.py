"""Build a reader as PDF: one book, printed through Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.util.osutil import make_filename

from sphinx_qantar.reader.assembling import ReaderAssembly
from sphinx_qantar.translation import _
from sphinx_qantar.typst.builder import TypstBuilder

if TYPE_CHECKING:
    from sphinx_qantar.config_readers import ReaderSettings
    from sphinx_qantar.typst.title_page import TitlePage


class ReaderPdfBuilder(ReaderAssembly, TypstBuilder):
    """Print the reader chosen by ``qantar_reader``; the PDF is named after it."""

    name = "readerpdf"
    urls = "footnote"
    epilog = _("The reader is in %(outdir)s.")

    def assemble(self) -> nodes.document:
        """Return the reader; the numbers of its chapters stand apart from their titles."""
        from sphinx_qantar.rendering.note_letters import run_on_in_chapters  # noqa: PLC0415 - below
        from sphinx_qantar.typst.title_page import rights_line  # noqa: PLC0415 - loaded by its builds

        reader = self.bound_reader()
        self._title_page = _title_page(reader.name, reader.settings, rights_line(self.config))
        for page in reader.document.findall(start_of_file):
            if page["prefix"]:
                self.env.toc_secnumbers[page["docname"]] = {"": (page["number"],)}
                _drop_prefix(page, page["prefix"])
        run_on_in_chapters(reader.document)
        return reader.document

    def title_page(self) -> TitlePage:
        """Return what the reader says of itself."""
        return self._title_page


def _title_page(name: str, settings: ReaderSettings, rights: str) -> TitlePage:
    from sphinx_qantar.typst.title_page import TitlePage  # noqa: PLC0415 - likewise

    editors = ", ".join(settings.editors)
    return TitlePage(
        file=make_filename(name) or "reader",
        title=settings.title,
        subtitle=settings.subtitle,
        byline=str(_("Edited by %s") % editors) if editors else "",
        authors=settings.editors,
        date=settings.date,
        rights=rights,
    )


def _drop_prefix(page: nodes.Element, prefix: str) -> None:
    """Take the number from the title of a chapter; what prints the title adds it."""
    title = page.next_node(nodes.title)
    first = title.next_node(nodes.Text) if title is not None else None
    if first is not None and first.parent is not None:
        first.parent.replace(first, nodes.Text(first.astext().removeprefix(prefix)))
