"""Warn of a cross-reference to what does not exist, and put a stand-in in its place."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_qantar.diagnostics import suggestion, warn
from sphinx_qantar.domain import Registry, qantar_domain
from sphinx_qantar.model import Subtype
from sphinx_qantar.nodes import missing
from sphinx_qantar.translation import _

_SUBTYPES: dict[str, Subtype] = {"excerpt": "excerpt", "theme": "theme", "work": "citekey"}


def stand_in(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.Element | None:
    """Return a visible stand-in for a reference of ours that no project resolves.

    Connect it to ``missing-reference`` late, so that intersphinx comes first.
    """
    del app
    typ = node.get("reftype", "")
    if node.get("refdomain") != "qantar" or typ not in _SUBTYPES:
        return None
    registry = qantar_domain(env).registry
    target = node["reftarget"]
    if typ == "excerpt" and target in registry.excerpts:
        return missing("", _("[passage not in this edition]"))
    if typ == "theme" and target in registry.taxonomy:  # declared in the theme file alone
        return _words(node, contnode, registry.taxonomy[target].label, theme=target)
    if typ == "work" and target in registry.works:
        return _words(node, contnode, target, citekey=target)
    if not node.get("repeated"):
        names = _names(registry, typ)
        message = f"there is no {typ} '{target}'." + suggestion(target, names)
        warn(_SUBTYPES[typ], message, node)
    return missing("", contnode.astext())


def _words(
    node: pending_xref, contnode: nodes.TextElement, words: str, **meant: str
) -> nodes.Element:
    """Return the words of a reference to what is on no page, though a reader may have one."""
    text = contnode if node.get("refexplicit") else nodes.inline("", words)
    text.attributes.update(meant)
    return text


def _names(registry: Registry, typ: str) -> tuple[str, ...]:
    if typ == "excerpt":
        return tuple(registry.excerpts)
    return registry.taxonomy.order if typ == "theme" else tuple(registry.works)
