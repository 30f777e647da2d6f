"""Tell works apart that a style would cite alike.

Source: CSL 1.0.2, "Disambiguation" and "Choose": names are added, given names shown, and a
letter put to the year.  A condition ``disambiguate`` holds only where all this has failed,
and thus never where years may have letters, which tell any works apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from sphinx_qantar.csl.context import NamesShown
from sphinx_qantar.csl.givennames import global_levels, levels_apart
from sphinx_qantar.csl.style import Layout


@dataclass(frozen=True, slots=True)
class Expansion:
    """What disambiguation adds to a work's cite.

    ``names`` maps a names element's place in the cite to how many names it shows;
    ``givens`` maps (place, index of the name) to 1 for initials, 2 for the full given name;
    ``condition`` is how many conditions ``disambiguate`` hold.
    """

    names: tuple[tuple[int, int], ...] = ()
    givens: tuple[tuple[tuple[int, int], int], ...] = ()
    condition: int = 0

    def with_names(self, place: int, count: int) -> Expansion:
        """Return this with *count* names shown at *place*."""
        return replace(self, names=tuple(sorted({**dict(self.names), place: count}.items())))

    def with_given(self, place: int, index: int, level: int) -> Expansion:
        """Return this with one given name shown at *level*."""
        givens = {**dict(self.givens), (place, index): level}
        return replace(self, givens=tuple(sorted(givens.items())))


@dataclass(slots=True)
class Disambiguation:
    """What was found: expansions and year suffixes by citekey."""

    expansions: dict[str, Expansion] = field(default_factory=dict)
    suffixes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trial:
    """A work's cite as it would stand with an expansion.

    ``text`` is what it prints; ``asked`` counts the conditions ``disambiguate`` on the way.
    """

    key: str
    expansion: Expansion
    text: str
    name_sets: tuple[NamesShown, ...]
    asked: int


Try: TypeAlias = Callable[[str, Expansion], Trial]


class _Solver:
    def __init__(
        self, keys: Sequence[str], order: Sequence[str], trial: Try, layout: Layout
    ) -> None:
        self.keys = keys
        self.order = order
        self.trial = trial
        self.add_names = layout.flag("disambiguate-add-names")
        self.add_givens = layout.flag("disambiguate-add-givenname")
        self.rule = layout.options.get("givenname-disambiguation-rule", "by-cite")
        self.add_suffix = layout.flag("disambiguate-add-year-suffix")
        self.result = Disambiguation()
        self.unsolved: list[list[Trial]] = []

    def solve(self) -> Disambiguation:
        trials = [self.trial(key, Expansion()) for key in self.keys]
        if self.add_givens and self.rule != "by-cite":
            self.show_givens(trials)
        for clash in _clashes(trials):
            # Given names can part what is alike, but not make alike what differs.
            for group in _clashes(self.expanded(trial) for trial in clash):
                self.solve_group(group)
        if self.add_suffix:
            self.assign_suffixes()
        return self.result

    def show_givens(self, trials: list[Trial]) -> None:
        """Have every name show what tells it from others that are like it."""
        levels = global_levels({trial.key: trial.name_sets for trial in trials}, self.rule)
        for key, found in levels.items():
            if found:
                self.result.expansions[key] = Expansion(givens=tuple(sorted(found.items())))

    def expanded(self, trial: Trial) -> Trial:
        expansion = self.result.expansions.get(trial.key)
        return self.trial(trial.key, expansion) if expansion else trial

    def solve_group(self, group: list[Trial]) -> None:
        groups = [group]
        if self.add_names or (self.add_givens and self.rule == "by-cite"):
            groups = [part for clash in groups for part in self.by_names(clash)]
        if any(trial.asked for trial in group) and not self.add_suffix:
            groups = [part for clash in groups for part in self.by_condition(clash)]
        self.unsolved.extend(groups)

    def keep(self, trials: Iterable[Trial]) -> None:
        for trial in trials:
            if trial.expansion != Expansion():
                self.result.expansions[trial.key] = trial.expansion

    def by_names(self, group: list[Trial]) -> list[list[Trial]]:
        """Add names and given names step by step; return what still clashes."""
        pending = [group]
        unsolved: list[list[Trial]] = []
        while pending:
            clash = pending.pop(0)
            better = self.improve(clash)
            if better is None:
                # What was added in vain goes again; what told others apart stays.
                unsolved.append(clash)
                self.keep(clash)
                continue
            parts = _partition(better)
            self.keep(part[0] for part in parts if len(part) == 1)
            pending.extend(part for part in parts if len(part) > 1)
        return unsolved

    def improve(self, clash: list[Trial]) -> list[Trial] | None:
        """Return the least expansion that tells some of *clash* apart; None if there is none."""
        current = clash
        while True:
            step = self.step(current)
            if step is None:
                return None
            current, parted = step
            if parted:
                return current

    def step(self, current: list[Trial]) -> tuple[list[Trial], bool] | None:
        sets = max((trial.name_sets for trial in current), key=len)
        by_cite = self.add_givens and self.rule == "by-cite"
        for place in range(len(sets)):
            if by_cite:
                found = self.try_givens(current, place)
                if found is not None:
                    return found, True
            if self.add_names:
                found = self.one_more_name(current, place)
                if found is not None:
                    return found, len(_partition(found)) > 1
        return None

    def try_givens(self, current: list[Trial], place: int) -> list[Trial] | None:
        sets = [trial.name_sets[place] for trial in current if place < len(trial.name_sets)]
        for index in range(max((names.shown for names in sets), default=0)):
            for level in levels_apart(sets, index):
                tried = [
                    self.trial(trial.key, trial.expansion.with_given(place, index, level))
                    for trial in current
                ]
                if len(_partition(tried)) > 1:
                    return tried
        return None

    def one_more_name(self, current: list[Trial], place: int) -> list[Trial] | None:
        counts = [
            trial.name_sets[place].shown + 1
            for trial in current
            if place < len(trial.name_sets)
            and trial.name_sets[place].shown < len(trial.name_sets[place].names)
        ]
        if not counts:
            return None
        count = min(counts)
        return [
            self.trial(trial.key, trial.expansion.with_names(place, count)) for trial in current
        ]

    def by_condition(self, clash: list[Trial]) -> list[list[Trial]]:
        """Have conditions hold, one after another, until some of *clash* differ."""
        count = clash[0].expansion.condition
        tried = clash
        while count < max(trial.asked for trial in tried):
            count += 1
            tried = [
                self.trial(trial.key, replace(trial.expansion, condition=count)) for trial in clash
            ]
            parts = _partition(tried)
            if len(parts) > 1:
                self.keep(tried)
                left = [part for part in parts if len(part) > 1]
                return [rest for part in left for rest in self.by_condition(part)]
        self.keep(tried)
        return [tried]

    def assign_suffixes(self) -> None:
        rank = {key: place for place, key in enumerate(self.order)}
        for clash in self.unsolved:
            keys = sorted((trial.key for trial in clash), key=rank.__getitem__)
            for number, key in enumerate(keys):
                self.result.suffixes[key] = suffix_letters(number)


def _partition(trials: Iterable[Trial]) -> list[list[Trial]]:
    groups: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        groups[trial.text].append(trial)
    return list(groups.values())


def _clashes(trials: Iterable[Trial]) -> list[list[Trial]]:
    return [group for group in _partition(trials) if len(group) > 1]


def suffix_letters(number: int) -> str:
    """Return the year suffix of the work counted *number* from 0: a to z, then aa, ab and on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def disambiguate(
    keys: Sequence[str], order: Sequence[str], trial: Try, layout: Layout
) -> Disambiguation:
    """Return what tells works apart.

    :param keys: the citekeys, as they are first cited
    :param order: the same in the bibliography's order, in which year suffixes are dealt out
    :param trial: renders a cite with an expansion
    :param layout: the citation layout, whose options say what may be done
    """
    return _Solver(keys, order, trial, layout).solve()
