"""Check quotations against their source texts.

This package knows nothing of Sphinx or docutils.  In short::

    source = SourceText.from_path("sources/doe-2020.txt", "sources/doe-2020.map.yaml")
    verify("no single leader", source).verdict
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar.quotation.source_map import PageMark, Region, SourceMap
    from sphinx_qantar.quotation.source_text import SourceText
    from sphinx_qantar.quotation.verification import verify

__all__ = ["PageMark", "Region", "SourceMap", "SourceText", "verify"]

_HOMES = {
    "PageMark": "source_map",
    "Region": "source_map",
    "SourceMap": "source_map",
    "SourceText": "source_text",
    "verify": "verification",
}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for: a build without source texts needs none."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
