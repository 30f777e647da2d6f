"""Parse a page that an import has written, with all extensions of its language."""

from __future__ import annotations

import html
import io

from docutils import nodes
from docutils.core import publish_doctree
from markup import older_myst
from myst_parser.parsers.docutils_ import Parser

from sphinx_qantar.exchange.excerpt_pages import Markup, Myst

_EXTENSIONS = [
    *("amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath"),
    *("fieldlist", "html_admonition", "html_image", "strikethrough", "tasklist"),
]


def parse_page(markup: Markup, page: str) -> nodes.document:
    """Parse a page by docutils alone, and fail if it warns."""
    warned = io.StringIO()
    rough: dict[str, object] = {"warning_stream": warned, "report_level": 2, "raw_enabled": True}
    if isinstance(markup, Myst):
        rough["myst_enable_extensions"] = _EXTENSIONS
        document = publish_doctree(page, parser=Parser(), settings_overrides=rough)
    else:
        document = publish_doctree(page, settings_overrides=rough)
    assert warned.getvalue() == "", page
    for message in list(document.findall(nodes.system_message)):
        message.parent.remove(message)  # of what is taken as text, as it should be
    if isinstance(markup, Myst) and older_myst():
        for link in document.findall(nodes.reference):  # whose address it escapes twice
            link["refuri"] = html.unescape(link["refuri"])
    return document
