"""Name the places of full references, to which citations lead."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar import csl
    from sphinx_qantar.domain.pages import BibliographyRequest

_PLAIN = re.compile(r"[\w.-]*")


@dataclass(frozen=True, slots=True)
class Home:
    """The bibliography that a citation leads to; ``request`` is None if there is none.

    ``citekey`` is the work's own, without the bibliography's prefix.
    """

    citekey: str
    request: BibliographyRequest | None = None

    def __hash__(self) -> int:
        return hash(self.citekey)  # few bibliographies list one work, and each has many fields

    @property
    def page(self) -> str:
        """The page it is on, empty if there is none."""
        return self.request.docname if self.request is not None else ""

    @property
    def anchor(self) -> str:
        """The anchor of the work's reference there."""
        prefix = self.request.keyprefix if self.request is not None else ""
        return reference_id(prefix + self.citekey)


class Homes:
    """Where the full reference of each work stands: in the project, and on each page.

    There may be thousands of works: an object for each would be in the way of Python's garbage
    collector as long as pages are written.

    :param requests: the bibliographies; of several that list a work, the first counts
    :param listed: gives the citekeys that a bibliography lists
    """

    def __init__(
        self,
        requests: Iterable[BibliographyRequest],
        listed: Callable[[BibliographyRequest], Iterable[str]],
    ) -> None:
        self._anywhere: dict[str, BibliographyRequest] = {}
        self._on_page: dict[str, dict[str, BibliographyRequest]] = {}
        self.first: dict[str, BibliographyRequest] = {}
        """The first bibliography that lists each work, by its own citekey."""
        for request in requests:
            here = self._on_page.setdefault(request.docname, {})
            for key in listed(request):
                written = request.keyprefix + key
                here.setdefault(written, request)
                if self._anywhere.setdefault(written, request) is request:
                    self.first.setdefault(key, request)

    def find(self, docname: str, written: str) -> Home | None:
        """Return the bibliography that lists a work as it is written, if one does.

        :param docname: the page, whose own bibliographies come before all others
        """
        here = self._on_page.get(docname)
        request = (here.get(written) if here else None) or self._anywhere.get(written)
        if request is None:
            return None
        return Home(written.removeprefix(request.keyprefix), request)


@dataclass(frozen=True, slots=True)
class CitationPart:
    """A stretch of a citation, and where each work in it leads, by citekey."""

    text: csl.RichText
    homes: Mapping[str, Home]


def reference_id(citekey: str) -> str:
    """Return the anchor of a work's full reference: ``ref-CITEKEY``.

    Characters that an anchor had better not hold become hyphens; a checksum
    then keeps two such citekeys apart.
    """
    if _PLAIN.fullmatch(citekey):
        return f"ref-{citekey}"
    plain = re.sub(r"[^\w.-]+", "-", citekey)
    return f"ref-{plain}-{zlib.crc32(citekey.encode()):08x}"
