"""Write what is set apart from the text: notes, warnings, topics, sidebars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import admonitionlabels

from sphinx_qantar.typst.escaping import string
from sphinx_qantar.typst.writing import Writing, block, skip, wrapped

if TYPE_CHECKING:
    from sphinx_qantar.typst.writing import Visitor


def _named(kind: str) -> Visitor:
    def visit(self: Writing, node: nodes.Element) -> None:
        title = self.text(str(admonitionlabels.get(kind, kind.title())), node)
        self.write(f"\n\n#admonition({string(kind)}, [{title}])[")

    return visit


def _titled(function: str) -> Visitor:
    def visit(self: Writing, node: nodes.Element) -> None:
        titles = [child for child in node.children if isinstance(child, nodes.title)]
        title = self.render(child for each in titles for child in each.children)
        opening = f"\n\n#{function}([{title}])[" if title else f"\n\n#{function}(none)["
        rest = [child for child in node.children if child not in titles]
        self.write(opening, self.render(rest), "]\n\n")
        raise nodes.SkipNode

    return visit


class AdmonitionVisitors(Writing):
    """Admonitions by their names; the others by their titles."""

    visit_attention = _named("attention")
    visit_caution = _named("caution")
    visit_danger = _named("danger")
    visit_error = _named("error")
    visit_hint = _named("hint")
    visit_important = _named("important")
    visit_note = _named("note")
    visit_tip = _named("tip")
    visit_warning = _named("warning")
    visit_seealso = _named("seealso")
    depart_attention = depart_caution = depart_danger = depart_error = depart_hint = wrapped(
        "", "]\n\n"
    )[1]
    depart_important = depart_note = depart_tip = depart_warning = depart_seealso = depart_hint
    visit_admonition = _titled('admonition.with("admonition")')
    visit_Admonition = visit_admonition  # noqa: N815 - docutils' class of those of extensions
    visit_sidebar = _titled("aside")
    visit_versionmodified, depart_versionmodified = block("#version-note[")

    def visit_topic(self, node: nodes.Element) -> None:
        """Write a topic; a page's own table of contents is left to the book's."""
        if {"contents", "abstract"} & set(node.get("classes", ())) == {"contents"}:
            skip(self, node)
        _titled("aside")(self, node)
