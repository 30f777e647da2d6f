"""Convert images that LaTeX cannot read into PDF, by the compiler in the ``typst`` wheel."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from sphinx.transforms.post_transforms.images import ImageConverter
from sphinx.util import logging

logger = logging.getLogger(__name__)

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

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Convert an image, and tell whether that could be done; a warning tells if not.

        The compiler sees nothing but the image, in a folder of its own.
        """
        compiling = import_module("sphinx_qantar.typst.compiling")
        source = Path(_from)
        with TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copyfile(source, folder / f"image{source.suffix.lower()}")
            page = folder / "page.typ"
            page.write_text(_PAGE.format(suffix=source.suffix.lower()), encoding="utf-8")
            try:
                compiling.Compiler(folder, ()).compile(page, folder / "image.pdf", ())
            except compiling.TypstError:
                message = "the image %s cannot be read; it is left out of the LaTeX file"
                logger.warning(message, source.name, type="qantar", subtype="latex")
                return False
            shutil.copyfile(folder / "image.pdf", _to)
        return True
