"""Warn of a cross-reference to what does not exist, and put a stand-in in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.domain.embedding import no_excerpt
from sphinx_qantar.domain.projects import SEPARATOR
from sphinx_qantar.nodes import missing
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.suggestion import did_you_mean
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry
    from sphinx_qantar.model import Subtype

_SUBTYPES: dict[str, Subtype] = {"excerpt": "excerpt", "theme": "theme", "work": "citekey"}


def stand_in(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.Element | None:
    """Return a visible stand-in for a reference of ours that no project resolves.

    Connect it to ``missing-reference`` late, so that intersphinx comes first.  Sphinx asks
    all who are connected and takes the first answer: only a stand-in that is found on the
    page is one to warn of.
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
    found = missing("", contnode.astext())
    if not node.get("repeated"):
        found["wanted"] = (typ, target)
        found.source, found.line = node.source, node.line
    return found


class WarnOfMissing(QantarPostTransform):
    """Warn of each reference that a stand-in was put in the place of."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Look through the stand-ins of this page."""
        del kwargs
        for node in self.document.findall(missing):
            if "wanted" in node:
                typ, target = node["wanted"]
                warn(_SUBTYPES[typ], _message(self.registry, typ, target), node)


def _words(
    node: pending_xref, contnode: nodes.TextElement, words: str, **meant: str
) -> nodes.Element:
    """Return the words of a reference to what is on no page, though a reader may have one."""
    text = contnode if node.get("refexplicit") else nodes.inline("", words)
    text.attributes.update(meant)
    return text


def _message(registry: Registry, typ: str, target: str) -> str:
    if typ == "excerpt" and SEPARATOR in target and registry.inputs.projects.names:
        return no_excerpt(registry, target)
    return f"there is no {typ} '{target}'.{did_you_mean(target, _names(registry, typ))}"


def _names(registry: Registry, typ: str) -> tuple[str, ...]:
    if typ == "excerpt":
        return tuple(registry.excerpts)
    return registry.taxonomy.order if typ == "theme" else tuple(registry.works)
