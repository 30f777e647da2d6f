"""Read a note in HTML: paragraphs, lists, quotations, code, marked words and safe links.

nh3 cleans it first, so that what is read is what a browser would show of it.  Headings are
paragraphs in bold type, rows of tables lines, pictures their alternative texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from textwrap import dedent

import nh3
from lxml import html
from lxml.html import HtmlElement, defs

from sphinx_qantar.exchange.formatted.addresses import safe_url, with_links
from sphinx_qantar.exchange.formatted.blocks import (
    Block,
    Blocks,
    Code,
    Formula,
    Items,
    Paragraph,
    Quote,
)
from sphinx_qantar.exchange.formatted.formulas import is_harmless
from sphinx_qantar.exchange.formatted.runs import Line, Run, Style, lines_of

LONGEST = 50_000
"""How many characters a note may have to be more than its words."""

_STYLES: dict[str, Style] = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("em", "i", "u", "cite", "var", "dfn", "ins", "mark"), "em"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "sub": "sub",
    "sup": "sup",
}
_STRUCK = frozenset(["s", "del", "strike"])
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_DIVISIONS = frozenset(
    ["address", "article", "aside", "center", "dd", "details", "div", "dl", "figcaption", "figure"]
) | frozenset(["footer", "header", "main", "nav", "p", "section", "summary"])
_INLINE = frozenset(["a", "br", "img", "q", *_STYLES, *_STRUCK])
_UNSEEN = {"script", "style", "template", "iframe", "object", "noscript", "title", "textarea"}
_DEEPEST = 24
"""How deep elements may be nested; within them only their words count."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff\u202a-\u202e]")
_TAG = re.compile(r"<(?=/?([A-Za-z][^\s<>/]*))")
_TAGS = defs.tags | _UNSEEN | _DIVISIONS | {"s", "mark", "math", "svg", "video", "audio", "source"}
_NUMBER = re.compile(r"[0-9]{1,6}")

Part = Run | None
"""A run of words, or None for the end of a line."""


def read_html(text: str, *, addresses: bool = False) -> Blocks:
    """Return what a note in HTML says.

    :param text: a piece of HTML, of whomever
    :param addresses: make links of bare addresses of the web
    """
    clean = nh3.clean(
        _TAG.sub(_known, _CONTROL.sub(" ", text)),
        tags={*_BLOCKS, *_INLINE, *_DIVISIONS, *_HEADINGS, "li", "dt", "td", "th", "tr", "hr"},
        clean_content_tags=_UNSEEN,
        attributes={
            "a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "code": {"class"},
            "pre": {"class"},
        },
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )  # fmt: skip
    holder = html.fragment_fromstring(clean, create_parent="div")
    return tuple(_Reader(addresses=addresses).blocks(holder, 0))


def _known(found: re.Match[str]) -> str:
    """Return the beginning of a tag that HTML has; any other is words between angle brackets."""
    return "<" if found[1].casefold() in _TAGS else "&lt;"


