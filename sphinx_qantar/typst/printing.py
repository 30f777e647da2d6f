"""Print an assembled document: translate it, gather what it needs, compile it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders import Builder
from sphinx.locale import _ as sphinx_word  # the words are in Sphinx's own catalogue
from sphinx.util import logging

from sphinx_qantar.typst.compiling import Compiler, TypstError
from sphinx_qantar.typst.divisions import CONTENTS
from sphinx_qantar.typst.escaping import array, string
from sphinx_qantar.typst.glyphs import warn_of_missing_glyphs
from sphinx_qantar.typst.index import default_key
from sphinx_qantar.typst.indexes import Indexes
from sphinx_qantar.typst.languages import language_arguments
from sphinx_qantar.typst.pictures import Pictures
from sphinx_qantar.typst.shape import Shape, write_fonts
from sphinx_qantar.typst.translator import TypstTranslator

if TYPE_CHECKING:
    from sphinx_qantar.typst.index import SortKey
    from sphinx_qantar.typst.print_settings import PrintSettings
    from sphinx_qantar.typst.title_page import TitlePage

logger = logging.getLogger(__name__)

LOOKS = Path(__file__).with_name("book.typ")
"""The functions that the translator's markup calls, and how they look."""


class Press:
    """Print a document of a builder into its output folder.

    What is to be printed is written first, and compiled then: the caller need not keep the
    document while the compiler works.

    :param builder: the builder, whose translator may be another's
    :param settings: the values ``typst_*``
    :param sort_key: by what the names of the index are sorted; by their letters if None
    :param looks: Typst files that define what other packages' nodes call
    """

    def __init__(
        self,
        builder: Builder,
        settings: PrintSettings,
        sort_key: SortKey | None = None,
        looks: Sequence[Path] = (),
    ) -> None:
        self._builder = builder
        self._settings = settings
        self._sort_key = sort_key or default_key
        self._looks = (LOOKS, *looks)
        self._told: set[str] = set()
        self._folder = Path(builder.outdir)
        self._compiler = Compiler(self._folder, settings.folders)
        self._source: Path
        self._shape: Shape
        self._pictures: Pictures

    def write(self, document: nodes.document, front: TitlePage) -> None:
        """Write the source of a document, and all that it reads.

        :param document: the tree of all pages, as :class:`Places` wants it; if the first have
            the attribute ``part`` of the value ``front``, they are the book's front matter
        :param front: what the book says of itself
        """
        self._source = self._folder / f"{front.file}.typ"
        opening = self._opening(front, document)
        self._builder.post_process_images(document)
        self._pictures = Pictures(self._builder, self._compiler)
        self._copy_looks()
        characters = self._write(document, opening, {})
        fonts = self._settings.fonts["text"]
        missing = warn_of_missing_glyphs(characters, self._compiler, fonts)
        if missing and self._settings.standards:  # which allow of no letter without a form
            self._write(document, opening, str.maketrans(dict.fromkeys(missing, "\ufffd")))

    def compile(self) -> Path:
        """Compile what was written, and return the PDF's path.

        Raises TypstError where the project's own Typst (its template, ``raw``) is at fault.
        """
        gc.collect()  # the nodes of a document hold one another
        output = self._source.with_suffix(".pdf")
        try:
            self._compile(output)
        except TypstError:
            broken = self._pictures.find_broken()
            if not broken:
                raise
            self._write_shape(broken)
            self._compile(output)
        return output

    def _compile(self, output: Path) -> None:
        for warning in self._compiler.compile(self._source, output, self._settings.standards):
            logger.warning("%s", warning, type="typst", subtype="compile")

    def _write(
        self, document: nodes.document, opening: str, missing: dict[int, str]
    ) -> dict[str, nodes.Node]:
        """Write the source and the settings; return where each character stands first.

        :param missing: what stands for letters that no font has
        """
        made = self._builder.create_translator(document, self._builder)
        if not isinstance(made, TypstTranslator):
            message = "the translator of a Typst builder is to be a TypstTranslator"
            raise TypeError(message)
        made.pictures = self._pictures
        made.notes_in_margin = self._settings.margin_notes
        made.urls = self._settings.urls
        made.paper_width = self._settings.width
        made.told = self._told
        made.missing = missing
        indexes = Indexes(self._builder, self._settings.indexes, made, self._sort_key)
        document.walkabout(made)
        back = indexes.written()
        self._source.write_text(f"{opening}{made.astext()}{back}", encoding="utf-8", newline="\n")
        self._shape = Shape(made.contents, made.needs_margin)
        self._write_shape(())
        return made.characters

    def _write_shape(self, broken: Sequence[str]) -> None:
        written = self._shape.written(self._settings, broken)
        (self._folder / "settings.typ").write_text(written, encoding="utf-8", newline="\n")

    def _opening(self, front: TitlePage, document: nodes.document) -> str:
        """Write the imports and the book's call: what the book says of itself."""
        names = [path.name for path in self._looks]
        names += ["template.typ"] if self._settings.template else []
        imports = "".join(f"#import {string(name)}: *\n" for name in names)
        contents = document.get(CONTENTS) or sphinx_word("Table of Contents")
        values = [
            ("title", string(front.title)),
            ("subtitle", string(front.subtitle)),
            ("byline", string(front.byline)),
            ("authors", array(map(string, front.authors))),
            ("date", string(front.date)),
            ("rights", string(front.rights)),
            ("language", f"({language_arguments(self._builder.config.language or 'en')})"),
            ("paper", string(self._settings.paper)),
            ("fonts", write_fonts(self._settings.fonts)),
            ("contents", string(contents)),
        ]
        arguments = ", ".join(f"{name}: {value}" for name, value in values)
        pages = document.children[:1]
        begins = "" if any(_is_front(page) for page in pages) else "#show: main-matter\n"
        return f"{imports}#show: book.with({arguments})\n{begins}"

    def _copy_looks(self) -> None:
        for looks in self._looks:
            shutil.copyfile(looks, self._folder / looks.name)
        if self._settings.template:
            shutil.copyfile(self._settings.template, self._folder / "template.typ")


def _is_front(page: nodes.Node) -> bool:
    return isinstance(page, nodes.Element) and page.get("part") == "front"
