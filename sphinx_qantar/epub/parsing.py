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
_MIXED_CASE_NAMES = (
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
)
_MIXED_CASE = {name.lower(): name for name in _MIXED_CASE_NAMES.split()}


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
        for place, child in enumerate(body):
            # A stray end tag may have closed the first element, which is ours, too early.
            holder = root if place == 0 else _adopted(child, root)
            _adopt(child, holder)
    return root


def _adopt(source: etree._Element, target: etree._Element) -> None:
    """Copy what an element read as HTML holds, with namespaces and names that XML allows."""
    waiting = [(source, target)]
    while waiting:
        old, new = waiting.pop()
        new.text = old.text
        waiting += [(child, _adopted(child, new)) for child in old]


def _adopted(old: etree._Element, parent: etree._Element) -> etree._Element:
    tag = str(old.tag)
    if not _TAG.fullmatch(tag):
        tag = "span"
    space = _namespace(tag, parent)
    if space == SVG:
        tag = _MIXED_CASE.get(tag, tag)
    new = etree.SubElement(parent, f"{{{space}}}{tag}", nsmap={None: space})
    new.tail = old.tail
    for key, value in old.attrib.items():
        name = str(key)
        if _ATTRIBUTE.fullmatch(name) and name != "xmlns":
            new.set(_MIXED_CASE.get(name, name) if space == SVG else name, value)
    return new


def _namespace(tag: str, parent: etree._Element) -> str:
    """Return the namespace of an element: that of what it stands in, or its own."""
    if tag in {"svg", "math"}:
        return SVG if tag == "svg" else MATHML
    above = etree.QName(parent)
    return XHTML if above.localname in {"foreignObject", "desc"} else str(above.namespace)
