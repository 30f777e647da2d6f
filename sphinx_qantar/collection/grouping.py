"""Group the excerpts of a collection by theme, work, author, date, place or page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sphinx_qantar.collation import collation_key
from sphinx_qantar.collection.chronology import instant, month_key
from sphinx_qantar.collection.criteria import GroupBy
from sphinx_qantar.collection.headings import author_heading, author_names, authors_of, work_title
from sphinx_qantar.collection.ordering import work_place
from sphinx_qantar.collection.selection import Selection, folded, gathered_themes
from sphinx_qantar.collection.taxonomy import Taxonomy
from sphinx_qantar.model import Excerpt, Work


@dataclass(frozen=True, slots=True)
class Group:
    """Excerpts under one heading, in their order.

    ``key`` is the slug, citekey, name, month (as :func:`month_key` writes it), place or
    docname that they share.  It is empty, as is ``label``, for those that lack one, and
    for the only group where a collection is not grouped.  ``depth`` is 0 for a group at
    the top and one more than that of the group it is placed under.
    """

    key: str
    label: str
    excerpts: tuple[Excerpt, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What excerpts are grouped and ordered by, besides their own records.

    ``page_order`` and ``page_titles`` go by docname, ``work_order`` by citekey.
    """

    taxonomy: Taxonomy
    works: Mapping[str, Work]
    page_order: Mapping[str, int]
    page_titles: Mapping[str, str]
    work_order: Mapping[str, int] = field(default_factory=dict)


_Buckets = dict[str, list[Excerpt]]


def group_excerpts(
    excerpts: Sequence[Excerpt],
    group_by: GroupBy,
    selection: Selection,
    surroundings: Surroundings,
) -> tuple[Group, ...]:
    """Group excerpts, which keep their order in each group.

    Excerpts with several themes, authors or places stand in as many groups.  Where the
    selection names themes, authors or places, only those make groups.

    :param excerpts: the selected excerpts in their order
    :param group_by: what to group by
    :param selection: what the excerpts were selected by
    :param surroundings: themes, works and pages
    :returns: the groups in their order, that of excerpts without the property last
    """
    return _GROUPERS[group_by](excerpts, selection, surroundings)


def _together(
    excerpts: Sequence[Excerpt], _selection: Selection, _surroundings: Surroundings
) -> tuple[Group, ...]:
    return (Group("", "", tuple(excerpts)),) if excerpts else ()


# -- themes -------------------------------------------------------------------------


def _by_theme(
    excerpts: Sequence[Excerpt], selection: Selection, surroundings: Surroundings
) -> tuple[Group, ...]:
    """Group by theme; a broader theme makes an empty group if a narrower one has excerpts."""
    wanted = gathered_themes(selection, surroundings.taxonomy)
    taxonomy = surroundings.taxonomy.within(wanted) if wanted else surroundings.taxonomy
    buckets = _buckets(
        excerpts,
        lambda excerpt: (slug for slug in excerpt.themes if not wanted or slug in wanted),
    )
    shown = _shown_themes(buckets, taxonomy)
    declared = tuple(
        Group(
            slug,
            taxonomy[slug].label,
            tuple(buckets.get(slug, ())),
            taxonomy.depth(slug),
        )
        for slug in taxonomy.order
        if slug in shown
    )
    undeclared = {slug: found for slug, found in buckets.items() if slug not in taxonomy}
    return declared + _alphabetical(undeclared)


def _shown_themes(slugs: Iterable[str], taxonomy: Taxonomy) -> set[str]:
    shown = {slug for slug in slugs if slug in taxonomy}
    return shown.union(*(taxonomy.path(slug) for slug in shown))


# -- works and authors ------------------------------------------------------------------


def _by_work(
    excerpts: Sequence[Excerpt], _selection: Selection, surroundings: Surroundings
) -> tuple[Group, ...]:
    works = surroundings.works
    buckets = _buckets(excerpts, lambda excerpt: (excerpt.citekey,))
    place = work_place(works, surroundings.work_order)
    return tuple(
        Group(citekey, work_title(works.get(citekey, Work(citekey))), tuple(buckets[citekey]))
        for citekey in sorted(buckets, key=place)
    )


def _by_author(
    excerpts: Sequence[Excerpt], selection: Selection, surroundings: Surroundings
) -> tuple[Group, ...]:
    wanted = frozenset(map(folded, selection.authors))
    headings = {
        citekey: [
            author_heading(name)
            for name in authors_of(work)
            if not wanted or any(folded(text) in wanted for text in author_names(name))
        ]
        for citekey, work in surroundings.works.items()
    }
    return _alphabetical(_buckets(excerpts, lambda excerpt: headings.get(excerpt.citekey, ())))


# -- dates, places, pages ---------------------------------------------------------------


def _by_date(
    excerpts: Sequence[Excerpt], _selection: Selection, _surroundings: Surroundings
) -> tuple[Group, ...]:
    """Group by month; what has words for a date but no year follows, then what has no date."""
    buckets = _buckets(excerpts, lambda excerpt: (month_key(excerpt.date),))
    dated = {key: found for key, found in buckets.items() if instant(found[0].date)}
    other = {key: found for key, found in buckets.items() if key not in dated}
    # Only the month counts: the day of whichever excerpt stands first must not.
    months = sorted(dated, key=lambda key: (instant(dated[key][0].date) or ())[:3])
    return tuple(Group(key, key, tuple(dated[key])) for key in months) + _alphabetical(other)


def _by_place(
    excerpts: Sequence[Excerpt], selection: Selection, _surroundings: Surroundings
) -> tuple[Group, ...]:
    wanted = frozenset(map(folded, selection.places))
    return _alphabetical(
        _buckets(
            excerpts,
            lambda excerpt: (
                place for place in excerpt.places if not wanted or folded(place) in wanted
            ),
        )
    )


def _by_page(
    excerpts: Sequence[Excerpt], _selection: Selection, surroundings: Surroundings
) -> tuple[Group, ...]:
    order = surroundings.page_order
    last = max(order.values(), default=0) + 1
    buckets = _buckets(excerpts, lambda excerpt: (excerpt.docname,))
    return tuple(
        Group(docname, surroundings.page_titles.get(docname) or docname, tuple(buckets[docname]))
        for docname in sorted(buckets, key=lambda name: (order.get(name, last), name))
    )


# -- buckets ----------------------------------------------------------------------------


def _buckets(excerpts: Iterable[Excerpt], keys_of: Callable[[Excerpt], Iterable[str]]) -> _Buckets:
    """Sort excerpts into buckets by each of their keys, those without a key under ''."""
    buckets: _Buckets = {}
    for excerpt in excerpts:
        for key in dict.fromkeys(keys_of(excerpt)) or ("",):
            buckets.setdefault(key, []).append(excerpt)
    return buckets


def _alphabetical(buckets: _Buckets) -> tuple[Group, ...]:
    """Make groups labelled by their keys, in the order of the alphabet, '' last."""
    named = [key for key in buckets if key]
    if len(named) > 1:  # what needs no sorting need not load the collation's table
        named.sort(key=lambda key: (collation_key(key), key))
    order = (*named, "") if "" in buckets else named
    return tuple(Group(key, key, tuple(buckets[key])) for key in order)


_Grouper = Callable[[Sequence[Excerpt], Selection, Surroundings], tuple[Group, ...]]
_GROUPERS: Mapping[GroupBy, _Grouper] = {
    "theme": _by_theme,
    "work": _by_work,
    "author": _by_author,
    "date": _by_date,
    "place": _by_place,
    "page": _by_page,
    "none": _together,
}
