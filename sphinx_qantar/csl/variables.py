"""Name the variables of CSL 1.0.2 by their kinds (appendix "Variables")."""

from __future__ import annotations

_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator "
    "director editor editorial-director executive-producer guest host illustrator interviewer "
    "narrator organizer original-author performer producer recipient reviewed-author script-writer "
    "series-creator translator editor-translator"
)
_DATES = "accessed available-date event-date issued original-date submitted"
_NUMBERS = (
    "chapter-number citation-number collection-number edition first-reference-note-number issue "
    "locator number number-of-pages number-of-volumes page page-first part-number printing-number "
    "section supplement-number version volume year-suffix"
)

NAME_VARIABLES = frozenset(_NAMES.split())
"""CSL's name variables."""

DATE_VARIABLES = frozenset(_DATES.split())
"""CSL's date variables."""

NUMBER_VARIABLES = frozenset(_NUMBERS.split())
"""CSL's number variables, and ``year-suffix``."""
