"""Look in the texts of other works for a quotation that does not stand in its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_qantar.quotation.source_folders import FoundSource
    from sphinx_qantar.quotation.source_text import SourceText

_MOST = 5_000_000
"""How many bytes of other texts are read: a warning may cost no more."""


class OtherTexts:
    """The source texts of a project, as far as they are small enough to be searched in a build.

    :param places: where they are
    """

    def __init__(self, places: Iterable[FoundSource]) -> None:
        self._places = places

    @cached_property
    def _texts(self) -> dict[str, SourceText]:
        return {place.citekey: place.read() for place in self._small()}

    def _small(self) -> Iterator[FoundSource]:
        """Yield the places in the order of their citekeys, as many as may be read."""
        left = _MOST
        for place in sorted(self._places, key=lambda place: place.citekey):
            size = place.path.stat().st_size if place.path.is_file() else 0
            if size <= left:
                left -= size
                yield place

    def holding(self, quotation: str, citekey: str) -> tuple[str, ...]:
        """Return the works in whose texts a quotation stands.

        :param quotation: the quotation as it is typed
        :param citekey: the work in whose text it does not stand
        """
        # Imported here: a build in which all stands need not know how to search.
        from sphinx_qantar.quotation.locating import locate  # noqa: PLC0415 - see above

        others = {key: text for key, text in self._texts.items() if key != citekey}
        return tuple(key for key, _found in locate(quotation, others))
