"""Write names as a ``.bib`` file has them: ``von Last, Jr, First and …``.

A name that this form would tear apart stands in biblatex's own, ``family={…}, given={…}``.
Source: the biblatex manual, "Name List Entries"; *Tame the BeaST*, 2009, section 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_qantar.exchange.tex import tex
from sphinx_qantar.model import Name

_SIMPLE = re.compile(r"[\w.’'-]+(?: [\w.’'-]+)*")
_AND = re.compile(r"\band\b", re.IGNORECASE)


def write_names(names: Iterable[Name]) -> str:
    """Return the field that holds *names*, empty if there is none."""
    return " and ".join(filter(None, map(_name, names)))


def _name(name: Name) -> str:
    if name.literal:
        return "others" if name.literal == "others" else f"{{{tex(name.literal)}}}"
    if not name.dropping_particle and _is_simple(name):
        family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
        return ", ".join(filter(None, (family, name.suffix, name.given)))
    particles = (name.dropping_particle, name.non_dropping_particle)
    parts = {
        "family": name.family,
        "given": name.given,
        "prefix": " ".join(filter(None, particles)),
        "suffix": name.suffix,
    }
    written = [f"{key}={{{tex(text)}}}" for key, text in parts.items() if text]
    if name.dropping_particle:
        written.append("useprefix=false")
    return ", ".join(written)


def _is_simple(name: Name) -> bool:
    """Tell whether BibTeX's form of a name falls into just the same parts again."""
    parts = [name.non_dropping_particle, name.family, name.suffix, name.given]
    if any(part and (not _SIMPLE.fullmatch(part) or _AND.search(part)) for part in parts):
        return False
    if not name.given:
        return bool(name.family) and parts[0] == parts[2] == "" and " " not in name.family
    family = name.family.split()
    particle = name.non_dropping_particle.split()
    small_within = any(map(_begins_small, family[:-1]))
    return bool(family) and not small_within and (not particle or _begins_small(particle[-1]))


def _begins_small(word: str) -> bool:
    return next((char.islower() for char in word if char.isalpha()), False)
