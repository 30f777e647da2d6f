"""Read bibliographies: BibTeX, biblatex, CSL-JSON and CSL-YAML into works.

Import from here; the modules beneath are the package's own affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_qantar.late_names import late_names

if TYPE_CHECKING:
    from sphinx_qantar.bibliography.dates import parse_date
    from sphinx_qantar.bibliography.entry_fields import KNOWN_FIELDS, fields_written
    from sphinx_qantar.bibliography.files import FILE_ENDINGS
    from sphinx_qantar.bibliography.filtering import (
        FILTER_NAMES,
        Candidate,
        FilterError,
        compile_filter,
    )
    from sphinx_qantar.bibliography.items import work_from_csl_json
    from sphinx_qantar.bibliography.library import Library, parse_bibtex, read_bibliography

__all__ = [
    "FILE_ENDINGS",
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
    "FILE_ENDINGS": "files",
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

if not TYPE_CHECKING:  # else any name would do
    __getattr__ = late_names(__name__, _HOMES)
