"""Stand for records by a text: equal records have equal texts.

The texts that records have of themselves are much slower to make, and there may be thousands.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_qantar.model import CitationItem, Work

_CITED = attrgetter("citekey", "prefix", "suffix", "suppress_author")
_LOCATOR = attrgetter("label", "value")
_NAME = attrgetter(
    "family",
    "given",
    "dropping_particle",
    "non_dropping_particle",
    "suffix",
    "literal",
    "comma_suffix",
    "static_ordering",
)
_DATE = attrgetter("parts", "season", "circa", "literal")


def said_of_items(items: Sequence[CitationItem]) -> str:
    """Return what stands for works cited together.

    :param items: the works, each with its locator and the words around it
    """
    return repr([(*_CITED(item), item.locator and _LOCATOR(item.locator)) for item in items])


def said_of_work(work: Work) -> str:
    """Return what stands for a work, wherever in its file it is."""
    names: dict[str, Any] = {role: list(map(_NAME, names)) for role, names in work.names.items()}
    dates: dict[str, Any] = {variable: _DATE(date) for variable, date in work.dates.items()}
    return repr((work.citekey, work.type, work.variables, names, dates, work.source))
