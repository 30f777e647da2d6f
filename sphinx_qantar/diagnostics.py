"""Report problems as Sphinx warnings of type ``qantar``, each with a documented subtype."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx_qantar.model import Problem, Subtype

logger = logging.getLogger(__name__)

DESCRIPTIONS: dict[Subtype, str] = {
    "absent": "A quotation does not stand in the source text of its work.",
    "accept": "A difference that `:accept:` states is not the one that was found.",
    "altered": "A quotation differs from its source text in a word, a number or a mark.",
    "ambiguous": "A quotation stands in several places of its source, and no locator tells which.",
    "anchor": "The words of `:start-at:` or `:end-at:` do not stand in the source, or stand twice.",
    "annotation": "An annotation stands in no excerpt and names none, or its kind is unknown.",
    "bibliography": "A bibliography file is missing, or an entry in it cannot be read whole.",
    "citation": "A citation in square brackets, or in a role, is malformed.",
    "citekey": "A work is cited that the bibliography does not hold.",
    "collection": "An `excerpts` directive selects nothing, or asks for what does not exist.",
    "config": "conf.py has a setting that is none of ours, or one of sphinxcontrib-bibtex that "
    "cannot be understood here.",
    "date": "A date is not one: write 2022, 2022-01, 2022-01-05 or 2021/2022.",
    "duplicate": "Two excerpts, themes or works have the same name; the first is kept.",
    "empty": "An excerpt has no quotation or a note no text, or HTML in a quotation is left out.",
    "epub": "An EPUB cannot hold something of a page: what runs, plays or is fetched, or an image.",
    "excerpt": "An excerpt is named that no page holds, or stands in another.",
    "fence": "A directive of ours was read as plain text or as a comment, or is not closed.",
    "image": "An image cannot be read by LaTeX; its alternative text is printed.",
    "inventory": "An inventory of another project cannot be used, or what is shown of it changed.",
    "latex": "LaTeX cannot print some letters, or not in their order, as it is set up.",
    "locator": "A locator is malformed.",
    "lock": "A quotation was changed since it was checked, or the lock cannot be read.",
    "misplaced": "A quotation stands in its source text, but not where the locator says.",
    "name": "A name is not an ASCII slug without a colon.",
    "option": "An option's value is unusable.",
    "phrase": "The phrase an annotation is on does not occur in the quotation, or occurs twice.",
    "reader": "A reader selects nothing, or names a page that does not exist.",
    "rights": "The rights of an excerpt or a work are malformed, or their status is unknown.",
    "source": "A source text or its map cannot be read, or contradicts itself.",
    "style": "A citation style or its language cannot be used.",
    "theme": "A theme is named that is not declared, or the taxonomy contradicts itself.",
    "unchecked": "There is neither a source text nor a lock to check a quotation by.",
}
"""What each warning subtype means, in the words of the documentation."""

type_name = "qantar"
Location = nodes.Node | tuple[str, int | None] | str | None


def warn(subtype: Subtype, message: str, location: Location = None) -> None:
    """Log a warning of type ``qantar.SUBTYPE``.

    :param subtype: what it is about, a key of :data:`DESCRIPTIONS`
    :param message: what is wrong and what can be done, in an author's words
    :param location: a node, a page's name with a 1-based line, or ``path:line``
    """
    logger.warning("%s", message, type=type_name, subtype=subtype, location=location)


def report(problems: Iterable[Problem], docnames: frozenset[str] = frozenset()) -> None:
    """Log the problems that the pure parts have found, each once, in their order.

    :param problems: what was found
    :param docnames: the project's pages: a problem's ``path`` may be one of them
    """
    for problem in dict.fromkeys(problems):
        warn(problem.subtype, problem.message, _location(problem, docnames))


def _location(problem: Problem, docnames: frozenset[str]) -> Location:
    if problem.path in docnames:
        return (problem.path, problem.line or None)
    if problem.path:  # Sphinx takes what has no colon for a page's name
        return f"{problem.path}:{problem.line or ''}"
    return None
