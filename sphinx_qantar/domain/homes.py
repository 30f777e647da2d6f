"""Name the places of full references, to which citations lead."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx_qantar import csl
    from sphinx_qantar.domain.bibliography_request import BibliographyRequest

_PLAIN = re.compile(r"[\w.-]*")


class Home(NamedTuple):
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
            keys = tuple(listed(request))
            written = [request.keyprefix + key for key in keys] if request.keyprefix else keys
            pairs = zip(keys, written, strict=True) if self._anywhere else ()
            taken = {key for key, name in pairs if name in self._anywhere}
            _add(self._on_page.setdefault(request.docname, {}), written, request)
            _add(self._anywhere, written, request)
            _add(self.first, [key for key in keys if key not in taken] if taken else keys, request)

    def find(self, docname: str, written: str) -> Home | None:
        """Return the bibliography that lists a work as it is written, if one does.

        :param docname: the page, whose own bibliographies come before all others
        """
        here = self._on_page.get(docname)
        request = (here.get(written) if here else None) or self._anywhere.get(written)
        if request is None:
            return None
        return Home(written.removeprefix(request.keyprefix), request)


def _add(
    found: dict[str, BibliographyRequest], names: Iterable[str], request: BibliographyRequest
) -> None:
    """Add a bibliography under the names that are free; mostly there is but one bibliography."""
    if found:
        for name in names:
            found.setdefault(name, request)
    else:
        found |= dict.fromkeys(names, request)


class CitationPart(NamedTuple):
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
