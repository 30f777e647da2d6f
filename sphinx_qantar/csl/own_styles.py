"""Make the styles of our own, which stand for BibTeX's standard styles: four of one file.

They differ as BibTeX's do: labels or numbers, in alphabetical order or as cited.
"""

from __future__ import annotations

import importlib.resources

from lxml import etree

from sphinx_qantar.csl.xmlsource import NAMESPACE, child, parse_xml

_FILE = "bibtex-alpha.csl"
_NUMBERED = {
    "bibtex-alpha": (False, True),
    "bibtex-unsrtalpha": (False, False),
    "bibtex-plain": (True, True),
    "bibtex-unsrt": (True, False),
}

OWN_STYLES = tuple(_NUMBERED)
"""The names of these styles."""


def own_style(name: str) -> etree._Element:
    """Return a style as XML.

    :param name: one of :data:`OWN_STYLES`
    """
    file = importlib.resources.files("sphinx_qantar.csl") / "styles" / _FILE
    root = parse_xml(file.read_bytes(), name)
    numbered, in_order = _NUMBERED[name]
    if numbered:
        _number(root)
    if not in_order:
        _leave_unsorted(root)
    return root


def _number(root: etree._Element) -> None:
    for category in root.iter(f"{{{NAMESPACE}}}category"):
        category.set("citation-format", "numeric")
    for text in root.iter(f"{{{NAMESPACE}}}text"):
        if text.get("variable") == "citation-label":
            text.set("variable", "citation-number")
    citation = child(root, "citation")
    if citation is not None:
        del citation.attrib["disambiguate-add-year-suffix"]


def _leave_unsorted(root: etree._Element) -> None:
    for sort in list(root.iter(f"{{{NAMESPACE}}}sort")):
        parent = sort.getparent()
        if parent is not None:
            parent.remove(sort)
