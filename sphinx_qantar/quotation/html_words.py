"""Say how each element of HTML reads: as a block, a line, a page break, a note marker, or not."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre
search section summary table ul
"""
_UNSEEN_NAMES = """
applet audio button canvas datalist head iframe input map math noembed noframes noscript object
rp rt script select style svg template textarea title video
"""

BLOCKS = frozenset(_BLOCK_NAMES.split())
"""The elements that an empty line parts from what stands before and after."""

LINES = {"br": "\n", "tr": "\n", "td": " ", "th": " "}
"""What parts the other elements that do not run on in their line."""

_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_HIDING_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
_PAGE_BREAK = re.compile(r"(?:^|\s)(?:doc-)?pagebreak(?:\s|$)", re.IGNORECASE)
_NOTE = re.compile(r"(?:^|[\s-])(?:noteref|footnote-ref|footnote-reference)(?:\s|$)", re.IGNORECASE)
_PAGE_ID = re.compile(r"(?:page|pg|pb|p)[-_.]?([0-9]+|[ivxlc]+)", re.IGNORECASE)
_PAGE_WORD = re.compile(r"^(?:page|p\.|pg\.?|стр\.|с\.)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[\[(]?\s*(\d{1,4})\s*[\])]?\s*")
_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LONGEST_LABEL = 20


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether a browser shows nothing of an element that could be quoted."""
    return (
        element.tag in _UNSEEN
        or "hidden" in element.attrib
        or _HIDING_STYLE.search(element.get("style", "")) is not None
    )


def page_label(element: HtmlElement) -> str:
    """Give the label of the page that begins here, empty where none does.

    The marks are EPUB's ``epub:type="pagebreak"``, DPUB-ARIA's ``role="doc-pagebreak"``, and
    an empty element with ``data-page``.
    """
    marked = _PAGE_BREAK.search(f"{element.get('epub:type', '')} {element.get('role', '')}")
    content = " ".join("".join(element.itertext()).split()) if marked else ""
    if marked is None:
        empty = len(element) == 0 and not (element.text or "").strip()
        return _clean(element.get("data-page", "")) if empty else ""
    numbered = _PAGE_ID.fullmatch(element.get("id", ""))
    told = (element.get(name, "") for name in ("data-page", "title", "aria-label"))
    found = next((label for label in map(_clean, told) if label), "")
    return found or _clean(content) or (numbered[1] if numbered else "")


def is_note_marker(element: HtmlElement) -> bool:
    """Tell whether an element is the mark of a note, as ``1`` or ``[1]``."""
    if element.tag not in {"a", "sup", "span"}:
        return False
    roles = " ".join(element.get(name, "") for name in ("role", "epub:type", "class"))
    if _NOTE.search(roles):
        return True
    links = element.iterchildren("a") if element.tag == "sup" else ()
    return any(link.get("href", "").startswith("#") for link in links)


def raised(text: str, *, note: bool) -> str:
    """Give the words of a raised element: figures as superscripts, so that 10³ is not 103.

    :param text: the element's text
    :param note: whether it is the mark of a note, which is nothing if it is no number
    """
    number = _NUMBER.fullmatch(text) if note else None
    if number:
        return number[1].translate(_RAISED)
    if note:
        return ""
    return text.translate(_RAISED) if re.fullmatch(r"[\d+−()\-\s]+", text) else text


def _clean(label: str) -> str:
    label = _PAGE_WORD.sub("", " ".join(label.split()))
    return label if len(label) <= _LONGEST_LABEL else ""
