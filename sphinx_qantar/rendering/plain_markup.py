"""Write a passage or a note as plain text and as HTML that depends on nothing else.

What stands on other pages (citations, links to passages) is left open: a mark in the text
says what belongs there, and :func:`fill` puts it in when all pages are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from docutils import nodes
from sphinx.addnodes import only, pending_xref

from sphinx_qantar import csl
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
    nodes.footnote,
    nodes.raw,
    nodes.comment,
    nodes.target,
)
PICTURE = "picture"
"""The kind of an open place that is a picture; its targets are parted by tabs."""
_OPEN, _CLOSE = "\x01", "\x02"
_WORDS = "\x03"
_IF, _THEN, _END = "\x04", "\x05", "\x06"
"""Round what is published on a condition: before it, between it and the words, after these."""
_CONDITIONAL = re.compile(f"{_IF}([^{_THEN}]*){_THEN}([^{_IF}{_END}]*){_END}")
_GAPS = re.compile(r"\n{3,}")
_PLACE = re.compile(f"{_OPEN}([^:]*):([^{_WORDS}{_CLOSE}]*){_WORDS}([^{_CLOSE}]*){_CLOSE}")


def is_plain(passage: nodes.Element) -> bool:
    """Say whether a passage is made of nothing but paragraphs of text."""
    return all(
        isinstance(block, nodes.paragraph)
        and all(isinstance(child, nodes.Text) for child in block.children)
        for block in passage.children
    )


def html_of(
    element: nodes.Element, footnotes: Mapping[str, nodes.footnote] | None = None, name: str = ""
) -> str:
    """Return what an element holds as HTML, with marks for what is open; its footnotes follow.

    :param element: a passage or a note
    :param footnotes: those that may be published, by their ids
    :param name: what the ids of footnotes begin with
    """
    called = _Called(footnotes or {}, name)
    body = "".join(_html(child, called) for child in element.children)
    return body + "".join(called.written())


class _Called:
    """The footnotes that a text calls, in the order of their first calls.

    Source: Digital Publishing WAI-ARIA Module 1.0, ``doc-noteref`` and ``doc-footnote``.
    """

    def __init__(self, footnotes: Mapping[str, nodes.footnote], name: str) -> None:
        self._footnotes = footnotes
        self._name = name
        self._called: list[nodes.footnote] = []

    def call(self, node: nodes.Element) -> str:
        """Return the call of a footnote, empty if it is not published."""
        note = self._footnotes.get(node.get("refid", ""))
        if note is None:
            return ""
        if not any(note is each for each in self._called):
            self._called.append(note)
        number = 1 + next(place for place, each in enumerate(self._called) if each is note)
        anchor = escape(self._anchor(number))
        return f'<a href="#{anchor}" role="doc-noteref"><sup>{number}</sup></a>'

    def written(self) -> Iterator[str]:
        """Yield the footnotes that are called; they may call others."""
        for number, note in enumerate(self._called, 1):  # which grows
            said = (child for child in note.children if not isinstance(child, nodes.label))
            body = "".join(_html(child, self) for child in said)
            mark = f"<p><sup>{number}</sup> "
            body = mark + body[3:] if body.startswith("<p>") else f"{mark.rstrip()}</p>{body}"
            yield f'<aside id="{escape(self._anchor(number))}" role="doc-footnote">{body}</aside>'

    def _anchor(self, number: int) -> str:
        return f"{self._name}-footnote-{number}"


def text_of(element: nodes.Element) -> str:
    """Return what an element holds as text, its paragraphs parted by an empty line."""
    return "\n\n".join(_block_texts(element))


def _block_texts(element: nodes.Element) -> Iterator[str]:
    for block in _blocks(element):
        if isinstance(block, only):
            yield from (_on_condition(block, text) for text in _block_texts(block))
        elif text := " ".join("".join(_texts(block)).split()):
            yield text


def _on_condition(node: only, words: str) -> str:
    return f"{_IF}{node['expr']}{_THEN}{words}{_END}"


def fill(
    template: str, words_of: Callable[[str, str, str], str], meets: Callable[[str], bool]
) -> str:
    """Return a text with the words that belong in its open places.

    :param words_of: gives the words for a place: called with its kind, its target, and the
        words that its author gives, as they are to be printed, empty if there are none
    :param meets: says whether the build meets a condition
    """
    settled = _CONDITIONAL.sub(lambda found: found[2] if meets(found[1]) else "", template)
    if settled != template:  # one may stand within another
        return fill(_GAPS.sub("\n\n", settled).strip("\n"), words_of, meets)
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


def _html(node: nodes.Node, called: _Called) -> str:
    if isinstance(node, nodes.Text):
        text = escape(node.astext())
        return text if isinstance(node.parent, nodes.literal_block) else text.replace("\n", " ")
    if not isinstance(node, nodes.Element) or _is_skipped(node):
        return ""
    if _is_open(node):
        return _mark(node, "".join(_html(child, called) for child in node.children))
    return _element(node, called)


def _element(node: nodes.Element, called: _Called) -> str:
    if isinstance(node, nodes.footnote_reference):
        return called.call(node)
    if isinstance(node, nodes.image | nodes.line_block):
        lines = "<br>".join(_lines(node, called))
        return _picture(node) if isinstance(node, nodes.image) else f"<p>{lines}</p>"
    inner = "".join(_html(child, called) for child in node.children)
    if isinstance(node, only):
        return _on_condition(node, inner)
    if isinstance(node, _HEADINGS):
        return f"<p><strong>{inner}</strong></p>"
    if isinstance(node, nodes.reference):
        url = node.get("refuri", "")
        return f'<a href="{escape(url)}">{inner}</a>' if csl.is_safe_url(url) else inner
    tag = next((tag for kind, tag in _TAGS.items() if type(node) is kind), "")
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def _picture(node: nodes.image) -> str:
    """Return the mark of a picture, whose address is known when its page is written."""
    candidates: Mapping[str, str] = node.get("candidates") or {"*": node.get("uri", "")}
    places = "\t".join(path for _kind, path in sorted(candidates.items()))
    return f"{_OPEN}{PICTURE}:{places}{_WORDS}{escape(node.get('alt', ''))}{_CLOSE}"


def _lines(block: nodes.Element, called: _Called) -> Iterator[str]:
    """Yield the verses of a block; how far they are indented is not told."""
    for child in block.children:
        if isinstance(child, nodes.line_block):
            yield from _lines(child, called)
        elif isinstance(child, nodes.Element):
            yield "".join(_html(each, called) for each in child.children)


def _is_skipped(node: nodes.Element) -> bool:
    return isinstance(node, _SKIPPED) or "qantar-mark" in node.get("classes", ())


def _blocks(element: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the elements under one that hold text themselves, and conditional ones."""
    for child in element.children:
        if isinstance(child, nodes.Element) and not _is_skipped(child):
            if isinstance(child, nodes.TextElement | only):
                yield child
            else:
                yield from _blocks(child)


def _texts(element: nodes.Element) -> Iterable[str]:
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.Element) and _is_open(child):
            yield _mark(child, "".join(_texts(child)))
        elif isinstance(child, nodes.footnote_reference):
            continue
        elif isinstance(child, nodes.Element) and not _is_skipped(child):
            yield from _texts(child)
