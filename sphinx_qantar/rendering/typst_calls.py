"""Share what our Typst visitors need: the translator they use, and how their calls end.

The translator itself is of a package that knows nothing of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from docutils import nodes

Visitor = Callable[[Any, Any], None]


class Translator(Protocol):
    """What is used here of the translator that writes Typst."""

    notes_in_margin: bool
    heading_level: int
    lists_headings: bool

    def note_contents(self, level: int, number: str, title: str) -> None:
        """Note a line of the contents."""

    def write(self, *pieces: str) -> None:
        """Write markup."""

    def render(self, children: Iterable[nodes.Node]) -> str:
        """Return the markup of nodes."""

    def literal(self, text: str, node: nodes.Node) -> str:
        """Return text as a string of Typst."""

    def text(self, text: str, node: nodes.Node) -> str:
        """Return text as markup."""

    def anchors_of(self, node: nodes.Element) -> str:
        """Return the places that the ids of an element name."""

    def foot_note(self, name: str, mark: str, text: str) -> str:
        """Return a note at the foot of the page."""

    def label_of(self, link: nodes.Element) -> str | None:
        """Return the label of the place that a link leads to."""

    def pages_of(self, labels: Iterable[str]) -> str:
        """Return the pages of places, for an index."""

    def use_margin(self) -> None:
        """Say that the margin for notes is needed."""


def depart_call(self: Translator, node: nodes.Element) -> None:
    """End a call between paragraphs."""
    del node
    self.write(")\n\n")


def depart_block(self: Translator, node: nodes.Element) -> None:
    """End a block."""
    del node
    self.write("]\n\n")
