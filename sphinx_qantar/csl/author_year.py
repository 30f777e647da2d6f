"""Call a work by its author and year, where no style is in force.

An inventory names works to other projects, to which the numbers of this one say nothing.
"""

from __future__ import annotations

from sphinx_qantar.csl.locale import Locale
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.others import OTHERS, named
from sphinx_qantar.csl.tokens import plain
from sphinx_qantar.model import Date, Name, Work

_ROLES = ("author", "editor", "translator", "director", "composer")
_MOST = 2
"""How many people are named before *et al.* takes their place."""


def author_year(work: Work, locale: Locale, suffix: str = "") -> str:
    """Return what a work is called: ``Laruelle and Marat (2022a)``.

    :param work: one without authors goes by its editor, else its title, else its citekey
    :param locale: has the words *and*, *et al.* and *no date*
    :param suffix: the letter that tells the work from others of the year
    """
    names = next(filter(None, map(work.names.get, _ROLES)), ())
    title = work.variables.get("title-short") or work.variables.get("title", "")
    called = _people(names, locale) or plain(parse_markup(title)) or work.citekey
    return f"{called} ({_year(work.dates.get('issued'), locale)}{suffix})"


def _people(names: tuple[Name, ...], locale: Locale) -> str:
    families = [_family(name) for name in named(names)]
    if not families:
        return ""
    if len(families) > _MOST or names[-1] == OTHERS:
        return f"{families[0]} {locale.term('et-al') or 'et al.'}"
    return f" {locale.term('and') or 'and'} ".join(families)


def _family(name: Name) -> str:
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    return plain(parse_markup(name.literal or family or name.given))


def _year(date: Date | None, locale: Locale) -> str:
    """Return a date's year, of a range the first, else what it says in words."""
    first = date.parts[0] if date is not None and date.parts else ()
    if not first:
        words = date.literal if date is not None else ""
        return words or locale.term("no date", "short") or "n.d."
    year = first[0]
    return f"{-year} {(locale.term('bc') or 'BC').strip()}" if year < 0 else str(year)
