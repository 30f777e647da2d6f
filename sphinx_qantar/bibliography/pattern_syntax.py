"""Read a regular expression into the states of an automaton."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ACCEPT, CHARACTER, SPLIT, ASSERT = "accept", "character", "split", "assert"

_LONGEST = 200
_MOST_STATES = 2000
_MOST_REPEATED = 100
_DEEPEST = 20

Test = Callable[[str], bool]

_CLASSES: dict[str, Test] = {
    "d": str.isdecimal,
    "w": lambda character: character.isalnum() or character == "_",
    "s": str.isspace,
}
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v"}
_ASSERTIONS = {"b": "boundary", "B": "inside", "A": "start", "Z": "end"}


@dataclass(frozen=True, slots=True)
class State:
    """A state of the automaton: what it waits for, and the numbers of the states after it."""

    kind: str
    next: tuple[int, ...] = ()
    test: Test | None = None
    assertion: str = ""

    def takes(self, character: str) -> bool:
        """Say whether a character leads on from here, in whatever case it is written."""
        if self.test is None:
            return False
        return any(map(self.test, {character, character.lower(), character.upper()}))


def parse_pattern(text: str) -> tuple[State, ...]:
    """Return the automaton of a regular expression, the state it begins with first.

    :raises ValueError: if it is malformed, too long, or asks for what there is not
    """
    if len(text) > _LONGEST:
        raise ValueError(f"a pattern has at most {_LONGEST} characters")
    reader = _Reader(text)
    whole = reader.alternatives(0)
    if reader.left:
        raise ValueError("a ‘)’ closes nothing")
    return _Builder().build(whole)


# -- the syntax -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an expression: ``all`` or ``any`` of others, a repetition, or a single thing.

    ``most`` is -1 for a repetition without end.
    """

    kind: str
    parts: tuple[_Part, ...] = ()
    test: Test | None = None
    assertion: str = ""
    least: int = 0
    most: int = 0


