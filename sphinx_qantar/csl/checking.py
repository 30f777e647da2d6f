"""Refuse styles that cannot be run: macros that are missing or call themselves, endless ones.

Source: CSL 1.0.2, "Macro".  Of the styles that people use, none is deeper than 72 elements
or runs through more than 3,700 for one entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from sphinx_qantar.csl.xmlsource import StyleError, children, tag
from sphinx_qantar.suggestion import nearest

_DEEPEST = 120
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class _Extent:
    """How many elements an element runs through at most, and how deep they stand."""

    length: int = 1
    depth: int = 1


@dataclass(slots=True)
class _Walker:
    name: str
    macros: Mapping[str, etree._Element]
    known: dict[str, _Extent] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def fault(self, element: etree._Element, what: str) -> StyleError:
        return StyleError(f"The style {self.name}, line {element.sourceline}: {what}")

    def element(self, element: etree._Element, depth: int) -> _Extent:
        if depth > _DEEPEST:
            raise self.fault(element, f"elements stand more than {_DEEPEST} deep")
        inner = [self.element(part, depth + 1) for part in children(element)]
        if element.get("macro") is not None:
            inner.append(self.macro(element, depth + 1))
        # Of alternatives only one is printed.
        count = max if tag(element) in {"choose", "substitute"} else sum
        length = 1 + (count([part.length for part in inner]) if inner else 0)
        deepest = 1 + max((part.depth for part in inner), default=0)
        if length > _LONGEST:
            raise self.fault(element, f"an entry would take more than {_LONGEST:,} elements")
        if depth + deepest > _DEEPEST + 1:
            raise self.fault(element, f"elements stand more than {_DEEPEST} deep")
        return _Extent(length, deepest)

    def macro(self, caller: etree._Element, depth: int) -> _Extent:
        name = caller.get("macro", "")
        if name in self.open:
            raise self.fault(caller, f"the macro “{name}” calls itself")
        if name not in self.macros:
            near = nearest(name, self.macros)
            hint = f"; did you mean “{near}”?" if near else ""
            raise self.fault(caller, f"there is no macro “{name}”{hint}")
        if name not in self.known:
            self.open.append(name)
            self.known[name] = self.element(self.macros[name], depth)
            self.open.pop()
        return self.known[name]


def check_style(root: etree._Element, name: str) -> None:
    """See that a style can be run in bounded time and depth.

    :param root: the ``style`` element
    :param name: what messages call the style
    :raises StyleError: at the first fault, with its line
    """
    macros = {macro.get("name", ""): macro for macro in children(root, "macro")}
    walker = _Walker(name, macros)
    for part in children(root, "citation", "bibliography"):
        walker.element(part, 1)


def bare_macros(macros: Mapping[str, etree._Element]) -> frozenset[str]:
    """Return the macros with names elements that leave the form of names open.

    In a substitute, these ask what the names do that they stand for.

    :param macros: a style's macros by name, none of which calls itself
    """
    found: dict[str, bool] = {}

    def is_bare(name: str) -> bool:
        if name not in found:
            found[name] = name in macros and any(
                is_bare(part.get("macro", ""))
                if part.get("macro") is not None
                else tag(part) == "names" and not children(part, "name", "label", "et-al")
                for part in macros[name].iter()
            )
        return found[name]

    return frozenset(name for name in macros if is_bare(name))
