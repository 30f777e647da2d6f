"""Clean a page for an EPUB: nothing runs, nothing is fetched, ids and languages are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from sphinx_qantar.epub import drawing, vocabulary
from sphinx_qantar.epub.nesting import put_in_order
from sphinx_qantar.epub.pruning import put_text, remove, unwrap
from sphinx_qantar.epub.records import Remark
from sphinx_qantar.epub.xml_text import (
    MATHML,
    SVG,
    TYPE,
    XHTML,
    XML_LANG,
    address,
    language_tag,
    xml_id,
)

_STYLE = re.compile(r"(?:\s*[a-z-]+\s*:\s*[\w.,%#\s-]+(?:;|$))*\s*")
_STYLED = frozenset({"width", "text-align", "vertical-align", "font-style", "font-weight"})
_ROLES = frozenset({"group", "heading", "img", "math", "none", "note", "presentation"})
_DEPRECATED = frozenset({"doc-biblioentry", "doc-endnote"})
"""Roles that DPUB-ARIA 1.1 has taken back; docutils still writes them."""

_TICKED, _UNTICKED = "☑", "☐"

Pictures = Callable[[str], str]
"""Gives the path of a picture relative to the page, or nothing if the book has it not."""


@dataclass(slots=True)
class Cleaner:
    """Clean one page.

    :param pictures: finds a picture by the address that the page has
    """

    pictures: Pictures
    remarks: list[Remark] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _passed: list[str] = field(default_factory=list)

    def clean(self, root: etree._Element) -> list[Remark]:
        """Clean a page, and return what it could not keep."""
        for element in list(root.iter()):
            if element is not root and element.getparent() is not None:
                self._clean(element)
        put_in_order(root)
        return self.remarks

    def _clean(self, element: etree._Element) -> None:
        if not isinstance(element.tag, str):
            remove(element)
            return
        self._fix_id(element)
        name = etree.QName(element)
        if name.namespace == XHTML:
            self._clean_html(element, name.localname)
        elif name.namespace == SVG:
            self._clean_drawing(element, name.localname)
        elif name.namespace == MATHML:
            _clean_formula(element)
        else:
            unwrap(element)

    def _remark(self, message: str) -> None:
        self.remarks.append(Remark(message, tuple(self._passed[::-1])))

    def _fix_id(self, element: etree._Element) -> None:
        """Give an element an id that XML allows and no other on the page has."""
        stated = element.attrib.pop("id", None)
        if not stated:
            return
        own = xml_id(str(stated))
        if own not in self._ids:
            element.set("id", own)
            self._ids.add(own)
            self._passed.append(own)

    def _clean_html(self, element: etree._Element, tag: str) -> None:
        if tag in vocabulary.DROPPED:
            if tag == "script":
                self._remark("an EPUB for all readers runs no <script>: it is left out.")
            _empty(element)
        elif tag in vocabulary.CONTROLS:
            self._replace_control(element, tag)
        elif tag in vocabulary.FETCHED:
            self._replace_fetched(element, tag)
        elif tag not in vocabulary.KNOWN and tag not in vocabulary.RENAMED:
            unwrap(element)
        else:
            tag = vocabulary.RENAMED.get(tag, tag)
            element.tag = f"{{{XHTML}}}{tag}"
            _clean_attributes(element, tag)
            if tag == "img":
                self._clean_image(element)

    def _replace_control(self, element: etree._Element, tag: str) -> None:
        """Leave out what is filled in; the box of a list of tasks becomes a sign."""
        if tag == "input" and element.get("type") == "checkbox":
            sign = _TICKED if "checked" in element.attrib else _UNTICKED
            put_text(element, sign if (element.tail or "").startswith(" ") else f"{sign} ")
            return
        if "hidden" not in element.attrib:
            self._remark(f"a book has nothing to fill in or to press: <{tag}> is left out.")
        _empty(element)

    def _replace_fetched(self, element: etree._Element, tag: str) -> None:
        """Put a link in the place of what is played or fetched, or what stands in for it."""
        source = next(_sources(element), "")
        href = address(source)
        for inner in list(element.iter(f"{{{XHTML}}}source", f"{{{XHTML}}}track")):
            remove(inner)
        if href and "//" in href:
            link = etree.Element(f"{{{XHTML}}}a", href=href)
            link.text = element.get("title") or source
            _empty_into(element, link)
            self._remark(f"an EPUB does not fetch <{tag}>: a link to {source} stands for it.")
            return
        what = f" ({source})" if source else ""
        self._remark(f"an EPUB cannot hold <{tag}>{what}: its words stand for it.")
        _empty_into(element, None, f"[{element.get('title') or source or tag}]")

    def _clean_image(self, element: etree._Element) -> None:
        source = element.get("src") or ""
        found = self.pictures(source)
        if found:
            element.set("src", found)
            words = str(element.get("alt", ""))
            element.set("alt", "" if words == source else words)
            return
        alternative = element.get("alt") or source
        href = address(source) if "//" in source else ""
        if href:
            self._remark(f"an EPUB fetches no image: a link to {source} stands for it.")
        stand_in = etree.Element(f"{{{XHTML}}}{'a' if href else 'span'}")
        stand_in.set("class", "missing-image")
        stand_in.text = f"[{alternative}]"
        if href:
            stand_in.set("href", href)
        _empty_into(element, stand_in)

    def _clean_drawing(self, element: etree._Element, tag: str) -> None:
        if tag != "svg":
            parent = element.getparent()
            if parent is not None and etree.QName(parent).namespace == XHTML:
                unwrap(element)
            return
        left_out = drawing.clean_tree(element)
        if left_out:
            self._remark(f"a drawing loses what runs or is fetched: {', '.join(left_out)}.")


def _empty(element: etree._Element) -> None:
    """Take an element out, and have what it holds be passed over."""
    for inner in list(element):
        element.remove(inner)
    remove(element)


def _empty_into(element: etree._Element, stand_in: etree._Element | None, words: str = "") -> None:
    """Put *stand_in* in the place of an element, or what it holds, or else *words*."""
    if stand_in is None:
        if not "".join(element.itertext()).strip():
            put_text(element, words)
        else:
            unwrap(element)
        return
    parent = element.getparent()
    if parent is None:
        return
    if "id" in element.attrib:
        stand_in.set("id", str(element.get("id")))
    stand_in.tail = element.tail
    for inner in list(element):
        element.remove(inner)
    parent.replace(element, stand_in)


def _sources(element: etree._Element) -> Iterator[str]:
    """Yield the addresses that something to be fetched names."""
    for each in (element, *element.iter(f"{{{XHTML}}}source")):
        for attribute in ("src", "data"):
            if each.get(attribute):
                yield str(each.get(attribute))


def _clean_attributes(element: etree._Element, tag: str) -> None:
    for key, value in list(element.attrib.items()):
        name, text = str(key), str(value)
        kept = _attribute(tag, name, text)
        if kept is None:
            del element.attrib[key]
        elif kept != text:
            element.set(name, kept)
    if "lang" in element.attrib:
        element.set(XML_LANG, element.attrib["lang"])


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value that an attribute is to have, or None if it is to go."""
    if name in {TYPE, "id"}:
        return value
    if name == "style":
        return _style(value)
    if not vocabulary.is_allowed(tag, name):
        return None
    check = _CHECKS.get(name)
    return (check(value) or None) if check else value


