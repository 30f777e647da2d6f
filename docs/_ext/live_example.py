"""Show a piece of source and, under it, what Sphinx makes of it.

Written once and printed twice, an example cannot go out of date unseen::

    :::::{example}
    {cite:t}`mill-1859` was not the first.
    :::::
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata


class ExampleDirective(SphinxDirective):
    """Print the body as source, and then what it makes."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return a box of two parts."""
        written = "\n".join(self.content)
        source = nodes.literal_block(written, written, language="md")
        self.set_source_info(source)
        result = nodes.container(
            "", *self.parse_content_to_nodes(), classes=["guide-example-result"]
        )
        return [nodes.container("", source, result, classes=["guide-example"])]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive ``example``."""
    app.add_directive("example", ExampleDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
