"""Resolve the source pages of a reader, each once, with neutral links between pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_qantar.nodes import annotation, excerpt, theme
from sphinx_qantar.reader.links import mark_origin
from sphinx_qantar.rendering.fresh import footnotes_by_id, footnotes_of

if TYPE_CHECKING:
    from sphinx_qantar.model import Excerpt
    from sphinx_qantar.reader.elsewhere import PassagesElsewhere

Kind = TypeVar("Kind", bound=nodes.Element)


@dataclass(frozen=True, slots=True)
class _Page:
    """A resolved page, and what of it is asked for, by id."""

    document: nodes.document
    ours: Mapping[str, nodes.Element]
    footnotes: Mapping[str, nodes.footnote]

    @classmethod
    def of(cls, document: nodes.document) -> _Page:
        ours = {
            node_id: node
            for node in document.findall(nodes.Element)
            if isinstance(node, excerpt | annotation | theme) and "shown_from" not in node
            for node_id in node["ids"]
        }
        return cls(document, ours, footnotes_by_id(document))


class Sources:
    """The pages as post-transforms leave them, to copy from.

    :param env: the environment
    :param neutral: a context in which links between pages have their neutral form
    :param elsewhere: the passages of other projects
    """

    def __init__(
        self,
        env: BuildEnvironment,
        neutral: Callable[[], AbstractContextManager[None]],
        elsewhere: PassagesElsewhere,
    ) -> None:
        self._env = env
        self._neutral = neutral
        self._elsewhere = elsewhere
        self._pages: dict[str, _Page] = {}

    def _page(self, docname: str) -> _Page:
        """Return a page, to be copied and not changed."""
        page = self._pages.get(docname)
        if page is None:
            document = self._env.get_doctree(docname)
            with self._neutral():
                self._env.apply_post_transforms(document, docname)
            mark_origin(document, docname)
            page = self._pages[docname] = _Page.of(document)
        return page

    def whole(self, docname: str) -> list[nodes.Node]:
        """Return a copy of all that a page holds."""
        return [child.deepcopy() for child in self._page(docname).document.children]

    def holds(self, record: Excerpt) -> bool:
        """Say whether an excerpt is on its page: ``only`` may have left it out for this builder."""
        if self._elsewhere.holds(record.docname):
            return True
        return self._find(excerpt, record.docname, record.node_id) is not None

    def expect(self, records: Iterable[Excerpt]) -> None:
        """Prepare for the excerpts that will be asked for next."""
        self._elsewhere.expect(records)

    def excerpt(self, docname: str, anchor: str) -> excerpt:
        """Return a copy of an excerpt that is held, with the footnotes it uses at its end.

        :raises KeyError: if it is not there
        """
        if self._elsewhere.holds(docname):
            return self._elsewhere.excerpt(docname, anchor)
        found = self._find(excerpt, docname, anchor)
        if found is None:
            raise KeyError(anchor)
        return self._with_footnotes(found, docname)

    def annotation(self, docname: str, anchor: str) -> annotation | None:
        """Return a copy of an annotation, if it is there, with the footnotes it uses at its end."""
        found = self._find(annotation, docname, anchor)
        return self._with_footnotes(found, docname) if found is not None else None

    def theme(self, docname: str, anchor: str) -> theme | None:
        """Return a copy of a theme, if it is there, with the footnotes it uses at its end."""
        found = self._find(theme, docname, anchor)
        return self._with_footnotes(found, docname) if found is not None else None

    def _find(self, kind: type[Kind], docname: str, anchor: str) -> Kind | None:
        """Return what stands on a page under an id, and is no copy of what stands elsewhere."""
        if self._elsewhere.holds(docname):
            return None
        node = self._page(docname).ours.get(anchor)
        return node if isinstance(node, kind) else None

    def _with_footnotes(self, node: Kind, docname: str) -> Kind:
        copy: Kind = node.deepcopy()
        copy.extend(footnotes_of(copy, self._page(docname).footnotes))
        return copy
