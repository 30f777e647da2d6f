"""Find the other citekeys of a bibliography: those of ``ids`` and ``other-ids``, and sets.

Source: the biblatex manual, "Entry Fields" (``ids``, ``entryset``) and "Entry Sets";
Pandoc's user's guide, for ``other-ids``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.items import text_of
from sphinx_qantar.bibliography.wording import hint, quoted
from sphinx_qantar.bibliography.works import Record
from sphinx_qantar.model import Problem

_MOST_LOOKS = 20


def find_aliases(records: dict[str, Record], problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """Return the aliases of a bibliography, with the citekeys of what they stand for.

    An entry ``@set`` becomes an alias of its members and is no record any more: who cites
    it cites them together.

    :param records: the records by citekey; sets are taken out
    :param problems: members that are missing and aliases that are taken, added to
    """
    aliases: dict[str, tuple[str, ...]] = {}
    for record in [record for record in records.values() if _is_set(record)]:
        members = _members(record, records, problems)
        if members:
            aliases[record.citekey] = members
            del records[record.citekey]
    for record in records.values():
        for alias in _other_ids(record):
            if alias in records or alias in aliases:
                message = f"the citekey {quoted(alias)} of {quoted(record.citekey)} is taken"
                problems.append(record.problem(f"{message} and is left out", "ids"))
            else:
                aliases[alias] = (record.citekey,)
    return aliases


def _is_set(record: Record) -> bool:
    return isinstance(record, Entry) and record.type == "set"


def _members(
    record: Record, records: Mapping[str, Record], problems: list[Problem]
) -> tuple[str, ...]:
    members = _listed(record.fields.get("entryset", "")) if isinstance(record, Entry) else ()
    known = [key for key in members if key in records and not _is_set(records[key])]
    for looks, key in enumerate(key for key in members if key not in known):
        ending = hint(key, records.keys() - {record.citekey} if looks < _MOST_LOOKS else ())
        message = f"the set {quoted(record.citekey)} has no such member: {quoted(key)}{ending}"
        problems.append(record.problem(message, "entryset"))
    return tuple(dict.fromkeys(known))


def _other_ids(record: Record) -> Iterable[str]:
    if isinstance(record, Entry):
        return _listed(record.fields["ids"]) if "ids" in record.fields else ()
    others = record.data.get("other-ids")
    return filter(None, map(text_of, others)) if isinstance(others, list) else ()


def _listed(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in text.split(",") if key.strip())
