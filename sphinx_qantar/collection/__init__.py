"""Select, order, group and index the records of a reader, and hold its themes.

This part is pure: it knows neither Sphinx nor docutils.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_qantar.late_names import late_names

if TYPE_CHECKING:
    from sphinx_qantar.collection.chronology import month_key
    from sphinx_qantar.collection.collecting import collect
    from sphinx_qantar.collection.criteria import SORT_KEYS, GroupBy
    from sphinx_qantar.collection.excerpt_index import ExcerptIndex
    from sphinx_qantar.collection.grouping import Group, Surroundings, group_excerpts
    from sphinx_qantar.collection.headings import (
        author_heading,
        authors_of,
        running_title,
        work_title,
    )
    from sphinx_qantar.collection.indexes import (
        IndexEntry,
        index_by_author,
        index_by_organisations,
        index_by_people,
        index_by_places,
        index_by_themes,
        index_by_work,
    )
    from sphinx_qantar.collection.merging import merge_themes
    from sphinx_qantar.collection.ordering import require_sort_keys, sort_excerpts
    from sphinx_qantar.collection.selection import Selection, select, selection_problems, take
    from sphinx_qantar.collection.taxonomy import Taxonomy

__all__ = [
    "SORT_KEYS",
    "ExcerptIndex",
    "Group",
    "GroupBy",
    "IndexEntry",
    "Selection",
    "Surroundings",
    "Taxonomy",
    "author_heading",
    "authors_of",
    "collect",
    "group_excerpts",
    "index_by_author",
    "index_by_organisations",
    "index_by_people",
    "index_by_places",
    "index_by_themes",
    "index_by_work",
    "merge_themes",
    "month_key",
    "require_sort_keys",
    "running_title",
    "select",
    "selection_problems",
    "sort_excerpts",
    "take",
    "work_title",
]

_HOMES = {
    "ExcerptIndex": "excerpt_index",
    "Group": "grouping",
    "GroupBy": "criteria",
    "IndexEntry": "indexes",
    "SORT_KEYS": "criteria",
    "Selection": "selection",
    "Surroundings": "grouping",
    "Taxonomy": "taxonomy",
    "author_heading": "headings",
    "authors_of": "headings",
    "collect": "collecting",
    "group_excerpts": "grouping",
    "index_by_author": "indexes",
    "index_by_organisations": "indexes",
    "index_by_people": "indexes",
    "index_by_places": "indexes",
    "index_by_themes": "indexes",
    "index_by_work": "indexes",
    "merge_themes": "merging",
    "month_key": "chronology",
    "require_sort_keys": "ordering",
    "select": "selection",
    "selection_problems": "selection",
    "sort_excerpts": "ordering",
    "take": "selection",
    "running_title": "headings",
    "work_title": "headings",
}

if not TYPE_CHECKING:  # else any name would do
    __getattr__ = late_names(__name__, _HOMES)
