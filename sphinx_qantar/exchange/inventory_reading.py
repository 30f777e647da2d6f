"""Read an inventory from elsewhere: whole, or as much of it as is of use, and never as markup.

The texts are of strangers.  Nothing here runs or follows them; what is malformed is left out
and told of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn, get_args

from sphinx_qantar.exchange.inventory import (
    VERSION,
    Emendation,
    Inventory,
    PublishedExcerpt,
    PublishedNote,
    PublishedTheme,
)
from sphinx_qantar.exchange.inventory_themes import themes_from_json_ld
from sphinx_qantar.exchange.inventory_values import Data, line, objects, text, texts
from sphinx_qantar.model import AnnotationKind, Date, Excerpt, Locator, Rights, Verdict
from sphinx_qantar.slugs import is_slug

_MOST_TOLD = 3
"""How many malformed entries are named; of the rest the number is told."""
_DATE_PARTS = 3
_LONGEST_NUMBER = 18
"""How many digits a number may have; none of ours has more than four."""


class InventoryError(ValueError):
    """A file is no inventory that can be used; the message says why, in a few words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An inventory as it was read, and what was wrong with it, in words."""

    inventory: Inventory
    faults: tuple[str, ...] = ()


def read_inventory(data: bytes) -> Reading:
    """Read the text of an ``excerpts.json``.

    :param data: the file
    :raises InventoryError: if it is not JSON in UTF-8, or not in a form that is known here
    """
    return read_value(_parsed(data))


def read_value(content: object) -> Reading:
    """Read the content of an ``excerpts.json``.

    :param content: as JSON has it
    :raises InventoryError: if it is not in a form that is known here
    """
    if not isinstance(content, dict):
        raise InventoryError("it is no inventory of excerpts")
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise InventoryError("it is no inventory of excerpts")
    if version > VERSION:
        raise InventoryError(
            f"it is of version {version}, and this sphinx-qantar knows version {VERSION} "
            "at the most: a later one reads it"
        )
    excerpts: dict[str, PublishedExcerpt] = {}
    refused: list[str] = []
    entries = content.get("excerpts")
    for place, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        published = _excerpt(entry) if isinstance(entry, dict) else None
        if published is None or published.name in excerpts:
            refused.append(f"number {place}")
        else:
            excerpts[published.name] = published
    inventory = Inventory(
        project=line(content, "project"),
        language=line(content, "language"),
        url=line(content, "url"),
        excerpts=tuple(excerpts.values()),
        works=dict(_works(content)),
        themes=_themes(content),
    )
    return Reading(inventory, _faults(refused))


def _parsed(data: bytes) -> object:
    try:
        content: object = json.loads(
            data.decode("utf-8-sig"), parse_constant=_refuse_constant, parse_int=_integer
        )
    except UnicodeDecodeError as error:
        raise InventoryError(f"it is not UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise InventoryError(f"it is not JSON (line {error.lineno}: {error.msg})") from error
    except RecursionError as error:
        raise InventoryError("it is nested too deeply") from error
    return content


def _refuse_constant(name: str) -> NoReturn:
    raise InventoryError(f"it is not JSON ({name} is no value)")


def _integer(digits: str) -> int:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else 0


def _faults(refused: list[str]) -> tuple[str, ...]:
    if not refused:
        return ()
    named, more = ", ".join(refused[:_MOST_TOLD]), len(refused) - _MOST_TOLD
    rest = f" and {more} more" if more > 0 else ""
    return (f"these of its excerpts cannot be used: {named}{rest}",)


def _excerpt(entry: Data) -> PublishedExcerpt | None:
    """Return an excerpt, None if it has no usable name or names no work."""
    name, citekey = text(entry, "name"), line(entry, "work")
    if not is_slug(name) or not citekey:
        return None
    left_out = entry.get("left_out") is True
    record = Excerpt(
        name=name,
        citekey=citekey,
        docname="",
        line=0,
        node_id=name,
        quotation="" if left_out else text(entry, "quotation"),
        title=line(entry, "title"),
        themes=tuple(slug for slug in texts(entry, "themes") if is_slug(slug)),
        locator=_locator(entry.get("locator")),
        language=line(entry, "language"),
        speaker=line(entry, "speaker"),
        quoted_in=line(entry, "quoted_in"),
        date=_date(entry.get("date")),
        people=texts(entry, "people"),
        places=texts(entry, "places"),
        organisations=texts(entry, "organisations"),
        translator=line(entry, "translator"),
        translation_of=line(entry, "translation_of"),
        rights=_rights(entry.get("rights")),
        wordless=left_out,
    )
    return PublishedExcerpt(
        record=record,
        uri=line(entry, "uri"),
        page=line(entry, "page"),
        label=line(entry, "label"),
        citation=line(entry, "citation"),
        notes=tuple(_notes(entry.get("notes"))),
        verdict=_verdict(text(entry, "verdict")),
        accepted=entry.get("accepted") is True,
        emendations=() if left_out else tuple(_emendations(entry.get("emendations"))),
        quotation_html="" if left_out else text(entry, "quotation_html"),
        html=text(entry, "html"),
        text=text(entry, "text"),
        only=line(entry, "only"),
    )


def _emendations(value: object) -> Iterator[Emendation]:
    for each in objects(value):
        source, quote = line(each, "source"), line(each, "quote")
        if source != quote:
            yield Emendation(source, quote, line(each, "reason"))


def _locator(value: object) -> Locator | None:
    if not isinstance(value, dict):
        return None
    label, place = line(value, "label"), line(value, "value")
    return Locator(label, place) if label and place else None


def _rights(value: object) -> Rights | None:
    if not isinstance(value, dict):
        return None
    return Rights(line(value, "status"), line(value, "holder"), line(value, "licence"))


def _verdict(word: str) -> Verdict:
    return Verdict(word) if word in set(Verdict) else Verdict.UNCHECKED


def _notes(value: object) -> Iterator[PublishedNote]:
    for note in objects(value):
        words = text(note, "text")
        kind = text(note, "kind")
        if words.strip():
            yield PublishedNote(
                text=words,
                kind=kind if kind in get_args(AnnotationKind) else "comment",  # type: ignore[arg-type] # one of its words
                by=line(note, "by"),
                on=line(note, "on"),
                html=text(note, "html"),
                uri=line(note, "uri"),
                only=line(note, "only"),
            )


def _date(value: object) -> Date | None:
    """Return a date in CSL-JSON's form, as far as it makes sense."""
    if not isinstance(value, dict):
        return None
    written = value.get("date-parts")
    parts = tuple(map(_parts, written[:2])) if isinstance(written, list) else ()
    season = value.get("season")
    date = Date(
        parts=parts if any(parts) else (),
        season=season if type(season) is int and season in range(1, 5) else 0,
        circa=value.get("circa") is True,
        literal=line(value, "literal"),
    )
    return date if date.parts or date.literal else None


def _parts(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(part) is int for part in value):
        return ()
    year, *rest = value[:_DATE_PARTS] or [0]
    usable = all(1 <= part <= limit for part, limit in zip(rest, (12, 31), strict=False))
    return (year, *rest) if year and abs(year) < 10_000 and usable else ()  # noqa: PLR2004 - years


def _works(content: Data) -> Iterator[tuple[str, Mapping[str, object]]]:
    for item in objects(content.get("works")):
        key = line(item, "id")
        if key:
            yield key, item


def _themes(content: Data) -> tuple[PublishedTheme, ...]:
    return tuple(
        each for each in themes_from_json_ld(content.get("themes")) if is_slug(each.theme.slug)
    )
