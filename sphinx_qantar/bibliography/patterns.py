"""Search text for a regular expression, in time that grows with the text and no faster.

The standard library's matcher tries one way after another and may need ages for a short
pattern.  This one follows all ways at once (K. Thompson, "Regular expression search
algorithm", 1968) and remembers each step; so it knows neither backreferences nor lookaround.
Letters are matched without regard to case.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_qantar.bibliography.pattern_syntax import (
    ACCEPT,
    CHARACTER,
    SPLIT,
    State,
    parse_pattern,
)

_MOST_STEPS = 20_000
"""How many steps are remembered before they are forgotten."""

_START, _WORD, _OTHER = "start", "word", "other"
States = frozenset[int]


@dataclass(slots=True)
class Pattern:
    """A compiled regular expression.

    :param states: its automaton, which begins with the state 0
    """

    states: tuple[State, ...]
    _steps: dict[tuple[States, str, str], tuple[bool, States]] = field(default_factory=dict)

    def occurs_in(self, text: str) -> bool:
        """Say whether some part of *text* matches."""
        present: States = frozenset((0,))
        before = _START
        for character in (*text, ""):
            key = (present, before, character)
            step = self._steps.get(key)
            if step is None:
                step = self._remember(key)
            found, present = step
            if found:
                return True
            before = _kind(character)
        return False

    def _remember(self, key: tuple[States, str, str]) -> tuple[bool, States]:
        if len(self._steps) >= _MOST_STEPS:
            self._steps.clear()
        step = self._steps[key] = self._step(*key)
        return step

    def _step(self, present: States, before: str, character: str) -> tuple[bool, States]:
        """Return whether a match ends before *character*, and where one may be after it."""
        waiting, seen, after = list(present), set(present), {0}
        while waiting:
            state = self.states[waiting.pop()]
            if state.kind == ACCEPT:
                return True, frozenset()
            if state.kind == CHARACTER:
                if character and state.takes(character):
                    after.update(state.next)
                continue
            if state.kind == SPLIT or _holds(state.assertion, before, character):
                waiting += [number for number in state.next if number not in seen]
                seen.update(state.next)
        return False, frozenset(after)


def compile_pattern(text: str) -> Pattern:
    """Compile a regular expression.

    :param text: in Python's syntax, without backreferences, lookaround and flags
    :raises ValueError: if it is malformed, or asks for what there is not
    """
    return Pattern(parse_pattern(text))


def _kind(character: str) -> str:
    return _WORD if character.isalnum() or character == "_" else _OTHER


def _holds(assertion: str, before: str, character: str) -> bool:
    """Say whether an assertion holds between two characters; the empty one is the end."""
    if assertion == "start":
        return before == _START
    if assertion == "end":
        return not character
    boundary = (before == _WORD) != (_kind(character) == _WORD if character else False)
    return boundary == (assertion == "boundary")
