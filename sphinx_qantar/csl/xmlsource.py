"""Read CSL files as XML, with nothing fetched and no entity expanded."""

from __future__ import annotations

import html
import re

from lxml import etree

from sphinx_qantar.xml_roots import DoctypeError, parse_root

NAMESPACE = "http://purl.org/net/xbiblio/csl"


MOST_BYTES = 4_000_000
"""Far more than any style or locale has."""


_REFERENCE = re.compile(r"&#(?:\d{1,6}|x[\da-fA-F]{1,5});")
"""A character reference, written twice as XML would have it: ``&amp;#160;``."""


class StyleError(Exception):
    """A style that cannot be used; the message says why, in an author's words."""


def parse_xml(source: bytes, name: str) -> etree._Element:
    """Return the root element of a CSL file.

    :param source: the file's bytes
    :param name: what to call the file in a message
    :raises StyleError: if the file is too long, not well-formed, or declares a DOCTYPE
    """
    if len(source) > MOST_BYTES:
        raise StyleError(f"The style {name} has more than {MOST_BYTES:,} bytes")
    try:
        root = parse_root(source.lstrip())
    except DoctypeError as fault:
        message = f"The style {name} has a DOCTYPE, which a CSL style may not have"
        raise StyleError(message) from fault
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise StyleError(f"The style {name} is not well-formed XML: {fault}") from fault
    if b"&amp;#" in source:
        _read_references(root)
    return root


def _read_references(root: etree._Element) -> None:
    """Read what styles escape twice, as Zotero prints it: else readers see ``&#160;``."""
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            element.set(name, _read(value))
        element.text = _read(element.text or "")


def _read(text: str | bytes) -> str:
    return _REFERENCE.sub(_character, str(text))


def _character(found: re.Match[str]) -> str:
    """Return the character referred to; a space or nothing for what XML does not allow."""
    character = html.unescape(found[0])
    return character if character >= " " or character in "\t\n\r" else " "


def tag(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def children(element: etree._Element, *names: str) -> list[etree._Element]:
    """Return the child elements called one of *names*, or all where none is named."""
    found = [(tag(child), child) for child in element]
    return [child for name, child in found if name and (not names or name in names)]


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child element called *name*, or None."""
    found = children(element, name)
    return found[0] if found else None
