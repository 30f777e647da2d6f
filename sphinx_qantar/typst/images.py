"""Write images and figures."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from docutils import nodes

from sphinx_qantar.typst.escaping import string
from sphinx_qantar.typst.tables import TableVisitors

_LENGTH = re.compile(r"(?P<number>\d+(?:\.\d*)?|\.\d+)\s*(?P<unit>[a-z%]*)")
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "bp": 1.0, "pc": 12.0, "q": 0.7087}
_POINTS |= {"cm": 28.3465, "mm": 2.83465, "in": 72.0, "ex": 5.0, "em": 10.5, "rem": 10.5}


def length(text: str, scale: float = 1) -> str | None:
    """Write a length of docutils or CSS as Typst's, or return None if it is none.

    :param text: a number with a unit; without one it counts pixels, of which 96 make an inch
    :param scale: by what it is multiplied
    """
    found = _LENGTH.fullmatch(str(text).strip().lower())
    if found is None:
        return None
    number = float(found["number"]) * scale
    if found["unit"] == "%":
        return f"{number:g}%"
    points = _POINTS.get(found["unit"])
    return None if points is None else f"{number * points:g}pt"


class ImageVisitors(TableVisitors):
    """Images; where one is missing its alternative text stands in a frame."""

    def visit_image(self, node: nodes.Element) -> None:
        """Write an image, in a line or by itself."""
        if isinstance(node.parent, nodes.TextElement) and not _stands_alone(node):
            self.write(f"#inline-picture({self._picture(node)})")
        else:
            placed = f"#align({_alignment(node)}, picture({self._picture(node)}))"
            self.write("\n\n", placed, "\n\n")
        raise nodes.SkipNode

    def visit_figure(self, node: nodes.Element) -> None:
        """Write a figure: images, caption, legend."""
        captions = [child for child in node.children if isinstance(child, nodes.caption)]
        legends = [child for child in node.children if isinstance(child, nodes.legend)]
        rest = [child for child in node.children if child not in captions + legends]
        body = self.render(rest)
        caption = ""
        if captions:
            words = self.render(captions[0].children)
            caption = ", " + self.caption("figure", node, words)
        self.write(f"\n\n#figure(kind: image{caption})[{body}]\n\n")
        self.write(*(self.render([legend]) for legend in legends), "\n\n")
        raise nodes.SkipNode

    def visit_caption(self, node: nodes.Element) -> None:
        """Write the line over a listing, with its number; a figure writes its own."""
        words = self.numbered("code-block", node.parent, self.render(node.children))
        self.write("\n\n#code-caption[", words, "]\n\n")
        raise nodes.SkipNode

    def _picture(self, node: nodes.Element) -> str:
        """Write the arguments of a picture."""
        uri = node["uri"]
        alternative = self._alternative(node)
        found = self.pictures.picture(node)
        if found is None:
            shown = self.literal(alternative or uri, node)
            return f"none, alt: {shown}"
        path, natural = found
        scale = float(node.get("scale", 100)) / 100
        width = length(node.get("width", ""), scale)
        height = length(node.get("height", ""), scale)
        if width is None and height is None and natural is not None:
            width = f"{natural * scale:g}pt"
        sizes = [("width", width), ("height", None if width and "%" in width else height)]
        given = "".join(f", {name}: {size}" for name, size in sizes if size is not None)
        alternative = f"alt: {string(alternative)}" if alternative else "decorative: true"
        return f"{string(path)}{given}, {alternative}"

    def _alternative(self, node: nodes.Element) -> str:
        """Give an image's alternative text, empty if it is but decoration.

        As in HTML, it is that if its author gave it an empty text, and not if he gave it none.
        """
        if node.hasattr("alt"):
            return str(node["alt"] or "")
        message = "the image %s has no alternative text: tell what it shows, or that it is empty"
        self.warn_once(f"alt:{node['uri']}", message, node["uri"], node=node)
        return PurePosixPath(str(node["uri"])).name


def _stands_alone(image: nodes.Element) -> bool:
    """Tell whether an image, or a link around it, is all its paragraph holds."""
    around = image.parent
    if isinstance(around, nodes.reference):
        image, around = around, around.parent
    if isinstance(around, nodes.paragraph):
        return len(around.children) == 1 and not isinstance(around.parent, nodes.entry)
    return not isinstance(around, nodes.TextElement)


def _alignment(node: nodes.Element) -> str:
    stated = node.get("align", "center")
    return stated if stated in {"left", "right"} else "center"
