"""Clean drawings in SVG: nothing in them runs, and nothing is fetched."""

from __future__ import annotations

import re

from lxml import etree

from sphinx_qantar.epub.pruning import remove
from sphinx_qantar.epub.xml_text import SVG, XHTML, xml_id

XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_ACTIVE = frozenset({"script", "handler", "listener", "set", "foreignObject", "iframe"})
_OUTWARD = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|expression\(", re.IGNORECASE)
_INNER = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)")


class UnreadableDrawingError(ValueError):
    """A file is no drawing in SVG."""


def clean_file(data: bytes) -> tuple[bytes, list[str]]:
    """Return a file of SVG without what runs or is fetched, and what was left out of it.

    :raises UnreadableDrawingError: if it is none
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDrawingError(str(error)) from error
    if root.tag != f"{{{SVG}}}svg":
        raise UnreadableDrawingError(root.tag)
    left_out = clean_tree(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), left_out


def clean_tree(root: etree._Element) -> list[str]:
    """Take from a drawing what runs or is fetched, and return the names of that."""
    left_out = []
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            remove(element)
            continue
        name = etree.QName(element)
        if name.localname in _ACTIVE or name.namespace == XHTML:
            left_out.append(f"<{name.localname}>")
            remove(element)
        elif name.localname == "style" and _OUTWARD.search(element.text or ""):
            left_out.append("<style> with an address")
            remove(element)
        else:
            left_out += _clean_attributes(element)
    return sorted(set(left_out))


def _clean_attributes(element: etree._Element) -> list[str]:
    left_out = []
    for key, value in list(element.attrib.items()):
        name = str(key)
        if name.lower().startswith("on"):
            left_out.append(name)
            del element.attrib[key]
        elif name in {"href", XLINK_HREF, "src"} and not _stays_inside(value):
            left_out.append(f"{name.rpartition('}')[2]}={value[:60]!r}")
            del element.attrib[key]
        elif _OUTWARD.search(value):
            left_out.append(name)
            del element.attrib[key]
        elif name == "id":
            element.set(name, xml_id(value))
        elif name in {"href", XLINK_HREF} and value.startswith("#"):
            element.set(name, "#" + xml_id(value[1:]))
        elif "url(" in value:
            element.set(name, _INNER.sub(lambda found: f"url(#{xml_id(found[1])})", value))
    return left_out


def _stays_inside(href: str) -> bool:
    """Tell whether an address is a place of the drawing itself, or a picture it holds."""
    return href.startswith(("#", "data:image/png", "data:image/jpeg", "data:image/gif"))
