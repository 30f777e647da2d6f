"""Have LaTeX be given images that it can read, and words where there are none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.transforms.post_transforms.images import ImageConverter

from sphinx_qantar.diagnostics import warn

_PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("/image{suffix}")\n'
_SIGNATURES = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".pdf": b"%PDF-",
}
"""How the files begin that LaTeX can read, by their suffixes."""
_ENDS = {".png": b"IEND", ".jpg": b"\xff\xd9", ".jpeg": b"\xff\xd9", ".pdf": b"%%EOF"}
"""What stands near the end of such files; those that were cut off have it not."""
_TAIL = 1024


class PictureConverter(ImageConverter):
    """Convert SVG, WebP and GIF; a project's own converters come before.

    The compiler in the ``typst`` wheel makes PDF of them.
    """

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
        """Convert an image, and tell whether that could be done.

        The compiler sees nothing but the image, in a folder of its own.
        """
        compiling = import_module("sphinx_qantar.typst.compiling")
        suffix = Path(_from).suffix.lower()
        with TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copyfile(_from, folder / f"image{suffix}")
            page = folder / "page.typ"
            page.write_text(_PAGE.format(suffix=suffix), encoding="utf-8", newline="\n")
            try:
                compiling.Compiler(folder, ()).compile(page, Path(_to), ())
            except compiling.TypstError:
                return False
        return True


class ReplaceUnreadable(SphinxPostTransform):
    """Print the alternative text of an image that LaTeX cannot read: the image would end its run.

    What is missing or could not be fetched Sphinx has warned of.
    """

    default_priority = 220
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Look at the images of this document."""
        del kwargs
        for node in list(self.document.findall(nodes.image)):
            if isinstance(node.parent, nodes.substitution_definition):
                continue  # it is printed where it is used
            paths = [Path(self.env.srcdir, uri) for uri in _files(node) if "://" not in uri]
            there = [path for path in paths if path.is_file()]
            if any(map(_is_readable, there)):
                continue
            if there:
                message = (
                    f"the image {node['uri']} cannot be read; its alternative text is printed."
                )
                warn("image", message, node)
            node.replace_self(_stand_in(node))


def _files(node: nodes.image) -> Iterator[str]:
    """Yield the files of an image, of which the builder will choose one."""
    yield node["uri"]
    yield from node.get("candidates", {}).values()


def _is_readable(path: Path) -> bool:
    """Tell whether a file is whole and of a kind that LaTeX can read, as far as one can see."""
    suffix = path.suffix.lower()
    if suffix not in _SIGNATURES:
        return False
    with path.open("rb") as file:
        begins = file.read(len(_SIGNATURES[suffix])) == _SIGNATURES[suffix]
        file.seek(max(file.seek(0, os.SEEK_END) - _TAIL, 0))
        return begins and _ENDS[suffix] in file.read()


def _stand_in(node: nodes.image) -> nodes.Element:
    words = nodes.emphasis("", node.get("alt") or Path(node["uri"]).name)
    inline = isinstance(node.parent, nodes.TextElement)
    return words if inline else nodes.paragraph("", "", words)
