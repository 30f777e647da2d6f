"""Hold what the rendering of one cite or reference looks at, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from sphinx_qantar.csl.labels import citation_label
from sphinx_qantar.csl.numbers import parse_numbers
from sphinx_qantar.csl.particles import split_name
from sphinx_qantar.csl.tokens import Token
from sphinx_qantar.csl.variables import NUMBER_VARIABLES
from sphinx_qantar.model import Locator, Name, Work

NO_VARIABLE, EMPTY, FILLED = 0, 1, 2
"""What rendering an element tells a group: it called no variable, empty ones only, or one
that has a value.  A group of which the most is ``EMPTY`` vanishes."""


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """What a work is and has, whatever the values; alike works have the very same one."""

    type: str
    variables: frozenset[str]
    numeric: frozenset[str]
    names: frozenset[str]
    dates: frozenset[str]
    uncertain: frozenset[str]


_signature = lru_cache(maxsize=1024)(Signature)


class Item:
    """A work made ready: its variables with those that follow from others, its names split."""

    __slots__ = (
        "dates",
        "key",
        "label_form",
        "language",
        "name_lists",
        "names",
        "signature",
        "type",
        "variables",
        "work",
    )

    def __init__(self, work: Work, label_form: str = "") -> None:
        self.work = work
        self.label_form = label_form
        self.key = work.citekey
        self.type = work.type
        self.variables = {name: text for name, text in work.variables.items() if text}
        page = self.variables.get("page", "")
        if page and "page-first" not in self.variables:
            self.variables["page-first"] = _first_page(page)
        if "event-title" in self.variables:
            self.variables.setdefault("event", self.variables["event-title"])
        elif "event" in self.variables:
            self.variables["event-title"] = self.variables["event"]
        self.names = {
            role: tuple([split_name(name) for name in names]) for role, names in work.names.items()
        }
        self.name_lists: dict[tuple[int, int, bool], tuple[list[Token], NamesShown]] = {}
        """Names as citations have them, by their list, its format, and whether it is the first."""
        self.dates = {
            name: date
            for name, date in work.dates.items()
            if date.literal or (date.parts and date.parts[0])
        }
        self.language = self.variables.get("language", "")
        self.signature = _signature(
            self.type,
            frozenset(self.variables),
            frozenset(
                [
                    name
                    for name in NUMBER_VARIABLES & self.variables.keys()
                    if parse_numbers(self.variables[name]).numeric
                ]
            ),
            frozenset([role for role, names in self.names.items() if names]),
            frozenset(self.dates),
            frozenset([name for name, date in self.dates.items() if date.circa]),
        )


def _first_page(page: str) -> str:
    for index, character in enumerate(page):
        if index and character in "-–—‑,&;" and page[index - 1] != "\\":
            return page[:index].strip()
    return page


@dataclass(slots=True)
class NamesShown:
    """What one names element showed: for disambiguation and for collapsing."""

    names: tuple[Name, ...]
    shown: int
    form: str
    initialize: bool
    initialize_with: str | None


@dataclass(slots=True)
class Cite:
    """One work rendered once."""

    item: Item
    area: str = "citation"
    locator: Locator | None = None
    position: str = "first"
    near_note: bool = False
    first_note: str = ""
    number: int = 0
    label_prefix: str = ""
    """What stands before the number or label."""
    labelled: bool = True
    """Whether it has its number or label."""
    year_suffix: str = ""
    expansion: dict[int, int] = field(default_factory=dict)
    givens: dict[tuple[int, int], int] = field(default_factory=dict)
    disambiguate: int = 0
    """How many conditions ``disambiguate`` hold, counted as they are met."""
    suppress_author: bool = False
    leading: bool = True
    """Whether it begins a sentence: then a term at its head has a capital letter."""
    sort_names: tuple[int, int, bool] | None = None
    # left behind by rendering
    suppressed: set[str] = field(default_factory=set)
    collected: set[str] | None = None
    name_sets: list[NamesShown] = field(default_factory=list)
    asked: int = 0
    """How many of these conditions were met."""
    suffix_done: bool = False
    left_out: list[Token] | None = None
    """The names that ``suppress_author`` left out."""
    recased: bool = False
    """Whether an element changed the letters of what it printed, perhaps those of names."""

    @property
    def numbered(self) -> str:
        """Its number as it is printed; empty if it has none, or is to show none."""
        return f"{self.label_prefix}{self.number}" if self.number and self.labelled else ""

    @property
    def label(self) -> str:
        """The work's label with its year suffix; empty if it has nothing to make one of."""
        label = citation_label(self.item.work, self.item.label_form)
        return f"{self.label_prefix}{label}{self.year_suffix}" if label else ""

    def variable(self, name: str) -> str:
        """Return a standard or number variable's text; empty if it has none."""
        if name in SPECIAL_VARIABLES:
            return SPECIAL_VARIABLES[name](self)
        return self.item.variables.get(name, "")

    def note_use(self, name: str) -> None:
        """Note that a variable was printed, where a substitution keeps count."""
        if self.collected is not None:
            self.collected.add(name)


SPECIAL_VARIABLES: dict[str, Callable[[Cite], str]] = {
    "locator": lambda cite: cite.locator.value if cite.locator else "",
    "citation-number": lambda cite: cite.numbered,
    "first-reference-note-number": lambda cite: cite.first_note,
    "year-suffix": lambda cite: cite.year_suffix,
    "citation-label": lambda cite: cite.label if cite.labelled else "",
}

CITED_VARIABLES = frozenset({"locator", "first-reference-note-number"})
"""Variables that only a citation has."""

Render: TypeAlias = Callable[[Cite, list[Token]], int]
"""Append what an element prints for a cite; say what it called (see ``FILLED``)."""
