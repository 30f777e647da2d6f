"""Select excerpts by what their records say."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sphinx_qantar.collection.excerpt_index import ExcerptIndex
from sphinx_qantar.collection.headings import author_names, authors_of
from sphinx_qantar.collection.taxonomy import Taxonomy
from sphinx_qantar.model import Excerpt, Problem, Work
from sphinx_qantar.suggestion import did_you_mean

_Test = Callable[[Excerpt], bool]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which excerpts a collection takes in.

    Within one criterion any of the values will do; every criterion that is not
    empty must be met.  ``narrower`` lets a broader theme gather its narrower ones.
    ``limit`` is the greatest number of excerpts, 0 for all.
    """

    themes: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    narrower: bool = False
    limit: int = 0


def select(
    excerpts: ExcerptIndex | Iterable[Excerpt],
    selection: Selection,
    taxonomy: Taxonomy,
    works: Mapping[str, Work],
) -> tuple[Excerpt, ...]:
    """Return the excerpts that a selection takes in, in the order given.

    Excerpts that the build withholds are never among them.  The selection's limit
    is not applied: it counts in the order of the collection, which comes later.

    :param excerpts: an index, if there are several selections to make, or the excerpts
    :param selection: what is wanted
    :param taxonomy: the themes, of which the narrower ones are gathered
    :param works: the works by citekey, whose authors are compared
    """
    index = excerpts if isinstance(excerpts, ExcerptIndex) else ExcerptIndex(excerpts)
    themes = gathered_themes(selection, taxonomy)
    citekeys = _wanted_works(selection, works)
    tests = tuple(_tests(selection, citekeys if themes else None))
    if themes:
        candidates = index.with_themes(themes)
    else:
        candidates = index.excerpts if citekeys is None else index.of_works(citekeys)
    return tuple(
        excerpt
        for excerpt in candidates
        if not excerpt.withheld and all(test(excerpt) for test in tests)
    )


def take(excerpts: Sequence[Excerpt], limit: int) -> tuple[Excerpt, ...]:
    """Return the first excerpts of a collection.

    :param excerpts: the excerpts in their order
    :param limit: how many at most; 0 or less for all
    """
    return tuple(excerpts[:limit] if limit > 0 else excerpts)


def gathered_themes(selection: Selection, taxonomy: Taxonomy) -> frozenset[str]:
    """Return the themes that a selection takes in, with the narrower ones if it asks for them.

    :param selection: the selection; one that names no theme yields none
    :param taxonomy: the themes
    """
    found = set(selection.themes)
    if selection.narrower:
        for slug in selection.themes:
            found |= taxonomy.descendants(slug) if slug in taxonomy else set()
    return frozenset(found)


def folded(text: str) -> str:
    """Return *text* as names are compared: in Unicode form C and without case.

    :param text: a name
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _wanted_works(selection: Selection, works: Mapping[str, Work]) -> frozenset[str] | None:
    """Return the works whose excerpts will do, None if any work's will."""
    if not selection.works and not selection.authors:
        return None
    found = frozenset(selection.works or works)
    if selection.authors:
        asked = frozenset(map(folded, selection.authors))
        found &= {citekey for citekey, work in works.items() if _authors(work) & asked}
    return found


def _authors(work: Work) -> set[str]:
    return {folded(text) for name in authors_of(work) for text in author_names(name)}


def _tests(selection: Selection, citekeys: frozenset[str] | None) -> Iterator[_Test]:
    """Yield a test for each criterion that the choice of candidates leaves open."""
    if citekeys is not None:
        yield lambda excerpt: excerpt.citekey in citekeys
    if selection.languages:
        ranges = tuple(map(_language, selection.languages))
        yield lambda excerpt: any(_in_language(excerpt, asked) for asked in ranges)
    if selection.people:
        people = frozenset(map(folded, selection.people))
        yield lambda excerpt: any(folded(person) in people for person in excerpt.people)
    if selection.places:
        places = frozenset(map(folded, selection.places))
        yield lambda excerpt: any(folded(place) in places for place in excerpt.places)


def _language(tag: str) -> str:
    return tag.replace("_", "-").casefold()


def _in_language(excerpt: Excerpt, asked: str) -> bool:
    """Compare language tags by basic filtering (RFC 4647, section 3.3.1)."""
    return f"{_language(excerpt.language)}-".startswith(f"{asked}-")


# -- what is wrong with a selection ----------------------------------------------


def selection_problems(
    selection: Selection,
    excerpts: ExcerptIndex | Iterable[Excerpt],
    taxonomy: Taxonomy,
    works: Mapping[str, Work],
) -> tuple[Problem, ...]:
    """Report the names in a selection that nothing answers to.

    :param selection: the selection
    :param excerpts: the project's excerpts
    :param taxonomy: the themes
    :param works: the works by citekey
    :returns: problems of subtype ``theme``, ``citekey`` and, for authors, languages,
        people and places, ``collection``; they have no place, which only the caller knows
    """
    known = tuple(excerpts.excerpts if isinstance(excerpts, ExcerptIndex) else excerpts)
    return (
        *(
            Problem("theme", f"Theme '{slug}' is not declared.{did_you_mean(slug, taxonomy.order)}")
            for slug in selection.themes
            if slug not in taxonomy
        ),
        *(
            Problem(
                "citekey",
                f"Work '{citekey}' is not in the bibliography.{did_you_mean(citekey, works)}",
            )
            for citekey in selection.works
            if citekey not in works
        ),
        *_unmatched("No work is by '{}'.", selection.authors, lambda: _author_spellings(works)),
        *_unmatched_languages(selection, known),
        *_unmatched(
            "No excerpt names the person '{}'.",
            selection.people,
            lambda: (person for excerpt in known for person in excerpt.people),
        ),
        *_unmatched(
            "No excerpt names the place '{}'.",
            selection.places,
            lambda: (place for excerpt in known for place in excerpt.places),
        ),
    )


def _author_spellings(works: Mapping[str, Work]) -> Iterator[str]:
    for work in works.values():
        for name in authors_of(work):
            yield from author_names(name)


def _unmatched(
    message: str, asked: Sequence[str], spellings: Callable[[], Iterable[str]]
) -> Iterator[Problem]:
    """Yield a problem for each name asked for that is none of the spellings known."""
    known = {folded(spelling): spelling for spelling in spellings()} if asked else {}
    for name in asked:
        if folded(name) not in known:
            advice = did_you_mean(name, known.values())
            yield Problem("collection", f"{message.format(name)}{advice}")


def _unmatched_languages(selection: Selection, excerpts: Sequence[Excerpt]) -> Iterator[Problem]:
    for tag in selection.languages:
        if not any(_in_language(excerpt, _language(tag)) for excerpt in excerpts):
            known = {excerpt.language for excerpt in excerpts if excerpt.language}
            advice = did_you_mean(tag, known)
            yield Problem("collection", f"No excerpt is in the language '{tag}'.{advice}")
