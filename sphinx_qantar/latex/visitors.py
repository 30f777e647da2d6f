"""Print our nodes as LaTeX: environments and commands of ``qantar.sty``, text escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator


def _labels(self: LaTeXTranslator, node: nodes.Element) -> str:
    """Return what links to *node* lead to."""
    return self.hypertarget_to(node, anchor=True) if node["ids"] else ""


def _argument(self: LaTeXTranslator, text: str) -> str:
    """Return text from outside as an argument of a command."""
    return f"{{{self.escape(text)}}}"


def visit_excerpt(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a passage; in a reader it tells the contents and the running heads of itself."""
    told = _labels(self, node)
    if node.get("number") and "listed" in node:
        told += f"\\qantarlisted{_argument(self, node['number'])}{_argument(self, node['listed'])}"
        told += f"\\qantarrunningwork{_argument(self, node['work'])}"
    self.body.append(f"\n\\begin{{qantarexcerpt}}{{{told}}}\n")


def depart_excerpt(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a passage."""
    del node
    self.body.append("\n\\end{qantarexcerpt}\n")


def visit_excerpt_title(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the title, after the number that the passage has in a reader."""
    number = str(node.parent.get("number") or "")
    if not number and not node.children:
        raise nodes.SkipNode
    self.body.append(f"\n\\qantarexcerpttitle{_argument(self, number)}{{")


def depart_argument(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close the last argument of a command that stands by itself."""
    del node
    self.body.append("}\n")


def depart_inline_argument(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close the last argument of a command within a line."""
    del node
    self.body.append("}")


def visit_quotation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the verbatim words, in their language."""
    language = _argument(self, str(node.get("lang") or ""))
    self.body.append(f"\n\\begin{{qantarquotation}}{language}\n")
    self.no_latex_floats += 1


def depart_quotation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close the verbatim words."""
    del node
    self.no_latex_floats -= 1
    self.body.append("\n\\end{qantarquotation}\n")


def visit_excerpt_source(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the line of the source."""
    self.body.append(f"\n\\qantarsource{{{_labels(self, node)}")


def visit_annotation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a note; its form is that of its kind."""
    self.body.append(
        f"\n\\begin{{qantarannotation}}{{{node['kind']}}}{_labels(self, node)}\\nobreak\n"
    )
    self.no_latex_floats += 1


def depart_annotation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a note."""
    del node
    self.no_latex_floats -= 1
    self.body.append("\n\\end{qantarannotation}\n")


def visit_annotation_title(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open what begins the first paragraph of a note, after the letter of its phrase."""
    mark = f"\\qantarmark{_argument(self, node['mark'])}\\," if node.get("mark") else ""
    self.body.append(f"{mark}\\qantarnotetitle{_argument(self, node.get('label', ''))}{{")


def visit_phrase_note(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a note behind the phrase that it is on; what is in a table has no margin."""
    mark = _argument(self, node["mark"])
    before = "{\\qantarmarginnotesfalse" if self.table else ""
    self.body.append(f"{before}%\n\\begin{{qantarphrasenote}}{mark}{{{_labels(self, node)}}}%\n")
    self.in_footnote += 1
    self.no_latex_floats += 1


def depart_phrase_note(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a note behind a phrase."""
    del node
    self.no_latex_floats -= 1
    self.in_footnote -= 1
    self.body.append("%\n\\end{qantarphrasenote}" + "}" * bool(self.table))


def visit_pointer(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a line that leads to a note elsewhere, after the letter of its phrase."""
    mark = f"\\qantarmark{_argument(self, node['mark'])}\\," if node.get("mark") else ""
    self.body.append(f"\n\\begin{{qantarpointer}}{_labels(self, node)}{mark}%\n")


def depart_pointer(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a line that leads to a note elsewhere."""
    del node
    self.body.append("\n\\end{qantarpointer}\n")


def visit_phrase(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a phrase that a note is on."""
    self.body.append(f"{_labels(self, node)}\\qantarphrase{{")


def visit_inline_quotation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open words quoted in a sentence."""
    self.body.append(f"{_labels(self, node)}\\qantarquote{{")


def visit_verdict_mark(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Print the mark of a verdict; the sign before its word is the package's."""
    word = node.astext().partition(" ")[2]
    self.body.append(f"\\qantarverdict{{{node['kind']}}}{_argument(self, word)}")
    raise nodes.SkipNode


def visit_missing(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a stand-in."""
    del node
    self.body.append("\\qantarmissing{")


def visit_theme(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a theme."""
    self.body.append(f"\n\\begin{{qantartheme}}{{{_labels(self, node)}}}\n")


def depart_theme(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a theme."""
    del node
    self.body.append("\n\\end{qantartheme}\n")


def visit_theme_title(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the label of a theme."""
    del node
    self.body.append("\n\\qantarthemetitle{")


def visit_reference_list(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a bibliography."""
    self.body.append(f"\n{_labels(self, node)}\\begin{{qantarreferences}}\n")


def depart_reference_list(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a bibliography."""
    del node
    self.body.append("\n\\end{qantarreferences}\n")


def visit_reference_entry(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the reference of a work."""
    self.body.append(f"\n\\qantarreference{{{_labels(self, node)}}}")


def depart_foreign(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close what is in another language."""
    del node
    self.body.append("\n\\end{qantarforeign}\n")


def visit_command(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a command round some words."""
    self.body.append(node["before"])


def depart_command(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a command round some words."""
    self.body.append(node["after"])


def depart_nothing(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Leave a node after which nothing is to be closed."""
    del self, node
