"""Print an assembled document: translate it, gather what it needs, compile it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _ as sphinx_word  # the words are in Sphinx's own catalogue
from sphinx.util import logging

from sphinx_qantar.typst.compiling import Compiler, TypstError
from sphinx_qantar.typst.configuration import PrintSettings
from sphinx_qantar.typst.escaping import array, dictionary, string
from sphinx_qantar.typst.glyphs import warn_of_missing_glyphs
from sphinx_qantar.typst.index import SortKey, default_key, write_index
from sphinx_qantar.typst.languages import language_arguments
from sphinx_qantar.typst.pictures import Pictures
from sphinx_qantar.typst.title_page import TitlePage
from sphinx_qantar.typst.translator import TypstTranslator

logger = logging.getLogger(__name__)

LOOKS = Path(__file__).with_name("book.typ")
"""The functions that the translator's markup calls, and how they look."""


class Press:
    """Print documents of a builder into its output folder.

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
        self._missing: dict[int, str] = {}
        self._folder = Path(builder.outdir)
        self._compiler = Compiler(self._folder, settings.folders)

    def print(self, document: nodes.document, front: TitlePage) -> Path:
        """Print a document, and return the PDF's path.

        :param document: the tree of all pages, as :class:`Places` wants it; if the first have
            the attribute ``part`` of the value ``front``, they are the book's front matter
        :param front: what the book says of itself

        Raises TypstError where the project's own Typst (its template, ``raw``) is at fault.
        """
        source = self._folder / f"{front.file}.typ"
        opening = self._opening(front, document)
        self._builder.post_process_images(document)
        pictures = Pictures(self._builder, self._compiler)
        self._copy_looks()
        translator = self._write(document, source, pictures, opening)
        fonts = self._settings.fonts["text"]
        missing = warn_of_missing_glyphs(translator.characters, self._compiler, fonts)
        if missing and self._settings.standards:  # which allow of no letter without a form
            self._missing = str.maketrans(dict.fromkeys(missing, "\ufffd"))
            self._write(document, source, pictures, opening)
        output = source.with_suffix(".pdf")
        try:
            self._compile(source, output)
        except TypstError:
            if not pictures.leave_out_broken(document):
                raise
            self._write(document, source, pictures, opening)
            self._compile(source, output)
        return output

    def _compile(self, source: Path, output: Path) -> None:
        for warning in self._compiler.compile(source, output, self._settings.standards):
            logger.warning("%s", warning, type="typst", subtype="compile")

    def _write(
        self, document: nodes.document, source: Path, pictures: Pictures, opening: str
    ) -> TypstTranslator:
        made = self._builder.create_translator(document, self._builder)
        if not isinstance(made, TypstTranslator):
            message = "the translator of a Typst builder is to be a TypstTranslator"
            raise TypeError(message)
        made.pictures = pictures
        made.notes_in_margin = self._settings.margin_notes
        made.urls = self._settings.urls
        made.told = self._told
        made.missing = self._missing
        document.walkabout(made)
        index = write_index(
            IndexEntries(self._builder.env).create_index(self._builder), made, self._sort_key
        )
        pieces = [opening, made.astext()]
        if index:
            made.note_contents(1, "", sphinx_word("Index"))
            place = made.anchor("genindex")
            title = made.text(sphinx_word("Index"), document)
            pieces.append(f"\n\n#index-chapter([{place}{title}])[\n{index}]\n")
        source.write_text("".join(pieces), encoding="utf-8")
        (self._folder / "settings.typ").write_text(self._shape(made), encoding="utf-8")
        return made

    def _shape(self, made: TypstTranslator) -> str:
        """Write what ``book.typ`` reads of the pages: ``conf.py``'s words, and the headings."""
        settings = self._settings
        margins = settings.margins.items()
        values = [
            ("paper", string(settings.paper)),
            ("width", f"{settings.width}mm"),
            ("fonts", self._fonts()),
            (
                "margins",
                "(" + ("".join(f"{side}: {width}, " for side, width in margins) or ":") + ")",
            ),
            ("margin-notes", "true" if settings.margin_notes and made.needs_margin else "false"),
            ("contents", _contents(made)),
        ]
        return (
            "#let settings = (\n"
            + "".join(f"  {name}: {value},\n" for name, value in values)
            + ")\n"
        )

    def _fonts(self) -> str:
        return dictionary(
            (use, array(string(name) for name in names))
            for use, names in self._settings.fonts.items()
        )

    def _opening(self, front: TitlePage, document: nodes.document) -> str:
        """Write the imports and the book's call: what the book says of itself."""
        names = [path.name for path in self._looks]
        names += ["template.typ"] if self._settings.template else []
        imports = "".join(f"#import {string(name)}: *\n" for name in names)
        values = [
            ("title", string(front.title)),
            ("subtitle", string(front.subtitle)),
            ("byline", string(front.byline)),
            ("authors", array(map(string, front.authors))),
            ("date", string(front.date)),
            ("rights", string(front.rights)),
            ("language", f"({language_arguments(self._builder.config.language or 'en')})"),
            ("paper", string(self._settings.paper)),
            ("fonts", self._fonts()),
            ("contents", string(sphinx_word("Table of Contents"))),
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


def _contents(made: TypstTranslator) -> str:
    """Write the lines that the contents will have: level, number and title of each."""
    return array(
        array([str(level), string(number), string(title)]) for level, number, title in made.contents
    )


def _is_front(page: nodes.Node) -> bool:
    return isinstance(page, nodes.Element) and page.get("part") == "front"
