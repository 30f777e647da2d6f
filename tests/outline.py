"""Print a parsed HTML element as an outline, to compare it whole in a test.

A line for each element: its tag, ``#id``, ``.class``, other attributes; beneath it, deeper
by two spaces, what it holds, text in quotation marks with single white space::

    p.qantar-source
      "— "
      a.reference href=#ref-orlova-2019
        "Orlova"
"""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html

Element = lxml.html.HtmlElement


def outline(element: Element) -> str:
    """Print an element, without permalinks, which :func:`permalink` finds."""
    return "".join(f"{line}\n" for line in _lines(element, ""))


def words(element: Element) -> str:
    """Return the text of an element with single white space, without permalinks."""
    return " ".join("".join(_text(element)).split())


def permalink(element: Element) -> str | None:
    """Return where the permalink in an element leads, None if there is none."""
    found = element.cssselect("a.headerlink")
    return found[0].get("href") if found else None


def by_id(page: Element, node_id: str) -> Element:
    """Return the one element of a page that has an id."""
    (found,) = (element for element in page.iter() if element.get("id") == node_id)
    return found


def body(page: Element) -> Element:
    """Return what a page says, without navigation and footer."""
    (found,) = page.cssselect("[role=main]")
    return found


def _is_permalink(element: Element) -> bool:
    return "headerlink" in element.get("class", "").split()


def _text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_permalink(child):
            yield from _text(child)
        yield child.tail or ""


def _lines(element: Element, indent: str) -> Iterator[str]:
    yield indent + _head(element)
    yield from _quoted(element.text, indent)
    for child in element:
        if isinstance(child.tag, str) and not _is_permalink(child):
            yield from _lines(child, indent + "  ")
        yield from _quoted(child.tail, indent)


def _quoted(text: str | None, indent: str) -> Iterator[str]:
    if text and text.strip():
        single = " ".join(f"|{text}|".split())[1:-1]
        yield f'{indent}  "{single}"'


def _head(element: Element) -> str:
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    node_id = attributes.pop("id", "")
    classes = attributes.pop("class", "").split()
    head = str(element.tag) + (f"#{node_id}" if node_id else "")
    head += "".join(f".{name}" for name in sorted(classes))
    return " ".join([head, *(f"{key}={attributes[key]}" for key in sorted(attributes))])
