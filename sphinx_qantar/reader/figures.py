"""Number the figures, tables, listings and formulas of a reader, and what refers to them.

On the site Sphinx numbers them by the sections of numbered trees; in a reader by its
chapters.  A reference to what the reader leaves out keeps the number of the site.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import number_reference
from sphinx.environment import BuildEnvironment

from sphinx_qantar.reader.links import target_of
from sphinx_qantar.reader.page_facts import FORMULA

if TYPE_CHECKING:
    from sphinx_qantar.reader.links import Moves, Place
    from sphinx_qantar.reader.page import ReaderPage
    from sphinx_qantar.reader.page_facts import Numbered, PageFacts

Number = tuple[int, ...]
FigureNumbers = dict[str, dict[str, dict[str, Number]]]
"""Numbers by page, kind and id, as Sphinx keeps them in ``env.toc_fignumbers``."""


def number_figures(
    env: BuildEnvironment, pages: Mapping[str, ReaderPage], facts: Mapping[str, PageFacts]
) -> FigureNumbers:
    """Return the numbers of all that has one in a reader, none without ``numfig``.

    They begin anew with each chapter, unless ``numfig_secnum_depth`` is 0.

    :param env: the environment
    :param pages: the pages of the reader, in their order
    :param facts: what is known of the same pages
    """
    numbers: FigureNumbers = {}
    if not env.config.numfig:
        return numbers
    counts: dict[tuple[str, Number], int] = {}
    for name, page in pages.items():
        chapter = (page.number,) if page.number else ()
        begun = chapter[: env.config.numfig_secnum_depth]
        for each in dict.fromkeys(facts[name].numbered.values()):
            if each.kind:
                count = counts[each.kind, begun] = counts.get((each.kind, begun), 0) + 1
                numbers.setdefault(name, {}).setdefault(each.kind, {})[each.anchor] = (
                    *begun,
                    count,
                )
    return numbers


class Renumbering:
    """What it takes to have the references of a reader tell its numbers.

    :param env: the environment, with the project's numbers still in it
    :param facts: what is known of the pages of the reader
    :param numbers: the numbers there
    :param moves: where the things of the source pages stand in the reader
    """

    def __init__(
        self,
        env: BuildEnvironment,
        facts: Mapping[str, PageFacts],
        numbers: FigureNumbers,
        moves: Moves,
    ) -> None:
        self._config = env.config
        self._facts = facts
        self._numbers = numbers
        self._moves = moves
        self._told = self._told_of_formulas(env)

    def _told_of_formulas(self, env: BuildEnvironment) -> frozenset[str]:
        """Return what references to formulas say on the site."""
        if not (self._config.numfig and self._config.math_numfig):
            return frozenset()
        pages = env.toc_fignumbers.values()
        old = [number for page in pages for number in page.get(FORMULA, {}).values()]
        return frozenset(self._equation(self._separated(number)) for number in old)

    def tell(self, document: nodes.document, page: str) -> None:
        """Give each formula its number, and each reference to what has a number its words."""
        if self._config.numfig and self._config.math_numfig:
            self._number_formulas(document, page)
        for link in list(document.findall(nodes.reference)):
            if isinstance(link, number_reference):
                self._tell_number(link, page)
            elif self._told and link.astext() in self._told:
                self._tell_formula(link, page)

    def _number_formulas(self, document: nodes.document, page: str) -> None:
        numbers = self._numbers.get(page, {}).get(FORMULA, {})
        for formula in document.findall(nodes.math_block):
            number = numbers.get(formula["ids"][0]) if formula["ids"] else None
            if number is not None:
                formula["number"] = self._separated(number)

    def _tell_number(self, link: number_reference, page: str) -> None:
        found = self._found(link, page)
        numbered = self._numbered(found)
        if found is None or numbered is None:
            _as_plain_link(link)
            return
        number = self._number(found[0], numbered)
        if number:
            _say(link, _filled(link["title"], _dotted(number), numbered.title))
        elif numbered.title:
            _say(link, numbered.title)
            _as_plain_link(link)

    def _tell_formula(self, link: nodes.reference, page: str) -> None:
        found = self._found(link, page)
        numbered = self._numbered(found)
        if found is not None and numbered is not None and numbered.kind == FORMULA:
            number = self._number(found[0], numbered)
            if number:
                _say(link, self._equation(self._separated(number)))

    def _separated(self, number: Number) -> str:
        return str(self._config.math_numsep).join(_dotted(number).rsplit(".", 1))

    def _equation(self, number: str) -> str:
        return str(self._config.math_eqref_format or "({number})").format(number=number)

    def _found(self, link: nodes.Element, page: str) -> Place | None:
        """Return where in the reader a link leads."""
        origin = link.get("q_origin")
        if origin is None and "refid" in link:
            return page, link["refid"]
        return self._moves.find(link, target_of(link, origin), origin)

    def _numbered(self, place: Place | None) -> Numbered | None:
        known = self._facts.get(place[0]) if place is not None else None
        return known.numbered.get(place[1]) if known is not None and place is not None else None

    def _number(self, page: str, numbered: Numbered) -> Number:
        return self._numbers.get(page, {}).get(numbered.kind, {}).get(numbered.anchor, ())


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
