"""Make nodes of HTML from elsewhere: a few plain elements, their text, and safe links.

nh3 cleans it first (a well-kept sanitiser, with the parser that browsers have), so that what is
read here is what a browser would see of it.  No markup of strangers gets into a page: the nodes
are written by Sphinx like our own, in every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import nh3
from docutils import nodes
from lxml import html
from lxml.html import HtmlElement

from sphinx_qantar.csl.richtext import is_safe_url
from sphinx_qantar.rendering.footnotes_in_html import CALL, call_of, take_out

_INLINE: dict[str, type[nodes.TextElement]] = {
    "b": nodes.strong,
    "code": nodes.literal,
    "em": nodes.emphasis,
    "i": nodes.emphasis,
    "strong": nodes.strong,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
}
_DEEPEST = 24
"""How deep elements may be nested; within them only their text counts."""
_MEASURE, _LEAST = 60, 10
"""How many characters wide a table is where that is told by characters, and a column at least."""
_SINGLE: dict[str, Callable[[HtmlElement], nodes.Node]] = {
    "br": lambda _element: nodes.line(),
    "img": lambda element: nodes.image(
        uri=element.get("src", ""), alt=" ".join(element.get("alt", "").split())
    ),
    CALL: call_of,
}
"""Elements without words of their own."""
_UNSEEN = {"script", "style", "template", "iframe", "object", "noscript", "title", "textarea"}


Link = Callable[[str], nodes.Element | None]
"""Makes a link, still without words, to an address that is relative; None if it leads nowhere."""
Picture = Callable[[str, str], list[nodes.Node]]
"""Makes a picture of its address, which may be relative, and its alternative text."""


def nodes_of(
    text: str,
    link: Link = lambda _address: None,
    picture: Picture = lambda _address, _alt: [],
    name: str = "",
) -> list[nodes.Element]:
    """Return what HTML says as paragraphs, lists, tables and the like; then its footnotes.

    :param text: a piece of HTML, of whomever
    :param link: makes links of relative addresses; by default their words are left alone
    :param picture: makes pictures; by default they are left out
    :param name: what the ids of footnotes begin with; if it is empty none are made
    """
    clean = nh3.clean(
        text,
        tags={*_INLINE, *_BLOCKS, *_PARTS},
        clean_content_tags=_UNSEEN,
        attributes={"a": {"href", "role"}, "aside": {"id", "role"}, "img": {"alt", "src"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    holder = html.fragment_fromstring(clean, create_parent="div")
    noted = take_out(holder, name) if name else []
    made: list[nodes.Element] = list(_blocks(holder, 0))
    for note in noted:
        made.append(note.node)
        note.node.extend(_blocks(note.element, 0))
    for block in made:
        for image in list(block.findall(nodes.image)):
            image.replace_self(picture(image["uri"], image["alt"]))
        for node in list(block.findall(nodes.reference)):
            _lead(node, link)
    return made


def _lead(node: nodes.reference, link: Link) -> None:
    """Have a link lead to its address if that is safe; to a relative one as *link* has it."""
    address = node["refuri"]
    if is_safe_url(address):
        return
    made = None if ":" in address.partition("#")[0] or address.startswith("/") else link(address)
    if made is None:
        node.replace_self(node.children)
    else:
        made += node.children
        node.replace_self(made)


def _blocks(holder: HtmlElement, depth: int) -> Iterator[nodes.Element]:
    """Yield what an element holds; text that stands in no paragraph makes one."""
    if depth > _DEEPEST:
        yield from _paragraph([nodes.Text(holder.text_content())])
        return
    run: list[nodes.Node] = _text(holder.text)
    for child in holder:
        make = _BLOCKS.get(str(child.tag))
        if make is None:
            run += _inline(child, depth + 1)
        else:
            yield from _paragraph(run)
            run = []
            yield from make(child, depth + 1)
        run += _text(child.tail)
    yield from _paragraph(run)


def _paragraph(run: list[nodes.Node]) -> Iterator[nodes.Element]:
    """Yield the paragraph that a run of inline nodes is, or the verses; nothing if it is empty."""
    lines: list[list[nodes.Node]] = [[]]
    for node in run:
        if isinstance(node, nodes.line):  # the end of one
            lines.append([])
        else:
            lines[-1].append(node)
    lines = [stripped for line in lines if (stripped := _stripped(line))]
    if len(lines) > 1:
        yield nodes.line_block("", *(nodes.line("", "", *line) for line in lines))
    elif lines:
        yield nodes.paragraph("", "", *lines[0])


def _stripped(line: list[nodes.Node]) -> list[nodes.Node]:
    """Return a line without white space at its ends, empty if it has no words."""
    if not any(node.astext().strip() or isinstance(node, nodes.image) for node in line):
        return []
    first, last = line[0], line[-1]
    if isinstance(first, nodes.Text):
        line[0] = nodes.Text(first.lstrip())
    if isinstance(last, nodes.Text):
        line[-1] = nodes.Text(line[-1].astext().rstrip())
    return [node for node in line if not isinstance(node, nodes.Text) or node]


def _text(text: str | None) -> list[nodes.Node]:
    if not text:
        return []
    words = " ".join(text.split())
    before = " " if text[0].isspace() else ""
    after = " " if words and text[-1].isspace() else ""
    return [nodes.Text(f"{before}{words}{after}")]


def _inline(element: HtmlElement, depth: int) -> list[nodes.Node]:
    tag = str(element.tag)
    if tag in _SINGLE:
        return [_SINGLE[tag](element)]
    if depth > _DEEPEST:
        return _text(element.text_content())
    inner = _text(element.text)
    for child in element:
        inner += [*_inline(child, depth + 1), *_text(child.tail)]
    if tag == "a":
        address = element.get("href", "")
        if address and any(node.astext().strip() for node in inner):
            return [nodes.reference("", "", *_unbroken(inner), refuri=address, internal=False)]
        return inner
    made = _INLINE.get(tag)
    if made is nodes.literal:
        text = element.text_content()
        return [nodes.literal(text, text)] if text else []
    return [made("", "", *_unbroken(inner))] if made is not None and inner else inner


def _unbroken(inner: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return inline nodes with spaces for the ends of lines."""
    return [nodes.Text(" ") if isinstance(node, nodes.line) else node for node in inner]


