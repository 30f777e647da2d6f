"""Hold the records that every other part of the package exchanges.

All are frozen, so that they can be shared, pickled and compared.  Lines are
1-based.  A record's ``docname`` is Sphinx's name of the page it was written on, and its
``path`` the file if that is another: one that the page includes.
Import them from here; the modules beneath sort them by what they are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_qantar.late_names import late_names

if TYPE_CHECKING:
    from sphinx_qantar.model.citations import Citation, CitationItem, CitationMode, Locator
    from sphinx_qantar.model.passages import (
        Annotation,
        AnnotationKind,
        Excerpt,
        Theme,
    )
    from sphinx_qantar.model.problems import (
        Problem,
        Subtype,
    )
    from sphinx_qantar.model.rights import Rights
    from sphinx_qantar.model.verification import (
        Difference,
        Flag,
        Operation,
        Span,
        Verdict,
        Verification,
    )
    from sphinx_qantar.model.wording import PLAIN_WORDING, Wording
    from sphinx_qantar.model.works import (
        Date,
        Name,
        Work,
    )

__all__ = [
    "PLAIN_WORDING",
    "Annotation",
    "AnnotationKind",
    "Citation",
    "CitationItem",
    "CitationMode",
    "Date",
    "Difference",
    "Excerpt",
    "Flag",
    "Locator",
    "Name",
    "Operation",
    "Problem",
    "Rights",
    "Span",
    "Subtype",
    "Theme",
    "Verdict",
    "Verification",
    "Wording",
    "Work",
]

_HOMES = {
    "Annotation": "passages",
    "AnnotationKind": "passages",
    "Citation": "citations",
    "CitationItem": "citations",
    "CitationMode": "citations",
    "Date": "works",
    "Difference": "verification",
    "Excerpt": "passages",
    "Flag": "verification",
    "Locator": "citations",
    "Name": "works",
    "Operation": "verification",
    "PLAIN_WORDING": "wording",
    "Problem": "problems",
    "Rights": "rights",
    "Span": "verification",
    "Subtype": "problems",
    "Theme": "passages",
    "Verdict": "verification",
    "Verification": "verification",
    "Wording": "wording",
    "Work": "works",
}

if not TYPE_CHECKING:  # else any name would do
    __getattr__ = late_names(__name__, _HOMES)
