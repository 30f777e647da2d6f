"""Select, order, group and index the records of a reader, and hold its themes.

This part is pure: it knows neither Sphinx nor docutils.
"""

from __future__ import annotations

from sphinx_qantar.collection.chronology import month_key
from sphinx_qantar.collection.collecting import collect
from sphinx_qantar.collection.excerpt_index import ExcerptIndex
from sphinx_qantar.collection.grouping import Group, GroupBy, Surroundings, group_excerpts
from sphinx_qantar.collection.headings import author_heading, authors_of, work_title
from sphinx_qantar.collection.indexes import (
    IndexEntry,
    index_by_author,
    index_by_organisations,
    index_by_people,
    index_by_places,
    index_by_work,
)
from sphinx_qantar.collection.merging import merge_themes
from sphinx_qantar.collection.ordering import SORT_KEYS, require_sort_keys, sort_excerpts
from sphinx_qantar.collection.selection import Selection, select, selection_problems, take
from sphinx_qantar.collection.slugs import is_slug, label_from_slug
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
    "index_by_work",
    "is_slug",
    "label_from_slug",
    "merge_themes",
    "month_key",
    "require_sort_keys",
    "select",
    "selection_problems",
    "sort_excerpts",
    "take",
    "work_title",
]
