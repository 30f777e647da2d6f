"""Put elements where HTML allows them.

What Sphinx writes is in order; HTML that authors put into a page need not be.  Nothing of
what is read is lost: elements are renamed, wrapped, or left out round what they hold.
"""

from __future__ import annotations

from lxml import etree

from sphinx_qantar.epub.pruning import unwrap
from sphinx_qantar.epub.vocabulary import FLOW, PHRASING
from sphinx_qantar.epub.xml_text import XHTML

_WORDS_ONLY = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary"})
_PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "caption": {"table"},
    "colgroup": {"table"},
    "col": {"colgroup"},
    "figcaption": {"figure"},
    "summary": {"details"},
}
_AS_BLOCK = frozenset({"address", "article", "aside", "blockquote", "div", "footer"})
_AS_BLOCK |= {"header", "main", "p", "section"}


def put_in_order(root: etree._Element) -> None:
    """Put the elements under *root* where they may stand."""
    for element in list(root.iter(f"{{{XHTML}}}*")):
        if element is not root:
            _give_a_parent(element)
    for element in list(root.iter(f"{{{XHTML}}}ul", f"{{{XHTML}}}ol")):
        _wrap_strays(element)
    for element in list(root.iter(f"{{{XHTML}}}*")):
        if _local(element) in _WORDS_ONLY:
            _keep_words_only(element)
    for element in list(root.iter(f"{{{XHTML}}}*")):
        if element is not root:
            _widen(element)
    for link in list(root.iter(f"{{{XHTML}}}a")):
        if any(True for _ in link.iterancestors(f"{{{XHTML}}}a")):
            unwrap(link)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _give_a_parent(element: etree._Element) -> None:
    """Make a part of a list or a table that stands in none an ordinary block."""
    name = _local(element)
    parent = element.getparent()
    if name in _PARENTS and (parent is None or _local(parent) not in _PARENTS[name]):
        element.tag = f"{{{XHTML}}}{'div' if name != 'col' else 'span'}"
        for attribute in ("colspan", "rowspan", "scope", "abbr", "value", "span"):
            element.attrib.pop(attribute, None)


def _wrap_strays(items: etree._Element) -> None:
    """Put what stands in a list beside its items into items."""
    for child in list(items):
        if _local(child) != "li":
            item = etree.Element(f"{{{XHTML}}}li")
            items.replace(child, item)
            item.tail, child.tail = child.tail, None
            item.append(child)


def _keep_words_only(element: etree._Element) -> None:
    """Have a heading hold words and no blocks."""
    for inner in list(element.iter(f"{{{XHTML}}}*")):
        if inner is element or _local(inner) not in FLOW:
            continue
        if _local(inner) in _AS_BLOCK:
            inner.tag = f"{{{XHTML}}}span"
        else:
            unwrap(inner)


def _widen(element: etree._Element) -> None:
    """Make a paragraph or a stretch of text that holds blocks a block itself."""
    name = _local(element)
    if name != "p" and (name not in PHRASING or name == "a"):
        return
    if any(_local(inner) in FLOW for inner in element.iterdescendants(f"{{{XHTML}}}*")):
        element.tag = f"{{{XHTML}}}div"
