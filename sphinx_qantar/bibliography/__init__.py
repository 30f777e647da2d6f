"""Read bibliographies: BibTeX, biblatex, CSL-JSON and CSL-YAML into works.

Import from here; the modules beneath are the package's own affair.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar.bibliography.dates import parse_date
    from sphinx_qantar.bibliography.entry_fields import KNOWN_FIELDS, fields_written
    from sphinx_qantar.bibliography.filtering import (
        FILTER_NAMES,
        Candidate,
        FilterError,
        compile_filter,
    )
    from sphinx_qantar.bibliography.items import work_from_csl_json
    from sphinx_qantar.bibliography.library import Library, parse_bibtex, read_bibliography

__all__ = [
    "FILTER_NAMES",
    "KNOWN_FIELDS",
    "Candidate",
    "FilterError",
    "Library",
    "compile_filter",
    "fields_written",
    "parse_bibtex",
    "parse_date",
    "read_bibliography",
    "work_from_csl_json",
]

_HOMES = {
    "FILTER_NAMES": "filtering",
    "KNOWN_FIELDS": "entry_fields",
    "Candidate": "filtering",
    "FilterError": "filtering",
    "compile_filter": "filtering",
    "fields_written": "entry_fields",
    "Library": "library",
    "parse_bibtex": "library",
    "parse_date": "dates",
    "read_bibliography": "library",
    "work_from_csl_json": "items",
}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for: a build that changes nothing needs none."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
