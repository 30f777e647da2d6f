"""Write footnotes at the foot of the page, and citations."""

from __future__ import annotations

from docutils import nodes

from sphinx_qantar.typst.escaping import string
from sphinx_qantar.typst.writing import Writing, skip


class NoteVisitors(Writing):
    """Footnotes stand where they are called; they keep the marks that the pages give them."""

    visit_label = skip

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Write a footnote at its first call, and its mark alone at the others."""
        place = (self.docname, node.get("refid", ""))
        note = self.places.footnotes.get(place)
        mark = self.text(node.astext(), node)
        if note is None:
            self.write(f"#super[{mark}]")
            raise nodes.SkipNode
        label = f"footnote:{self.docname}#{note['ids'][0]}"
        if label in self._placed:
            self.write(f"#note-again({string(label)}, [{mark}])")
            raise nodes.SkipNode
        self._placed.add(label)
        self.write(self.foot_note(string(label), mark, self._text_of(note)))
        raise nodes.SkipNode

    def foot_note(self, name: str, mark: str, text: str) -> str:
        """Write a note at the foot of the page, called here.

        :param name: a string of Typst, for the note alone
        :param mark: the markup of its mark
        :param text: the markup of its text
        """
        return f"#note({name}, [{mark}])[{text}]"

    def _text_of(self, note: nodes.footnote) -> str:
        labels = [self.places.label(self.docname, node_id) for node_id in note["ids"]]
        anchors = self.anchor(*labels)
        return anchors + self.render(each for each in note if not isinstance(each, nodes.label))

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Write a footnote that is nowhere called where it stands."""
        if any((self.docname, node_id) in self.places.called for node_id in node["ids"]):
            raise nodes.SkipNode
        self._entry(node, self._text_of(node))

    def visit_citation(self, node: nodes.Element) -> None:
        """Write a citation with its label before it."""
        self._entry(node, self.render(each for each in node if not isinstance(each, nodes.label)))

    def _entry(self, node: nodes.Element, text: str) -> None:
        labels = [child.astext() for child in node.children if isinstance(child, nodes.label)]
        label = self.text(f"[{labels[0] if labels else '*'}]", node)
        self.write(f"\n\n#labelled([{label}])[{text}]\n\n")
        raise nodes.SkipNode
