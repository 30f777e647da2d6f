"""Map the types, variables and languages of CSL 1.0.2 to those of biblatex.

Source: the biblatex manual, "Entry Types", "Entry Fields" and ``langid``; CSL 1.0.2,
appendices III ("Types") and IV ("Variables").
"""

from __future__ import annotations

from collections.abc import Mapping

ENTRY_TYPES: Mapping[str, tuple[str, str]] = {
    "article": ("online", ""),
    "article-journal": ("article", ""),
    "article-magazine": ("article", "magazine"),
    "article-newspaper": ("article", "newspaper"),
    "bill": ("legislation", ""),
    "book": ("book", ""),
    "broadcast": ("video", "broadcast"),
    "chapter": ("incollection", ""),
    "classic": ("book", ""),
    "dataset": ("dataset", ""),
    "entry": ("inreference", ""),
    "entry-dictionary": ("inreference", "dictionary"),
    "entry-encyclopedia": ("inreference", ""),
    "figure": ("artwork", ""),
    "graphic": ("artwork", ""),
    "hearing": ("legislation", ""),
    "interview": ("misc", "interview"),
    "legal_case": ("jurisdiction", ""),
    "legislation": ("legislation", ""),
    "manuscript": ("unpublished", ""),
    "map": ("misc", "map"),
    "motion_picture": ("movie", ""),
    "musical_score": ("music", ""),
    "pamphlet": ("booklet", ""),
    "paper-conference": ("inproceedings", ""),
    "patent": ("patent", ""),
    "performance": ("performance", ""),
    "periodical": ("periodical", ""),
    "personal_communication": ("letter", ""),
    "post": ("online", "post"),
    "post-weblog": ("online", "blog"),
    "regulation": ("legislation", ""),
    "report": ("report", ""),
    "review": ("review", ""),
    "review-book": ("review", ""),
    "software": ("software", ""),
    "song": ("audio", ""),
    "speech": ("unpublished", "speech"),
    "standard": ("standard", ""),
    "thesis": ("thesis", ""),
    "treaty": ("legal", ""),
    "webpage": ("online", ""),
}
"""CSL item types, with an entry type and an ``entrysubtype``; all others are ``misc``."""

CONTAINED = frozenset(["incollection", "inproceedings", "inreference", "letter"])
"""Entry types of works that stand in another, which ``booktitle`` names."""

PERIODICAL = frozenset(["article", "periodical", "review"])
"""Entry types whose ``number`` is an issue's."""

SERIAL = frozenset(
    ["artwork", "audio", "book", "booklet", "movie", "music", "performance", "video", *CONTAINED]
)
"""Entry types whose ``number`` is that within a series; that of all others is their own."""

NAMES: Mapping[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
    "original-author": "origauthor",
    "reviewed-author": "reviewedauthor",
    "collection-editor": "serieseditor",
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
    "script-writer": "scriptwriter",
}
"""CSL's name variables, with the field of each."""

EDITOR_TYPES: Mapping[str, str] = {
    "compiler": "compiler",
    "contributor": "collaborator",
    "organizer": "organizer",
    "series-creator": "founder",
}
"""CSL's name variables that are kinds of editors to biblatex."""

DATES: Mapping[str, str] = {
    "issued": "date",
    "event-date": "eventdate",
    "original-date": "origdate",
    "accessed": "urldate",
    "submitted": "submitted",
}
"""CSL's date variables, with the field of each."""

TEXTS: Mapping[str, str] = {
    "event-title": "eventtitle",
    "original-title": "origtitle",
    "reviewed-title": "reviewedtitle",
    "collection-title": "series",
    "container-title-short": "shortjournal",
    "title-short": "shorttitle",
    "edition": "edition",
    "volume": "volume",
    "part-number": "part",
    "number-of-volumes": "volumes",
    "chapter-number": "chapter",
    "section": "section",
    "division": "division",
    "scale": "scale",
    "version": "version",
    "number-of-pages": "pagetotal",
    "event-place": "venue",
    "publisher-place": "location",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "citation-label": "shorthand",
    "status": "pubstate",
    "keyword": "keywords",
    "abstract": "abstract",
    "annote": "annotation",
    "note": "note",
}
"""CSL's variables that mean the same in every entry, with the field of each."""

VERBATIM: Mapping[str, str] = {
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "URL": "url",
}
"""CSL's variables that are identifiers and addresses, with the field of each."""

GENRES: Mapping[str, str] = {
    "PhD diss.": "phdthesis",
    "Master’s thesis": "mathesis",
    "Bachelor’s thesis": "bathesis",
    "Candidate thesis": "candthesis",
    "Technical report": "techreport",
    "Research report": "resreport",
}
"""Kinds of works that biblatex has a key for, and words in every language."""

EPRINTS = frozenset(["arxiv", "googlebooks", "hdl", "jstor", "pubmed"])
"""Archives, in small letters, that biblatex knows as ``eprinttype``."""

LANGUAGES: Mapping[str, str] = {
    "ar": "arabic",
    "be": "belarusian",
    "cs": "czech",
    "de": "german",
    "en": "english",
    "en-GB": "british",
    "en-US": "american",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "it": "italian",
    "ja": "japanese",
    "kk": "kazakh",
    "ky": "kyrgyz",
    "mn": "mongolian",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "tg": "tajik",
    "tk": "turkmen",
    "tr": "turkish",
    "tt": "tatar",
    "ug": "uyghur",
    "uk": "ukrainian",
    "uz": "uzbek",
    "zh": "chinese",
}
"""BCP 47 tags, with the names that ``langid`` takes."""
