"""Resolve the source pages of a reader, each once, with neutral links between pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_qantar.nodes import annotation, excerpt, theme
from sphinx_qantar.reader.links import mark_origin
from sphinx_qantar.rendering.fresh import footnotes_by_id, footnotes_of

Kind = TypeVar("Kind", bound=nodes.Element)


class Sources:
    """The pages as post-transforms leave them, to copy from.

    :param env: the environment
    :param neutral: a context in which links between pages have their neutral form
    """

    def __init__(
        self, env: BuildEnvironment, neutral: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._env = env
        self._neutral = neutral
        self._pages: dict[str, nodes.document] = {}

    def page(self, docname: str) -> nodes.document:
        """Return a page, to be copied and not changed."""
        page = self._pages.get(docname)
        if page is None:
            page = self._env.get_doctree(docname)
            with self._neutral():
                self._env.apply_post_transforms(page, docname)
            mark_origin(page, docname)
            self._pages[docname] = page
        return page

    def whole(self, docname: str) -> list[nodes.Node]:
        """Return a copy of all that a page holds."""
        return [child.deepcopy() for child in self.page(docname).children]

    def excerpt(self, docname: str, anchor: str) -> excerpt:
        """Return a copy of an excerpt, with the footnotes it uses at its end."""
        found = next(
            node
            for node in self.page(docname).findall(excerpt)
            if node["anchor"] == anchor and "shown_from" not in node
        )
        return self._with_footnotes(found, docname)

    def annotation(self, docname: str, anchor: str) -> annotation:
        """Return a copy of an annotation, with the footnotes it uses at its end."""
        found = next(
            node for node in self.page(docname).findall(annotation) if anchor in node["ids"]
        )
        return self._with_footnotes(found, docname)

    def theme(self, docname: str, anchor: str) -> theme:
        """Return a copy of a theme's introduction, with the footnotes it uses at its end."""
        found = next(node for node in self.page(docname).findall(theme) if anchor in node["ids"])
        return self._with_footnotes(found, docname)

    def _with_footnotes(self, node: Kind, docname: str) -> Kind:
        copy: Kind = node.deepcopy()
        copy.extend(footnotes_of(copy, footnotes_by_id(self.page(docname))))
        return copy
