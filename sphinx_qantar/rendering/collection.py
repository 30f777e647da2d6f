"""Print collections: entries that link to passages, or the passages themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_qantar.domain import Target
from sphinx_qantar.nodes import collection, excerpt_entries, missing
from sphinx_qantar.rendering.fresh import FreshCopies
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.collection import Group
    from sphinx_qantar.domain import Collection
    from sphinx_qantar.model import Excerpt
    from sphinx_qantar.nodes import excerpt


class ShowCollections(QantarPostTransform):
    """Replace the place of each collection by what it shows."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Print the collections of this page."""
        del kwargs
        places = list(self.document.findall(collection))
        copies = FreshCopies(self.env)
        for node in places:
            record = self.domain.pages[node["origin"]].collections[node["order"]]
            shown = nodes.container(classes=["qantar-collection"])
            shown.source, shown.line = node.source, node.line
            shown += self._groups(record, copies)
            node.replace_self(shown)

    def _groups(self, record: Collection, copies: FreshCopies) -> list[nodes.Node]:
        groups = [group for group in self.registry.collect(record) if group.excerpts]
        if not groups:
            return [nodes.paragraph("", "", missing("", _("[no passage]")))]
        shown: list[nodes.Node] = []
        for group in groups:
            if record.group_by != "none":
                shown.append(nodes.rubric("", "", *self._heading(record, group)))
            shown += self._passages(record, group, copies)
        return shown

    def _heading(self, record: Collection, group: Group) -> list[nodes.Node]:
        if record.group_by == "theme" and group.key in self.registry.taxonomy:
            theme = self.registry.taxonomy[group.key]
            target = Target(theme.docname, theme.node_id, "")
            return [self.link(target, nodes.Text(theme.label))]
        if record.group_by == "page":
            return [self.link(Target(group.key, "", ""), nodes.Text(group.label))]
        return [nodes.Text(group.label or _("Other passages"))]

    def _passages(
        self, record: Collection, group: Group, copies: FreshCopies
    ) -> list[nodes.Element]:
        if record.show == "entry":
            places = [(e.docname, e.node_id) for e in group.excerpts]
            return [excerpt_entries(places=places, page=record.docname)]
        return [self._passage(record, group, item, copies) for item in group.excerpts]

    def _passage(
        self, record: Collection, group: Group, item: Excerpt, copies: FreshCopies
    ) -> excerpt:
        """Return a copy of an excerpt, with its notes only if the collection shows all."""
        key = f"-{group.key}" if record.group_by in ("theme", "place", "author") else ""
        prefix = nodes.make_id(f"c{record.order + 1}{key}") + "--"
        copy = copies.excerpt(item, prefix, brief=record.show == "quotation")
        copy["shown_from"] = (item.docname, item.node_id)
        return copy
