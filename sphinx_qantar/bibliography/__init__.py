"""Read bibliographies: BibTeX and biblatex files into works.

Import from here; the modules beneath are the package's own affair.
"""

from __future__ import annotations

from sphinx_qantar.bibliography.dates import parse_date
from sphinx_qantar.bibliography.library import Library, parse_bibtex, read_bibliography

__all__ = ["Library", "parse_bibtex", "parse_date", "read_bibliography"]
