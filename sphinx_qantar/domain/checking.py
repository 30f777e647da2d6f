"""Check quotations while their pages are read: against the source texts, or by the lock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_qantar import model
from sphinx_qantar import quotation as quoting
from sphinx_qantar.domain.elsewhere import OtherTexts

if TYPE_CHECKING:
    from sphinx_qantar.model import Problem, Verification, Work
    from sphinx_qantar.quotation.checked import CheckedQuotation, Quotation
    from sphinx_qantar.quotation.kept_files import KeptFiles
    from sphinx_qantar.quotation.locator_finding import LocatorFinding
    from sphinx_qantar.quotation.lock import Lock, LockEntry
    from sphinx_qantar.quotation.source_folders import FoundSource, SourceFolders
    from sphinx_qantar.quotation.source_text import SourceText

_KEPT = 16
"""How many source texts are kept at hand; a page quotes from few."""


class Checker:
    """Check quotations, each against the text of its work.

    :param folders: gives the folders of the source texts, asked for when one is needed
    :param lock_path: the lock that vouches for quotations whose texts are not at hand
    :param works: gives the works of the bibliography, asked for when it is needed
    :param kept: gives the place where to keep what is costly to make of the texts
    """

    def __init__(
        self,
        folders: Callable[[], SourceFolders],
        lock_path: Path,
        works: Callable[[], Mapping[str, Work]],
        kept: Callable[[], KeptFiles | None] = lambda: None,
    ) -> None:
        self._find_kept = kept
        self._find_folders = folders
        self._lock_path = lock_path
        self._works = works
        self._texts: dict[FoundSource, SourceText] = {}
        self._lengths: dict[tuple[str, str], int] = {}

    @cached_property
    def _folders(self) -> SourceFolders:
        return self._find_folders()

    @cached_property
    def _kept(self) -> KeptFiles | None:
        return self._find_kept()

    @cached_property
    def lock(self) -> Lock:
        """The lock, as it stands when it is first asked for."""
        return quoting.read_lock(self._lock_path)

    @property
    def lock_path(self) -> Path:
        """The file of the lock."""
        return self._lock_path

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the lock and with the folders of source texts."""
        return (*self.lock.problems, *self._folders.problems)

    def source(self, citekey: str) -> SourceText | None:
        """Return the source text of a work, None if it is not at hand."""
        place = self._place(citekey)
        if place is None:
            return None
        text = self._texts.pop(place, None) or place.read(self._kept)
        self._texts[place] = text
        if len(self._texts) > _KEPT:
            del self._texts[next(iter(self._texts))]
        return text

    def _place(self, citekey: str) -> FoundSource | None:
        return self._find(citekey)[0]

    def _find(self, citekey: str) -> tuple[FoundSource | None, tuple[Problem, ...]]:
        """Find the text of a work in the folders, else where its entry in the .bib file says."""
        found = self._folders.find(citekey)
        if found is None and citekey in self._works():
            return self._folders.find_work(self._works()[citekey])
        return found, ()

    def faults(self, citekey: str) -> tuple[Problem, ...]:
        """Return what is wrong with the source text of a work, or with where it should be."""
        source = self.source(citekey)
        return (*self._find(citekey)[1], *(source.problems if source else ()))

    @cached_property
    def others(self) -> OtherTexts:
        """The source texts that lie in the folders under the citekeys of works."""
        return OtherTexts(filter(None, map(self._folders.find, self._works())))

    def stamp(self, citekey: str) -> str:
        """Return what changes when quotations from a work have to be checked again."""
        return self._stamp(citekey, self._place(citekey))

    def still_holds(self, citekey: str, stamp: str) -> bool:
        """Tell whether a stamp is still that of a work, if its entry has not changed.

        Unlike :meth:`stamp` this does not look into the bibliography.
        """
        place = self._folders.find(citekey)
        path = stamp.partition("\0")[0]
        if place is None and path:
            place = quoting.FoundSource(citekey, Path(path))
        return self._stamp(citekey, place) == stamp

    def _stamp(self, citekey: str, place: FoundSource | None) -> str:
        if place is not None:
            return f"{place.path}\0{_state(place.path)}\0{_state(place.map_path)}"
        entries = [entry for entry in self.lock.entries.values() if entry.citekey == citekey]
        digest = hashlib.sha256(repr(sorted(map(repr, entries))).encode())
        return f"\0{digest.hexdigest()}"

    def check(self, quotation: Quotation) -> CheckedQuotation:
        """Return a quotation with what its check found."""
        source = self.source(quotation.citekey)
        if source is None or not source.text:
            return self._by_lock(quotation)
        # Imported here: a build that reads no quotation need not know how to check one.
        from sphinx_qantar.quotation.verification import verify  # noqa: PLC0415 - see above

        work = _region(quotation, source)
        found = verify(quotation.text, source, work=work)
        accepted = found.verdict is model.Verdict.ALTERED and bool(quotation.accepted)
        accepted = accepted and quoting.judge(found.differences, quotation.accepted).accepts
        place = _placed(quotation, found, source)
        length = self._length(source, work)
        return quoting.CheckedQuotation(
            quotation, found, "text", source.sha256, accepted, place, length
        )

    def _length(self, source: SourceText, work: str) -> int:
        """Return how many words a work has in its source text, or that text if it holds one."""
        key = (source.sha256, work)
        if key not in self._lengths:
            from sphinx_qantar.rights.account import count_words  # noqa: PLC0415 - as in check

            regions = [each for each in source.map.regions if work and each.work == work]
            texts = [source.text[each.start : each.end] for each in regions] or [source.text]
            self._lengths[key] = sum(map(count_words, texts))
        return self._lengths[key]

    def _by_lock(self, quotation: Quotation) -> CheckedQuotation:
        entry = self.lock.find(quotation.citekey, quotation.text)
        if entry is None:
            return quoting.CheckedQuotation(quotation, model.Verification(model.Verdict.UNCHECKED))
        found = model.Verification(
            entry.verdict, entry.spans, flags=entry.flags, locator=entry.locator or None
        )
        return quoting.CheckedQuotation(
            quotation,
            found,
            "lock",
            entry.source,
            _accepts(entry, quotation),
            length=entry.length,
        )


