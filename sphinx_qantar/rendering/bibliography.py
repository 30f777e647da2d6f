"""Print bibliographies: the full references of the works they list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_qantar.nodes import bibliography, missing, reference_entry
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.rendering.references import request_list
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain import BibliographyRequest
    from sphinx_qantar.nodes import reference_list


class ShowBibliographies(QantarPostTransform):
    """Replace the place of each bibliography by its references."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Print the bibliographies of this page."""
        del kwargs
        for node in list(self.document.findall(bibliography)):
            request = self.domain.pages[node["origin"]].bibliographies[node["order"]]
            references = request_list(self.registry, request, printed=self.prints_alone)
            self._anchor(references, request)
            unknown = [key for key in request.keys if key not in self.registry.works]
            shown: list[nodes.Element] = [references] if references.children else []
            shown += map(_stand_in, unknown)
            if node.get("unread"):
                shown.append(_stand_in(_("[the filter of this bibliography cannot be read]")))
            shown = shown or [_stand_in(_("[no work cited]"))]
            for part in shown:
                part.source, part.line = node.source, node.line
            node.replace_self(shown)

    def _anchor(self, references: reference_list, request: BibliographyRequest) -> None:
        """Give anchors to the entries that citations lead to: of a page, the first of each work.

        Where all pages are one in HTML, those that other pages have as well go without.
        """
        homes, moved = self.registry.bibliographies, self.domain.inputs.moved
        names = {"bibliography_count": request.order + 1}
        if moved is not None and moved.bibliography_id:
            self._add_id(references, nodes.make_id(moved.bibliography_id.format(**names, key="")))
        for entry in references.findall(reference_entry):
            written = request.keyprefix + entry["citekey"]
            home = homes.home(request.docname, written)
            if home.request == request:
                self._add_id(entry, home.anchor)
            if moved is not None and moved.cite_id:
                self._add_id(entry, nodes.make_id(moved.cite_id.format(**names, key=written)))

    def _add_id(self, node: nodes.Element, name: str) -> None:
        alone = self.domain.builder.name == "singlehtml"
        if name and not (alone and name in self.document.ids):
            self.document.ids.setdefault(name, node)
            node["ids"].append(name)


def _stand_in(words: str) -> nodes.paragraph:
    return nodes.paragraph("", "", missing("", words))
