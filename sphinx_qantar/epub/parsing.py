"""Read a page's HTML into a tree of XHTML, whatever it holds."""

from __future__ import annotations

import re
from html import entities

from lxml import etree

from sphinx_qantar.epub.xml_text import MATHML, SVG, XHTML, legal

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_TAG = re.compile(r"[a-z][a-z0-9-]*")
_ATTRIBUTE = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")

# HTML knows no case, SVG does: the names that are not all in small letters.
_MIXED_CASE = {
    name.lower(): name
    for name in (
        "baseFrequency clipPath clipPathUnits diffuseConstant edgeMode feBlend feColorMatrix "
        "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
        "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur "
        "feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting "
        "feSpotLight feTile feTurbulence filterUnits foreignObject gradientTransform "
        "gradientUnits lengthAdjust linearGradient markerHeight markerUnits markerWidth "
        "maskContentUnits maskUnits numOctaves pathLength patternContentUnits "
        "patternTransform patternUnits preserveAspectRatio primitiveUnits radialGradient refX "
        "refY spreadMethod startOffset stdDeviation surfaceScale tableValues targetX targetY "
        "textLength textPath viewBox"
    ).split()
}


def parse(html: str) -> etree._Element:
    """Return a ``div`` in the namespace of XHTML with what *html* holds.

    Most pages are well-formed already and are read as XML, which keeps all of them; those
    that are not, for the HTML an author has put in, as a browser would read them.
    """
    text = legal(html)
    try:
        return etree.fromstring(
            f'<div xmlns="{XHTML}">{_ENTITY.sub(_numeric, text)}</div>',
            etree.XMLParser(
                resolve_entities=False,
                no_network=True,
                remove_comments=True,
                remove_pis=True,
                huge_tree=True,
            ),
        )
    except etree.XMLSyntaxError:
        return _parse_html(text)


def _numeric(entity: re.Match[str]) -> str:
    """Return a named character of HTML by its number; XML knows but five names."""
    characters = entities.html5.get(f"{entity[1]};")
    if entity[1] in _OF_XML or characters is None:
        return entity[0] if entity[1] in _OF_XML else f"&amp;{entity[1]};"
    return "".join(f"&#{ord(character)};" for character in characters)


def _parse_html(text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    tree = etree.fromstring(f"<html><body><div>{text}</div></body></html>".encode(), parser)
    root = etree.Element(f"{{{XHTML}}}div", nsmap={None: XHTML})
    for body in tree.iter("body"):
        root.text = body.text
        root.extend(list(body))
    for element in list(root.iter(etree.Element)):
        _adopt(element)
    return root


def _adopt(element: etree._Element) -> None:
    """Give an element read as HTML its namespace, and names that XML allows."""
    tag = str(element.tag)
    if tag.startswith("{"):
        return
    space = _namespace(element, tag)
    if not _TAG.fullmatch(tag):
        tag = "span"
    element.tag = f"{{{space}}}{_MIXED_CASE.get(tag, tag) if space == SVG else tag}"
    for name, value in list(element.attrib.items()):
        key = str(name)
        if not _ATTRIBUTE.fullmatch(key) or key == "xmlns":
            del element.attrib[name]
        elif space == SVG and key in _MIXED_CASE:
            del element.attrib[name]
            element.set(_MIXED_CASE[key], value)


def _namespace(element: etree._Element, tag: str) -> str:
    """Return the namespace of an element: its parent's, which has one already, or its own."""
    if tag in {"svg", "math"}:
        return SVG if tag == "svg" else MATHML
    parent = element.getparent()
    above = str(etree.QName(parent).namespace) if parent is not None else XHTML
    inside = parent is not None and etree.QName(parent).localname in {"foreignObject", "desc"}
    return XHTML if inside else above
