"""Map the fields of BibTeX and biblatex to the variables of CSL 1.0.2.

Here stand the fields that mean the same in every entry; ``work.py`` reads those
that do not.  Source: the biblatex manual, "Entry Fields"; CSL 1.0.2, appendix IV
("Variables").
"""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "origtitle": "original-title",
    "reviewedtitle": "reviewed-title",
    "series": "collection-title",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
}
"""Fields in which braces protect capitals."""

TEXTS: Mapping[str, str] = {
    "abstract": "abstract",
    "annotation": "annote",
    "annote": "annote",
    "callnumber": "call-number",
    "chapter": "chapter-number",
    "division": "division",
    "eprintclass": "archive_collection",
    "keywords": "keyword",
    "keyword": "keyword",
    "library": "archive_location",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "pagetotal": "number-of-pages",
    "part": "part-number",
    "scale": "scale",
    "section": "section",
    "shorthand": "citation-label",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
"""Fields of plain text, LaTeX decoded."""

VERBATIM: Mapping[str, str] = {
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
}
"""Identifiers and addresses."""

NAMES: Mapping[str, str] = {
    "author": "author",
    "translator": "translator",
    "bookauthor": "container-author",
    "origauthor": "original-author",
    "reviewedauthor": "reviewed-author",
    "serieseditor": "collection-editor",
    "chair": "chair",
    "composer": "composer",
    "curator": "curator",
    "director": "director",
    "guest": "guest",
    "host": "host",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "narrator": "narrator",
    "performer": "performer",
    "producer": "producer",
    "recipient": "recipient",
    "scriptwriter": "script-writer",
    "afterword": "contributor",
    "annotator": "contributor",
    "commentator": "contributor",
    "foreword": "contributor",
    "introduction": "contributor",
    "holder": "contributor",
}
"""Fields of names, with CSL's name variable."""

EDITORS: Mapping[str, str] = {
    "editor": "editortype",
    "editora": "editoratype",
    "editorb": "editorbtype",
    "editorc": "editorctype",
}
"""Fields of editors, with the field that says what kind of editors they are."""

EDITOR_TYPES: Mapping[str, str] = {
    "editor": "editor",
    "compiler": "compiler",
    "collaborator": "contributor",
    "continuator": "contributor",
    "director": "director",
    "founder": "series-creator",
    "illustrator": "illustrator",
    "organizer": "organizer",
    "producer": "producer",
    "redactor": "contributor",
    "reviser": "contributor",
    "serieseditor": "collection-editor",
    "translator": "translator",
}
"""biblatex's editor types, with CSL's name variable."""

DATES: Mapping[str, str] = {
    "date": "issued",
    "eventdate": "event-date",
    "origdate": "original-date",
    "urldate": "accessed",
    "submitted": "submitted",
}
"""Fields of dates, with CSL's date variable."""

SYNONYMS: Mapping[str, str] = {
    "accessed": "urldate",
    "address": "location",
    "article-number": "eid",
    "articleno": "eid",
    "archiveprefix": "eprinttype",
    "hyphenation": "langid",
    "journal": "journaltitle",
    "label": "shorthand",
    "numpages": "pagetotal",
    "key": "sortkey",
    "lastaccessed": "urldate",
    "lastchecked": "urldate",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
}
"""Other names of fields, with the name that biblatex prefers."""

EPRINT_ADDRESSES: Mapping[str, str] = {
    "arxiv": "https://arxiv.org/abs/",
    "googlebooks": "https://books.google.com/books?id=",
    "hdl": "https://hdl.handle.net/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
}
"""Archives, with what makes an address of a work's identifier there."""

PUBLICATION_STATES: Mapping[str, str] = {
    "inpreparation": "in preparation",
    "inpress": "in press",
    "prepublished": "published online before print",
}
"""biblatex's keys for the field ``pubstate`` that are no words."""