class _Reader:
    """One pass over a note."""

    def __init__(self, *, addresses: bool) -> None:
        self._addresses = addresses

    def blocks(self, holder: HtmlElement, depth: int) -> Iterator[Block]:
        """Yield what an element holds; words that stand in no paragraph make one."""
        if depth > _DEEPEST:
            yield from self._paragraph([Run(str(holder.text_content()))])
            return
        parts: list[Part] = [Run(holder.text or "")]
        for child in holder:
            tag = str(child.tag)
            if tag in _BLOCKS or tag in _DIVISIONS or tag in _HEADINGS or tag == "hr":
                yield from self._paragraph(parts)
                parts = []
                yield from self._block(child, depth + 1)
            else:
                parts += self._inline(child, frozenset(), "", depth + 1)
            parts.append(Run(child.tail or ""))
        yield from self._paragraph(parts)

    def _block(self, element: HtmlElement, depth: int) -> Iterator[Block]:
        tag = str(element.tag)
        if tag in _BLOCKS:
            yield from _BLOCKS[tag](self, element, depth)
        elif tag in _HEADINGS:
            inner = self._content(element, frozenset(["strong"]), "", depth)
            yield from self._paragraph([*inner])
        elif tag != "hr":
            yield from self.blocks(element, depth)

    def _paragraph(self, parts: list[Part]) -> Iterator[Block]:
        if self._addresses:
            parts = [each for part in parts for each in (with_links(part) if part else [None])]
        if lines := lines_of(parts):
            yield Paragraph(lines)

    def _content(
        self, element: HtmlElement, styles: frozenset[Style], url: str, depth: int
    ) -> Iterator[Part]:
        yield Run(element.text or "", styles, url)
        for child in element:
            yield from self._inline(child, styles, url, depth + 1)
            yield Run(child.tail or "", styles, url)

    def _inline(
        self, element: HtmlElement, styles: frozenset[Style], url: str, depth: int
    ) -> Iterator[Part]:
        tag = str(element.tag)
        words = str(element.text_content())
        if tag == "br":
            yield None
        elif tag == "img":
            yield from _picture(element, styles, url)
        elif _STYLES.get(tag) == "code":
            yield _code(element, words, styles, url)
        elif depth > _DEEPEST:
            yield Run(words, styles, url)
        elif tag in _STRUCK:
            around = Run("~~" if words.strip() else "", styles, url)
            yield from (around, *self._content(element, styles, url, depth), around)
        else:
            style = _STYLES.get(tag)
            address = safe_url(element.get("href", "")) if tag == "a" else ""
            inner = styles | {style} if style else styles
            yield from self._content(element, inner, url or address, depth)

    # -- blocks -----------------------------------------------------------------------

    def quote(self, element: HtmlElement, depth: int) -> Iterator[Block]:
        """Yield a quotation."""
        if inner := tuple(self.blocks(element, depth)):
            yield Quote(inner)

    def items(self, element: HtmlElement, depth: int) -> Iterator[Block]:
        """Yield a list; what stands between its items is of the item before."""
        items: list[Blocks] = [(each,) for each in self._paragraph([Run(element.text or "")])]
        for child in element:
            if child.tag in ("ul", "ol") and items:
                items[-1] += tuple(self._block(child, depth))
            elif inner := tuple(self.blocks(child, depth)):
                items.append(inner)
            items += [(each,) for each in self._paragraph([Run(child.tail or "")])]
        start = element.get("start", "1")
        number = int(start) if _NUMBER.fullmatch(start) else 1
        if items:
            yield Items(tuple(items), number if element.tag == "ol" else None)

    def code(self, element: HtmlElement, depth: int) -> Iterator[Block]:
        """Yield code, or the formula that it is."""
        del depth
        words = str(element.text_content())
        tex = " ".join(words.split())
        if element.get("class") == "math" and is_harmless(tex):
            yield Formula(tex)
        elif words.strip():
            yield Code(plain_code(words))

    def table(self, element: HtmlElement, depth: int) -> Iterator[Block]:
        """Yield a table as one paragraph, its rows as lines."""
        lines: list[Line] = []
        for row in element.iter("tr"):
            parts: list[Part] = []
            for cell in row.iterchildren("td", "th"):
                bar = [Run(" | ")] if parts else []
                parts += [*bar, *self._cell(cell, depth)]
            lines += lines_of(parts)
        if lines:
            yield Paragraph(tuple(lines))

    def _cell(self, cell: HtmlElement, depth: int) -> Iterator[Part]:
        for part in self._content(cell, frozenset(), "", depth):
            yield Run(" ") if part is None else part

    def term(self, element: HtmlElement, depth: int) -> Iterator[Block]:
        """Yield a term that is explained by what follows."""
        yield from self._paragraph([*self._content(element, frozenset(["strong"]), "", depth)])


def _picture(element: HtmlElement, styles: frozenset[Style], url: str) -> Iterator[Part]:
    """Yield the alternative text of a picture, which leads to it if it is on the web."""
    address = safe_url(element.get("src", ""))
    words = element.get("alt", "").strip() or address
    if words:
        yield Run(words, styles, url or address)


def _code(element: HtmlElement, words: str, styles: frozenset[Style], url: str) -> Run:
    tex = " ".join(words.split())
    if element.get("class") == "math" and is_harmless(tex):
        return Run(tex, frozenset(["math"]))
    return Run(words, styles | {"code"}, url) if words.strip() else Run(" ")


def plain_code(text: str) -> str:
    """Return code without tabs, ends of lines that nobody sees, and indentation of the whole."""
    lines = [line.expandtabs(4).rstrip() for line in _CONTROL.sub(" ", text).splitlines()]
    return dedent("\n".join(lines)).strip("\n")


_BLOCKS: dict[str, Callable[[_Reader, HtmlElement, int], Iterator[Block]]] = {
    "blockquote": _Reader.quote,
    "dt": _Reader.term,
    "ol": _Reader.items,
    "pre": _Reader.code,
    "table": _Reader.table,
    "ul": _Reader.items,
}
