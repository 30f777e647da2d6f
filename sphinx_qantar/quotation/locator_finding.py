"""Hold what the check of a locator found.

It stands apart from ``locators``, since a build that reads no quotation need not know how to
check one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sphinx_qantar.model import Locator

LocatorState = Literal["agrees", "elsewhere", "unknown"]
"""Whether a quotation stands where its locator says; ``unknown`` if the source does not tell."""


@dataclass(frozen=True, slots=True)
class LocatorFinding:
    """What the check of a locator found.

    ``labels`` are the pages, or paragraphs, on which the quotation stands, in reading order.
    ``counted`` is true if they are not printed there but counted from the file's first page.
    ``proposed`` is the locator that the source tells of, if it tells of any.
    """

    state: LocatorState
    labels: tuple[str, ...] = ()
    counted: bool = False
    proposed: Locator | None = None
