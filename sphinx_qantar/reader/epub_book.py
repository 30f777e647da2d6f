"""Make a book in EPUB of the pages of a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from lxml import etree
from pygments.formatters import HtmlFormatter
from sphinx.builders import Builder

from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.epub.cleaning import Cleaner
from sphinx_qantar.epub.links import check_links
from sphinx_qantar.epub.notes import mark_notes
from sphinx_qantar.epub.parsing import parse
from sphinx_qantar.epub.pictures import UnusablePictureError, prepare
from sphinx_qantar.epub.records import Book, Landmark, Page, Words
from sphinx_qantar.epub.tables import fit_tables
from sphinx_qantar.epub.xml_text import XHTML, xml_id
from sphinx_qantar.reader import epub_contents
from sphinx_qantar.reader.epub_metadata import metadata
from sphinx_qantar.reader.epub_notes import mark_ours
from sphinx_qantar.reader.epub_pictures import EpubPictures
from sphinx_qantar.reader.epub_warnings import written
from sphinx_qantar.rendering.html import RIGHT_TO_LEFT
from sphinx_qantar.translation import _
from sphinx_qantar.typst.cover import draw_cover

if TYPE_CHECKING:
    from sphinx_qantar.epub.records import Remark
    from sphinx_qantar.reader.assemble import Assembled

_STYLE = "style.css"
_SHEETS = ("epub/book.css", "static_epub/qantar.css")
_PACKAGE = Path(__file__).parent.parent


class EpubBook:
    """A reader on its way into an EPUB.

    :param builder: the builder, which has written all pages
    :param assembled: the reader
    :param documents: its pages, from which they were written
    :param described: whether all its images have alternative texts
    """

    def __init__(
        self,
        builder: Builder,
        assembled: Assembled,
        documents: Mapping[str, nodes.document],
        *,
        described: bool,
    ) -> None:
        self._builder = builder
        self._assembled = assembled
        self._documents = documents
        self._described = described
        self._pictures = EpubPictures(builder, documents.values())

    def make(self, bodies: Mapping[str, str]) -> Book:
        """Return the book.

        :param bodies: what each page holds, as HTML
        """
        pages = [self._page(name, body) for name, body in bodies.items()]
        for page, remark in check_links(pages):
            self._warn(page.name, remark)
        about = metadata(self._builder.config, self._assembled, pages, described=self._described)
        cover, picture = self._cover()
        kinds = {page.name: page.kind for page in pages}
        marks = epub_contents.landmarks(self._assembled, kinds)
        registry = qantar_domain(self._builder.env).registry
        return Book(
            metadata=about,
            pages=tuple(pages),
            contents=epub_contents.entries(registry, self._assembled, self._documents),
            landmarks=(Landmark("cover", str(_("Cover")), "cover.xhtml"), *marks),
            words=Words(str(_("Contents")), str(_("Landmarks"))),
            files={**self._pictures.files, cover: picture, _STYLE: _style(pages)},
            style=_STYLE,
            cover=cover,
            direction="rtl" if about.languages[0].partition("-")[0] in RIGHT_TO_LEFT else "ltr",
        )

    def _page(self, name: str, body: str) -> Page:
        """Return a page, cleaned; what it cannot keep is warned of."""
        made = self._assembled.pages[name]
        kind = epub_contents.kind(made, self._builder.config.root_doc)
        page = Page(name, made.title, parse(body), kind)
        cleaner = Cleaner(lambda source: self._pictures.find(page.path, source))
        for remark in cleaner.clean(page.root):
            self._warn(name, remark)
        mark_notes(page.root)
        fit_tables(page.root)
        mark_ours(page.root)
        _turn(page.root)
        return page

    def _warn(self, name: str, remark: Remark) -> None:
        """Warn of something on a page, in the place of the source that it is from."""
        elements = self._documents[name].findall(nodes.Element)
        by_id = {xml_id(each): node for node in elements for each in node["ids"]}
        near = next((written(by_id[each]) for each in remark.near if each in by_id), None)
        place = "" if near is not None else f"{self._assembled.pages[name].title}: "
        warn("epub", f"{place}{remark.message}", near)

    def _cover(self) -> tuple[str, bytes]:
        """Return the cover's path in the book and its picture: the author's, or a made one."""
        settings = self._assembled.settings
        if settings.cover:
            try:
                data = (Path(self._builder.confdir) / settings.cover).read_bytes()
                name, data, _left_out = prepare(Path(settings.cover).name, data)
            except (OSError, UnusablePictureError):
                message = f"the cover '{settings.cover}' cannot be read; one is made instead."
                warn("epub", message, f"{self._builder.confdir / 'conf.py'}:")
            else:
                return f"cover.{name.rpartition('.')[2]}", data
        names = ", ".join(settings.editors)
        language = self._builder.config.language or "en"
        return "cover.png", draw_cover(settings.title, settings.subtitle, names, language)


def _turn(root: etree._Element) -> None:
    """Have what is in a language written from right to left be set so."""
    for element in root.iter(f"{{{XHTML}}}*"):
        language = str(element.get("lang", "")).partition("-")[0]
        if language in RIGHT_TO_LEFT and "dir" not in element.attrib:
            element.set("dir", "rtl")


def _style(pages: Iterable[Page]) -> bytes:
    """Return the style sheet; code is told apart by weight and slant, in the reader's colours."""
    sheets = [(_PACKAGE / name).read_text(encoding="utf-8") for name in _SHEETS]
    if any(_has_code(page) for page in pages):
        sheets += HtmlFormatter(style="bw").get_token_style_defs(".highlight")
    return "\n".join(sheets).encode()


def _has_code(page: Page) -> bool:
    return any("highlight" in str(node.get("class", "")).split() for node in page.root.iter())
