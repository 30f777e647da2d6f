"""Notice directives of ours that MyST read as plain text, since colon fences were off."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_qantar.diagnostics import warn

_FENCE = re.compile(r":{3,}\{(?:qantar:)?(excerpts?|annotation|theme|bibliography)\}")


class UnreadFences(SphinxTransform):
    """Warn of the first such directive of a page, and leave its text as it is."""

    default_priority = 205

    def apply(self, **_kwargs: object) -> None:
        """Look through the paragraphs of a MyST page."""
        if "colon_fence" in getattr(self.config, "myst_enable_extensions", ("colon_fence",)):
            return
        for paragraph in self.document.findall(nodes.paragraph):
            found = _FENCE.match(paragraph.astext())
            if found:
                message = (
                    f"'{found[0]}' was read as text, since colon fences are off: add "
                    '"colon_fence" to myst_enable_extensions in conf.py, or fence with backticks.'
                )
                warn("fence", message, paragraph)
                return
