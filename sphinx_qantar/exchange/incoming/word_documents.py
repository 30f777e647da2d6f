"""Read the memos of a REFI-QDA project that are Word documents.

Source: ECMA-376, Office Open XML, part 1, "WordprocessingML": paragraphs, runs, hyperlinks,
numbering, and the relations of the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from sphinx_qantar.exchange.formatted import (
    Block,
    Blocks,
    Items,
    Line,
    Paragraph,
    Quote,
    Run,
    Style,
    lines_of,
)
from sphinx_qantar.exchange.formatted.addresses import safe_url
from sphinx_qantar.exchange.incoming.archives import Archive
from sphinx_qantar.exchange.incoming.records import IncomingError
from sphinx_qantar.exchange.incoming.xml_texts import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MARKS: dict[str, Style] = {"b": "strong", "i": "em", "u": "em"}
_RAISED: dict[str, Style] = {"subscript": "sub", "superscript": "sup"}
_OFF = frozenset(["0", "false", "off", "none"])
_QUOTES = frozenset(["blocktext", "intensequote", "quote", "zitat"])
_HOLDERS = frozenset(["hyperlink", "ins", "sdt", "sdtContent", "smartTag"])
_DEEPEST_LEVEL = 8

Listed = tuple[int, bool, Blocks]
"""An item: its level from 0, whether it is numbered, and what it says."""


def read_word_document(archive: Archive) -> Blocks:
    """Return what a document says.

    :param archive: the bytes of a ``.docx``, as the archive that it is
    :raises IncomingError: if it is no such document
    """
    data = archive.read("word/document.xml")
    if data is None:
        raise IncomingError("it is no Word document")
    body = parse_xml(data, "the Word document").find(f"{_W}body")
    return () if body is None else tuple(_Document(archive).blocks(body))


class _Document:
    """One pass over a document."""

    def __init__(self, archive: Archive) -> None:
        self._addresses = dict(_addresses(_part(archive, "word/_rels/document.xml.rels")))
        self._numbered = set(_numbered(_part(archive, "word/numbering.xml")))

    def blocks(self, body: etree._Element) -> Iterator[Block]:
        """Yield the blocks of a document; items that follow one another are a list."""
        listed: list[Listed] = []
        for block in body.iter(f"{_W}p", f"{_W}tbl"):
            if any(each.tag == f"{_W}tbl" for each in block.iterancestors()):
                continue
            made = self._table(block) if block.tag == f"{_W}tbl" else self._paragraph(block)
            item = self._item(block)
            if item and made:
                listed.append((*item, (made,)))
            elif made:
                yield from _nested(listed)
                listed = []
                yield made
        yield from _nested(listed)

    def _paragraph(self, element: etree._Element) -> Block | None:
        lines = lines_of(self._runs(element, ""))
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else style.get(f"{_W}val", "").casefold().replace(" ", "")
        if lines and name.startswith(("heading", "title", "überschrift")):
            bold = (Run(run.words, run.styles | {"strong"}, run.url) for ln in lines for run in ln)
            return Paragraph(lines_of(bold))
        if lines and name in _QUOTES:
            return Quote((Paragraph(lines),))
        return Paragraph(lines) if lines else None

    def _table(self, table: etree._Element) -> Block | None:
        lines: list[Line] = []
        for row in table.iter(f"{_W}tr"):
            parts: list[Run] = []
            for cell in row.iterchildren(f"{_W}tc"):
                parts += [Run(" | ")] if parts else []
                for paragraph in cell.iter(f"{_W}p"):
                    parts += [each or Run(" ") for each in self._runs(paragraph, "")]
                    parts.append(Run(" "))
            lines += lines_of(parts)
        return Paragraph(tuple(lines)) if lines else None

    def _item(self, paragraph: etree._Element) -> tuple[int, bool] | None:
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        if found is None:
            return None
        level, number = (_value(found.find(f"{_W}{name}")) for name in ("ilvl", "numId"))
        if number in ("", "0"):
            return None
        depth = int(level) if level.isascii() and level.isdigit() and len(level) == 1 else 0
        return min(depth, _DEEPEST_LEVEL), (number, str(depth)) in self._numbered

    def _runs(self, holder: etree._Element, url: str) -> Iterator[Run | None]:
        for child in holder:
            name = str(child.tag).removeprefix(_W)
            if name in _HOLDERS:
                address = self._addresses.get(child.get(f"{_R}id", ""), "")
                yield from self._runs(child, url or address)
            elif name == "r":
                styles = frozenset(_styles(child.find(f"{_W}rPr")))
                yield from (part and Run(part.words, styles, url) for part in _words(child))


def _part(archive: Archive, name: str) -> etree._Element | None:
    data = archive.read(name)
    return None if data is None else parse_xml(data, name)


def _addresses(relations: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Yield the safe addresses that links of the document lead to."""
    for each in relations if relations is not None else ():
        yield each.get("Id", ""), safe_url(each.get("Target", ""))


def _numbered(numbering: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Yield number and level of the lists that have no bullets."""
    if numbering is None:
        return
    kinds = {
        each.get(f"{_W}abstractNumId", ""): [
            level.get(f"{_W}ilvl", "")
            for level in each.iterchildren(f"{_W}lvl")
            if _value(level.find(f"{_W}numFmt")) not in ("bullet", "none", "")
        ]
        for each in numbering.iterchildren(f"{_W}abstractNum")
    }
    for each in numbering.iterchildren(f"{_W}num"):
        for level in kinds.get(_value(each.find(f"{_W}abstractNumId")), ()):
            yield each.get(f"{_W}numId", ""), level


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _styles(properties: etree._Element | None) -> Iterator[Style]:
    for each in properties if properties is not None else ():
        name = str(each.tag).removeprefix(_W)
        if name in _MARKS and _value(each) not in _OFF:
            yield _MARKS[name]
        elif name == "vertAlign" and _value(each) in _RAISED:
            yield _RAISED[_value(each)]


def _words(run: etree._Element) -> Iterator[Run | None]:
    for each in run:
        name = str(each.tag).removeprefix(_W)
        if name == "t":
            yield Run(each.text or "")
        elif name in ("tab", "noBreakHyphen"):
            yield Run(" " if name == "tab" else "-")
        elif name in ("br", "cr"):
            yield None


def _nested(listed: list[Listed]) -> Iterator[Block]:
    """Yield the lists that items are, those of a deeper level within the item before."""
    at = 0
    while at < len(listed):
        level, numbered, _blocks = listed[at]
        items: list[Blocks] = []
        while at < len(listed) and listed[at][0] >= level:
            if listed[at][0] > level:
                end = at
                while end < len(listed) and listed[end][0] > level:
                    end += 1
                items[-1] += tuple(_nested(listed[at:end]))
                at = end
            elif listed[at][1] == numbered:
                items.append(listed[at][2])
                at += 1
            else:
                break
        yield Items(tuple(items), 1 if numbered else None)
