"""Number the footnotes of a page once those made for its citations are there, and write them."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_qantar.rendering.footnotes import NOTE_ID, arrange, page_tops
from sphinx_qantar.rendering.holding import may_hold
from sphinx_qantar.rendering.note_texts import write_notes
from sphinx_qantar.rendering.post_transform import QantarPostTransform


class ArrangeFootnotes(QantarPostTransform):
    """Number the footnotes of a page with citations in them, and write those citations."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Arrange the footnotes of each page that this document holds."""
        del kwargs
        made_here = f"{NOTE_ID}1" in self.document.ids
        if made_here or self._cites_in_footnotes() or self._shows_footnotes_of_others():
            for top in page_tops(self.document):
                write_notes(arrange(top), self.registry, self.link_reference)

    def _shows_footnotes_of_others(self) -> bool:
        """Say whether there are footnotes of other projects, whose numbers may be ours as well."""
        return may_hold(self.document, self.env) and any(
            "elsewhere" in note for note in self.document.findall(nodes.footnote)
        )

    def _cites_in_footnotes(self) -> bool:
        is_note = self.registry.processor.category == "note"
        return is_note and may_hold(self.document, self.env, "citations")


class ArrangeFootnotesOfLinks(ArrangeFootnotes):
    """Do it again where Sphinx has made footnotes of addresses for LaTeX."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Give them their numbers among the others, so that *see note 3* leads to the third."""
        if self.config.latex_show_urls == "footnote":
            super().run(**kwargs)
