"""Write blocks of code, highlighted in the project's Pygments style."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder

from sphinx_qantar.typst.escaping import array
from sphinx_qantar.typst.highlighting import Highlighter
from sphinx_qantar.typst.writing import Writing

_STRETCH = 100
"""The lines that are laid out at once: with many more the cost would grow by their square."""

_WIDE = 50
"""The letters of a line that any page has room for."""

_NUMBERS = 5
"""The letters for which the numbers of lines take room."""

_FREE = (nodes.document, nodes.section, nodes.container, nodes.compound, addnodes.start_of_file)
"""What may stand round a block that can stand out into the margins."""


class CodeVisitors(Writing):
    """Blocks of code and of text that keeps its lines."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self._highlighter = Highlighter(builder.config.pygments_style)

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Write code; a block with markup in it (``parsed-literal``) begins here."""
        if node.rawsource != node.astext() and any(
            not isinstance(child, nodes.Text) for child in node.children
        ):
            self._verbatim += 1
            self.write("\n\n#parsed-literal[")
            return
        self._write_code(node, node.get("language", "default"))
        raise nodes.SkipNode

    def depart_literal_block(self, node: nodes.Element) -> None:
        """End a block with markup in it."""
        del node
        self._verbatim -= 1
        self.write("]\n\n")

    def visit_doctest_block(self, node: nodes.Element) -> None:
        """Write an interactive session."""
        self._write_code(node, "pycon")
        raise nodes.SkipNode

    def _write_code(self, node: nodes.Element, language: str) -> None:
        source = "\n".join(node.astext().expandtabs().splitlines())
        options: dict[str, Any] = node.get("highlight_args", {})
        force = bool(node.get("force"))
        lines = self._highlighter.lines(source, language, force=force, location=node)
        texts = source.split("\n")
        arguments = [
            self._stretch(texts[at : at + _STRETCH], lines[at : at + _STRETCH], node)
            for at in range(0, len(texts), _STRETCH)
        ]
        if node.get("linenos"):
            arguments.append(f"start: {int(options.get('linenostart', 1))}")
        longest = max(map(len, texts)) + (_NUMBERS if node.get("linenos") else 0)
        if longest > _WIDE and _stands_free(node):
            arguments.append(f"longest: {longest}")
        if options.get("hl_lines"):
            arguments.append(f"marked: {array(str(each) for each in options['hl_lines'])}")
        self.write(f"\n\n#codeblock({', '.join(arguments)})\n\n")

    def _stretch(self, texts: list[str], lines: list[str], node: nodes.Element) -> str:
        text = self.literal("\n".join(texts), node)
        return f"({text}, {array(lines)})"


def _stands_free(node: nodes.Element) -> bool:
    around = node.parent
    while around is not None and isinstance(around, _FREE):
        around = around.parent
    return around is None
