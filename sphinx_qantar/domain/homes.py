"""Name the places of full references, to which citations lead."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar import csl
    from sphinx_qantar.domain.pages import BibliographyRequest


@dataclass(frozen=True, slots=True)
class Home:
    """The bibliography that a citation leads to; ``request`` is None if there is none.

    ``citekey`` is the work's own, without the bibliography's prefix.
    """

    citekey: str
    request: BibliographyRequest | None = None

    @property
    def page(self) -> str:
        """The page it is on, empty if there is none."""
        return self.request.docname if self.request is not None else ""

    @property
    def anchor(self) -> str:
        """The anchor of the work's reference there."""
        prefix = self.request.keyprefix if self.request is not None else ""
        return reference_id(prefix + self.citekey)


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
    plain = re.sub(r"[^\w.-]+", "-", citekey)
    if plain == citekey:
        return f"ref-{citekey}"
    return f"ref-{plain}-{zlib.crc32(citekey.encode()):08x}"
