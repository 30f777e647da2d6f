"""Make the headings under which works and authors are filed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import shorten

from sphinx_qantar.collation import collation_key
from sphinx_qantar.model import Name, Work

_MARKUP = re.compile(r'</?(?:i|b|sc|sub|sup)>|<span class="nocase">|</span>')
_NAMED = 2
"""The authors who are named in few words."""

_TITLES = ("title", "title-short", "container-title")


def authors_of(work: Work) -> tuple[Name, ...]:
    """Return those under whom a work is filed: its authors or, if it has none, its editors.

    :param work: the work
    """
    return work.names.get("author") or work.names.get("editor") or ()


def author_heading(name: Name) -> str:
    """Return a name as an index has it: ``Humboldt, Alexander von``, ``van Gogh, Vincent``.

    :param name: the name; one of ``static_ordering`` has no comma, a literal stands as it is
    """
    if name.literal:
        return name.literal
    family = _joined(name.non_dropping_particle, name.family)
    given = _joined(name.given, name.dropping_particle)
    if name.static_ordering:
        return _joined(family, given)
    return ", ".join(part for part in (family, given, name.suffix) if part)


def author_names(name: Name) -> tuple[str, ...]:
    """Return the texts by which a selection may ask for an author.

    :param name: the author's name
    :returns: literal, family name, family name with its particle, given and family name,
        and the form that headings have
    """
    family = _joined(name.non_dropping_particle, name.family)
    whole = (_joined(name.given, family), author_heading(name))
    spellings = (name.literal, name.family, family, *whole)
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling))


def work_title(work: Work) -> str:
    """Return a work's title as plain text: CSL's markup is dropped.

    :param work: the work; one without a title goes by its citekey
    """
    given = (work.variables.get(variable, "") for variable in _TITLES)
    return next((plain for plain in map(_plain, given) if plain), work.citekey)


def running_title(work: Work, length: int) -> str:
    """Return authors and title in few words, for the head of a page.

    :param work: the work
    :param length: the characters there is room for; what is left out shows as an ellipsis
    """
    names = [
        name.literal or _joined(name.non_dropping_particle, name.family)
        for name in authors_of(work)
    ]
    who = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    title = work.variables.get("title-short") or work_title(work).partition(": ")[0]
    words = ", ".join(filter(None, (who, _plain(title))))
    return shorten(words, length, placeholder="…")


def filing_key(citekey: str, works: Mapping[str, Work]) -> tuple[tuple[int, ...], ...]:
    """Return the key by which works are ordered where no bibliography says it.

    :param citekey: the work's citekey
    :param works: the works by citekey
    :returns: collation keys of author, title and citekey; an unknown work goes by its citekey
    """
    work = works.get(citekey, Work(citekey))
    authors = "; ".join(author_heading(name) for name in authors_of(work))
    title = work_title(work)
    return (collation_key(authors or title), collation_key(title), collation_key(citekey))


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _plain(text: str) -> str:
    return _MARKUP.sub("", text).strip()
