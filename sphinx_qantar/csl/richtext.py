"""Hold formatted text as a small tree, and print it as plain text or HTML.

A :data:`RichText` is a tuple of strings and :class:`Span` records.  Strings are plain
text, never markup.  A span has one ``style`` and perhaps a ``target``:

======================  ==========================================================
style                   meaning
======================  ==========================================================
italic, oblique         the font style; ``upright`` undoes it inside
bold, light             the font weight; ``regular`` undoes it inside
small-caps              capitals of small size; ``normal-caps`` undoes it inside
underline               a line beneath; ``no-underline`` undoes it inside
superscript, subscript  raised and lowered text; ``baseline`` undoes it inside
link                    ``target`` is a URL: http, https, mailto or doi
item                    one cited work of a citation; ``target`` is its citekey
block, left-margin,     CSL's ``display``: parts of an entry that a page sets as
right-inline, indent    blocks
======================  ==========================================================
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

SpanStyle = Literal[
    "italic",
    "oblique",
    "upright",
    "bold",
    "light",
    "regular",
    "small-caps",
    "normal-caps",
    "underline",
    "no-underline",
    "superscript",
    "subscript",
    "baseline",
    "link",
    "item",
    "block",
    "left-margin",
    "right-inline",
    "indent",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one style; ``target`` is a link's URL or an item's citekey."""

    children: RichText
    style: SpanStyle
    target: str = ""


Node: TypeAlias = "str | Span"
RichText: TypeAlias = "tuple[Node, ...]"

_SCHEMES = frozenset({"http", "https", "mailto", "doi"})

_PLAIN_WEB_ADDRESS = re.compile(r"https?://[\w./~%#?=&;:,+()-]*", re.ASCII)
"""An address in which there is nothing to take care of, as nearly all are."""

_TAGS: dict[str, tuple[str, str]] = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<b>", "</b>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
}
_DECLARATIONS: dict[str, str] = {
    "upright": "font-style:normal;",
    "light": "font-weight:light;",
    "regular": "font-weight:normal;",
    "small-caps": "font-variant:small-caps;",
    "normal-caps": "font-variant:normal;",
    "underline": "text-decoration:underline;",
    "no-underline": "text-decoration:none;",
    "baseline": "baseline",
}
_BLOCKS: dict[str, tuple[str, str]] = {
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}
_ESCAPES = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;"})
_RAISED = re.compile(
    r"[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02e0-\u02e3\u1d2c-\u1d61\u2070-\u207f]"
)
"""Letters and figures that are raised by themselves; many fonts lack them."""


def is_safe_url(url: str) -> bool:
    """Tell whether *url* may become a link: its scheme is http, https, mailto or doi."""
    if _PLAIN_WEB_ADDRESS.fullmatch(url):
        return True
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return False
    return scheme.lower() in _SCHEMES and not re.search(r"[\s<>\"]", url)


def to_plain(rich: RichText) -> str:
    """Return the text of *rich* without its styles; blocks are parted by a space."""
    out = ""
    block = False
    for node in rich:
        text = node if isinstance(node, str) else to_plain(node.children)
        set_apart = not isinstance(node, str) and node.style in _BLOCKS
        if out and (block or set_apart) and not out.endswith(" ") and not text.startswith(" "):
            out += " "
        out += text
        block = set_apart
    return out


def to_html(rich: RichText, *, links: bool = True) -> str:
    """Return *rich* as an HTML fragment with all text escaped.

    :param rich: the text
    :param links: whether links become ``a`` elements; URLs of other schemes than
        http, https, mailto and doi never do
    """
    return "".join(
        _text_html(node) if isinstance(node, str) else _span_html(node, links=links)
        for node in rich
    )


def _text_html(text: str) -> str:
    text = text.translate(_ESCAPES)
    return _RAISED.sub(_raised, text) if not text.isascii() else text


def _raised(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKD", match[0])
    return f"<sup>{plain}</sup>" if plain != match[0] else match[0]


def _span_html(span: Span, *, links: bool) -> str:
    inner = to_html(span.children, links=links)
    tags = _TAGS.get(span.style) or _BLOCKS.get(span.style)
    if tags:
        start, end = tags
        return f"{start}{inner}{end}"
    if span.style in _DECLARATIONS:
        return f'<span style="{_DECLARATIONS[span.style]}">{inner}</span>'
    if span.style == "link" and links and is_safe_url(span.target):
        href = span.target.translate(_ESCAPES).replace('"', "&#34;")
        return f'<a href="{href}">{inner}</a>'
    return inner
