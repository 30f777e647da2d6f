"""Print bibliographies: the full references of the works they list."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_qantar.domain import reference_id
from sphinx_qantar.nodes import bibliography, missing, reference_entry, reference_list
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.rendering.richtext import rich_nodes
from sphinx_qantar.translation import _


class ShowBibliographies(QantarPostTransform):
    """Replace the place of each bibliography by its references."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Print the bibliographies of this page."""
        del kwargs
        if not self.holds("bibliographies"):
            return
        for node in list(self.document.findall(bibliography)):
            request = self.domain.pages[node["origin"]].bibliographies[node["order"]]
            keys = self.registry.listed(request)
            unknown = [key for key in request.keys if key not in self.registry.works]
            shown: list[nodes.Element] = [self._references(keys)] if keys else []
            shown += [nodes.paragraph("", "", missing("", key)) for key in unknown]
            shown = shown or [nodes.paragraph("", "", missing("", _("[no work cited]")))]
            for part in shown:
                part.source, part.line = node.source, node.line
            node.replace_self(shown)

    def _references(self, keys: tuple[str, ...]) -> reference_list:
        references = reference_list(bullet="*")
        taken = set(self.document.ids)
        for key in keys:
            entry = reference_entry(citekey=key)
            anchor = reference_id(key)
            if anchor not in taken:  # of two bibliographies on a page the first has the anchor
                taken.add(anchor)
                self.document.ids[anchor] = entry
                entry["ids"] = [anchor]
            content = rich_nodes(self.registry.processor.reference(key))
            entry += nodes.paragraph("", "", *content)
            references += entry
        return references
