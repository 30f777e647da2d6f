"""Map the entry types of BibTeX and biblatex to the item types of CSL 1.0.2.

Source: the biblatex manual, "Entry Types"; CSL 1.0.2, appendix III ("Types").
"""

from __future__ import annotations

from collections.abc import Mapping

ENTRY_TYPES: Mapping[str, str] = {
    # BibTeX
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "conference": "paper-conference",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "phdthesis": "thesis",
    "proceedings": "book",
    "techreport": "report",
    "unpublished": "manuscript",
    # biblatex
    "artwork": "graphic",
    "audio": "song",
    "bibnote": "document",
    "bookinbook": "chapter",
    "collection": "book",
    "commentary": "book",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "reference": "book",
    "report": "report",
    "review": "review",
    "set": "document",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "thesis": "thesis",
    "video": "motion_picture",
    "www": "webpage",
    # Met in files of reference managers
    "archival": "manuscript",
    "bachelorsthesis": "thesis",
    "lecture": "speech",
    "magazine": "article-magazine",
    "map": "map",
    "newsarticle": "article-newspaper",
    "newspaper": "article-newspaper",
    "podcast": "song",
    "presentation": "speech",
    "preprint": "article",
    "webpage": "webpage",
    "website": "webpage",
    # Free for anyone's use
    "customa": "document",
    "customb": "document",
    "customc": "document",
    "customd": "document",
    "custome": "document",
    "customf": "document",
}
"""Entry types, in small letters, with their CSL item type."""

SUBTYPES: Mapping[tuple[str, str], str] = {
    ("article", "magazine"): "article-magazine",
    ("article", "newspaper"): "article-newspaper",
    ("article", "review"): "review",
    ("online", "blog"): "post-weblog",
    ("online", "post"): "post",
    ("online", "forum"): "post",
    ("misc", "interview"): "interview",
    ("misc", "speech"): "speech",
    ("misc", "map"): "map",
    ("unpublished", "speech"): "speech",
    ("inreference", "dictionary"): "entry-dictionary",
    ("audio", "podcast"): "song",
    ("video", "broadcast"): "broadcast",
}
"""Entry types with an ``entrysubtype``, where that makes another CSL item type."""

GENRES: Mapping[str, str] = {
    "phdthesis": "PhD diss.",
    "mastersthesis": "Master’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
}
"""What an entry type says of the kind of a work, if no field ``type`` does."""

GENRE_KEYS: Mapping[str, str] = {
    "phdthesis": "PhD diss.",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patentus": "US Patent",
    "patenteu": "European Patent",
    "patentde": "German Patent",
    "patentfr": "French Patent",
    "patentuk": "British Patent",
}
"""biblatex's keys for the field ``type``."""

CONTAINED: frozenset[str] = frozenset(
    [
        "bookinbook",
        "conference",
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "letter",
        "suppbook",
        "suppcollection",
    ]
)
"""Entry types of works that stand in another, which ``booktitle`` names."""

PERIODICAL: frozenset[str] = frozenset(
    ["article", "magazine", "newsarticle", "newspaper", "periodical", "review", "suppperiodical"]
)
"""Entry types whose ``number`` is an issue's."""

NUMBERED: frozenset[str] = frozenset(
    [
        "dataset",
        "jurisdiction",
        "legal",
        "legislation",
        "manual",
        "misc",
        "patent",
        "preprint",
        "report",
        "software",
        "standard",
        "techreport",
        "thesis",
        "unpublished",
        "online",
        "electronic",
        "www",
    ]
)
"""Entry types whose ``number`` is the work's own."""
