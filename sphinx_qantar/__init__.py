"""Build course readers with Sphinx: quoted passages, themes, annotations and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the parts with Sphinx."""
    # Imported here so that the pure parts can be used without loading Sphinx.
    from sphinx_qantar.extension import register_parts  # noqa: PLC0415 - see above

    register_parts(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
