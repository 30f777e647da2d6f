"""Make the nodes of a bibliography: its entries, their labels, what stands under them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar import csl
from sphinx_qantar.nodes import (
    excerpt_entries,
    printed_text,
    reference_entry,
    reference_list,
)
from sphinx_qantar.rendering.rich_html import rich_html
from sphinx_qantar.rendering.richtext import rich_nodes

if TYPE_CHECKING:
    from sphinx_qantar.csl.richtext import RichText
    from sphinx_qantar.domain import BibliographyRequest, Registry

_COLUMNS = frozenset({"left-margin", "right-inline", "block", "indent"})


def request_list(
    registry: Registry, request: BibliographyRequest, *, printed: bool = False
) -> reference_list:
    """Return the works that a bibliography lists, in its form; the entries have no anchors.

    :param registry: what all pages say together
    :param request: the directive
    :param printed: whether they may be HTML already
    """
    keys = registry.listed(request)
    references = reference_list(
        bullet="*",
        listing=request.listing,
        enumtype=request.enumtype,
        start=_start(registry, request),
    )
    for key, text in zip(keys, _texts(registry, request, keys), strict=True):
        words = _printed(text) if printed else None
        references += _entry(
            registry,
            key,
            words or rich_nodes(text),
            annotated=request.annotated,
            page=request.docname,
        )
    return references


def entry(
    registry: Registry, key: str, text: RichText, *, annotated: bool, page: str = ""
) -> reference_entry:
    """Return one work's entry.

    :param text: its full reference
    :param annotated: whether its annotation and the excerpts from it stand under it
    :param page: the source page on which it stands, if it stands on one
    """
    return _entry(registry, key, rich_nodes(text), annotated=annotated, page=page)


def _entry(
    registry: Registry, key: str, words: Sequence[nodes.Node], *, annotated: bool, page: str
) -> reference_entry:
    paragraph = nodes.paragraph("", "", *words)
    _part_label(paragraph)
    made = reference_entry("", paragraph, citekey=key)
    if annotated:
        made += annotation(registry, key)
        places = [(excerpt.docname, excerpt.node_id) for excerpt in registry.excerpts_of(key)]
        if places:
            made += excerpt_entries(places=places, page=page)
    return made


def _printed(text: RichText) -> list[nodes.Node]:
    """Return a reference as HTML, nothing if it stands in columns."""
    if any(not isinstance(part, str) and part.style in _COLUMNS for part in text):
        return []
    return [printed_text.of(csl.to_plain(text), rich_html(text))]


def _part_label(paragraph: nodes.paragraph) -> None:
    """Put a space between a label and what stands beside it, for those who see no columns."""
    label = next(iter(paragraph.children), None)
    if not isinstance(label, nodes.inline) or "csl-left-margin" not in label["classes"]:
        return
    if not label.astext().endswith((" ", "\u00a0")):
        label.append(nodes.Text(" "))


def annotation(registry: Registry, key: str) -> list[nodes.Node]:
    """Return what the bibliography says of a work: its annotation, else its abstract."""
    variables = registry.works[key].variables
    said = variables.get("annote") or variables.get("abstract") or ""
    if not said.strip():
        return []
    text = csl.rich_text(said, registry.inputs.style.quotes)
    return [nodes.paragraph("", "", *rich_nodes(text), classes=["qantar-annote"])]


def _start(registry: Registry, request: BibliographyRequest) -> int:
    """Return the first number of an enumerated list, which may count on from another."""
    if request.start:
        return request.start
    earlier = registry.pages[request.docname].bibliographies[: request.order]
    for other in reversed(earlier):
        if other.listing == "enumerated":
            return _start(registry, other) + len(registry.listed(other))
    return 1


def _texts(
    registry: Registry, request: BibliographyRequest, keys: Sequence[str]
) -> Sequence[RichText]:
    """Return the full references, in a list with signs of its own without the style's labels."""
    processor = registry.bibliographies.processor(request)
    if not request.listing:
        return processor.entries(keys)
    return [processor.reference(key, labelled=False) for key in keys]
