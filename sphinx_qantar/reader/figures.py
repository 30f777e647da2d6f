"""Number the figures, tables, listings and formulas of a reader, and what refers to them.

On the site Sphinx numbers them by the sections of numbered trees; in a reader by its
chapters.  A reference to what the reader leaves out keeps the number of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docutils import nodes
from sphinx.addnodes import number_reference
from sphinx.environment import BuildEnvironment

from sphinx_qantar.reader.links import Moves, Place, target_of
from sphinx_qantar.reader.page import ReaderPage

Number = tuple[int, ...]
FigureNumbers = dict[str, dict[str, dict[str, Number]]]
"""Numbers by page, kind and id, as Sphinx keeps them in ``env.toc_fignumbers``."""

_FORMULA = "displaymath"


def number_figures(
    env: BuildEnvironment,
    pages: Mapping[str, ReaderPage],
    documents: Mapping[str, nodes.document],
) -> FigureNumbers:
    """Return the numbers of all that has one in a reader, none without ``numfig``.

    They begin anew with each chapter, unless ``numfig_secnum_depth`` is 0.

    :param env: the environment
    :param pages: the pages of the reader, in their order
    :param documents: the same pages as documents
    """
    numbers: FigureNumbers = {}
    if not env.config.numfig:
        return numbers
    counts: dict[tuple[str, Number], int] = {}
    for name, page in pages.items():
        chapter = (page.number,) if page.number else ()
        begun = chapter[: env.config.numfig_secnum_depth]
        for kind, node in _numbered(env, documents[name]):
            count = counts[kind, begun] = counts.get((kind, begun), 0) + 1
            numbers.setdefault(name, {}).setdefault(kind, {})[node["ids"][0]] = (*begun, count)
    return numbers


def _numbered(env: BuildEnvironment, top: nodes.Element) -> Iterator[tuple[str, nodes.Element]]:
    """Yield what has a number, with its kind: figures, tables and listings if they have a title."""
    for node in top.findall(nodes.Element):
        kind = _kind(env, node)
        if kind and node["ids"]:
            yield kind, node


def _kind(env: BuildEnvironment, node: nodes.Element) -> str:
    standard = env.domains.standard_domain
    kind = standard.get_enumerable_node_type(node)
    if kind is not None:
        return kind if kind != "section" and standard.get_numfig_title(node) else ""
    return env.domains["math"].get_enumerable_node_type(node) or ""


@dataclass(frozen=True, slots=True)
class Renumbering:
    """What it takes to have the references of a reader tell its numbers.

    :param env: the environment, with the project's numbers still in it
    :param documents: the pages of the reader
    :param numbers: the numbers there
    :param moves: where the things of the source pages stand in the reader
    """

    env: BuildEnvironment
    documents: Mapping[str, nodes.document]
    numbers: FigureNumbers
    moves: Moves
    _targets: dict[str, dict[str, nodes.Element]] = field(default_factory=dict, init=False)

    def tell(self) -> None:
        """Give each reference to a figure, table, listing, formula or section its words."""
        told = self._number_formulas()
        for page, document in self.documents.items():
            for link in list(document.findall(nodes.reference)):
                if isinstance(link, number_reference):
                    self._tell_number(link, page)
                elif link.astext() in told:
                    self._tell_formula(link, page)

    def _number_formulas(self) -> set[str]:
        """Note on formulas their numbers; return what references to them say on the site."""
        config = self.env.config
        if not (config.numfig and config.math_numfig):
            return set()
        for page, kinds in self.numbers.items():
            for node_id, number in kinds.get(_FORMULA, {}).items():
                formula = self._node((page, node_id))
                if formula is not None:
                    formula["number"] = self._separated(number)
        pages = self.env.toc_fignumbers.values()
        old = [number for page in pages for number in page.get(_FORMULA, {}).values()]
        return {self._equation(self._separated(number)) for number in old}

    def _tell_number(self, link: number_reference, page: str) -> None:
        found = self._found(link, page)
        node = self._node(found) if found is not None else None
        if found is None or node is None:
            _as_plain_link(link)
            return
        number, title = self._number(found[0], node), self._title(node)
        if number:
            _say(link, _filled(link["title"], number, title))
        elif title:
            _say(link, title)
            _as_plain_link(link)

    def _tell_formula(self, link: nodes.reference, page: str) -> None:
        found = self._found(link, page)
        node = self._node(found) if found is not None else None
        if isinstance(node, nodes.math_block) and "number" in node:
            _say(link, self._equation(node["number"]))

    def _separated(self, number: Number) -> str:
        return str(self.env.config.math_numsep).join(_dotted(number).rsplit(".", 1))

    def _equation(self, number: str) -> str:
        return str(self.env.config.math_eqref_format or "({number})").format(number=number)

    def _found(self, link: nodes.Element, page: str) -> Place | None:
        """Return where in the reader a link leads."""
        origin = link.get("q_origin")
        if origin is None and "refid" in link:
            return page, link["refid"]
        return self.moves.find(link, target_of(link, origin), origin)

    def _node(self, place: Place) -> nodes.Element | None:
        page, node_id = place
        if page not in self._targets:
            every = self.documents[page].findall(nodes.Element)
            self._targets[page] = {each: node for node in every for each in node["ids"]}
        return self._targets[page].get(node_id)

    def _number(self, page: str, node: nodes.Element) -> str:
        kinds = self.numbers.get(page, {})
        return _dotted(kinds.get(_kind(self.env, node), {}).get(node["ids"][0], ()))

    def _title(self, node: nodes.Element) -> str:
        heading = node.next_node(nodes.title) if isinstance(node, nodes.section) else None
        if heading is not None:
            return heading.astext()
        return self.env.domains.standard_domain.get_numfig_title(node) or ""


def _dotted(number: Number) -> str:
    return ".".join(map(str, number))


def _filled(form: str, number: str, name: str) -> str:
    """Fill a form as Sphinx does: one with names in braces, or an older one with ``%s``."""
    if "{name}" in form or "number" in form:
        return form.format(name=name, number=number)
    return form % number


def _say(link: nodes.Element, words: str) -> None:
    """Have a link say other words, in the marks it has."""
    holder = link
    while len(holder.children) == 1 and isinstance(holder.children[0], nodes.Element):
        holder = holder.children[0]
    holder.children = []
    holder += nodes.Text(words)


def _as_plain_link(link: number_reference) -> None:
    """Make an ordinary link of one of which LaTeX would print the number that it gives itself."""
    plain = nodes.reference("", "", *link.children, **link.attributes)
    link.replace_self(plain)
