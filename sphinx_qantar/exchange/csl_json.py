"""Write a work as an item of CSL-JSON.

Source: CSL 1.0.2, the input data schema ``csl-data.json``.
"""

from __future__ import annotations

from sphinx_qantar.model import Date, Name, Work

_NAME_PARTS = (
    ("family", "family"),
    ("given", "given"),
    ("dropping_particle", "dropping-particle"),
    ("non_dropping_particle", "non-dropping-particle"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)
_NAME_FLAGS = (("comma_suffix", "comma-suffix"), ("static_ordering", "static-ordering"))
_OPEN_END = [0]
"""The end of a range that is not over; the schema wants a number in every date."""


def work_to_csl_json(work: Work) -> dict[str, object]:
    """Return a work as an object of a CSL-JSON array, which reads back as the same work.

    Markup in texts stays as it is, since it is CSL's own.  Two things of ours the format
    lacks: a range that has an end and no beginning becomes a literal date, and what
    stands like ``variable: value`` at the head of a note is read back as a variable.

    :param work: the work
    """
    item: dict[str, object] = {"id": work.citekey, "type": work.type}
    item.update(work.variables)
    item.update((key, [_name(name) for name in names]) for key, names in work.names.items())
    item.update((key, date_to_csl_json(date)) for key, date in work.dates.items())
    return item


def _name(name: Name) -> dict[str, object]:
    parts: dict[str, object] = {
        key: getattr(name, field) for field, key in _NAME_PARTS if getattr(name, field)
    }
    parts.update((key, True) for field, key in _NAME_FLAGS if getattr(name, field))
    return parts


def date_to_csl_json(date: Date) -> dict[str, object]:
    """Return a date as CSL-JSON has it.

    :param date: the date
    """
    if date.parts and not date.parts[0]:
        return {"literal": "–" + "-".join(f"{part:02}" for part in date.parts[-1])}
    written: dict[str, object] = {}
    if date.parts:
        written["date-parts"] = [list(part) or _OPEN_END for part in date.parts]
    if date.season:
        written["season"] = date.season
    if date.circa:
        written["circa"] = True
    if date.literal:
        written["literal"] = date.literal
    return written
