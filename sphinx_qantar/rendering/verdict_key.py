"""Explain the verdicts of a page at its end, where keyboards, fingers and screen readers get."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.nodes import verdict_mark
from sphinx_qantar.rendering.holding import COPYING, PAGE_BY_PAGE
from sphinx_qantar.translation import _

KEY = "qantar-verdicts"
"""The id of the key, to which each mark leads."""


def setup_verdict_key(app: Sphinx) -> None:
    """Connect to the event before a page is written."""
    app.connect("html-page-context", _add_key)


def _add_key(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add to a page with verdicts what each of them means."""
    del templatename
    if doctree is not None and _may_have_verdicts(app, pagename):
        context["body"] += verdict_key(doctree)


def _may_have_verdicts(app: Sphinx, pagename: str) -> bool:
    """Say whether there may be verdicts on a page: a page of a reader has no records."""
    page = qantar_domain(app.env).pages.get(pagename)
    if page is None or app.builder.name not in PAGE_BY_PAGE:
        return True
    return any(map(page.has, ("quotations", *COPYING)))


def verdict_key(doctree: nodes.document) -> str:
    """Return in HTML what each verdict on a page means; nothing if there is none."""
    meanings = {mark.astext(): mark["meaning"] for mark in doctree.findall(verdict_mark)}
    if not meanings:
        return ""
    entries = "".join(
        f"<dt>{escape(word)}</dt><dd>{escape(meaning)}</dd>\n" for word, meaning in meanings.items()
    )
    label = escape(str(_("What the verdicts on quotations mean")))
    begin = f'<dl class="{KEY} no-search" id="{KEY}" aria-label="{label}">'
    return f"{begin}\n{entries}</dl>\n"
