"""Find citations in running text: ``[see @key, p. 3]``, ``@key`` and ``@key [p. 3]``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

from sphinx_qantar.diagnostics import warn
from sphinx_qantar.nodes import citation_place, inline_quotation, missing, quotation

if TYPE_CHECKING:
    from sphinx_qantar.authoring.citation_syntax import CitationMatch

_LEFT_ALONE = (
    nodes.reference,
    pending_xref,
    citation_place,
    nodes.literal,
    nodes.FixedTextElement,
    nodes.Invisible,
    nodes.math,
    quotation,
    inline_quotation,
)


class CitationsInText(SphinxTransform):
    """Replace citations in text by their places."""

    default_priority = 200  # after translations (20), before smart quotes (750)

    def apply(self, **_kwargs: object) -> None:
        """Look through every text of the page that holds an at sign."""
        if not self.config.qantar_citations_in_text:
            return
        for parent in self._parents():
            if _is_mail_misread(parent):
                parent.replace_self(nodes.Text(parent.astext()))
        for parent in self._parents():
            if not _is_left_alone(parent):
                parent.children = list(self._replaced(parent))
                for child in parent.children:
                    parent.setup_child(child)

    def _parents(self) -> list[nodes.Element]:
        """Return what holds a text with an at sign, each once."""
        texts = (text for text in self.document.findall(nodes.Text) if "@" in text)
        return list({id(text.parent): text.parent for text in texts}.values())

    def _replaced(self, parent: nodes.Element) -> Iterator[nodes.Node]:
        # MyST makes a text node of each line: only together do they hold a citation.
        for is_text, run in groupby(parent.children, lambda node: isinstance(node, nodes.Text)):
            if is_text:
                yield from self._cited("".join(map(str, run)), parent)
            else:
                yield from run

    def _cited(self, text: str, parent: nodes.Element) -> Iterator[nodes.Node]:
        # Loaded when a page that cites is read, not with each build.
        from sphinx_qantar.authoring.citation_syntax import find_citations  # noqa: PLC0415 - above

        done = 0
        for match in find_citations(text):
            if match.start > done:
                yield nodes.Text(text[done : match.start])
            yield self._node(match, text[match.start : match.end], parent)
            done = match.end
        if done < len(text):
            yield nodes.Text(text[done:])

    def _node(self, match: CitationMatch, written: str, parent: nodes.Element) -> nodes.Node:
        from sphinx_qantar.authoring.citation import citation_node  # noqa: PLC0415 - as above
        from sphinx_qantar.authoring.citation_forms import CitationForm  # noqa: PLC0415 - as above

        if match.problem:
            warn("citation", match.problem, parent)
            return missing("", written)
        return citation_node(
            self.env,
            match.items,
            CitationForm(match.mode),
            written,
            _place(parent),
            tentative=not match.bracketed,
        )


def _is_left_alone(node: nodes.Element | None) -> bool:
    while node is not None:
        if isinstance(node, _LEFT_ALONE):
            return True
        node = node.parent
    return False


def _is_mail_misread(node: nodes.Element) -> bool:
    """Say whether rST took the ``-@key`` of a citation for an e-mail address."""
    text = node.astext()
    return (
        isinstance(node, nodes.reference)
        and text.startswith("-@")
        and node.get("refuri") == f"mailto:{text}"
    )


def _place(node: nodes.Element | None) -> tuple[str | None, int]:
    """Return the file and the line of the innermost node that has a line."""
    while node is not None:
        if node.line:
            return node.source, int(node.line)
        node = node.parent
    return None, 0
