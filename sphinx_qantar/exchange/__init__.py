"""Write works in the forms that other programs read.

This package knows nothing of Sphinx or docutils::

    work_to_csl_json(work)  # for Zotero, Pandoc and every CSL processor
    work_to_bibtex(work)  # a biblatex entry
    coins(work)  # for browsers' reference managers, in the title of a span

Import from here; the modules beneath are the package's own affair.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar.exchange.bibtex import work_to_bibtex
    from sphinx_qantar.exchange.csl_json import work_to_csl_json
    from sphinx_qantar.exchange.openurl import coins
    from sphinx_qantar.exchange.public import public_bibtex, public_csl_json

__all__ = ["coins", "public_bibtex", "public_csl_json", "work_to_bibtex", "work_to_csl_json"]

_HOMES = {
    "coins": "openurl",
    "public_bibtex": "public",
    "public_csl_json": "public",
    "work_to_bibtex": "bibtex",
    "work_to_csl_json": "csl_json",
}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for: a build that changes nothing needs none."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