def _number(value: str) -> str:
    return value if value.isdecimal() else ""


def _role(value: str) -> str:
    known = value in _ROLES or (value.startswith("doc-") and value not in _DEPRECATED)
    return value if known else ""


def _named_ids(value: str) -> str:
    return " ".join(map(xml_id, value.split()))


def _one_of(*choices: str) -> Callable[[str], str]:
    return lambda value: value.lower() if value.lower() in choices else ""


_CHECKS: dict[str, Callable[[str], str]] = {
    "aria-describedby": _named_ids,
    "aria-labelledby": _named_ids,
    "cite": address,
    "dir": _one_of("ltr", "rtl", "auto"),
    "href": address,
    "lang": language_tag,
    "role": _role,
    "scope": _one_of("row", "col", "rowgroup", "colgroup"),
    "translate": _one_of("yes", "no"),
    **dict.fromkeys(vocabulary.NUMBERS, _number),
}
"""What makes a value right, or empty if it cannot be."""


def _style(value: str) -> str | None:
    """Return of a style what a small screen and a dark one can do with."""
    if not _STYLE.fullmatch(value.lower()):
        return None
    rules = [rule.strip() for rule in value.split(";") if rule.strip()]
    kept = [rule for rule in rules if _is_harmless(rule)]
    return "; ".join(kept) or None


def _is_harmless(rule: str) -> bool:
    name, _colon, value = rule.partition(":")
    if name.strip().lower() not in _STYLED:
        return False
    return name.strip().lower() != "width" or value.strip().endswith(("%", "em"))


def _clean_formula(element: etree._Element) -> None:
    """Take from a formula what leads or runs elsewhere; its namespace stays its own."""
    for key in list(element.attrib):
        name = str(key)
        if name.startswith("on") or name in {"href", "src", "altimg"} or "}" in name:
            del element.attrib[key]
