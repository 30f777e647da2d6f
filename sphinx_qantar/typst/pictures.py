"""Bring images and formulas into the output folder, and say how they are printed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.images import get_image_size
from sphinx.util.logging import get_node_location

from sphinx_qantar.typst.formulas import Formulas

if TYPE_CHECKING:
    from sphinx_qantar.typst.compiling import Compiler

logger = logging.getLogger(__name__)

_FOLDER = "_images"
_POINTS_PER_PIXEL = 0.75


class Pictures:
    """The images of a document, as the builder has gathered them.

    :param builder: the builder, after ``post_process_images``
    :param compiler: tells which images cannot be read
    """

    def __init__(self, builder: Builder, compiler: Compiler) -> None:
        self._sources = builder.images
        self._srcdir = Path(builder.srcdir)
        self._folder = Path(builder.outdir) / _FOLDER
        self._compiler = compiler
        self._missing: set[str] = set()
        self._used: dict[str, str] = {}
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self.formulas = Formulas(self._folder)
        for uri, name in self._sources.items():
            if (self._srcdir / uri).is_file():
                shutil.copyfile(self._srcdir / uri, self._folder / name)
            else:
                self._missing.add(uri)

    def picture(self, node: nodes.Element) -> tuple[str, float | None] | None:
        """Give an image's path from the output folder, and its width in points if it has one.

        None for an image that is missing.
        """
        uri = node["uri"]
        if uri not in self._sources or uri in self._missing:
            return None
        name = self._sources[uri]
        self._used.setdefault(uri, get_node_location(node) or "")
        size = get_image_size(str(self._folder / name))
        width = size[0] * _POINTS_PER_PIXEL if size and size[0] > 0 else None
        return self.path(name), width

    def path(self, name: str) -> str:
        """Give the path by which the compiler finds an image."""
        return f"/{_FOLDER}/{name}"

    def find_broken(self) -> list[str]:
        """Warn of the images in use that the compiler cannot read, and return their paths."""
        broken = []
        for uri, location in self._used.items():
            path = self.path(self._sources[uri])
            if not self._compiler.is_readable(path):
                broken.append(path)
                message = "the image %s cannot be read; its alternative text is printed"
                logger.warning(message, uri, location=location, type="typst", subtype="image")
        return broken
