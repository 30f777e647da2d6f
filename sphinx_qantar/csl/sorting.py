"""Compile ``cs:sort`` and put works in order.

Source: CSL 1.0.2, "Sorting".  Texts are compared by the Unicode collation algorithm; works
without a value come last, ascending or descending.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from sphinx_qantar.collation import collation_key
from sphinx_qantar.csl.blocks import Block
from sphinx_qantar.csl.context import Cite, Render
from sphinx_qantar.csl.dates import sortable
from sphinx_qantar.csl.elements import compile_macro, compile_part
from sphinx_qantar.csl.environment import Environment
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.tokens import Token, plain
from sphinx_qantar.csl.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from sphinx_qantar.csl.whole import whole
from sphinx_qantar.csl.xmlsource import NAMESPACE, children

_FIGURES = re.compile(r"[0-9]+")
_IGNORED = str.maketrans(dict.fromkeys("\"“”„«»‘’'‹›,", ""))

SortValue = tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class SortKey:
    """One ``cs:key``: how a cite's value is had, and in which direction it sorts."""

    value: Callable[[Cite], SortValue]
    descending: bool
    numbering: bool = False
    """Whether it is the citation number, which counts down where it descends."""


def compile_sort(element: etree._Element | None, env: Environment) -> tuple[SortKey, ...]:
    """Return the keys of a ``cs:sort`` element, none if there is no such element."""
    if element is None:
        return ()
    return tuple(
        SortKey(_value(key, env), key.get("sort") == "descending", _is_number(key, env))
        for key in children(element, "key")
    )


def _is_number(key: etree._Element, env: Environment) -> bool:
    """Tell whether *key*, or the one element of its macro, is the citation number."""
    macro = env.macros.get(key.get("macro", ""))
    if macro is not None:
        return [part.get("variable") for part in children(macro)] == ["citation-number"]
    return key.get("variable") == "citation-number"


def in_order(cites: list[Cite], keys: tuple[SortKey, ...]) -> list[Cite]:
    """Return *cites* in the order of *keys*; equal ones stay as they stood.

    A key is looked at only among those that the keys before it leave equal.
    """
    if len(cites) <= 1 or not keys:
        return cites
    key = keys[0]
    buckets: dict[SortValue, list[Cite]] = {}
    for cite in cites:
        buckets.setdefault(key.value(cite), []).append(cite)
    without = buckets.pop(None, [])
    values = sorted([value for value in buckets if value is not None], reverse=key.descending)
    ordered = [cite for value in values for cite in in_order(buckets[value], keys[1:])]
    return ordered + in_order(without, keys[1:])


def _value(key: etree._Element, env: Environment) -> Callable[[Cite], SortValue]:
    if key.get("macro") is not None:
        return _by_text(_macro(key, env), _names_limit(key))
    name = key.get("variable", "")
    if name in DATE_VARIABLES:
        return lambda cite: _text_key(sortable(cite.item.dates.get(name)))
    if name in NAME_VARIABLES:
        return _by_text(_names(name, env), _names_limit(key))
    if name in NUMBER_VARIABLES:
        return lambda cite: _number_key(cite.variable(name))
    return lambda cite: _text_key(plain(parse_markup(cite.variable(name))))


def _macro(key: etree._Element, env: Environment) -> Render:
    return compile_macro(key.get("macro", ""), env).run


def _names(name: str, env: Environment) -> Render:
    names = etree.Element(f"{{{NAMESPACE}}}names", {"variable": name})
    return Block(compile_part(names, env)).element().run


def _names_limit(key: etree._Element) -> tuple[int, int, bool] | None:
    least, first = key.get("names-min"), key.get("names-use-first")
    last = key.get("names-use-last")
    if least is None and first is None and last is None:
        return None
    return (whole(least) or 0, whole(first) or 0, last == "true")


def _by_text(render: Render, limit: tuple[int, int, bool] | None) -> Callable[[Cite], SortValue]:
    def value(cite: Cite) -> SortValue:
        out: list[Token] = []
        # What tells works apart when printed does not move them.
        bare = Cite(cite.item, cite.area, cite.locator, cite.position, number=cite.number)
        bare.sort_names = limit
        render(bare, out)
        return _text_key(plain(out))

    return value


def _text_key(text: str) -> SortValue:
    stripped = text.translate(_IGNORED).strip(" ")
    return collation_key(stripped) if stripped else None


def _number_key(text: str) -> SortValue:
    """Return what sorts *text* by the number it begins with; what begins with none comes after."""
    if not text:
        return None
    figures = _FIGURES.match(text)
    number = whole(figures.group()) if figures is not None else None
    if figures is None or number is None:
        return (1, *collation_key(text))
    return (0, number, *collation_key(text[figures.end() :]))
