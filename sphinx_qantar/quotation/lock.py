"""Keep what a check of all quotations found, for machines that lack the source texts.

The lock is a JSON file with a line for each quotation, sorted and without times, so that
two of them can be compared and merged line by line.  It holds hashes and places, no text.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from sphinx_qantar.model import Flag, Problem, Span, Verdict
from sphinx_qantar.quotation.checked import Acceptance

VERSION = 1
Key = tuple[str, str]
"""A citekey and the hash of a quotation from that work."""


def hash_quotation(text: str) -> str:
    """Return what stands for the words of a quotation: SHA-256 of its composed form, in UTF-8."""
    composed = unicodedata.normalize("NFC", text)
    return hashlib.sha256(composed.encode("utf-8", "surrogatepass")).hexdigest()


def hash_acceptance(accepted: Acceptance) -> str:
    """Return what stands for a difference that an author accepts, its reason left out."""
    return hash_quotation(f"{accepted.source}\0{accepted.quote}")


@dataclass(frozen=True, slots=True)
class LockEntry:
    """What was found of one quotation.

    ``quotation`` and ``source`` are SHA-256 in hexadecimal, of the quotation's words and of the
    source text's file; ``accepted`` are the hashes of the differences that its author accepts.
    ``length`` is of the work, in words.  ``names`` are those of the excerpts that have these words.
    """

    citekey: str
    quotation: str
    verdict: Verdict
    source: str
    spans: tuple[Span, ...] = ()
    locator: str = ""
    flags: tuple[Flag, ...] = ()
    accepted: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    length: int = 0

    @property
    def key(self) -> Key:
        """What the entry is found by."""
        return self.citekey, self.quotation


@dataclass(frozen=True, slots=True)
class Lock:
    """The entries of a lock, and what is wrong with its file."""

    entries: Mapping[Key, LockEntry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def find(self, citekey: str, text: str) -> LockEntry | None:
        """Return what is known of a quotation, None if it was never checked as it stands."""
        return self.entries.get((citekey, hash_quotation(text)))

    def knows(self, citekey: str) -> bool:
        """Tell whether any quotation from a work was checked."""
        return any(entry.citekey == citekey for entry in self.entries.values())

    def was_checked(self, name: str) -> bool:
        """Tell whether an excerpt of that name was checked, in whatever words."""
        return any(name in entry.names for entry in self.entries.values())


def read_lock(path: Path) -> Lock:
    """Read a lock; one that is not there is empty, one that cannot be read has a problem.

    :param path: the file
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Lock()
    except (OSError, ValueError, RecursionError) as error:
        return Lock(problems=(_fault(path, _unreadable(error)),))
    if not isinstance(data, dict) or not isinstance(data.get("quotations"), list):
        return Lock(problems=(_fault(path, "is no lock of quotations"),))
    if data.get("version") != VERSION:
        found = str(data.get("version"))[:20]
        return Lock(problems=(_fault(path, f"has version {found}; this is for {VERSION}"),))
    read = [_entry(item) for item in data["quotations"]]
    entries = {entry.key: entry for entry in read if entry is not None}
    spoilt = read.count(None)
    problem = _fault(path, f"has {spoilt} unreadable entries, which are left out")
    return Lock(entries, (problem,) if spoilt else ())


def _unreadable(error: Exception) -> str:
    """Say why a lock cannot be read."""
    merged = isinstance(error, json.JSONDecodeError) and re.search(
        r"^(<{7}|={7}|>{7})", error.doc, re.MULTILINE
    )
    return "holds conflicts of a merge" if merged else f"cannot be read ({type(error).__name__})"


def write_lock(path: Path, entries: Iterable[LockEntry]) -> None:
    """Write a lock, if it is not the same already.

    :param path: the file
    :param entries: one for each quotation checked
    """
    ordered = sorted(entries, key=lambda entry: entry.key)
    lines = (json.dumps(_data(entry), ensure_ascii=False) for entry in ordered)
    body = ",\n".join(f"  {line}" for line in lines)
    text = f'{{\n "version": {VERSION},\n "quotations": [\n{body}\n ]\n}}\n'
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")


def _fault(path: Path, what: str) -> Problem:
    advice = "check the quotations again where the source texts are"
    return Problem("lock", f"the lock {path.name} {what}; {advice}.", str(path))


def _data(entry: LockEntry) -> dict[str, object]:
    """Return an entry as JSON has it; what is empty is left out."""
    data: dict[str, object] = {
        "citekey": entry.citekey,
        "quotation": entry.quotation,
        "verdict": entry.verdict.value,
        "source": entry.source,
        "spans": [[span.start, span.end] for span in entry.spans],
        "locator": entry.locator,
        "flags": list(entry.flags),
        "accepted": list(entry.accepted),
        "names": sorted(entry.names),
        "length": entry.length,
    }
    return {name: value for name, value in data.items() if value}


def _entry(item: object) -> LockEntry | None:
    """Read an entry, None if it is malformed."""
    if not isinstance(item, dict):
        return None
    texts = {name: item.get(name, "") for name in ("citekey", "quotation", "source", "locator")}
    if not all(isinstance(value, str) for value in texts.values()):
        return None
    try:
        verdict = Verdict(str(item.get("verdict")))
        spans = tuple(Span(int(start), int(end)) for start, end in item.get("spans", ()))
    except (ValueError, TypeError):
        return None
    return LockEntry(
        verdict=verdict,
        spans=spans,
        flags=_flags(item),
        accepted=_strings(item.get("accepted", ())),
        names=_strings(item.get("names", ())),
        length=length if isinstance(length := item.get("length", 0), int) else 0,
        **texts,
    )


def _flags(item: Mapping[str, Any]) -> tuple[Flag, ...]:
    given = _strings(item.get("flags", ()))
    known: tuple[Flag, ...] = get_args(Flag)
    return tuple(flag for flag in known if flag in given)


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        return ()
    return tuple(each for each in value if isinstance(each, str))
