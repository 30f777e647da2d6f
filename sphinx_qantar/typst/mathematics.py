"""Write formulas, drawn where ziamath is installed, else as they are typed."""

from __future__ import annotations

from docutils import nodes

from sphinx_qantar.typst.escaping import string
from sphinx_qantar.typst.writing import Writing


class MathVisitors(Writing):
    """Formulas in a line and by themselves, with their numbers."""

    def visit_math(self, node: nodes.Element) -> None:
        """Write a formula in a line."""
        self.write("#", self._formula(node, display=False))
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.Element) -> None:
        """Write a formula by itself, its number at the margin."""
        said = self._number_of_formula(node)
        number = f"[\\({self.text(said, node)})]" if said else "none"
        self.write(f"\n\n#equation({number}, {self._formula(node, display=True)})\n\n")
        raise nodes.SkipNode

    def _number_of_formula(self, node: nodes.Element) -> str:
        """Give a formula's number as Sphinx's HTML and its references have it."""
        if not (node.get("number") and self.config.numfig and self.config.math_numfig):
            return str(node.get("number") or "")
        kinds = self.builder.env.toc_fignumbers.get(self.docname, {})
        numbers = kinds.get("displaymath", {})
        found = next((numbers[each] for each in node["ids"] if each in numbers), ())
        dotted = ".".join(map(str, found))
        return str(self.config.math_numsep).join(dotted.rsplit(".", 1))

    def _formula(self, node: nodes.Element, *, display: bool) -> str:
        tex = node.astext()
        if not self.pictures.formulas.available:
            message = "formulas are printed as they are typed: install sphinx-qantar[math]"
            self.warn_once("math", message, node=node)
            return f"code({self.literal(tex, node)})"
        try:
            formula = self.pictures.formulas.draw(tex, display=display)
        except ValueError as error:
            message = "the formula %s is printed as it is typed: %s"
            self.warn_once(f"math:{tex}", message, tex, error, node=node)
            return f"code({self.literal(tex, node)})"
        path = string(self.pictures.path(formula.name))
        sizes = f"height: {formula.height:.3f}em, depth: {formula.depth:.3f}em"
        return f"formula({path}, {string(tex)}, {sizes})"
