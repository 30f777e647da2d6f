"""Find the pictures of a reader for its EPUB, and see that reading systems can show them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from docutils import nodes
from sphinx.builders import Builder

from sphinx_qantar.diagnostics import warn
from sphinx_qantar.epub.page import relative
from sphinx_qantar.epub.pictures import UnusablePictureError, prepare

_FOLDER = "_images"


class EpubPictures:
    """The pictures of a book; ``files`` has those that pages have asked for, by their paths.

    :param builder: the builder, after the images of all pages were gathered
    :param documents: the pages, to tell where a picture stands
    """

    def __init__(self, builder: Builder, documents: Iterable[nodes.document]) -> None:
        self._builder = builder
        self._documents = documents
        self._sources = {name: uri for uri, name in builder.images.items()}
        self._paths: dict[str, str] = {}
        self.files: dict[str, bytes] = {}

    def find(self, page: str, source: str) -> str:
        """Return the address of a picture as seen from a page, or nothing if there is none.

        :param page: the page's path in the book
        :param source: the address that the page has
        """
        folder = posixpath.dirname(page)
        path = posixpath.normpath(posixpath.join(folder, unquote(source)))
        if posixpath.dirname(path) != _FOLDER:
            return ""
        if path not in self._paths:
            self._paths[path] = self._bring(posixpath.basename(path))
        found = self._paths[path]
        return relative(page, found) if found else ""

    def _bring(self, name: str) -> str:
        """Put a picture into the book, and return its path there."""
        place = self._place(name)
        if not place.is_file():
            return ""  # Sphinx has warned of it
        shown = self._sources.get(name, name)
        try:
            path, data, left_out = prepare(f"{_FOLDER}/{name}", place.read_bytes())
        except UnusablePictureError:
            message = f"the image {shown} is none that an EPUB can show: its words stand for it."
            warn("epub", message, self._node(name))
            return ""
        if left_out:
            message = f"the image {shown} loses what runs or is fetched: {', '.join(left_out)}."
            warn("epub", message, self._node(name))
        self.files[path] = data
        return path

    def _node(self, name: str) -> nodes.Element | None:
        """Return the first image that shows a picture."""
        images = (image for page in self._documents for image in page.findall(nodes.image))
        return next((each for each in images if posixpath.basename(each["uri"]) == name), None)

    def _place(self, name: str) -> Path:
        """Return where a picture is: among the sources, or where an extension has drawn it."""
        if name in self._sources:
            return Path(self._builder.srcdir) / self._sources[name]
        return Path(self._builder.outdir) / _FOLDER / name
