"""Put over each annotation what it is, whose, and on what."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_qantar.domain import Target
from sphinx_qantar.domain.targets import excerpt_label
from sphinx_qantar.nodes import annotation, annotation_title, excerpt, missing
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.rendering.words import kind_label
from sphinx_qantar.translation import _


class TitleAnnotations(QantarPostTransform):
    """Give each annotation of a page its title."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Title the annotations of this page."""
        del kwargs
        for node in list(self.document.findall(annotation)):
            if not isinstance(next(iter(node.children), None), annotation_title):
                node.insert(0, self._title(node))

    def _title(self, node: annotation) -> annotation_title:
        parts: list[nodes.Node] = [
            nodes.inline("", kind_label(node["kind"]), classes=["qantar-label"])
        ]
        if not self.registry.shows_words(node["excerpt"]):
            node["on"] = ""  # some builders write out attributes
        if node["on"]:
            parts += [nodes.Text(" " + _("on “%s”") % node["on"])]
        if not _stands_in(node, node["excerpt"]):
            words = [nodes.Text(" " + _("to") + " "), self._excerpt(node["excerpt"])]
            parts.append(nodes.inline("", "", *words, classes=["qantar-note-target"]))
        if node["by"]:
            parts.append(nodes.Text(" — " + _("by %s") % node["by"]))
        return annotation_title("", "", *parts)

    def _excerpt(self, name: str) -> nodes.Node:
        record = self.registry.find_excerpt(name)
        if record is None:
            return missing("", name or _("[no passage named]"))
        if record.withheld:
            return missing("", _("[passage not in this edition]"))
        label = nodes.Text(excerpt_label(self.registry, record, self.env.docname))
        return self.link(Target(record.docname, record.node_id, ""), label)


def _stands_in(node: nodes.Element, name: str) -> bool:
    """Say whether *node* stands in the excerpt of that name."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, excerpt):
            return bool(parent["name"] == name)
        parent = parent.parent
    return False