# -- blocks ---------------------------------------------------------------------------


def _division(element: HtmlElement, depth: int) -> Iterator[nodes.Element]:
    yield from _blocks(element, depth)


def _quote(element: HtmlElement, depth: int) -> Iterator[nodes.Element]:
    yield nodes.block_quote("", *_blocks(element, depth))


def _preformatted(element: HtmlElement, depth: int) -> Iterator[nodes.Element]:
    del depth
    text = element.text_content().strip("\n")
    if text:
        yield nodes.literal_block(text, text, language="text")


def _bullets(element: HtmlElement, depth: int) -> Iterator[nodes.Element]:
    items = [nodes.list_item("", *_blocks(each, depth)) for each in element.iterchildren("li")]
    if items:
        yield nodes.bullet_list("", *items, bullet="*")


def _numbers(element: HtmlElement, depth: int) -> Iterator[nodes.Element]:
    for made in _bullets(element, depth):
        form = {"enumtype": "arabic", "prefix": "", "suffix": "."}
        yield nodes.enumerated_list("", *made.children, **form)


def _definitions(element: HtmlElement, depth: int) -> Iterator[nodes.Element]:
    made = nodes.definition_list()
    for child in element.iterchildren("dt", "dd"):
        if child.tag == "dt":
            term = nodes.term("", "", *_unbroken(_inline(child, depth)))
            made += nodes.definition_list_item("", term, nodes.definition())
        elif made.children:
            _definition_of(made).extend(_blocks(child, depth))
    if made.children:
        yield made


def _definition_of(made: nodes.definition_list) -> nodes.definition:
    """Return the last definition of a list."""
    return list(made.findall(nodes.definition))[-1]


def _table(element: HtmlElement, depth: int) -> Iterator[nodes.Element]:
    rows = [
        ([list(_blocks(cell, depth)) for cell in row.iterchildren("td", "th")], _is_head(row))
        for row in _rows(element)
    ]
    width = max((len(cells) for cells, _head in rows), default=0)
    if not width:
        return
    widths = (nodes.colspec(colwidth=max(_LEAST, _MEASURE // width)) for _ in range(width))
    group = nodes.tgroup("", *widths, cols=width)
    for kind, wanted in ((nodes.thead, True), (nodes.tbody, False)):
        made = [_row(cells, width) for cells, is_head in rows if is_head == wanted]
        if made:
            group += kind("", *made)
    yield nodes.table("", group)


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the rows of a table, not those of tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        else:
            yield from child.iterchildren("tr")


def _is_head(row: HtmlElement) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _row(cells: list[list[nodes.Element]], width: int) -> nodes.row:
    lacking = width - len(cells)
    return nodes.row("", *(nodes.entry("", *cell) for cell in [*cells, *([[]] * lacking)]))


_BLOCKS: dict[str, Callable[[HtmlElement, int], Iterator[nodes.Element]]] = {
    "aside": _division,
    "blockquote": _quote,
    "div": _division,
    "dl": _definitions,
    "ol": _numbers,
    "p": _division,
    "pre": _preformatted,
    "table": _table,
    "ul": _bullets,
}
_PARTS = frozenset(["a", "br", "img", "dd", "dt", "li", "tbody", "td", "th", "thead", "tr"])
