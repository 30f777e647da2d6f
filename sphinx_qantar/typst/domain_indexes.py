"""Write the indexes that domains make, such as that of Python's modules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx.environment import BuildEnvironment

from sphinx_qantar.typst.escaping import string

if TYPE_CHECKING:
    from sphinx_qantar.typst.writing import Writing

_UNDER = 2
"""The kind of an entry that stands under the one before, as Sphinx's ``IndexEntry`` has it."""


@dataclass(frozen=True, slots=True)
class DomainIndex:
    """An index: the name by which links lead to it, its title, and its entries by letter.

    An entry is Sphinx's ``IndexEntry``, or a list of the same seven things.
    """

    name: str
    title: str
    letters: list[tuple[str, list[Any]]]


def domain_indexes(
    env: BuildEnvironment, wanted: Collection[str], pages: Iterable[str]
) -> Iterator[DomainIndex]:
    """Yield the indexes that have entries.

    :param wanted: the names of those that are to be printed
    :param pages: the pages of the book
    """
    printed = set(pages)
    for domain in env.domains.sorted():
        for index in domain.indices:
            name = f"{domain.name}-{index.name}"
            letters = index(domain).generate(printed)[0] if name in wanted else ()
            if letters:
                yield DomainIndex(name, str(index.localname), list(letters))


def write_domain_index(index: DomainIndex, writing: Writing) -> str:
    """Write the entries of an index under their letters, with the page of each.

    :param writing: the translator that wrote the book
    """
    pieces = []
    for letter, entries in index.letters:
        shown = letter.upper() if len(letter) == 1 else letter
        pieces.append(f"#index-letter[{writing.text(shown, writing.document)}]\n")
        pieces += [_line(entry, writing) for entry in entries]
    return "".join(pieces)


def _line(entry: Any, writing: Writing) -> str:  # noqa: ANN401 - see DomainIndex
    name, kind, docname, anchor, extra, qualifier, described = entry[:7]
    words = f"#code({writing.literal(str(name), writing.document)})"
    if extra:
        words += f" \\({_text(extra, writing)})"
    told = ": ".join(str(each) for each in (qualifier, described) if each)
    if told:
        words += f" #emph[{_text(told, writing)}]"
    label = writing.places.label(docname, anchor) if docname else None
    pages = f"index-pages({string(label)})" if label else "none"
    if label:
        writing.link(label)
    return f"#index-entry({int(kind == _UNDER)}, [{words}], {pages})\n"


def _text(text: object, writing: Writing) -> str:
    return writing.text(str(text), writing.document)
