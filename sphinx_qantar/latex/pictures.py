"""Convert images that LaTeX cannot read into PDF, by the compiler in the ``typst`` wheel."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms.images import ImageConverter

from sphinx_qantar.diagnostics import warn

_PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("/image{suffix}")\n'


class PictureConverter(ImageConverter):
    """Convert SVG, WebP and GIF; a project's own converters come before."""

    default_priority = 210
    conversion_rules: ClassVar[list[tuple[str, str]]] = [  # type: ignore[misc]  # not so in Sphinx
        ("image/svg+xml", "application/pdf"),
        ("image/webp", "application/pdf"),
        ("image/gif", "application/pdf"),
    ]

    def is_available(self) -> bool:
        """Tell whether the compiler is there."""
        return find_spec("typst") is not None

    def handle(self, node: nodes.image) -> None:
        """Convert an image; one that cannot be read gives way to its alternative text."""
        before = node["uri"]
        super().handle(node)
        if node["uri"] == before:
            message = f"the image {before} cannot be read; its alternative text is printed."
            warn("image", message, node)
            node.replace_self(_stand_in(node))

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Convert an image, and tell whether that could be done.

        The compiler sees nothing but the image, in a folder of its own.
        """
        compiling = import_module("sphinx_qantar.typst.compiling")
        suffix = Path(_from).suffix.lower()
        with TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copyfile(_from, folder / f"image{suffix}")
            page = folder / "page.typ"
            page.write_text(_PAGE.format(suffix=suffix), encoding="utf-8")
            try:
                compiling.Compiler(folder, ()).compile(page, Path(_to), ())
            except compiling.TypstError:
                return False
        return True


def _stand_in(node: nodes.image) -> nodes.Element:
    words = nodes.emphasis("", node.get("alt") or Path(node["uri"]).name)
    inline = isinstance(node.parent, nodes.TextElement)
    return words if inline else nodes.paragraph("", "", words)
