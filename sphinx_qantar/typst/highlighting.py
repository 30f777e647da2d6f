"""Colour code by the project's Pygments style, through Sphinx's own highlighter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from pygments.formatter import Formatter
from sphinx.highlighting import PygmentsBridge

from sphinx_qantar.typst.escaping import string


class SpanFormatter(Formatter[str]):  # type: ignore[misc]  # Pygments has no stubs
    """Write each line of code as an array of its spans: a text, or a look and a text.

    A look is a string: letters ``b`` (bold), ``i`` (italic), ``u`` (underlined), and the colour.
    """

    def format(self, tokensource: Iterable[tuple[Any, str]], outfile: Any) -> None:  # noqa: ANN401 - Pygments' signature
        """Write a line of output for each line of code."""
        looks: dict[Any, str] = {}
        line: list[str] = []
        for kind, text in tokensource:
            if kind not in looks:
                looks[kind] = _look(self._style_of(kind))
            first, *others = text.split("\n")
            line.append(_span(looks[kind], first))
            for other in others:
                outfile.write("".join(["(", *line, ")\n"]))
                line = [_span(looks[kind], other)]
        outfile.write("".join(["(", *line, ")\n"]))

    def _style_of(self, kind: Any) -> Any:  # noqa: ANN401 - a token type and a dictionary of Pygments'
        while kind.parent and kind not in self.style:
            kind = kind.parent
        return self.style.style_for_token(kind)


class Highlighter(PygmentsBridge):
    """Part code into coloured spans.

    :param style: the name of a Pygments style, or None for Sphinx's own
    """

    html_formatter = SpanFormatter

    def __init__(self, style: str | None) -> None:
        super().__init__("html", style or "sphinx")

    def lines(self, source: str, language: str, *, force: bool, location: nodes.Node) -> list[str]:
        """Return an array for each line of *source*.

        Sphinx warns of unknown languages, and of code that is not in its language.
        """
        options = {"stripnl": False}
        written = self.highlight_block(source, language, options, force, location)
        return written.rstrip("\n").split("\n")


def _look(style: Any) -> str:  # noqa: ANN401 - a dictionary of Pygments'
    letters = "".join(
        letter
        for letter, name in (("b", "bold"), ("i", "italic"), ("u", "underline"))
        if style[name]
    )
    colour = f"#{style['color']}" if style["color"] else ""
    return string(letters + colour)


def _span(look: str, text: str) -> str:
    if not text:
        return ""
    return f"({look}, {string(text)}), " if look != '""' else f"{string(text)}, "
