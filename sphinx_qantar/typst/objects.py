"""Write descriptions of objects: functions, classes and the like, as autodoc makes them."""

from __future__ import annotations

from docutils import nodes

from sphinx_qantar.typst.writing import Writing, block, passed, wrapped


class ObjectVisitors(Writing):
    """Signatures and what is told of them."""

    visit_desc, depart_desc = block("#object[")
    visit_desc_content, depart_desc_content = block("#object-text[")
    visit_desc_signature, depart_desc_signature = block("#signature[")
    visit_desc_inline, depart_desc_inline = wrapped("#signature-text[")
    visit_desc_name, depart_desc_name = wrapped("#strong[")
    visit_desc_annotation, depart_desc_annotation = wrapped("#emph[")
    visit_desc_addname, depart_desc_addname = passed()
    visit_desc_type, depart_desc_type = passed()
    visit_desc_returns, depart_desc_returns = wrapped(" → ", "")
    visit_desc_sig_element, depart_desc_sig_element = passed()
    visit_desc_tab = wrapped("#h(2em)", "")[0]
    depart_desc_tab = wrapped("", "")[1]
    depart_desc_signature_line = wrapped("", "")[1]

    def visit_desc_signature_line(self, node: nodes.Element) -> None:
        """Begin a line of a signature."""
        if node.parent.index(node):
            self.write(" #linebreak()")

    def visit_desc_parameterlist(self, node: nodes.Element) -> None:
        """Begin the parameters."""
        del node
        self.write("\\(")

    def depart_desc_parameterlist(self, node: nodes.Element) -> None:
        """End the parameters."""
        del node
        self.write(")")

    visit_desc_type_parameter_list, depart_desc_type_parameter_list = wrapped("\\[", "\\]")

    def visit_desc_parameter(self, node: nodes.Element) -> None:
        """Begin a parameter, parted from the one before."""
        if node.parent.index(node):
            self.write(", ")
        if not node.hasattr("noemph"):
            self.write("#emph[")

    def depart_desc_parameter(self, node: nodes.Element) -> None:
        """End a parameter."""
        if not node.hasattr("noemph"):
            self.write("]")

    visit_desc_type_parameter = visit_desc_parameter
    depart_desc_type_parameter = depart_desc_parameter

    def visit_desc_optional(self, node: nodes.Element) -> None:
        """Begin parameters that may be left out."""
        self.write("\\[, " if node.parent.index(node) else "\\[")

    depart_desc_optional = wrapped("", "\\]")[1]
