"""Run lists of compiled elements, leaving out what a work of this kind never shows.

A style as large as Chicago's asks a hundred conditions of each work, and has hundreds of
elements for variables that a work lacks.  The answers are the same for all works with the
same type and the same variables: their :class:`~sphinx_qantar.csl.context.Signature`.  So
each list of elements keeps, by signature, a plan of what is left to do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from sphinx_qantar.csl.context import NO_VARIABLE, Cite, Item, Render, Signature
from sphinx_qantar.csl.tokens import Token

Idle: TypeAlias = "Callable[[Item], int | None]"
"""Tell the status of an element that prints nothing for a work, however it is cited; None if
it may print."""


def never_idle(_item: Item) -> int | None:
    """Say of an element that it may print."""
    return None


@dataclass(frozen=True, slots=True)
class Element:
    """A compiled rendering element."""

    run: Render
    idle: Idle = never_idle


@dataclass(frozen=True, slots=True)
class Case:
    """One branch of a ``cs:choose``; ``fixed`` tests ask nothing but the work's signature."""

    test: Callable[[Cite], bool]
    fixed: bool
    block: Block


@dataclass(frozen=True, slots=True)
class Choice:
    """A compiled ``cs:choose``; its elements stand among those around it."""

    cases: tuple[Case, ...]
    otherwise: Block

    def pick(self, cite: Cite) -> Block:
        """Return the elements of the first case that holds."""
        for case in self.cases:
            if case.test(cite):
                return case.block
        return self.otherwise

    def settle(self, item: Item) -> Choice | Block:
        """Return the branch for works like *item*, or a choice of the branches left open."""
        probe = Cite(item, area="bibliography")
        open_cases: list[Case] = []
        for case in self.cases:
            if not case.fixed:
                open_cases.append(case)
            elif case.test(probe):
                return self._rest(open_cases, case.block)
        return self._rest(open_cases, self.otherwise)

    @staticmethod
    def _rest(open_cases: list[Case], otherwise: Block) -> Choice | Block:
        return Choice(tuple(open_cases), otherwise) if open_cases else otherwise

    def idle(self, item: Item) -> int | None:
        """Tell what :data:`Idle` tells: only if no branch prints, and all agree."""
        found = {case.block.idle(item) for case in self.cases} | {self.otherwise.idle(item)}
        return found.pop() if len(found) == 1 else None


Part: TypeAlias = "Element | Choice"


@dataclass(slots=True, eq=False)
class Block:
    """A list of compiled elements."""

    parts: tuple[Part, ...]
    plans: dict[Signature, tuple[int, tuple[Render | Choice, ...]]] = field(default_factory=dict)

    def run(self, cite: Cite, out: list[Token], begin: int, delimiter: str) -> int:
        """Print the elements with *delimiter* between those that show.

        :param begin: where, in *out*, the list that these stand in began
        """
        plan = self.plans.get(cite.item.signature)
        if plan is None:
            plan = self.plan(cite.item)
        status, parts = plan
        for part in parts:
            if type(part) is Choice:
                called = part.pick(cite).run(cite, out, begin, delimiter)
            else:
                length = len(out)
                if delimiter and length > begin:
                    out.append(delimiter)
                    called = part(cite, out)  # type: ignore[operator]  # no Choice: told above
                    if len(out) == length + 1:
                        out.pop()
                else:
                    called = part(cite, out)  # type: ignore[operator]  # likewise
            if called > status:  # noqa: PLR1730 - max() costs a call, a thousand times a page
                status = called
        return status

    def plan(self, item: Item) -> tuple[int, tuple[Render | Choice, ...]]:
        """Return, and keep, what is to be done for works like *item*."""
        status = NO_VARIABLE
        parts: list[Render | Choice] = []
        for part in self.parts:
            settled = part.settle(item) if isinstance(part, Choice) else part
            if isinstance(settled, Block):
                floor, inner = settled.plans.get(item.signature) or settled.plan(item)
                status = max(status, floor)
                parts.extend(inner)
                continue
            idle = settled.idle(item)
            if idle is not None:
                status = max(status, idle)
            else:
                parts.append(settled.run if isinstance(settled, Element) else settled)
        found = self.plans[item.signature] = (status, tuple(parts))
        return found

    def idle(self, item: Item) -> int | None:
        """Tell what :data:`Idle` tells."""
        status, parts = self.plans.get(item.signature) or self.plan(item)
        return None if parts else status

    def element(self) -> Element:
        """Return the list as one element without delimiters."""
        return Element(lambda cite, out: self.run(cite, out, len(out), ""), self.idle)
