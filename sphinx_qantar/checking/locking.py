"""Bring the lock up to date with what was checked."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_qantar.quotation.lock import LockEntry, hash_acceptance, hash_quotation

if TYPE_CHECKING:
    from sphinx_qantar.domain.registry import Registry
    from sphinx_qantar.quotation.checked import CheckedQuotation
    from sphinx_qantar.quotation.lock import Key, Lock


def left_out_of(registry: Registry) -> frozenset[Key | str]:
    """Return what this build leaves out: excerpts by name, words in sentences by their keys."""
    names = {name for name in registry.excerpts if not registry.shows_words(name)}
    return frozenset(names).union(*(page.left_out for page in registry.pages.values()))


def entries_of(
    checked: Iterable[CheckedQuotation],
    lock: Lock,
    left_out: AbstractSet[Key | str] = frozenset(),
) -> list[LockEntry]:
    """Return the entries that the lock is to have.

    What was checked against its text now replaces what the lock knew of that work; works
    whose texts are not at hand keep their entries, so that a lock loses nothing on a machine
    that cannot check it; so do quotations that a build leaves out.

    :param checked: all quotations of the project
    :param lock: the lock as it was
    :param left_out: the excerpts, by name, and the quotations that are not checked
    """
    found: dict[Key, LockEntry] = {}
    works: set[str] = set()
    for each in checked:
        if each.basis == "text":
            works.add(each.quotation.citekey)
            entry = _entry(each)
            first = found.get(entry.key)
            found[entry.key] = entry if first is None else _with_names(entry, first)
    kept = {
        entry.key: entry
        for entry in lock.entries.values()
        if entry.citekey not in works or not left_out.isdisjoint({entry.key, *entry.names})
    }
    return list((kept | found).values())


def _entry(checked: CheckedQuotation) -> LockEntry:
    quotation, verification = checked.quotation, checked.verification
    accepted = map(hash_acceptance, quotation.accepted) if checked.accepted else ()
    return LockEntry(
        citekey=quotation.citekey,
        quotation=hash_quotation(quotation.text),
        verdict=verification.verdict,
        source=checked.source,
        spans=verification.spans,
        locator=verification.locator or "",
        flags=verification.flags,
        accepted=tuple(sorted(accepted)),
        names=(quotation.name,) if quotation.name else (),
        length=checked.length,
    )


def _with_names(entry: LockEntry, other: LockEntry) -> LockEntry:
    """Return an entry that stands for the excerpts of another with the same words as well."""
    names = tuple(sorted({*entry.names, *other.names}))
    return replace(entry, names=names, accepted=entry.accepted or other.accepted)
