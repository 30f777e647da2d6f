"""Check quotations against their source texts.

This package knows nothing of Sphinx or docutils.  In short::

    source = SourceText.from_path("sources/doe-2020.txt", "sources/doe-2020.map.yaml")
    found = verify("no single [lasting] leader", source)
    found.verdict, describe(found)

What a verdict means stands at :class:`~sphinx_qantar.model.Verdict`.  The way of a check:
``verification`` tries the strictest reading first; ``placing`` finds the letters of a phrase
(``skeleton``), ``matching`` and ``comparison`` hold its words against those there, ``typography``
tells what counts for nothing (``note_marks``, ``note_series`` and ``exponents`` for raised figures,
``spaced_words`` for letter-spacing), ``signed_words`` and ``quote_sides`` what never does;
``editing`` and ``elision`` take ellipses and brackets; ``altered`` and ``nearest`` find what a
quotation that does not stand was made from; ``findings`` draws the conclusion.

``formats`` reads source texts (a module each for plain text, Markdown, HTML and PDF),
``source_folders`` finds them; ``map_file``, ``map_places`` and ``map_resolution`` read source
maps; ``locators`` tells on which page words stand; ``pulling`` takes the words of an excerpt from
its source, and ``cleaning`` mends them.

``letter_index`` makes the tenth search of a text quick; ``locating`` and ``searching`` look for
quotations in other texts than their own, many at once (``sought``); ``kept_files`` keeps on disk
what is costly: texts (``kept_texts``), and what was found (``answers``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_qantar.late_names import late_names

if TYPE_CHECKING:
    from sphinx_qantar.quotation.acceptance import judge, parse_acceptances
    from sphinx_qantar.quotation.checked import Acceptance, CheckedQuotation, Quotation
    from sphinx_qantar.quotation.describing import (
        Described,
        describe,
        described,
        place_name,
        shortened,
    )
    from sphinx_qantar.quotation.kept_files import KeptFiles
    from sphinx_qantar.quotation.locating import locate
    from sphinx_qantar.quotation.locator_finding import LocatorFinding
    from sphinx_qantar.quotation.locators import check_locator, page_at, pages_of
    from sphinx_qantar.quotation.lock import hash_acceptance, hash_quotation, read_lock
    from sphinx_qantar.quotation.pulling import Pulled, pull
    from sphinx_qantar.quotation.searching import Sighting, search
    from sphinx_qantar.quotation.source_folders import FoundSource, SourceFolders
    from sphinx_qantar.quotation.source_map import PageMark, Region, SourceMap
    from sphinx_qantar.quotation.source_text import SourceText
    from sphinx_qantar.quotation.verification import verify

__all__ = [
    "Acceptance",
    "CheckedQuotation",
    "Described",
    "FoundSource",
    "KeptFiles",
    "LocatorFinding",
    "PageMark",
    "Pulled",
    "Quotation",
    "Region",
    "Sighting",
    "SourceFolders",
    "SourceMap",
    "SourceText",
    "check_locator",
    "describe",
    "described",
    "hash_acceptance",
    "hash_quotation",
    "judge",
    "locate",
    "page_at",
    "pages_of",
    "parse_acceptances",
    "place_name",
    "pull",
    "read_lock",
    "search",
    "shortened",
    "verify",
]

_HOMES = {
    "Acceptance": "checked",
    "CheckedQuotation": "checked",
    "Described": "describing",
    "FoundSource": "source_folders",
    "KeptFiles": "kept_files",
    "LocatorFinding": "locator_finding",
    "PageMark": "source_map",
    "Pulled": "pulling",
    "Quotation": "checked",
    "Region": "source_map",
    "Sighting": "searching",
    "SourceFolders": "source_folders",
    "SourceMap": "source_map",
    "SourceText": "source_text",
    "check_locator": "locators",
    "describe": "describing",
    "described": "describing",
    "hash_acceptance": "lock",
    "hash_quotation": "lock",
    "judge": "acceptance",
    "locate": "locating",
    "page_at": "locators",
    "pages_of": "locators",
    "parse_acceptances": "acceptance",
    "place_name": "describing",
    "pull": "pulling",
    "read_lock": "lock",
    "search": "searching",
    "shortened": "describing",
    "verify": "verification",
}

if not TYPE_CHECKING:  # else any name would do
    __getattr__ = late_names(__name__, _HOMES)
