"""Read the fields whose meaning depends on the entry: numbers, publishers, kinds, archives."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_qantar.bibliography.entry_types import (
    GENRE_KEYS,
    GENRES,
    NUMBERED,
    PERIODICAL,
)
from sphinx_qantar.bibliography.field_tables import EPRINT_ADDRESSES, PUBLICATION_STATES
from sphinx_qantar.bibliography.latex import decode, decode_verbatim

_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:\\url\{)?(https?://[^\s{}]+)\}?\Z")
_HYPHEN_OF_RANGE = re.compile(r"(?<=[\divxlcmIVXLCM])\s*[-‐‑‒]\s*(?=[\divxlcmIVXLCM])")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\Z", re.IGNORECASE)
_ORDINAL_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_NOTES = ("note", "addendum", "nameaddon")
_SIGNS = {"isan": "ISAN", "ismn": "ISMN", "isrn": "ISRN"}
_WEB = frozenset(("online", "electronic", "www"))


def read_variables(
    entry_type: str, fields: Mapping[str, str], known: Mapping[str, str]
) -> dict[str, str]:
    """Return the CSL variables that more than one field, or the entry's type, decides on.

    :param entry_type: in small letters
    :param fields: the entry's fields by biblatex's names, with their LaTeX
    :param known: the variables read so far
    """
    variables = {
        **_numbers(entry_type, fields),
        **_publication(entry_type, fields),
        **_genre(entry_type, fields),
        **_pages(fields),
        "status": _status(fields),
        "note": _note(fields),
        "DOI": _doi(fields),
        "URL": known.get("URL", "") or _address(fields),
    }
    variables.update(_archive(fields, variables["URL"]))
    return {name: text for name, text in variables.items() if text}


def _numbers(entry_type: str, fields: Mapping[str, str]) -> dict[str, str]:
    numbers: dict[str, str] = {}
    if "number" in fields:
        variable = "collection-number"
        if entry_type in PERIODICAL:
            variable = "issue"
        elif entry_type in NUMBERED:
            variable = "number"
        numbers[variable] = decode(fields["number"])
    if "issue" in fields:
        parts = (numbers.get("issue"), decode(fields["issue"]))
        numbers["issue"] = ", ".join(part for part in parts if part)
    if "edition" in fields:
        numbers["edition"] = _edition(decode(fields["edition"]))
    return numbers


def _edition(text: str) -> str:
    ordinal = _ORDINAL.match(text)
    if ordinal:
        return ordinal[1]
    word = text.casefold()
    return str(_ORDINAL_WORDS.index(word) + 1) if word in _ORDINAL_WORDS else text


def _publication(entry_type: str, fields: Mapping[str, str]) -> dict[str, str]:
    names = ["publisher", "institution"]
    if entry_type not in _WEB or "journaltitle" in fields or "booktitle" in fields:
        names.append("organization")
    publishers = [decode(fields[name]) for name in names if name in fields]
    return {
        "publisher": "; ".join(dict.fromkeys(publishers)),
        "publisher-place": decode(fields.get("location", "")),
    }


def _genre(entry_type: str, fields: Mapping[str, str]) -> dict[str, str]:
    kind = decode(fields["type"]) if "type" in fields else ""
    kind = GENRE_KEYS.get(kind.casefold(), kind) or GENRES.get(entry_type, "")
    published = fields.get("howpublished", "")
    if not published or _ADDRESS.match(published):
        return {"genre": kind}
    if kind:
        return {"genre": kind, "medium": decode(published)}
    return {"genre": decode(published)}


def _pages(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the pages, for which an article's number stands where there are none."""
    pages, number = fields.get("pages", ""), fields.get("eid", "")
    if pages and number:
        return {"page": _range(pages), "number": decode(number)}
    return {"page": _range(pages or number)}


def _range(pages: str) -> str:
    if pages.isdecimal():
        return pages
    return _HYPHEN_OF_RANGE.sub("–", decode(pages).replace("—", "–"))


def _status(fields: Mapping[str, str]) -> str:
    status = decode(fields["pubstate"]) if "pubstate" in fields else ""
    return PUBLICATION_STATES.get(status.casefold(), status)


def _note(fields: Mapping[str, str]) -> str:
    notes = [decode(fields[name]) for name in _NOTES if name in fields]
    for name, label in _SIGNS.items():
        if name in fields:
            notes.append(f"{label} {decode(fields[name])}")
    kept = [note for note in notes if not _ADDRESS.match(note)]
    return " ".join([*(note.removesuffix(".") + "." for note in kept[:-1]), *kept[-1:]])


def _doi(fields: Mapping[str, str]) -> str:
    return _DOI_PREFIX.sub("", decode_verbatim(fields["doi"])) if "doi" in fields else ""


def _address(fields: Mapping[str, str]) -> str:
    """Find an address that stands in a field for other things."""
    for name in ("howpublished", "note"):
        match = _ADDRESS.match(fields.get(name, "").strip())
        if match:
            return decode_verbatim(match[1])
    return ""


def _archive(fields: Mapping[str, str], address: str) -> dict[str, str]:
    if "eprint" not in fields:
        return {}
    identifier = decode_verbatim(fields["eprint"])
    kind = decode(fields.get("eprinttype", ""))
    folded = kind.casefold()
    found = {"archive": kind, "archive_location": identifier}
    if folded == "pubmed":
        found["PMID"] = identifier
    if not address and folded in EPRINT_ADDRESSES:
        found["URL"] = EPRINT_ADDRESSES[folded] + identifier
    return found
