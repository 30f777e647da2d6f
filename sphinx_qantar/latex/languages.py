"""Tell LaTeX in which language a paragraph is, and where its Kazakh words may be parted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_qantar.latex.own_nodes import foreign
from sphinx_qantar.typst.hyphenation import hyphenate
from sphinx_qantar.typst.languages import language_of

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

_PARTED = "kk"
"""The language whose words are parted here: TeX has no patterns for it."""
_VERBATIM = (nodes.literal, nodes.FixedTextElement, nodes.math, nodes.raw)


class MarkLanguages(SphinxPostTransform):
    """Wrap what is in another language, and put soft hyphens into Kazakh words."""

    default_priority = 910
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Mark the languages of this document."""
        del kwargs
        self._part(self.document, self.config.language or "")
        for node in list(filter(_states_language, self.document.findall(nodes.Element))):
            wrapper = foreign(lang=language_of(node))
            node.replace_self(wrapper)
            wrapper += node

    def _part(self, node: nodes.Element, language: str) -> None:
        language = language_of(node) or language
        for child in list(node.children):
            if isinstance(child, nodes.Text):
                if language.partition("-")[0] == _PARTED:
                    node.replace(child, nodes.Text(hyphenate(str(child))))
            elif isinstance(child, nodes.Element) and not isinstance(child, _VERBATIM):
                self._part(child, language)


def _states_language(node: nodes.Element) -> bool:
    """Say whether a paragraph or another body element states its language by a class."""
    return isinstance(node, nodes.Body) and not node.get("lang") and bool(language_of(node))


def visit_foreign(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open what is in another language."""
    self.body.append(f"\n\\begin{{qantarforeign}}{{{self.escape(node['lang'])}}}\n")
