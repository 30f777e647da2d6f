"""Fetch fresh copies of nodes from other pages, ready to stand on this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import index, pending_xref
from sphinx.environment import BuildEnvironment

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.nodes import annotation, citation_place, excerpt
from sphinx_qantar.rendering.elsewhere import passage_of

if TYPE_CHECKING:
    from sphinx_qantar.model import Excerpt


class FreshCopies:
    """Copies of excerpts by page and name; each page is read from disk once.

    :param env: the environment, which holds the pages as they were read
    """

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._pages: dict[str, _Page] = {}

    def _unnamed(self, record: Excerpt) -> excerpt:
        """Return a copy whose ids are as they were read, without footnotes."""
        registry = qantar_domain(self._env).registry
        if registry.inputs.projects.is_elsewhere(record.docname):
            return passage_of(registry, record)
        page = self._pages.get(record.docname)
        if page is None:
            page = _Page.of(self._env.get_doctree(record.docname))
            self._pages[record.docname] = page
        return page.excerpts[record.node_id].deepcopy()

    def excerpt(self, record: Excerpt, prefix: str, *, brief: bool = False) -> excerpt:
        """Return a copy of an excerpt's node as it was read, before any post-transform.

        :param prefix: what its ids begin with, so that they differ from those of other copies
        :param brief: whether it comes without its notes
        """
        copy = self._unnamed(record)
        if brief:
            _drop_notes(copy)
        if record.docname in self._pages:
            copy += footnotes_of(copy, self._pages[record.docname].footnotes)
        rename_ids((copy,), prefix)
        _settle(copy, record.docname if record.docname in self._pages else "")
        return copy


@dataclass(frozen=True, slots=True)
class _Page:
    """What can be copied from a page, by id."""

    excerpts: Mapping[str, excerpt]
    footnotes: Mapping[str, nodes.footnote]

    @classmethod
    def of(cls, doctree: nodes.document) -> _Page:
        return cls(
            {node["anchor"]: node for node in doctree.findall(excerpt)},
            footnotes_by_id(doctree),
        )


def _drop_notes(copy: excerpt) -> None:
    copy["brief"] = True
    for note in list(copy.findall(annotation)):
        note.parent.remove(note)
    for mark in list(copy.findall(nodes.superscript)):
        if "qantar-mark" in mark["classes"]:
            mark.parent.remove(mark)


def footnotes_by_id(top: nodes.Element) -> dict[str, nodes.footnote]:
    """Return the footnotes under *top* by each of their ids."""
    return {node_id: note for note in top.findall(nodes.footnote) for node_id in note["ids"]}


def footnotes_of(
    top: nodes.Element, footnotes: Mapping[str, nodes.footnote]
) -> list[nodes.footnote]:
    """Return copies of the footnotes that *top* refers to and does not hold, in their order."""
    held = {node_id for note in top.findall(nodes.footnote) for node_id in note["ids"]}
    references = {
        node["refid"]: None for node in top.findall(nodes.footnote_reference) if "refid" in node
    }
    own = {node_id for node in top.findall(nodes.footnote_reference) for node_id in node["ids"]}
    copies = [
        footnotes[refid].deepcopy() for refid in references if refid in footnotes.keys() - held
    ]
    for copy in copies:
        copy["backrefs"] = [back for back in copy["backrefs"] if back in own]
    return copies


def rename_ids(tops: Iterable[nodes.Element], prefix: str) -> dict[str, str]:
    """Put *prefix* before every id under *tops*, and follow it in the links among them.

    :returns: the new id of each old one
    """
    elements = [node for top in tops for node in top.findall(nodes.Element)]
    renamed: dict[str, str] = {old: prefix + old for node in elements for old in node["ids"]}
    for node in elements:
        node["ids"] = [renamed[old] for old in node["ids"]]
        node["names"] = []
        if node.get("refid") in renamed:
            node["refid"] = renamed[node["refid"]]
            node.attributes.pop("q_origin", None)  # a reader need not find its target
        if "backrefs" in node:
            node["backrefs"] = [renamed[old] for old in node["backrefs"] if old in renamed]
        if node.get("note") in renamed:
            node["note"] = renamed[node["note"]]
        if isinstance(node, index):
            node["entries"] = [
                (*entry[:2], renamed.get(entry[2], entry[2]), *entry[3:])
                for entry in node["entries"]
            ]
    return renamed


def _settle(copy: nodes.Element, origin: str) -> None:
    """Have the cross-references of a copy resolved where it now stands, and warned of once.

    :param origin: the page it is from, empty for another project
    """
    for node in copy.findall(nodes.Element):
        if isinstance(node, pending_xref | citation_place):
            node["repeated"] = True
        if isinstance(node, pending_xref) and origin:
            node.setdefault("refdoc", origin)
