"""Write a passage or a note as plain text and as HTML that depends on nothing else.

What stands on other pages (citations, links to passages) is left open: a mark in the text
says what belongs there, and :func:`fill` puts it in when all pages are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_qantar.csl.richtext import is_safe_url
from sphinx_qantar.nodes import annotation, annotation_title, citation_place, missing

_TAGS: dict[type[nodes.Element], str] = {
    nodes.emphasis: "em",
    nodes.strong: "strong",
    nodes.literal: "code",
    nodes.superscript: "sup",
    nodes.subscript: "sub",
    nodes.title_reference: "em",
    nodes.paragraph: "p",
    nodes.bullet_list: "ul",
    nodes.enumerated_list: "ol",
    nodes.list_item: "li",
    nodes.definition_list: "dl",
    nodes.term: "dt",
    nodes.definition: "dd",
    nodes.field_list: "dl",
    nodes.field_name: "dt",
    nodes.field_body: "dd",
    nodes.block_quote: "blockquote",
    nodes.literal_block: "pre",
    nodes.table: "table",
    nodes.thead: "thead",
    nodes.tbody: "tbody",
    nodes.row: "tr",
    nodes.entry: "td",
}
"""The tags of nodes; of other nodes stands what they hold."""

_HEADINGS = (nodes.rubric, nodes.title, nodes.caption)
_SKIPPED = (
    annotation,
    annotation_title,
    missing,
    nodes.system_message,
    nodes.footnote_reference,
    nodes.footnote,
    nodes.raw,
    nodes.comment,
    nodes.target,
)
_OPEN, _CLOSE = "\x01", "\x02"
_WORDS = "\x03"
_PLACE = re.compile(f"{_OPEN}([^:]*):([^{_WORDS}{_CLOSE}]*){_WORDS}([^{_CLOSE}]*){_CLOSE}")


def is_plain(passage: nodes.Element) -> bool:
    """Say whether a passage is made of nothing but paragraphs of text."""
    return all(
        isinstance(block, nodes.paragraph)
        and all(isinstance(child, nodes.Text) for child in block.children)
        for block in passage.children
    )


def html_of(element: nodes.Element) -> str:
    """Return what an element holds as HTML, with marks for what is open."""
    return "".join(map(_html, element.children))


def text_of(element: nodes.Element) -> str:
    """Return what an element holds as text, its paragraphs parted by an empty line."""
    blocks = (" ".join("".join(_texts(block)).split()) for block in _blocks(element))
    return "\n\n".join(filter(None, blocks))


def fill(template: str, words_of: Callable[[str, str, str], str]) -> str:
    """Return a text with the words that belong in its open places.

    :param words_of: gives the words for a place: called with its kind, its target, and the
        words that its author gives, as they are to be printed, empty if there are none
    """
    return _PLACE.sub(lambda found: words_of(*found.groups()), template)


def html_of_text(text: str) -> str:
    """Return plain text as HTML: paragraphs, and lines within them."""
    paragraphs = (escape(block).replace("\n", "<br>") for block in text.split("\n\n"))
    return "".join(f"<p>{block}</p>" for block in paragraphs if block)


def _mark(node: nodes.Element, words: str) -> str:
    """Return what stands for a citation or a link until all pages are read.

    :param words: what it holds
    """
    if isinstance(node, citation_place):
        return f"{_OPEN}cite:{node['order']}{_WORDS}{_CLOSE}"
    own = words if node.get("refexplicit") else ""
    return f"{_OPEN}{node['reftype']}:{node['reftarget']}{_WORDS}{own}{_CLOSE}"


def _is_open(node: nodes.Node) -> bool:
    return isinstance(node, citation_place) or (
        isinstance(node, pending_xref) and node.get("refdomain") == "qantar"
    )


def _html(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        text = escape(node.astext())
        return text if isinstance(node.parent, nodes.literal_block) else text.replace("\n", " ")
    if not isinstance(node, nodes.Element) or _is_skipped(node):
        return ""
    if _is_open(node):
        return _mark(node, "".join(map(_html, node.children)))
    return _element(node)


def _element(node: nodes.Element) -> str:
    if isinstance(node, nodes.image):
        return escape(node.get("alt", ""))
    if isinstance(node, nodes.line_block):
        return f"<p>{'<br>'.join(_lines(node))}</p>"
    inner = "".join(map(_html, node.children))
    if isinstance(node, _HEADINGS):
        return f"<p><strong>{inner}</strong></p>"
    if isinstance(node, nodes.reference):
        url = node.get("refuri", "")
        return f'<a href="{escape(url)}">{inner}</a>' if is_safe_url(url) else inner
    tag = next((tag for kind, tag in _TAGS.items() if type(node) is kind), "")
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def _lines(block: nodes.line_block) -> Iterator[str]:
    """Yield the verses of a block; how far they are indented is not told."""
    for child in block.children:
        if isinstance(child, nodes.line_block):
            yield from _lines(child)
        elif isinstance(child, nodes.Element):
            yield "".join(map(_html, child.children))


def _is_skipped(node: nodes.Element) -> bool:
    return isinstance(node, _SKIPPED) or "qantar-mark" in node.get("classes", ())


def _blocks(element: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the elements under one that hold text themselves."""
    for child in element.children:
        if isinstance(child, nodes.Element) and not _is_skipped(child):
            if isinstance(child, nodes.TextElement):
                yield child
            else:
                yield from _blocks(child)


def _texts(element: nodes.Element) -> Iterable[str]:
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.Element) and _is_open(child):
            yield _mark(child, "".join(_texts(child)))
        elif isinstance(child, nodes.Element) and not _is_skipped(child):
            yield from _texts(child)
