"""List what the pages of an EPUB may hold of HTML.

The elements and attributes are those of the HTML standard, but for what runs, is filled in or
is fetched from elsewhere.
"""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


PHRASING = _names(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp "
    "small span strong sub sup time u var wbr"
)
FLOW = _names(
    "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 "
    "h4 h5 h6 header hgroup hr li main nav ol p pre section summary ul "
    "caption col colgroup table tbody td tfoot th thead tr"
)
KNOWN = PHRASING | FLOW

RENAMED = {
    "acronym": "abbr",
    "big": "span",
    "center": "div",
    "dir": "ul",
    "fieldset": "div",
    "font": "span",
    "form": "div",
    "label": "span",
    "legend": "p",
    "menu": "ul",
    "nobr": "span",
    "search": "div",
    "strike": "s",
    "tt": "code",
}
"""Elements that HTML has no more, or that serve what a book has not, and what they become."""

DROPPED = _names(
    "base basefont bgsound datalist head link meta noframes script style template title"
)
"""Elements that leave nothing behind, since they hold nothing to read."""

CONTROLS = _names("button input meter output progress select textarea")
"""What is filled in or pressed."""

FETCHED = _names("applet audio canvas embed frame iframe object video")
"""What is played or fetched."""

_GLOBAL = _names("class dir hidden id lang role title translate")
_OF_ELEMENTS = {
    "a": frozenset({"href", "hreflang", "rel"}),
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "data": frozenset({"value"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "src", "width"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "q": frozenset({"cite"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"abbr", "colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
NUMBERS = _names("colspan height rowspan span start value width")
"""Attributes that are whole numbers."""


def is_allowed(tag: str, attribute: str) -> bool:
    """Tell whether an element may have an attribute, ``style`` aside."""
    if attribute.startswith("aria-"):
        return attribute not in {"aria-controls", "aria-owns", "aria-haspopup", "aria-expanded"}
    return attribute in _GLOBAL or attribute in _OF_ELEMENTS.get(tag, ())
