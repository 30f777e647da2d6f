"""Write citations and bibliographies in any CSL 1.0.2 style.

This package knows nothing of Sphinx or docutils.  In short::

    style = load_style("apa")
    processor = Processor(style, {work.citekey: work}, [work.citekey])
    to_html(processor.reference(work.citekey))

A text with notes, in which positions such as *ibid.* matter, is a :class:`Session`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_qantar.late_names import late_names

if TYPE_CHECKING:
    from sphinx_qantar.csl.entries import Entry
    from sphinx_qantar.csl.finishing import rich_text
    from sphinx_qantar.csl.locators import parse_locator, split_locator
    from sphinx_qantar.csl.packing import pack_text, unpack_text
    from sphinx_qantar.csl.positions import NotedCitation, place_citations
    from sphinx_qantar.csl.processor import Processor
    from sphinx_qantar.csl.richtext import Node, RichText, Span, is_safe_url, to_html, to_plain
    from sphinx_qantar.csl.session import Session
    from sphinx_qantar.csl.style import Category, Style, compile_style, load_style
    from sphinx_qantar.csl.stylefiles import style_names
    from sphinx_qantar.csl.xmlsource import StyleError

__all__ = [
    "Category",
    "Entry",
    "Node",
    "NotedCitation",
    "Processor",
    "RichText",
    "Session",
    "Span",
    "Style",
    "StyleError",
    "compile_style",
    "is_safe_url",
    "load_style",
    "pack_text",
    "parse_locator",
    "place_citations",
    "rich_text",
    "split_locator",
    "style_names",
    "to_html",
    "to_plain",
    "unpack_text",
]

_HOMES = {
    "Category": "style",
    "Entry": "entries",
    "Node": "richtext",
    "NotedCitation": "positions",
    "Processor": "processor",
    "RichText": "richtext",
    "Session": "session",
    "Span": "richtext",
    "Style": "style",
    "StyleError": "xmlsource",
    "compile_style": "style",
    "is_safe_url": "richtext",
    "load_style": "style",
    "pack_text": "packing",
    "parse_locator": "locators",
    "rich_text": "finishing",
    "split_locator": "locators",
    "place_citations": "positions",
    "style_names": "stylefiles",
    "to_html": "richtext",
    "to_plain": "richtext",
    "unpack_text": "packing",
}

if not TYPE_CHECKING:  # else any name would do
    __getattr__ = late_names(__name__, _HOMES)
