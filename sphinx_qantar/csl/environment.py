"""Hold what the compilation of a style's elements has at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from sphinx_qantar.csl.blocks import Element
from sphinx_qantar.csl.locale import Locale

NAME_OPTIONS = (
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-use-last",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
    "name-form",
    "name-delimiter",
    "names-delimiter",
)
"""The attributes that names take from ``cs:style``, ``cs:citation`` and ``cs:bibliography``."""


@dataclass(slots=True)
class Environment:
    """One use of a style's macros: in citations or in the bibliography, printed or as sort keys."""

    locale: Locale
    macros: Mapping[str, etree._Element]
    style_options: Mapping[str, str]
    name_options: Mapping[str, str]
    area: str = "citation"
    sorting: bool = False
    mark_each: bool = False
    """Whether each name is marked, so that another may stand for it."""
    explicit_suffix: bool = False
    """Whether the style prints the variable ``year-suffix`` itself, in either area."""
    bare_macros: frozenset[str] = frozenset()
    """Macros with names elements that say nothing of form, themselves or in macros they call."""
    compiled: dict[tuple[str, etree._Element | None], Element] = field(default_factory=dict)
    """Macros already compiled, by name and, for bare ones, by :attr:`substituting`."""
    compiling: list[str] = field(default_factory=list)
    """Macros being compiled, so that one that calls itself is cut short."""
    substituting: etree._Element | None = None
    """The names element in whose substitute compilation stands, if it stands in one."""

    @property
    def page_format(self) -> str:
        """The style's ``page-range-format``; empty if it has none."""
        return self.style_options.get("page-range-format", "")


def inherited_options(*elements: etree._Element) -> dict[str, str]:
    """Return the name options that *elements* give, the later ones standing before the earlier."""
    found: dict[str, str] = {}
    for element in elements:
        for key in NAME_OPTIONS:
            value = element.get(key)
            if value is not None:
                found[key] = value
    return found
