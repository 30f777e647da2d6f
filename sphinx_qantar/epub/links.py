"""See that every link of a book leads somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_qantar.epub.pruning import unwrap
from sphinx_qantar.epub.records import Remark
from sphinx_qantar.epub.xml_text import TYPE, XHTML, is_elsewhere

if TYPE_CHECKING:
    from sphinx_qantar.epub.records import Page


def check_links(pages: Iterable[Page]) -> list[tuple[Page, Remark]]:
    """Make plain text of links to pages the book has not, and return remarks on those.

    A link to a place that its page has not leads to the page.
    """
    pages = list(pages)
    ids = {page.path: _ids(page.root) for page in pages}
    remarks = []
    for page in pages:
        passed: list[str] = []
        for element in list(page.root.iter(f"{{{XHTML}}}*")):
            if element.get("id"):
                passed.insert(0, str(element.get("id")))
            _check_described(element, ids[page.path])
            href = element.get("href")
            if href is not None and element.tag == f"{{{XHTML}}}a":
                message = _check(element, page, str(href), ids)
                if message:
                    remarks.append((page, Remark(message, tuple(passed))))
    return remarks


def _ids(root: etree._Element) -> frozenset[str]:
    return frozenset(str(element.get("id")) for element in root.iter() if element.get("id"))


def _check(link: etree._Element, page: Page, href: str, ids: Mapping[str, AbstractSet[str]]) -> str:
    """Mend a link, and return what is to be said of it."""
    if is_elsewhere(href):
        return ""
    path, _sign, fragment = href.partition("#")
    folder = posixpath.dirname(page.path)
    target = posixpath.normpath(posixpath.join(folder, path)) if path else page.path
    if target not in ids:
        _loosen(link)
        return f"the book has no '{path}', to which a link leads: it is plain text."
    if fragment and fragment not in ids[target]:
        if path:
            link.set("href", path)
        else:
            _loosen(link)
        return f"no place '{fragment}' is in '{target}', to which a link leads."
    if not href:
        _loosen(link)
    return ""


def _loosen(link: etree._Element) -> None:
    """Make plain text of a link; what else leads to it finds it still."""
    if link.get("id"):
        link.tag = f"{{{XHTML}}}span"
        for name in ("href", "rel", "hreflang", "role", TYPE):
            link.attrib.pop(name, None)
    else:
        unwrap(link)


def _check_described(element: etree._Element, ids: AbstractSet[str]) -> None:
    for name in ("aria-describedby", "aria-labelledby"):
        if not set(str(element.get(name, "")).split()) <= ids:
            del element.attrib[name]
