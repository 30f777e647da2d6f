"""Hold what belongs to one build and not to the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx.builders import Builder
from sphinx.util.tags import Tags

if TYPE_CHECKING:
    from sphinx_qantar.domain.checking import Checker
    from sphinx_qantar.domain.inputs import Inputs
    from sphinx_qantar.domain.permissions import Permissions


class Build(NamedTuple):
    """A build: its files, what checks quotations, what may be printed, the builder at work."""

    inputs: Inputs
    checker: Checker
    permissions: Permissions
    builder: Builder
    tags: Tags

    def meets(self, condition: str) -> bool:
        """Say whether the tags of this build meet an expression over tags."""
        return bool(self.tags.eval_condition(condition))
