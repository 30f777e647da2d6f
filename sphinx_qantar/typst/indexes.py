"""Put the indexes at the end of a book: those of domains, and that of the pages."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _ as sphinx_word  # the words are in Sphinx's own catalogue

from sphinx_qantar.typst.domain_indexes import domain_indexes, write_domain_index
from sphinx_qantar.typst.index import write_index

if TYPE_CHECKING:
    from sphinx_qantar.typst.index import SortKey
    from sphinx_qantar.typst.translator import TypstTranslator

_GENERAL = "genindex"
"""The name by which links lead to the index of the pages."""


class Indexes:
    """The indexes of a book, to which its pages may lead.

    :param builder: the builder
    :param wanted: the names of the indexes of domains that are printed
    :param made: the translator, before it writes the book
    :param key: by what the names in the index of the pages are sorted
    """

    def __init__(
        self, builder: Builder, wanted: Collection[str], made: TypstTranslator, key: SortKey
    ) -> None:
        self._made = made
        self._key = key
        self._general = IndexEntries(builder.env).create_index(builder)
        self._others = list(domain_indexes(builder.env, wanted, made.places.pages))
        names = [index.name for index in self._others] + [_GENERAL] * bool(self._general)
        for name in names:
            made.places.add(name, "")

    def written(self) -> str:
        """Write the indexes, each a chapter; called once the book is written."""
        chapters = [
            self._chapter(index.name, index.title, write_domain_index(index, self._made))
            for index in self._others
        ]
        if self._general:
            entries = write_index(self._general, self._made, self._key)
            chapters.append(self._chapter(_GENERAL, sphinx_word("Index"), entries))
        return "".join(chapters)

    def _chapter(self, name: str, title: str, entries: str) -> str:
        self._made.note_contents(1, "", title)
        place = self._made.anchor(self._made.places.label(name, ""))
        words = self._made.text(title, self._made.document)
        return f"\n\n#index-chapter([{words}])[\n{place}{entries}]\n"
