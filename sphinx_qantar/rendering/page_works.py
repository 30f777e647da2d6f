"""Add to each HTML page what programs read of the works on it.

For reference managers each work that a page cites or lists is a COinS.  For the script
that shows references where they are cited, a ``template`` holds those that stand on other
pages: a browser neither shows nor reads it out, and no search finds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_qantar.domain import Registry, qantar_domain, reference_id
from sphinx_qantar.rendering.cited import cited_works, listed_works
from sphinx_qantar.rendering.rich_html import rich_html
from sphinx_qantar.translation import _


def setup_page_works(app: Sphinx) -> None:
    """Connect to the event before a page is written."""
    app.connect("html-page-context", PageWorks().add)


class PageWorks:
    """What has been printed of works so far, for the pages to come."""

    def __init__(self) -> None:
        self._registry: Registry | None = None
        self._coins: dict[str, str] = {}
        self._references: dict[str, str] = {}

    def add(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Add the works of a page to the end of its body."""
        del pagename, templatename
        # An EPUB has no use for either; neither has it for permalinks.
        if doctree is None or not getattr(app.builder, "add_permalinks", False):
            return
        registry = qantar_domain(app.env).registry
        cited = [key for key in cited_works(doctree) if key in registry.works]
        listed = listed_works(doctree)
        if not cited and not listed:
            return
        self._forget_other_than(registry)
        parts = [self._coins_of(key) for key in dict.fromkeys((*cited, *listed))]
        if app.config.qantar_reference_preview and cited:
            parts.append(self._template(key for key in cited if key not in set(listed)))
        context["body"] += f'<div class="qantar-works" hidden="">\n{"".join(parts)}</div>\n'

    def _forget_other_than(self, registry: Registry) -> None:
        if self._registry is not registry:
            self._registry = registry
            self._coins.clear()
            self._references.clear()

    def _coins_of(self, citekey: str) -> str:
        span = self._coins.get(citekey)
        if span is None and self._registry is not None:
            title = escape(self._registry.processor.coins(citekey))
            span = self._coins[citekey] = f'<span class="Z3988" title="{title}"></span>\n'
        return span or ""

    def _reference_of(self, citekey: str) -> str:
        printed = self._references.get(citekey)
        if printed is None and self._registry is not None:
            reference = rich_html(self._registry.processor.reference(citekey))
            node_id = escape(reference_id(citekey))
            printed = f'<div data-work="{node_id}">{reference}</div>\n'
            self._references[citekey] = printed
        return printed or ""

    def _template(self, citekeys: Iterable[str]) -> str:
        words = {"label": _("Reference"), "go": _("Go to the reference"), "close": _("Close")}
        data = " ".join(f'data-{name}="{escape(str(text))}"' for name, text in words.items())
        references = "".join(map(self._reference_of, citekeys))
        return f'<template class="qantar-references" {data}>\n{references}</template>\n'
