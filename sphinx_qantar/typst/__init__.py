"""Print documents as PDF through Typst: any tree of docutils and Sphinx.

This package knows nothing of excerpts, and imports nothing of ours. Its compiler comes with
the ``typst`` wheel, as do its fonts; modules other than the builder's load when it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from sphinx_qantar.typst.builder import TypstBuilder
from sphinx_qantar.typst.configuration import register_settings


def setup_typst(
    app: Sphinx, index_key: Callable[[str], Any] | None = None, looks: Sequence[Path] = ()
) -> None:
    """Register the builder ``typstpdf`` and the values ``typst_*``.

    :param index_key: by what the names in an index are sorted; by their letters if None
    :param looks: Typst files beside ``book.typ``, for what nodes of other packages call
    """
    register_settings(app)
    app.add_builder(TypstBuilder)
    app.connect("builder-inited", partial(_prepare, index_key, looks))


def _prepare(index_key: Callable[[str], Any] | None, looks: Sequence[Path], app: Sphinx) -> None:
    if isinstance(app.builder, TypstBuilder):
        app.builder.index_key = index_key
        app.builder.looks += looks
