"""Take elements out of a tree without losing what stands around them."""

from __future__ import annotations

from lxml import etree


def remove(element: etree._Element) -> None:
    """Take an element out with what it holds; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _add_text(parent, element.getprevious(), element.tail)
    element.tail = None
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    previous = element.getprevious()
    children, tail = list(element), element.tail
    _add_text(parent, previous, element.text)
    element.tail = None
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(place + offset, child)
    last = children[-1] if children else previous
    _add_text(parent, last, tail)


def put_text(element: etree._Element, text: str) -> None:
    """Put text in the place of an element."""
    parent = element.getparent()
    if parent is not None:
        _add_text(parent, element.getprevious(), text)
        remove(element)


def _add_text(parent: etree._Element, previous: etree._Element | None, text: str | None) -> None:
    if not text:
        return
    if previous is None:
        parent.text = (parent.text or "") + text
    else:
        previous.tail = (previous.tail or "") + text
