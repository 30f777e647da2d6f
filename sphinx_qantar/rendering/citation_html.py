"""Print citations in running text as HTML, as the nodes of a citation would be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from sphinx_qantar import csl
from sphinx_qantar.nodes import printed_text
from sphinx_qantar.rendering.rich_html import rich_html

if TYPE_CHECKING:
    from sphinx_qantar.csl.richtext import RichText
    from sphinx_qantar.domain.homes import CitationPart


def printed_citation(
    parts: Iterable[CitationPart], address: Mapping[str, str], anchors: Sequence[str]
) -> printed_text:
    """Return a citation as one node.

    :param parts: its words, a part in each style
    :param address: the address of each reference by citekey
    :param anchors: the ids of the citation
    """

    def link(citekey: str, inner: str) -> str:
        href = escape(address[citekey])
        return f'<a class="qantar-cite reference internal" href="{href}">{inner}</a>'

    texts = [part.text for part in parts]
    words = " ".join(csl.to_plain(text) for text in texts)
    html = " ".join(rich_html(text, link) for text in texts)
    ids = f' id="{escape(anchors[0])}"' if anchors else ""
    return printed_text.of(words, f'<span class="qantar-citation"{ids}>{html}</span>')


def begins_raised(text: RichText) -> bool:
    """Say whether a citation begins with a raised number, which stands close to the word before."""
    return bool(text) and not isinstance(text[0], str) and text[0].style == "superscript"
