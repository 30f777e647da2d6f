"""Print the formatted text of references as HTML, in the elements that docutils would use."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from sphinx_qantar import csl

if TYPE_CHECKING:
    from sphinx_qantar.csl.richtext import RichText, Span

_ELEMENTS = {
    "italic": "em",
    "oblique": "em",
    "bold": "strong",
    "superscript": "sup",
    "subscript": "sub",
}


LinkItem = Callable[[str, str], str]
"""Make a link to a work's reference: called with its citekey and the link's content."""


def rich_html(rich: RichText, link_item: LinkItem | None = None) -> str:
    """Return *rich* as an HTML fragment, its text escaped.

    :param link_item: links the items of a citation; without it they are plain
    """
    return "".join(
        escape(part, quote=False) if isinstance(part, str) else _span(part, link_item)
        for part in rich
    )


def _span(span: Span, link_item: LinkItem | None) -> str:
    inner = rich_html(span.children, link_item)
    if span.style == "item":
        return link_item(span.target, inner) if link_item else inner
    if span.style == "link":
        if not csl.is_safe_url(span.target):
            return inner
        return f'<a class="reference external" href="{escape(span.target)}">{inner}</a>'
    element = _ELEMENTS.get(span.style)
    if element is not None:
        return f"<{element}>{inner}</{element}>"
    return f'<span class="csl-{span.style}">{inner}</span>'
