"""Make a collection: excerpts selected, ordered, limited and grouped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sphinx_qantar.collection.criteria import GroupBy
from sphinx_qantar.collection.excerpt_index import ExcerptIndex
from sphinx_qantar.collection.grouping import Group, Surroundings, group_excerpts
from sphinx_qantar.collection.ordering import sort_excerpts
from sphinx_qantar.collection.selection import Selection, select, take
from sphinx_qantar.collection.taxonomy import Taxonomy
from sphinx_qantar.model import Excerpt, Work


def collect(  # noqa: PLR0913 - a collection is asked for in one call, and each part has its name
    excerpts: ExcerptIndex | Iterable[Excerpt],
    selection: Selection,
    taxonomy: Taxonomy,
    works: Mapping[str, Work],
    *,
    group_by: GroupBy,
    sort: Sequence[str],
    page_order: Mapping[str, int],
    page_titles: Mapping[str, str],
    work_order: Mapping[str, int] | None = None,
) -> tuple[Group, ...]:
    """Select excerpts, order them, keep as many as the limit allows, and group those.

    The result does not depend on the order in which the excerpts are given.

    :param excerpts: the project's excerpts, best as an index where there are many collections
    :param selection: which of them are wanted, and how many: the first in the order of *sort*
    :param taxonomy: the themes
    :param works: the works by citekey
    :param group_by: what to group by
    :param sort: what to sort by, of :data:`SORT_KEYS`
    :param page_order: the place of each page, by docname
    :param page_titles: the title of each page, by docname
    :param work_order: the place of works in the bibliography, by citekey
    :returns: the groups; none if nothing is selected
    :raises ValueError: for an unknown sort key
    """
    surroundings = Surroundings(taxonomy, works, page_order, page_titles, work_order or {})
    chosen = select(excerpts, selection, taxonomy, works)
    ordered = sort_excerpts(chosen, sort, works, page_order, work_order)
    return group_excerpts(take(ordered, selection.limit), group_by, selection, surroundings)
