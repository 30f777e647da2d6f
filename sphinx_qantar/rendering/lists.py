"""Print lines of themes and lists of passages as HTML, each as one node.

There may be thousands of them in a project; a node for every link and every
comma would cost more than the passages themselves.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.domain import Target, qantar_domain
from sphinx_qantar.domain.linking import reachable
from sphinx_qantar.domain.targets import entry_text
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_qantar.domain import QantarDomain


def visit_excerpt_themes(self: HTML5Translator, node: nodes.Element) -> None:
    """Print the themes of a passage, each a link, and none of their parts as nodes."""
    addresses = Addresses(self)
    label = escape(str(_("Themes:")))
    links = ", ".join(addresses.theme(slug) for slug in node["slugs"])
    self.body.append(
        f'<p class="qantar-themes"><span class="qantar-label">{label}</span> {links}</p>\n'
    )
    raise nodes.SkipNode


def visit_excerpt_entries(self: HTML5Translator, node: nodes.Element) -> None:
    """Print a list of links to passages."""
    addresses = Addresses(self)
    self.body.append('<ul class="qantar-entries simple">\n')
    for docname, node_id in node["places"]:
        self.body.append(f"<li><p>{addresses.entry(docname, node_id, node['page'])}</p></li>\n")
    self.body.append("</ul>\n")
    raise nodes.SkipNode


class Addresses:
    """Links from the page that a translator prints, to the site or within a reader.

    :param translator: the translator at work
    """

    def __init__(self, translator: HTML5Translator) -> None:
        self._builder = translator.builder
        self._docname: str = translator.builder.current_docname
        self._domain: QantarDomain = qantar_domain(translator.builder.env)
        self._pages: dict[str, str] = {}

    def theme(self, slug: str) -> str:
        """Return a link to a theme, or a stand-in if it is not declared."""
        taxonomy = self._domain.registry.taxonomy
        if slug not in taxonomy:
            return f'<span class="qantar-missing">{escape(slug)}</span>'
        return self.link(self._domain.theme_place(slug), taxonomy[slug].label)

    def entry(self, docname: str, node_id: str, page: str) -> str:
        """Return a link to a passage, and its citation if it has a title beside.

        :param page: the source page on which the list stands
        """
        registry = self._domain.registry
        label, cited = entry_text(registry, registry.excerpt_at(docname, node_id), page)
        link = self.link(self._domain.place(Target(docname, node_id, "")), label)
        return f"{link} — {escape(cited)}" if cited else link

    def link(self, place: tuple[str, str] | str, words: str) -> str:
        """Return a link to a place of what is being written, or to an address elsewhere."""
        kind = "internal"
        if isinstance(place, str):
            uri = reachable(self._builder, place, self._docname)
            kind = "external"
        elif place[0] == self._docname:
            uri = f"#{place[1]}"
        else:
            uri = f"{self._page(place[0])}#{place[1]}"
        if not uri:
            return escape(words)
        # Where the whole site is one page, only the last part is the anchor.
        uri = uri[uri.rindex("#") :] if uri.count("#") > 1 else uri
        return f'<a class="reference {kind}" href="{escape(uri)}">{escape(words)}</a>'

    def _page(self, docname: str) -> str:
        uri = self._pages.get(docname)
        if uri is None:
            uri = self._pages[docname] = self._builder.get_relative_uri(self._docname, docname)
        return uri
