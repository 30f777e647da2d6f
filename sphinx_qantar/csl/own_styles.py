"""Make the styles of our own, which stand for BibTeX's standard styles: all of one file.

They differ as BibTeX's do, by labels or numbers, in alphabetical order or as cited; and by how
sphinxcontrib-bibtex cites: in brackets, raised, or by author and year.
"""

from __future__ import annotations

import importlib.resources
from dataclasses import dataclass

from lxml import etree

from sphinx_qantar.csl.xmlsource import NAMESPACE, children, parse_xml

_FILE = "bibtex-alpha.csl"
_RAISED = "-superscript"
_AUTHOR_YEAR = "-author-year"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is done to the file: which category of style it becomes, and whether it is sorted."""

    category: str
    is_sorted: bool


_KINDS = {
    "bibtex-alpha": _Kind("label", is_sorted=True),
    "bibtex-unsrtalpha": _Kind("label", is_sorted=False),
    "bibtex-plain": _Kind("numeric", is_sorted=True),
    "bibtex-unsrt": _Kind("numeric", is_sorted=False),
}

OWN_STYLES = (
    *_KINDS,
    *(name + _RAISED for name in _KINDS),
    *(name + _AUTHOR_YEAR for name, kind in _KINDS.items() if kind.category == "numeric"),
)
"""The names of these styles."""


def own_style(name: str) -> etree._Element:
    """Return a style as XML.

    :param name: one of :data:`OWN_STYLES`
    """
    file = importlib.resources.files("sphinx_qantar.csl") / "styles" / _FILE
    root = parse_xml(file.read_bytes(), name)
    kind = _KINDS[name.removesuffix(_RAISED).removesuffix(_AUTHOR_YEAR)]
    if not kind.is_sorted:
        _remove(_all(root, "sort"))
    if name.endswith(_AUTHOR_YEAR):
        _cite_by_author_and_year(root)
        return root
    _remove(_having(root, "year-suffix"))
    if kind.category == "numeric":
        _number(root)
    if name.endswith(_RAISED):
        _raise(root)
    return root


def _number(root: etree._Element) -> None:
    _set_category(root, "numeric")
    for text in _having(root, "citation-label"):
        text.set("variable", "citation-number")
    for citation in children(root, "citation"):
        del citation.attrib["disambiguate-add-year-suffix"]


def _raise(root: etree._Element) -> None:
    for citation in children(root, "citation"):
        for layout in children(citation, "layout"):
            del layout.attrib["prefix"], layout.attrib["suffix"]
            layout.set("vertical-align", "sup")
            layout.set("delimiter", ",")


def _cite_by_author_and_year(root: etree._Element) -> None:
    _set_category(root, "author-date")
    for citation in children(root, "citation"):
        for text in _having(citation, "citation-label"):
            del text.attrib["variable"]
            text.set("macro", "author-and-year")
    for bibliography in children(root, "bibliography"):
        _remove(_having(bibliography, "citation-label"))
        del bibliography.attrib["second-field-align"]
        bibliography.set("hanging-indent", "true")


def _set_category(root: etree._Element, category: str) -> None:
    for element in _all(root, "category"):
        element.set("citation-format", category)


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))


def _having(root: etree._Element, variable: str) -> list[etree._Element]:
    return [text for text in _all(root, "text") if text.get("variable") == variable]


def _remove(elements: list[etree._Element]) -> None:
    for element in elements:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
