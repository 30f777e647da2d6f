"""Keep words that are left out from translators."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_qantar.nodes import inline_quotation


class KeepFromTranslators(SphinxTransform):
    """Keep blocks with words that are left out from catalogues of messages.

    Sphinx has translators translate what was written, not what came of it.
    """

    default_priority = 1  # before messages are gathered, and translations are put in

    def apply(self, **kwargs: object) -> None:
        """Forget what was written in such blocks."""
        del kwargs
        for words in self.document.findall(inline_quotation):
            block: nodes.Element | None = words if words["withheld"] else None
            while block is not None:
                block.rawsource = ""
                if isinstance(block, nodes.TextElement) and not isinstance(block, nodes.Inline):
                    block["translatable"] = False
                block = block.parent
