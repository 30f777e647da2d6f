"""Resolve the passages of other projects that a reader holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import new_document

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.reader.links import mark_origin
from sphinx_qantar.rendering.elsewhere import passage_of
from sphinx_qantar.rendering.holding import ELSEWHERE

if TYPE_CHECKING:
    from sphinx_qantar.domain.citing import Place
    from sphinx_qantar.model import Excerpt
    from sphinx_qantar.nodes import excerpt


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
        self._made: dict[Place, excerpt] = {}

    def holds(self, docname: str) -> bool:
        """Say whether a page stands for another project."""
        return qantar_domain(self._env).inputs.projects.is_elsewhere(docname)

    def expect(self, records: Iterable[Excerpt]) -> None:
        """Make what will be asked for next.

        Those of one project are resolved together: to begin with one costs as much as itself.
        """
        self._made.clear()
        by_page: dict[str, list[Excerpt]] = {}
        for record in records:
            if self.holds(record.docname):
                by_page.setdefault(record.docname, []).append(record)
        for docname, group in by_page.items():
            self._make(docname, group)

    def excerpt(self, docname: str, anchor: str) -> excerpt:
        """Return an excerpt of another project as post-transforms leave it.

        :param docname: the page that stands for the project
        """
        if (docname, anchor) not in self._made:
            self._make(docname, [qantar_domain(self._env).registry.joined.at(docname, anchor)])
        return self._made.pop((docname, anchor))

    def _make(self, docname: str, records: Sequence[Excerpt]) -> None:
        registry = qantar_domain(self._env).registry
        root = self._env.config.root_doc
        document = new_document(str(self._env.doc2path(root)))
        document.settings.env = self._env
        document[ELSEWHERE] = True
        made = [passage_of(registry, record) for record in records]
        document += made
        with self._neutral():
            self._env.apply_post_transforms(document, root)
        mark_origin(document, docname)
        for record, node in zip(records, made, strict=True):
            document.remove(node)
            self._made[docname, record.node_id] = node
