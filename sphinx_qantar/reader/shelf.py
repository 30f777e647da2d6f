"""Keep the pages of a reader packed, so that one at a time need be in memory as nodes.

A passage takes some 80 kilobytes as nodes, and one packed.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import new_document

if TYPE_CHECKING:
    from sphinx_qantar.reader.page import ReaderPage

_QUICKEST = 1


class Shelf(Protocol):
    """Where the pages of a reader are put until they are written; a dict will do."""

    def __setitem__(self, name: str, document: nodes.document, /) -> None:
        """Put a page there."""

    def __getitem__(self, name: str, /) -> nodes.document:
        """Return a page."""


class PackedShelf:
    """The pages of a reader, packed.

    What is put there must not be used any more: its settings are taken from it.
    """

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def __setitem__(self, name: str, document: nodes.document) -> None:
        """Pack a page."""
        self._packed[name] = zlib.compress(pickled(document), _QUICKEST)

    def __getitem__(self, name: str) -> nodes.document:
        """Unpack a page; it is another object each time."""
        document: nodes.document = pickle.loads(zlib.decompress(self._packed[name]))  # noqa: S301 - packed above
        return document


def document_of(env: BuildEnvironment, page: ReaderPage) -> nodes.document:
    """Return a page of a reader as a document; what the page held belongs to that."""
    document = new_document(str(env.doc2path(page.name)))
    document.settings.env = env
    document += page.body
    for node in document.findall():  # a copy still clings to the whole page it is from
        node.document = document
    return document


class PickledPages(Mapping[str, bytes]):
    """The pages of a reader as Sphinx keeps those of a project, pickled when they are asked for.

    :param names: the pages
    :param page: gives a page
    """

    def __init__(self, names: Mapping[str, object], page: Callable[[str], nodes.document]) -> None:
        self._names = names
        self._page = page

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return pickled(self._page(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def pickled(document: nodes.document) -> bytes:
    """Return a page in the form in which Sphinx keeps those it has read."""
    settings = document.settings.copy()
    vars(settings).update(env=None, warning_stream=None, record_dependencies=None)
    # As Sphinx itself does before it pickles a document.
    vars(document).update(reporter=None, transformer=None, settings=settings)
    return pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
