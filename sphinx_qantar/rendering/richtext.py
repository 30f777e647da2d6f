"""Turn the formatted text of citations and references into docutils nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx_qantar.csl.richtext import RichText, Span

LinkItem = Callable[[str, list[nodes.Node]], nodes.Node]
"""Make a link to a work's reference: called with its citekey and the link's content."""

_ELEMENTS: dict[str, type[nodes.TextElement]] = {
    "italic": nodes.emphasis,
    "oblique": nodes.emphasis,
    "bold": nodes.strong,
    "superscript": nodes.superscript,
    "subscript": nodes.subscript,
}


def rich_nodes(rich: RichText, link_item: LinkItem | None = None) -> list[nodes.Node]:
    """Return *rich* as docutils nodes.

    :param link_item: links the items of a citation; without it they are plain
    """
    return [_node(part, link_item) for part in rich]


def _node(part: str | Span, link_item: LinkItem | None) -> nodes.Node:
    if isinstance(part, str):
        return nodes.Text(part)
    children = rich_nodes(part.children, link_item)
    if part.style == "item":
        return link_item(part.target, children) if link_item else _group(children)
    if part.style == "link":
        return nodes.reference("", "", *children, refuri=part.target, internal=False)
    element = _ELEMENTS.get(part.style)
    if element is not None:
        return element("", "", *children)
    return nodes.inline("", "", *children, classes=[f"csl-{part.style}"])


def _group(children: Iterable[nodes.Node]) -> nodes.Node:
    children = list(children)
    return children[0] if len(children) == 1 else nodes.inline("", "", *children)
