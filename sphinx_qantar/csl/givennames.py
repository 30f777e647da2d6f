"""Decide which given names are shown because others bear the same family name.

Source: CSL 1.0.2, ``givenname-disambiguation-rule``: all rules but ``by-cite``, which looks
at whole cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

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


def levels_apart(names: Iterable[NamesShown], index: int) -> tuple[int, ...]:
    """Return the levels at which the names at *index* may differ, the least first.

    Where citations show given names in full, the first is left out if it would not do in the
    bibliography, which may show initials.

    :param names: one list of names of each cite
    """
    lists = [each for each in names if index < len(each.names)]
    if any(each.initialize_with is not None for each in lists):
        return (1, 2)
    givens = {each.names[index].given for each in lists}
    short = {_initials(each.names[index].given, each) for each in lists}
    return (1, 2) if len(short) == len(givens) else (2,)


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
    if names.initialize_with is None and rule.endswith("with-initials"):
        return 0
    own = _initials(name.given, names)
    differ = [_initials(other, names) != own for other, _ in others]
    if rule.endswith("with-initials"):
        return 1 if any(differ) else 0
    return 1 if all(differ) else 2


def _initials(given: str, names: NamesShown) -> str:
    return initials(given, names.initialize_with or "", initialize=True, hyphen=True)
