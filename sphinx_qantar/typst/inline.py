"""Write what stands within a line."""

from __future__ import annotations

from docutils import nodes

from sphinx_qantar.typst.writing import Writing, passed, skip, wrapped

_SMALL_CAPITALS = frozenset({"small-caps", "smallcaps", "small-capitals", "csl-small-caps"})
_PLAIN_ABBREVIATION = frozenset({"abbreviation", "acronym"})


class InlineVisitors(Writing):
    """Emphasis, code and the like."""

    visit_emphasis, depart_emphasis = wrapped("#emph[")
    visit_literal_emphasis, depart_literal_emphasis = wrapped("#emph[")
    visit_title_reference, depart_title_reference = wrapped("#emph[")
    visit_manpage, depart_manpage = wrapped("#emph[")
    visit_strong, depart_strong = wrapped("#strong[")
    visit_literal_strong, depart_literal_strong = wrapped("#strong[")
    visit_subscript, depart_subscript = wrapped("#sub[")
    visit_superscript, depart_superscript = wrapped("#super[")
    visit_problematic, depart_problematic = wrapped("#problematic[")
    visit_generated, depart_generated = passed()
    visit_acronym, depart_acronym = passed()
    visit_substitution_reference, depart_substitution_reference = passed()
    visit_pending_xref_condition, depart_pending_xref_condition = passed()
    visit_comment = visit_substitution_definition = visit_pending = skip

    def visit_abbreviation(self, node: nodes.Element) -> None:
        """Begin an abbreviation."""

    def depart_abbreviation(self, node: nodes.Element) -> None:
        """Tell what an abbreviation stands for, where it is explained."""
        if node.get("explanation"):
            self.write(" \\(", self.text(node["explanation"], node), ")")

    def visit_inline(self, node: nodes.Element) -> None:
        """Begin a span: small capitals by their class, other classes have no form."""
        self.write("#small-capitals[" if _SMALL_CAPITALS & set(node.get("classes", ())) else "#[")

    def depart_inline(self, node: nodes.Element) -> None:
        """End a span."""
        del node
        self.write("]")

    def visit_literal(self, node: nodes.Element) -> None:
        """Write code in a line; inside it nothing but text is kept."""
        self.write(f"#code({self.literal(node.astext(), node)})")
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.Element) -> None:
        """Write what is meant for Typst, and keep the line breaks that are meant for HTML."""
        if "typst" in node.get("format", "").split():
            self.write(node.astext())
        elif node.get("format") == "html" and node.astext().strip() in {"<br>", "<br />", "<br/>"}:
            self.write(" #linebreak()")
        raise nodes.SkipNode
