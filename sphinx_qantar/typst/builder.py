"""The builder ``typstpdf``: any project as one PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.builders import Builder

if TYPE_CHECKING:
    from sphinx_qantar.typst.title_page import TitlePage


class TypstBuilder(Builder):
    """Assemble all pages, translate them into Typst and compile that.

    The output folder has the PDF, the Typst source of the same name, ``book.typ`` (the looks),
    ``template.typ`` (the project's own) and the images; the compiler reads nothing beyond it.
    """

    name = "typstpdf"
    format = "typst"
    epilog = "The PDF is in %(outdir)s."
    allow_parallel = True
    urls = "no"
    """Where addresses of links are printed, unless ``typst_show_urls`` says."""
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]

    def init(self) -> None:
        """Check the configuration."""
        self.index_key: Callable[[str], Any] | None = None
        self.looks: list[Path] = []
        domains = self.env.domains.sorted()
        names = [f"{domain.name}-{index.name}" for domain in domains for index in domain.indices]
        settings: Any = import_module("sphinx_qantar.typst.print_settings")
        self.print_settings = settings.read_settings(
            self.config, Path(self.confdir), self.urls, names
        )

    def get_outdated_docs(self) -> Iterator[str]:
        """Tell that the book is always made anew; Sphinx accepts a text here too."""
        return cast("Iterator[str]", "the book")

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Give the address of a page within the book."""
        del typ
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Give the address of a page, which is the same from everywhere."""
        del from_
        return self.get_target_uri(to, typ)

    def assemble(self) -> nodes.document:
        """Return the document that is printed; a builder of other books overrides this."""
        return import_module("sphinx_qantar.typst.assembly").assemble(self)  # type: ignore[no-any-return]

    def title_page(self) -> TitlePage:
        """Return what the book says of itself; called after :meth:`assemble`."""
        return import_module("sphinx_qantar.typst.title_page").title_page(self.config)  # type: ignore[no-any-return]

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Print the book; what is needed for that is loaded here, not with the extension."""
        del docnames
        printing: Any = import_module("sphinx_qantar.typst.printing")
        type(self).default_translator_class = printing.TypstTranslator
        press = printing.Press(self, self.print_settings, self.index_key, self.looks)
        press.write(self.assemble(), self.title_page())
        press.compile()
