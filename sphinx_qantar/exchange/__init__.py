"""Exchange works and excerpts with other programs and projects.

This package knows nothing of Sphinx or docutils::

    work_to_csl_json(work)  # for Zotero, Pandoc and every CSL processor
    work_to_bibtex(work)  # a biblatex entry
    coins(work)  # for browsers' reference managers, in the title of a span
    write_inventory(inventory)  # excerpts.json, for other projects
    read_inventory(data)  # that of another project

Import from here; the modules beneath are the package's own affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_qantar.late_names import late_names

if TYPE_CHECKING:
    from sphinx_qantar.exchange.bibtex import work_to_bibtex
    from sphinx_qantar.exchange.csl_json import work_to_csl_json
    from sphinx_qantar.exchange.inventory import (
        Emendation,
        Inventory,
        PublishedExcerpt,
        PublishedNote,
        PublishedTheme,
        passage_digest,
    )
    from sphinx_qantar.exchange.inventory_reading import (
        InventoryError,
        Reading,
        read_inventory,
    )
    from sphinx_qantar.exchange.inventory_writing import write_inventory
    from sphinx_qantar.exchange.openurl import coins
    from sphinx_qantar.exchange.public import public_bibtex, public_csl_json, public_item

__all__ = [
    "Emendation",
    "Inventory",
    "InventoryError",
    "PublishedExcerpt",
    "PublishedNote",
    "PublishedTheme",
    "Reading",
    "coins",
    "passage_digest",
    "public_bibtex",
    "public_csl_json",
    "public_item",
    "read_inventory",
    "work_to_bibtex",
    "work_to_csl_json",
    "write_inventory",
]

_HOMES = {
    "Emendation": "inventory",
    "Inventory": "inventory",
    "InventoryError": "inventory_reading",
    "PublishedExcerpt": "inventory",
    "PublishedNote": "inventory",
    "PublishedTheme": "inventory",
    "Reading": "inventory_reading",
    "coins": "openurl",
    "passage_digest": "inventory",
    "public_bibtex": "public",
    "public_csl_json": "public",
    "public_item": "public",
    "read_inventory": "inventory_reading",
    "work_to_bibtex": "bibtex",
    "work_to_csl_json": "csl_json",
    "write_inventory": "inventory_writing",
}

if not TYPE_CHECKING:  # else any name would do
    __getattr__ = late_names(__name__, _HOMES)
