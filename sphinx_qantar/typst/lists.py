"""Write lists of every kind."""

from __future__ import annotations

from docutils import nodes
from docutils.languages import get_language

from sphinx_qantar.typst.escaping import markup, string
from sphinx_qantar.typst.writing import Writing, block, passed, wrapped

_NUMBERING = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


_SHORT = 160
"""The characters of an item that is set close to the next."""


class ListVisitors(Writing):
    """Bullets, numbers, definitions, fields, options."""

    depart_bullet_list = depart_enumerated_list = wrapped("", ")\n\n")[1]
    visit_definition, depart_definition = wrapped("[")
    visit_glossary, depart_glossary = passed()
    visit_field_list, depart_field_list = block("#fields(", ")")
    visit_field, depart_field = wrapped("field(", "), ")
    visit_field_name, depart_field_name = wrapped("[", "], ")
    visit_field_body, depart_field_body = wrapped("[")
    visit_docinfo, depart_docinfo = block("#fields(", ")")
    visit_option_list, depart_option_list = block("#options(", ")")
    visit_option_list_item, depart_option_list_item = passed()
    visit_description, depart_description = wrapped("[", "], ")
    visit_hlistcol, depart_hlistcol = wrapped("[", "], ")

    def visit_bullet_list(self, node: nodes.Element) -> None:
        """Begin a list with bullets."""
        self.write(f"\n\n#list({_tightness(node)}")

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        """Begin a numbered list."""
        sign = _NUMBERING.get(node.get("enumtype", ""), "1")
        numbering = string(f"{node.get('prefix', '')}{sign}{node.get('suffix', '.')}")
        start = int(node.get("start", 1))
        self.write(f"\n\n#enum(numbering: {numbering}, start: {start}, {_tightness(node)}")

    def visit_list_item(self, node: nodes.Element) -> None:
        """Begin an item."""
        labels = [self.places.label(self.docname, node_id) for node_id in node["ids"]]
        self.write("[", self.anchor(*labels))

    depart_list_item = wrapped("", "], ")[1]
    visit_definition_list, depart_definition_list = block("#definitions(", ")")
    visit_definition_list_item, depart_definition_list_item = wrapped("definition([", "), ")

    def visit_term(self, node: nodes.Element) -> None:
        """Begin a term, on a line of its own."""
        if node.parent.index(node):
            self.write(" #linebreak()")

    def depart_term(self, node: nodes.Element) -> None:
        """End a term, the last one with its argument."""
        self._end_term(node)

    def visit_classifier(self, node: nodes.Element) -> None:
        """Begin a classifier, behind its term."""
        del node
        self.write(" #classifier[")

    def depart_classifier(self, node: nodes.Element) -> None:
        """End a classifier."""
        self.write("]")
        self._end_term(node)

    def _end_term(self, node: nodes.Element) -> None:
        following = node.next_node(descend=False, siblings=True)
        if following is None:
            self.write("], []")
        elif isinstance(following, nodes.definition):
            self.write("], ")

    def visit_option_group(self, node: nodes.Element) -> None:
        """Write the forms of an option."""
        self.write(f"code({self.literal(node.astext(), node)}), ")
        raise nodes.SkipNode

    def visit_hlist(self, node: nodes.Element) -> None:
        """Begin a list in columns."""
        self.write(f"\n\n#abreast({len(node.children)}, ")

    depart_hlist = wrapped("", ")\n\n")[1]

    def visit_author(self, node: nodes.Element) -> None:
        """Write a line about the document: its author, date, version and so on."""
        language = get_language(self.config.language or "en", self.document.reporter)
        name = language.labels.get(type(node).__name__, type(node).__name__)
        self.write(f"field([{markup(name)}], [{self.render(node.children)}]), ")
        raise nodes.SkipNode

    visit_authors, depart_authors = passed()
    visit_address = visit_contact = visit_copyright = visit_date = visit_organization = visit_author
    visit_revision = visit_status = visit_version = visit_author


def _tightness(node: nodes.Element) -> str:
    tight = all(_is_short(item) for item in node.children if isinstance(item, nodes.Element))
    return f"tight: {'true' if tight else 'false'}, "


def _is_short(item: nodes.Element) -> bool:
    """Tell whether an item is a paragraph of a line or two, with at most a list below."""
    words, *more = item.children or [nodes.paragraph()]
    lists = nodes.bullet_list | nodes.enumerated_list
    return len(words.astext()) < _SHORT and all(isinstance(child, lists) for child in more)
