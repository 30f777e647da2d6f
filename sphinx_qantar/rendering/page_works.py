"""Add to each HTML page what programs read of the works on it.

For reference managers each work that a page cites or lists is a COinS.  For the script
that shows references where they are cited, a ``template`` holds those that stand on other
pages: a browser neither shows nor reads it out, and no search finds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.rendering.cited import cited_works, listed_works
from sphinx_qantar.rendering.copying import MOST_TO_COPY
from sphinx_qantar.rendering.rich_html import rich_html
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain import Home, Registry


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
        cited = [home for home in cited_works(doctree) if home.citekey in registry.works]
        listed = listed_works(doctree)
        if not cited and not listed:
            return
        self._forget_other_than(registry)
        collected = listed if len(listed) <= MOST_TO_COPY else ()
        keys = dict.fromkeys((*(home.citekey for home in cited), *collected))
        parts = [self._coins_of(registry, key) for key in keys]
        if app.config.qantar_reference_preview and cited:
            held = {anchor for anchors in listed.values() for anchor in anchors}
            others = (home for home in cited if home.anchor not in held)
            parts.append(_template(self._reference_of(registry, home) for home in others))
        context["body"] += f'<div class="qantar-works" hidden="">\n{"".join(parts)}</div>\n'

    def _forget_other_than(self, registry: Registry) -> None:
        if self._registry is not registry:
            self._registry = registry
            self._coins.clear()
            self._references.clear()

    def _coins_of(self, registry: Registry, citekey: str) -> str:
        span = self._coins.get(citekey)
        if span is None:
            title = escape(registry.processor.coins(citekey))
            span = self._coins[citekey] = f'<span class="Z3988" title="{title}"></span>\n'
        return span

    def _reference_of(self, registry: Registry, home: Home) -> str:
        anchor = home.anchor
        place = f"{home.page}#{anchor}"
        printed = self._references.get(place)
        if printed is None:
            bibliographies = registry.bibliographies
            request = home.request
            processor = bibliographies.processor(request) if request else registry.processor
            reference = rich_html(processor.reference(home.citekey))
            printed = f'<div data-work="{escape(anchor)}">{reference}</div>\n'
            self._references[place] = printed
        return printed


def _template(references: Iterable[str]) -> str:
    words = {"label": _("Reference"), "go": _("Go to the reference"), "close": _("Close")}
    data = " ".join(f'data-{name}="{escape(str(text))}"' for name, text in words.items())
    return f'<template class="qantar-references" {data}>\n{"".join(references)}</template>\n'
