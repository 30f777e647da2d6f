"""Tell what is to stand in the place of a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.model import Citation

Kind = TypeVar("Kind", bound=nodes.Element)


def is_known(registry: Registry, citation: Citation) -> bool:
    """Say whether the bibliography holds any of the works of a citation."""
    keys = (registry.bibliographies.citekey(item.citekey) for item in citation.items)
    return any(key in registry.works for key in keys)


def belongs_in_note(registry: Registry, citation: Citation) -> bool:
    """Say whether a citation belongs into a footnote."""
    in_note = citation.footnote or registry.processor.category == "note"
    return in_note and citation.mode in {"parenthetical", "textual"}


def enclosing(node: nodes.Element, kind: type[Kind]) -> Kind | None:
    """Return the node of some kind that a node stands in, the innermost."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, kind):
            return parent
        parent = parent.parent
    return None
