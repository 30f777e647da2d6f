"""Resolve the passages of other projects that a reader holds, each by itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import new_document

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.nodes import excerpt
from sphinx_qantar.reader.links import mark_origin
from sphinx_qantar.rendering.elsewhere import passage_of
from sphinx_qantar.rendering.post_transform import ELSEWHERE


class PassagesElsewhere:
    """The passages of other projects, made when they are asked for and not kept.

    :param env: the environment
    :param neutral: a context in which links between pages have their neutral form
    """

    def __init__(
        self, env: BuildEnvironment, neutral: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._env = env
        self._neutral = neutral

    def holds(self, docname: str) -> bool:
        """Say whether a page stands for another project."""
        return qantar_domain(self._env).inputs.projects.is_elsewhere(docname)

    def excerpt(self, docname: str, anchor: str) -> excerpt:
        """Return an excerpt of another project as post-transforms leave it.

        :param docname: the page that stands for the project
        """
        registry = qantar_domain(self._env).registry
        node = passage_of(registry, registry.joined.at(docname, anchor))
        root = self._env.config.root_doc
        document = new_document(str(self._env.doc2path(root)))
        document.settings.env = self._env
        document[ELSEWHERE] = True
        document += node
        with self._neutral():
            self._env.apply_post_transforms(document, root)
        mark_origin(document, docname)
        document.remove(node)
        return node
