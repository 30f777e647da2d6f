"""Name the item types and the variables of CSL 1.0.2 (appendices "Types" and "Variables").

Names that only citeproc-js and the input schema ``csl-data.json`` have stand here too.
"""

from __future__ import annotations

from collections.abc import Mapping

_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event "
    "figure graphic hearing interview legal_case legislation manuscript map motion_picture "
    "musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software "
    "song speech standard thesis treaty webpage"
)
_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator "
    "director editor editor-translator editorial-director executive-producer guest host "
    "illustrator interviewer narrator organizer original-author performer producer "
    "recipient reviewed-author script-writer series-creator translator"
)
_DATES = "accessed available-date event-date issued original-date submitted"
_TEXTS = (
    "abstract annote archive archive_collection archive_location archive-place authority "
    "call-number citation-key citation-label collection-title container-title "
    "container-title-short dimensions division DOI event-place event-title genre ISBN ISSN "
    "jurisdiction keyword language license medium note original-publisher "
    "original-publisher-place original-title part-title PMCID PMID publisher "
    "publisher-place references reviewed-genre reviewed-title scale source status title "
    "title-short URL volume-title year-suffix "
    "chapter-number citation-number collection-number edition first-reference-note-number "
    "issue locator number number-of-pages number-of-volumes page page-first part-number "
    "printing-number section supplement-number version volume"
)
_OTHERS = "categories citekey custom id nocite-keys other-ids system_id type"

ITEM_TYPES = frozenset(_TYPES.split())
"""CSL's item types."""

OLD_TYPES: Mapping[str, str] = {
    "gazette": "legislation",
    "legal-case": "legal_case",
    "motion-picture": "motion_picture",
    "video": "motion_picture",
}
"""Names that types had before, or have in other programs, with that of today."""

NAME_VARIABLES = frozenset(_NAMES.split())
"""CSL's name variables."""

DATE_VARIABLES = frozenset(_DATES.split())
"""CSL's date variables."""

TEXT_VARIABLES = frozenset(_TEXTS.split())
"""CSL's standard and number variables."""

OLD_VARIABLES: Mapping[str, str] = {
    "event": "event-title",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
}
"""Names that variables had before, with that of today."""

NO_VARIABLES = frozenset(_OTHERS.split())
"""What an item may hold besides variables."""
