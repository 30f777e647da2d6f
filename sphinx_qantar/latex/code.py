"""Part long blocks of code: LaTeX holds a block in memory as a whole, and has not enough of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

_LONG = 500
"""The lines from which on a block is parted; some two thousand lines of busy code are too many."""
_PART = 250


class PartLongCode(SphinxPostTransform):
    """Make several blocks of a long one; its lines keep their numbers."""

    default_priority = 225
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Part the blocks of this document."""
        del kwargs
        for block in list(self.document.findall(nodes.literal_block)):
            text = block.astext()
            if block.rawsource == text and text.count("\n") >= _LONG:
                block.replace_self(list(_parts(block, text.split("\n"))))


def _parts(block: nodes.literal_block, lines: list[str]) -> Iterator[nodes.literal_block]:
    for begin in range(0, len(lines), _PART):
        text = "\n".join(lines[begin : begin + _PART])
        part = nodes.literal_block(text, text)
        part.attributes = {**block.attributes, "highlight_args": _arguments(block, begin)}
        part["force"] = True  # a part need not be right by itself
        part.source, part.line = block.source, block.line
        if begin:
            part["ids"], part["names"] = [], []
        yield part


def _arguments(block: nodes.literal_block, begin: int) -> dict[str, Any]:
    """Return what is highlighted in a part, and the number of its first line.

    :param begin: the lines before it in the block
    """
    arguments: dict[str, Any] = {**block.get("highlight_args", {})}
    if "linenostart" in arguments or block.get("linenos"):
        arguments["linenostart"] = arguments.get("linenostart", 1) + begin
    if "hl_lines" in arguments:
        places = [line - begin for line in arguments["hl_lines"]]
        arguments["hl_lines"] = [place for place in places if 0 < place <= _PART]
    return arguments
