"""Show embedded excerpts: a copy of the passage, with the notes that hang on it here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_qantar.nodes import annotation, embed, missing, quotation
from sphinx_qantar.rendering.elsewhere import mark_phrases
from sphinx_qantar.rendering.fresh import FreshCopies
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.nodes import excerpt


class ShowEmbeds(QantarPostTransform):
    """Replace the place of each embedded excerpt by a copy of it."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Show the excerpts that are embedded on this page."""
        del kwargs
        copies = FreshCopies(self.env)
        for node in list(self.document.findall(embed)):
            node.replace_self(self._shown(node, copies))

    def _shown(self, node: embed, copies: FreshCopies) -> list[nodes.Element]:
        """Return the copy after a target that others can lead to."""
        record = self.domain.pages[node["origin"]].embeds[node["order"]]
        found = self.registry.find_excerpt(record.name)
        notes = [child for child in node.children if isinstance(child, annotation)]
        here = nodes.target("", "", ids=node["ids"])
        if found is None or found.withheld:
            words = record.name if found is None else _("[passage not in this edition]")
            return [here, nodes.paragraph("", "", missing("", words)), *notes]
        copy = copies.excerpt(found, f"{node['ids'][0]}--", brief=record.show == "quotation")
        copy["shown_from"] = (found.docname, found.node_id)
        self._hang(copy, notes)
        return [here, copy]

    def _hang(self, copy: excerpt, notes: list[annotation]) -> None:
        """Put notes of this page to a copy: headnotes before the words, others after."""
        passage = next(child for child in copy.children if isinstance(child, quotation))
        if self.registry.shows_words(copy["name"]):
            marked = sum(1 for note in copy.findall(annotation) if note.get("mark"))
            mark_phrases(passage, notes, marked)
        for note in notes:
            if note["kind"] == "headnote":
                copy.insert(copy.index(passage), note)
            else:
                copy += note
