"""Decide which given names are shown because others bear the same family name.

Source: CSL 1.0.2, ``givenname-disambiguation-rule``: all rules but ``by-cite``, which looks
at whole cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sphinx_qantar.csl.context import NamesShown
from sphinx_qantar.csl.initials import initials
from sphinx_qantar.model import Name

Levels = dict[tuple[int, int], int]


def global_levels(shown: Mapping[str, tuple[NamesShown, ...]], rule: str) -> dict[str, Levels]:
    """Return, by citekey, at which level each name stands; names left out stay as they are.

    :param shown: the names of each cite
    :param rule: ``all-names``, ``primary-name``, or either with ``-with-initials``
    """
    bearers = _bearers(shown, rule, hidden=False)
    everybody = _bearers(shown, rule, hidden=True)
    found: dict[str, Levels] = {}
    for key, sets in shown.items():
        levels: Levels = {}
        for place, names in enumerate(sets):
            for index in _indices(names, rule, hidden=True):
                known = bearers if index < names.shown else everybody
                level = _level(names.names[index], known, names, rule)
                if level:
                    levels[place, index] = level
        found[key] = levels
    return found


def _indices(names: NamesShown, rule: str, *, hidden: bool) -> range:
    """Return which names count; *hidden* ones come to light when names are added."""
    count = len(names.names) if hidden else names.shown
    return range(min(count, 1) if rule.startswith("primary-name") else count)


def _family(name: Name) -> str:
    return f"{name.non_dropping_particle} {name.family or name.literal}"


def _bearers(
    shown: Mapping[str, tuple[NamesShown, ...]], rule: str, *, hidden: bool
) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for sets in shown.values():
        for names in sets:
            for index in _indices(names, rule, hidden=hidden):
                name = names.names[index]
                found[_family(name)].add((name.given, name.dropping_particle))
    return found


def _level(
    name: Name, bearers: Mapping[str, set[tuple[str, str]]], names: NamesShown, rule: str
) -> int:
    others = bearers[_family(name)] - {(name.given, name.dropping_particle)}
    if not others:
        return 0
    if names.initialize_with is None:
        return 0 if rule.endswith("with-initials") else 2
    own = _initials(name.given, names)
    differ = [_initials(other, names) != own for other, _ in others]
    if rule.endswith("with-initials"):
        return 1 if any(differ) else 0
    return 1 if all(differ) else 2


def _initials(given: str, names: NamesShown) -> str:
    return initials(given, names.initialize_with or "", initialize=True, hyphen=True)
