"""Find what is wrong with a project once all its pages are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from sphinx_qantar import collection as collections
from sphinx_qantar import model
from sphinx_qantar.domain.bibliography_check import bibliography_faults
from sphinx_qantar.domain.embedding import embedding_problems
from sphinx_qantar.domain.located import problem_at
from sphinx_qantar.passage import count_phrase, phrase_fault
from sphinx_qantar.suggestion import did_you_mean, nearest

if TYPE_CHECKING:
    from sphinx_qantar.domain.bibliography_request import BibliographyRequest
    from sphinx_qantar.domain.located import Written
    from sphinx_qantar.domain.registry import Registry
    from sphinx_qantar.model import Excerpt, Problem


def problems(registry: Registry) -> Iterator[Problem]:
    """Yield every problem that lies between pages, in the order of the pages."""
    yield from registry.theme_problems
    yield from _duplicates(registry)
    yield from _excerpts(registry)
    yield from _annotations(registry)
    yield from _citations(registry)
    yield from _collections(registry)
    yield from embedding_problems(registry)
    yield from _source_texts(registry)


def _source_texts(registry: Registry) -> Iterator[Problem]:
    """Yield what is wrong with the source texts that quotations were checked against."""
    for page in registry.pages.values():
        yield from page.text_problems


def _duplicates(registry: Registry) -> Iterator[Problem]:
    for excerpt in registry.all_excerpts:
        first = registry.excerpts[excerpt.name]
        if first is not excerpt:
            message = f"the excerpt name '{excerpt.name}' is taken: {_first_given(excerpt, first)}."
            yield problem_at(excerpt, "duplicate", message)


def _first_given(record: Written, first: Written) -> str:
    """Say where a name was given before."""
    file = PurePath(first.path).name if first.path else first.docname
    if record.path and (record.path, record.line) == (first.path, first.line):
        return f"{file} is included twice, first by {first.docname}"
    return f"it was first given in {file}, line {first.line}"


def _excerpts(registry: Registry) -> Iterator[Problem]:
    for excerpt in registry.all_excerpts:
        if excerpt.withheld:
            continue
        for key in filter(None, (excerpt.citekey, excerpt.quoted_in)):
            yield from _unknown_work(registry, key, excerpt)
        for slug in excerpt.themes:
            if slug not in registry.taxonomy:
                message = f"the theme '{slug}' is not declared."
                message += _theme_meant(registry, slug)
                yield problem_at(excerpt, "theme", message)
        yield from _translation(registry, excerpt)


def _theme_meant(registry: Registry, name: str) -> str:
    """Return a sentence that offers the theme of the nearest name, or of a label with the word."""
    taxonomy = registry.taxonomy
    for slug in () if nearest(name, taxonomy.order) else taxonomy.order:
        label = taxonomy[slug].label
        if name.casefold() in label.casefold().split():
            return f" Did you mean '{slug}', whose label is ‘{label}’?"
    return did_you_mean(name, taxonomy.order)


def _translation(registry: Registry, excerpt: Excerpt) -> Iterator[Problem]:
    original = excerpt.translation_of
    if original and original not in registry.excerpts and original not in registry.works:
        message = f"there is no excerpt or work '{original}' to be a translation of."
        message += did_you_mean(original, (*registry.excerpts, *registry.works))
        yield problem_at(excerpt, "excerpt", message)


def _unknown_work(registry: Registry, key: str, named: Written) -> Iterator[Problem]:
    if key not in registry.works:
        advice = did_you_mean(key, registry.works) if registry.works else _nothing_read(registry)
        message = f"the work '{key}' is not in the bibliography.{advice}"
        yield problem_at(named, "citekey", message)


def _nothing_read(registry: Registry) -> str:
    """Say why no work is known at all."""
    names = ", ".join(path.name for path in registry.inputs.bibliography_paths)
    if names:
        return f" No work could be read from {names}."
    return " There is no references.bib beside conf.py, and no qantar_bibliography in it."


def _meant(registry: Registry, written: str) -> str:
    return registry.bibliographies.citekey(written)


def _annotations(registry: Registry) -> Iterator[Problem]:
    for note in registry.annotations:
        if not note.excerpt:
            continue  # reported where it stands
        record = registry.find_excerpt(note.excerpt)
        if record is None:
            message = f"there is no excerpt '{note.excerpt}' to annotate." + did_you_mean(
                note.excerpt, registry.excerpts
            )
            yield problem_at(note, "annotation", message)
        elif note.on and not note.inside and registry.shows_words(note.excerpt):
            count = count_phrase(record.quotation, note.on)
            if count != 1:
                yield problem_at(note, "phrase", phrase_fault(note.on, count))


def _citations(registry: Registry) -> Iterator[Problem]:
    for page in registry.pages.values():
        known = all(_meant(registry, key) in registry.works for key in page.cited)
        for citation in () if known else page.citations:
            for item in () if citation.tentative else citation.items:
                if _meant(registry, item.citekey) not in registry.works:
                    yield from _unknown_work(registry, item.citekey, citation)
        for request in page.bibliographies:
            yield from _bibliography(registry, request)


def _bibliography(registry: Registry, request: BibliographyRequest) -> Iterator[Problem]:
    for key in request.keys:
        yield from _unknown_work(registry, key, request)
    for message in bibliography_faults(registry.inputs, request):
        yield problem_at(request, "option", message)
    if request.style and registry.inputs.style_problem(request.style):
        message = registry.inputs.style_problem(request.style)
        yield problem_at(request, "style", message)


def _collections(registry: Registry) -> Iterator[Problem]:
    for page in registry.pages.values():
        for collection in page.collections:
            found = list(
                collections.selection_problems(
                    collection.selection,
                    registry.index_of(collection.sources),
                    registry.taxonomy,
                    registry.works,
                )
            )
            if not found and not any(group.excerpts for group in registry.collect(collection)):
                found = [model.Problem("collection", "no excerpt answers to this selection.")]
            for problem in found:
                yield problem_at(collection, problem.subtype, problem.message)
