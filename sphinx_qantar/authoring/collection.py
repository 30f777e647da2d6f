"""Read the ``excerpts`` directive: a collection of passages on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, get_args

from docutils import nodes

from sphinx_qantar import collection as collecting
from sphinx_qantar.authoring import options
from sphinx_qantar.authoring.directive import QantarDirective, option_spec
from sphinx_qantar.authoring.enclosing import enclosing_of
from sphinx_qantar.collection import GroupBy
from sphinx_qantar.domain import Collection
from sphinx_qantar.nodes import collection, missing
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.authoring.directive import Converter


class ExcerptsDirective(QantarDirective):
    """Show the excerpts that answer to a selection, grouped and ordered."""

    converters: ClassVar[Mapping[str, Converter]] = {
        "themes": options.slugs,
        "works": options.slugs,
        "authors": options.names,
        "languages": options.slugs,
        "people": options.names,
        "places": options.names,
        "narrower": options.flag,
        "group-by": options.choice(*get_args(GroupBy)),
        "sort": options.sort_keys,
        "show": options.choice("full", "quotation", "entry"),
        "limit": options.limit,
        "from": options.slugs,
    }
    option_spec = option_spec(*converters)
    takes = frozenset()

    def run(self) -> list[nodes.Node]:
        """Register the collection and return its place."""
        given = self.read_options()
        if enclosing_of(self.env) is not None:  # its copies would hold one another without end
            self.warn("collection", "a collection of excerpts cannot stand in an excerpt.")
            return [nodes.paragraph("", "", missing("", _("[no passage]")))]
        page = self.domain.page(self.env.docname)
        path, line = self.written
        record = Collection(
            docname=self.env.docname,
            line=line,
            order=len(page.collections),
            selection=collecting.Selection(
                themes=given.get("themes", ()),
                works=given.get("works", ()),
                authors=given.get("authors", ()),
                languages=given.get("languages", ()),
                people=given.get("people", ()),
                places=given.get("places", ()),
                narrower=given.get("narrower", False),
                limit=given.get("limit", 0),
            ),
            group_by=given.get("group-by", "none"),
            sort=given.get("sort", ()),
            show=given.get("show", "quotation"),
            sources=given.get("from", ()),
            path=path,
        )
        self.domain.note_collection(record)
        node = collection(origin=record.docname, order=record.order)
        self.set_source_info(node)
        return [node]
