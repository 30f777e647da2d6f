"""Note what the making of a reader must know of a page, so that the page can be put away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.addnodes import index
from sphinx.environment import BuildEnvironment

from sphinx_qantar.nodes import excerpt, inline_quotation
from sphinx_qantar.reader.links import citing_links

FORMULA = "displaymath"
"""The kind of numbered formulas, in Sphinx's words."""

QuotedPlace = tuple[str, str | int]
"""A page of the project, and the id of an excerpt on it or the order of words quoted there."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """What may have a number: its kind, empty for what has none, its title, and its first id."""

    kind: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page of the reader once it is made.

    ``headings`` are ids and words of the sections right below its own.  ``cited`` has the
    citekeys of the works it cites, each with the id nearest to the first citation.  ``quoted``
    are its quotations, ``entries`` those for the authors' own index.  ``numbered`` has what may
    have a number or a title to refer to, by every id.
    """

    ids: frozenset[str]
    headings: tuple[tuple[str, str], ...]
    cited: Mapping[str, str]
    quoted: tuple[QuotedPlace, ...]
    entries: tuple[Any, ...]
    has_equations: bool
    numbered: Mapping[str, Numbered]


def facts_of(env: BuildEnvironment, document: nodes.document) -> PageFacts:
    """Return what is known of a page.

    :param env: the environment
    :param document: the page, with the ids that it is to have
    """
    elements = list(document.findall(nodes.Element))
    return PageFacts(
        ids=frozenset(node_id for node in elements for node_id in node["ids"]),
        headings=tuple(_headings(elements)),
        cited=_cited(document),
        quoted=tuple(dict.fromkeys(place for node in elements for place in _quoted(node))),
        entries=tuple(
            entry for node in elements if isinstance(node, index) for entry in node["entries"]
        ),
        has_equations=any(isinstance(node, nodes.math | nodes.math_block) for node in elements),
        numbered=_numbered_of(env, elements),
    )


def _headings(elements: list[nodes.Element]) -> Iterator[tuple[str, str]]:
    for node in elements:
        if isinstance(node, nodes.section) and _depth(node) == 1:
            yield node["ids"][0], node[0].astext()


def _depth(node: nodes.section) -> int:
    """Return how many sections a section stands in, one right in the other."""
    depth, above = 0, node.parent
    while isinstance(above, nodes.section):
        depth, above = depth + 1, above.parent
    return depth


def _cited(document: nodes.document) -> dict[str, str]:
    found: dict[str, str] = {}
    for link in citing_links(document):
        if link["citekey"] not in found:
            found[link["citekey"]] = _nearest_id(link)
    return found


def _nearest_id(node: nodes.Element) -> str:
    """Return the id of the innermost element with one that *node* stands in."""
    parent: nodes.Element | None = node
    while parent is not None:
        if parent["ids"]:
            return str(parent["ids"][0])
        parent = parent.parent
    return ""


def _quoted(node: nodes.Element) -> Iterator[QuotedPlace]:
    if isinstance(node, excerpt):
        yield node["origin"], node["anchor"]
    elif isinstance(node, inline_quotation):
        yield node["origin"], node["order"]


def _numbered_of(env: BuildEnvironment, elements: Iterable[nodes.Element]) -> dict[str, Numbered]:
    """Return sections, figures, tables, listings and formulas by every id, in their order."""
    found: dict[str, Numbered] = {}
    for node in elements:
        if node["ids"] and (kind := _kind_of(env, node)):
            title = _title(env, node)
            # Figures, tables and listings have a number if they have a title.
            counts = kind == FORMULA or (kind != "section" and title)
            numbered = Numbered(kind if counts else "", title, node["ids"][0])
            found |= dict.fromkeys(node["ids"], numbered)
    return found


def _kind_of(env: BuildEnvironment, node: nodes.Element) -> str:
    kind = env.domains.standard_domain.get_enumerable_node_type(node)
    return kind or env.domains["math"].get_enumerable_node_type(node) or ""


def _title(env: BuildEnvironment, node: nodes.Element) -> str:
    heading = node.next_node(nodes.title) if isinstance(node, nodes.section) else None
    if heading is not None:
        return heading.astext()
    return env.domains.standard_domain.get_numfig_title(node) or ""
