"""Print the formatted text of references as HTML, in the elements that docutils would use."""

from __future__ import annotations

from html import escape

from sphinx_qantar.csl import is_safe_url
from sphinx_qantar.csl.richtext import RichText, Span

_ELEMENTS = {
    "italic": "em",
    "oblique": "em",
    "bold": "strong",
    "superscript": "sup",
    "subscript": "sub",
}


def rich_html(rich: RichText) -> str:
    """Return *rich* as an HTML fragment, its text escaped."""
    return "".join(
        escape(part, quote=False) if isinstance(part, str) else _span(part) for part in rich
    )


def _span(span: Span) -> str:
    inner = rich_html(span.children)
    if span.style == "link":
        if not is_safe_url(span.target):
            return inner
        return f'<a class="reference external" href="{escape(span.target)}">{inner}</a>'
    element = _ELEMENTS.get(span.style)
    if element is not None:
        return f"<{element}>{inner}</{element}>"
    return f'<span class="csl-{span.style}">{inner}</span>'
