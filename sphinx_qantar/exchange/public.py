"""Write works for copying from a published page: without what is its keeper's own affair.

A ``.bib`` file may hold the keeper's notes, paths of files, and abstracts under copyright.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace

from sphinx_qantar.exchange.bibtex import work_to_bibtex
from sphinx_qantar.exchange.csl_json import work_to_csl_json
from sphinx_qantar.model import Work

PRIVATE_VARIABLES = frozenset(["abstract", "annote", "keyword"])
"""CSL's variables that a page does not publish."""

_FIELD = re.compile(r"(?<![\w-])([\w-]+)\s*=")
_PRIVATE_FIELDS = frozenset(
    ["abstract", "annotation", "annote", "comment", "file", "keyword", "keywords", "localfile",
     "owner", "pdf", "ranking", "rating", "readstatus", "timestamp", "username"]
)  # fmt: skip
_REFERRING_FIELDS = frozenset(["crossref", "entryset", "ids", "related", "xdata", "xref"])
_PRIVATE_PREFIXES = ("bdsk-", "mendeley-")
_WORD = re.compile(
    r"=\s*(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b)[^\W\d]", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"(?:^|[,}\"])\s*[\w-]+\s*" + _WORD.pattern, _WORD.flags | re.MULTILINE)
_JSON = json.JSONEncoder(ensure_ascii=False)
_COMMENT_OR_SUM = re.compile(r"(?<!\\)[%#]")


def public_csl_json(work: Work) -> str:
    """Return a work as a CSL-JSON array of one, to be copied from a page.

    :param work: the work
    """
    return _JSON.encode([public_item(work)])


def public_item(work: Work) -> dict[str, object]:
    """Return a work as an item of CSL-JSON, to be published.

    :param work: the work
    """
    return work_to_csl_json(_public(work))


def public_bibtex(work: Work) -> str:
    """Return a work's entry to be copied from a page.

    It is the entry as it stands in the ``.bib`` file if it can stand alone and holds nothing
    private; else it is written anew.

    :param work: the work
    """
    source = work.source.strip()
    return source + "\n" if _can_be_shown(source) else work_to_bibtex(_public(work))


def _public(work: Work) -> Work:
    kept = {key: text for key, text in work.variables.items() if key not in PRIVATE_VARIABLES}
    return replace(work, variables=kept)


def _can_be_shown(source: str) -> bool:
    """Tell whether an entry can be copied as it stands; in doubt it cannot."""
    if not source.startswith("@") or _COMMENT_OR_SUM.search(source):
        return False
    fields = {name.casefold() for name in _FIELD.findall(source)}
    if not fields.isdisjoint(_PRIVATE_FIELDS | _REFERRING_FIELDS) or any(
        name.startswith(_PRIVATE_PREFIXES) for name in fields
    ):
        return False
    return not (_WORD.search(source) and _ABBREVIATION.search(source))
