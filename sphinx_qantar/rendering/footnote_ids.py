"""Tell apart the footnotes of pages that are one page in HTML.

Sphinx leaves the ids that each page gave its own, so that a call may lead to the footnote
of another page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import start_of_file

from sphinx_qantar.rendering.footnotes import page_tops
from sphinx_qantar.rendering.post_transform import QantarPostTransform

_Noted = nodes.footnote | nodes.footnote_reference


class TellFootnotesApart(QantarPostTransform):
    """Give footnotes and their calls ids of their own where an earlier page has the same."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Rename what would stand twice; the ids of the first page stay."""
        del kwargs
        if not self.domain.pages:
            return
        elements = self.document.findall(nodes.Element)
        others = (node for node in elements if not isinstance(node, _Noted))
        taken = {node_id for node in others for node_id in node["ids"]}
        for top in page_tops(self.document):
            noted = list(_noted(top))
            own = {node_id for node in noted for node_id in node["ids"]}
            renamed = {each: _free(each, top, taken) for each in sorted(own & taken)}
            taken |= own | set(renamed.values())
            for node in noted:
                _rename(node, renamed)


def _noted(top: nodes.Element) -> Iterator[_Noted]:
    """Yield the footnotes of a page and their calls, but not those of pages within it."""
    for child in top.children:
        if isinstance(child, _Noted):
            yield child
        if isinstance(child, nodes.Element) and not isinstance(child, start_of_file):
            yield from _noted(child)


def _free(node_id: str, top: nodes.Element, taken: set[str]) -> str:
    """Return a free id that begins with the name of the page."""
    made = wanted = f"{nodes.make_id(top.get('docname', ''))}--{node_id}"
    count = 1
    while made in taken:
        count += 1
        made = f"{wanted}-{count}"
    return made


def _rename(node: _Noted, renamed: dict[str, str]) -> None:
    for name in ("ids", "backrefs"):
        if name in node:
            node[name] = [renamed.get(each, each) for each in node[name]]
    if node.get("refid") in renamed:
        node["refid"] = renamed[node["refid"]]