class _Reader:
    """Reads an expression from its beginning on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0

    @property
    def left(self) -> str:
        """What has not been read."""
        return self._text[self._place :]

    def _peek(self) -> str:
        return self._text[self._place : self._place + 1]

    def _take(self) -> str:
        character = self._peek()
        self._place += 1
        if not character:
            raise ValueError("it ends too early")
        return character

    def _skip(self, wanted: str) -> bool:
        found = self._text.startswith(wanted, self._place)
        self._place += len(wanted) * found
        return found

    def alternatives(self, depth: int) -> _Part:
        """Read up to the end, or to the parenthesis that closes."""
        if depth > _DEEPEST:
            raise ValueError("its parentheses stand too deep in one another")
        found = [self._sequence(depth)]
        while self._skip("|"):
            found.append(self._sequence(depth))
        return found[0] if len(found) == 1 else _Part("any", tuple(found))

    def _sequence(self, depth: int) -> _Part:
        parts: list[_Part] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated(self._single(depth)))
        return _Part("all", tuple(parts))

    def _single(self, depth: int) -> _Part:
        character = self._take()
        if character == "(":
            return self._group(depth)
        if character == "[":
            return _Part(CHARACTER, test=self._set())
        if character == "\\":
            return self._escaped()
        if character == ".":
            return _Part(CHARACTER, test=lambda other: other != "\n")
        if character in "^$":
            return _Part(ASSERT, assertion="start" if character == "^" else "end")
        if character in "*+?":
            raise ValueError(f"there is nothing before ‘{character}’ to repeat")
        return _Part(CHARACTER, test=character.__eq__)

    def _group(self, depth: int) -> _Part:
        if not self._skip("?:") and self._peek() == "?":
            raise ValueError("‘(?’ can only begin ‘(?:’ here")
        inner = self.alternatives(depth + 1)
        if not self._skip(")"):
            raise ValueError("a ‘(’ is not closed")
        return inner

    def _escaped(self) -> _Part:
        character = self._take()
        if character in _ASSERTIONS:
            return _Part(ASSERT, assertion=_ASSERTIONS[character])
        return _Part(CHARACTER, test=_escape(character))

    def _repeated(self, part: _Part) -> _Part:
        bounds = self._bounds()
        if bounds is None:
            return part
        self._skip("?")  # whether the shortest or the longest is found makes no difference
        if self._peek() and self._peek() in "*+?{":
            raise ValueError("two signs of repetition stand together")
        return _Part("repeat", (part,), least=bounds[0], most=bounds[1])

    def _bounds(self) -> tuple[int, int] | None:
        for sign, bounds in (("*", (0, -1)), ("+", (1, -1)), ("?", (0, 1))):
            if self._skip(sign):
                return bounds
        if not self._skip("{"):
            return None
        inside, closed, _rest = self.left.partition("}")
        self._place += len(inside) + 1
        low, comma, high = inside.partition(",")
        if not closed or not all(not x or (x.isascii() and x.isdigit()) for x in (low, high)):
            raise ValueError("after ‘{’ stands no number of times; write ‘\\{’ for the sign")
        least = int(low[:4] or 0)
        most = (int(high[:4]) if high else -1) if comma else least
        if max(least, most) > _MOST_REPEATED or -1 < most < least:
            raise ValueError(f"‘{{{inside}}}’ is no number of times up to {_MOST_REPEATED}")
        return least, most

    def _set(self) -> Test:
        negated = self._skip("^")
        tests: list[Test] = []
        while not (tests and self._skip("]")):
            tests.append(self._member())
        found = tuple(tests)
        if negated:
            return lambda other: not any(test(c) for c in _cases(other) for test in found)
        return lambda other: any(test(other) for test in found)

    def _member(self) -> Test:
        first = self._take()
        if first == "\\":
            escaped = self._take()
            if escaped in _CLASSES or escaped.lower() in _CLASSES:
                return _escape(escaped)
            first = _CONTROLS.get(escaped, escaped)
        if self._peek() == "-" and self.left[1:2] not in ("]", ""):
            self._take()
            last = self._take()
            last = self._take() if last == "\\" else last
            if last < first:
                raise ValueError(f"the range ‘{first}-{last}’ runs backwards")
            return lambda other: first <= other <= last
        return first.__eq__


def _cases(character: str) -> set[str]:
    return {character, character.lower(), character.upper()}


def _escape(character: str) -> Test:
    """Return the test for what stands after a backslash."""
    if character in _CLASSES:
        return _CLASSES[character]
    if character.lower() in _CLASSES:
        inner = _CLASSES[character.lower()]
        return lambda other: not inner(other)
    if character in _CONTROLS:
        return _CONTROLS[character].__eq__
    if character.isalnum():
        raise ValueError(f"‘\\{character}’ means nothing here")
    return character.__eq__


# -- the automaton --------------------------------------------------------------


class _Builder:
    """Makes states of the parts of an expression, from its end to its beginning."""

    def __init__(self) -> None:
        self._states: list[State] = [State(SPLIT), State(ACCEPT)]

    def build(self, whole: _Part) -> tuple[State, ...]:
        """Return the states, the one the expression begins with first."""
        self._states[0] = State(SPLIT, (self._add(whole, 1),))
        return tuple(self._states)

    def _new(self, state: State) -> int:
        if len(self._states) >= _MOST_STATES:
            raise ValueError("it is too large")
        self._states.append(state)
        return len(self._states) - 1

    def _add(self, part: _Part, after: int) -> int:
        """Add the states of a part that leads to *after*; return the first of them."""
        if part.kind == "all":
            for inner in reversed(part.parts):
                after = self._add(inner, after)
            return after
        if part.kind == "any":
            return self._new(State(SPLIT, tuple(self._add(one, after) for one in part.parts)))
        if part.kind == "repeat":
            return self._repeat(part, after)
        return self._new(State(part.kind, (after,), part.test, part.assertion))

    def _repeat(self, part: _Part, after: int) -> int:
        (inner,) = part.parts
        if part.most < 0:
            again = self._new(State(SPLIT, (after,)))
            self._states[again] = State(SPLIT, (self._add(inner, again), after))
            first = again
        else:
            first = after
            for _time in range(part.most - part.least):
                first = self._new(State(SPLIT, (self._add(inner, first), after)))
        for _time in range(part.least):
            first = self._add(inner, first)
        return first
