"""Find what is wrong with what a bibliography asks for, once the project's files are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_qantar import bibliography
from sphinx_qantar.domain.bibliographies import real_path
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.domain.bibliography_request import BibliographyRequest
    from sphinx_qantar.domain.loaded import Loaded


def bibliography_faults(inputs: Loaded, request: BibliographyRequest) -> Iterator[str]:
    """Yield what is wrong with the files and the filter of a bibliography.

    A directive cannot say it: that depends on files that may change while its page does not.
    """
    known = {real_path(path): path.name for path in inputs.bibliography_paths}
    for name in request.files:
        if name not in known:
            advice = did_you_mean(Path(name).name, known.values())
            yield f"the file {Path(name).name} is not one of this project's .bib files.{advice}"
    if request.filter:
        asked = bibliography.compile_filter(request.filter).fields - bibliography.KNOWN_FIELDS
        for name in sorted(asked):
            written = (bibliography.fields_written(work, name) for work in inputs.works.values())
            if not any(name in fields for fields in written):
                known_names = (*bibliography.FILTER_NAMES, *bibliography.KNOWN_FIELDS)
                advice = did_you_mean(name, known_names)
                yield f":filter: asks for a field '{name}', which no entry has.{advice}"
