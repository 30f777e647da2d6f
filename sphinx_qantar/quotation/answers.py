"""Remember which quotations were looked for in which source texts, and what was found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sphinx_qantar.model import Span, Verdict, Verification
from sphinx_qantar.quotation.kept_files import KeptFiles, key_of


@dataclass(slots=True)
class Answers:
    """What a search of all source texts found, this time and the last.

    ``asked`` are the hashes of the quotations of the last time, ``unasked`` the quotations that
    are new.
    """

    kept: KeptFiles | None
    names: dict[str, str]
    asked: frozenset[str] = frozenset()
    unasked: tuple[str, ...] = ()
    _last: dict[str, dict[str, Any]] = field(default_factory=dict)
    _now: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def load(cls, kept: KeptFiles | None, quotations: Iterable[str]) -> Answers:
        """Load what was found the last time; nothing if there is nothing whole.

        :param kept: where it is kept
        :param quotations: the quotations that are looked for now
        """
        names = {_name(typed): typed for typed in quotations}
        body = kept.load(key_of("answers")) if kept else None
        listed, last = json.loads(body) if body else ((), {})
        asked = frozenset[str](listed)
        unasked = tuple(typed for name, typed in names.items() if name not in asked)
        return cls(kept, names, asked, unasked, last)

    def known(self, source: str) -> dict[str, Verification] | None:
        """Give what was found in a source text the last time, None if it was not searched.

        :param source: the hash of its file
        """
        last = self._last.get(source) if source else None
        if last is None:
            return None
        self._now[source] = {name: each for name, each in last.items() if name in self.names}
        return {self.names[name]: _unpacked(each) for name, each in self._now[source].items()}

    def note(self, source: str, found: dict[str, Verification]) -> dict[str, Verification]:
        """Note what is found in a source text, and give it.

        :param source: the hash of its file, empty for one that cannot be kept
        :param found: the verification of each quotation that stands there
        """
        if source and self.kept:
            self._now[source] = {_name(typed): _packed(each) for typed, each in found.items()}
        return found

    def save(self) -> None:
        """Keep what is known now."""
        if self.kept:
            body = json.dumps([sorted(self.names), self._now], separators=(",", ":"))
            self.kept.keep(key_of("answers"), body.encode("ascii"))


def _name(quotation: str) -> str:
    digest = hashlib.blake2b(quotation.encode("utf-8", "surrogatepass"), digest_size=16)
    return digest.hexdigest()


def _packed(found: Verification) -> list[Any]:
    return [
        found.verdict,
        [[span.start, span.end] for span in found.spans],
        list(found.flags),
        found.occurrences,
        found.locator,
        list(found.typography),
        [[span.start, span.end] for span in found.omitted],
        found.work,
    ]


def _unpacked(packed: list[Any]) -> Verification:
    """Give a verification back; that of a quotation that stands has no differences."""
    verdict, spans, flags, occurrences, locator, typography, omitted, work = packed
    return Verification(
        Verdict(verdict),
        tuple(Span(*span) for span in spans),
        (),
        tuple(flags),
        occurrences,
        locator,
        tuple(typography),
        tuple(Span(*span) for span in omitted),
        work,
    )