def _placed(quotation: Quotation, found: Verification, source: SourceText) -> LocatorFinding:
    """Return where in its source a quotation stands: by pages, or else by paragraphs."""
    from sphinx_qantar.quotation.locators import check_locator  # noqa: PLC0415 - as in check

    each = found.occurrences > 1
    place = check_locator(quotation.locator, found.spans, source, occurrences=each)
    if quotation.locator is None and not place.labels:
        paragraph = model.Locator("paragraph", "")
        proposed = check_locator(paragraph, found.spans, source, occurrences=each)
        return replace(proposed, state="unknown")
    return place


def _region(quotation: Quotation, source: SourceText) -> str:
    """Return the citekey whose regions of a text may hold a quotation, empty for all."""
    known = {region.work for region in source.map.regions}
    candidates = (quotation.original, quotation.citekey)
    return next((key for key in candidates if key in known), "")


def _accepts(entry: LockEntry, quotation: Quotation) -> bool:
    """Tell whether a quotation's stated differences are those that the lock knows."""
    stated = sorted(map(quoting.hash_acceptance, quotation.accepted))
    return (
        entry.verdict is model.Verdict.ALTERED and bool(stated) and stated == sorted(entry.accepted)
    )


def _state(path: Path | None) -> str:
    """Return what changes with a file, as cheaply as Sphinx tells that of a page."""
    if path is None or not path.is_file():
        return ""
    found = path.stat()
    return f"{found.st_mtime_ns} {found.st_size}"
