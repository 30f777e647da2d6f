"""Part the particles of a name, as *van der* and *de la*, from what they stand before.

Sources of names mostly leave particles within the family or the given name.  As
citeproc-js does: lower-case words before the family name are its own particles (kept with
it, "non-dropping"); lower-case words after the given name drop out in sorted forms.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_qantar.model import Name

_APOSTROPHES = "'’ʼ‘"
_WORD = re.compile(rf"[{_APOSTROPHES}]?[^\W\d_]\S*\s+|[^\W\d_]{{1,4}}[{_APOSTROPHES}-]\s*")
_SUFFIX = re.compile(r"^(?:jr|sr|esq|[ivx]+|\d(?:st|nd|rd|th))\.?$", re.IGNORECASE)


@lru_cache(maxsize=1024)
def split_name(name: Name) -> Name:
    """Return *name* with its particles and suffix in their own places.

    :param name: a name; one in double quotation marks is left whole
    """
    if name.literal or not name.family:
        return name
    family, given = name.family, name.given
    if len(family) > 1 and family[0] == family[-1] == '"':
        return _with(name, family=family[1:-1], given=given)
    suffix, comma = name.suffix, name.comma_suffix
    particle, dropping = name.non_dropping_particle, name.dropping_particle
    if not particle:
        particle, family = _leading_particles(family)
    if not suffix:
        given, suffix, comma = _split_suffix(given, force=comma)
    if not dropping:
        given, dropping = _trailing_particles(given)
    return Name(
        family=family,
        given=given,
        dropping_particle=dropping,
        non_dropping_particle=particle,
        suffix=suffix,
        comma_suffix=comma,
        static_ordering=name.static_ordering,
    )


def _with(name: Name, *, family: str, given: str) -> Name:
    return Name(
        family=family,
        given=given,
        dropping_particle=name.dropping_particle,
        non_dropping_particle=name.non_dropping_particle,
        suffix=name.suffix,
        comma_suffix=name.comma_suffix,
        static_ordering=name.static_ordering,
    )


def _leading_particles(family: str) -> tuple[str, str]:
    end = 0
    while True:
        match = _WORD.match(family, end)
        if (
            match is None
            or not match.group().lstrip(_APOSTROPHES)[0].islower()
            or match.end() >= len(family)
        ):
            break
        end = match.end()
    # A space after an apostrophe is kept, to tell de’ Medici from d’Alembert.
    particle = family[:end].rstrip()
    if particle.endswith(tuple(_APOSTROPHES + "-")) and family[:end] != particle:
        particle += " "
    return particle, family[end:]


def _split_suffix(given: str, *, force: bool) -> tuple[str, str, bool]:
    head, comma, tail = given.partition(",")
    if not comma:
        return given, "", False
    forced = force or tail.startswith("!")
    tail = tail.lstrip("!").strip()
    if forced or _SUFFIX.match(tail):
        return head.strip(), tail, forced
    return given, "", False


def _trailing_particles(given: str) -> tuple[str, str]:
    """Part lower-case words at the end of the given name from it."""
    if "," in given:
        head, _, tail = given.rpartition(",")
        words = tail.split()
        if words and all(word[0].islower() and word[-1] != "." for word in words):
            return head + ",", tail.strip()
        return given, ""
    words = given.split()
    count = 0
    while count < len(words) - 1 and _is_particle(words[-1 - count]):
        count += 1
    if not count or not words[0][0].isupper():
        return given, ""
    return " ".join(words[:-count]), " ".join(words[-count:])


def _is_particle(word: str) -> bool:
    return word[0].islower() and len(word) > 1 and word[-1] != "."
