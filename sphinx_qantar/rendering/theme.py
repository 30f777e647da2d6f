"""Put over each theme its label, and under that its place in the taxonomy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes

from sphinx_qantar.domain import Target
from sphinx_qantar.nodes import theme, theme_relations, theme_title
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.translation import _


class DressThemes(QantarPostTransform):
    """Add a theme's label, scope note and relations to its introduction."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Dress the themes of this page."""
        del kwargs
        for node in list(self.document.findall(theme)):
            if not isinstance(next(iter(node.children), None), theme_title):
                node.insert(0, self._opening(node["theme"]))

    def _opening(self, slug: str) -> list[nodes.Node]:
        taxonomy = self.registry.taxonomy
        opening: list[nodes.Node] = [theme_title("", taxonomy[slug].label)]
        if taxonomy[slug].scope:
            opening.append(nodes.paragraph("", taxonomy[slug].scope, classes=["qantar-scope"]))
        relations = [
            *self._related(_("Broader:"), taxonomy.broader(slug)),
            *self._related(_("Narrower:"), taxonomy.narrower(slug)),
            *self._related(_("Related:"), taxonomy.related(slug)),
        ]
        if relations:
            opening.append(theme_relations("", "", *relations[:-1]))
        return opening

    def _related(self, label: str, slugs: Iterable[str]) -> list[nodes.Node]:
        """Return a label and links to themes, parted by commas, a stop after the last."""
        parts: list[nodes.Node] = []
        for slug in slugs:
            found = self.registry.taxonomy[slug]
            parts.append(nodes.Text(", ") if parts else nodes.Text(" "))
            target = Target(found.docname, found.node_id, "")
            link = self.link(target, nodes.Text(found.label))
            link["theme"] = slug
            parts.append(link)
        if not parts:
            return []
        return [nodes.inline("", label, classes=["qantar-label"]), *parts, nodes.Text(". ")]
