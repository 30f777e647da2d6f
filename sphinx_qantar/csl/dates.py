"""Compile ``cs:date``: dates and ranges, localised or as the style spells them out.

Source: CSL 1.0.2, "Date", "Date ranges", "AD and BC", "Seasons" and "Approximate dates".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from sphinx_qantar.csl.blocks import Element
from sphinx_qantar.csl.context import EMPTY, FILLED, Cite, Item, Render
from sphinx_qantar.csl.dateparts import PartStyle, compile_part, write_part
from sphinx_qantar.csl.decoration import decorated, decoration
from sphinx_qantar.csl.environment import Environment
from sphinx_qantar.csl.tokens import CLOSE, YEAR, YEAR_SUFFIX, Token
from sphinx_qantar.csl.xmlsource import children
from sphinx_qantar.model import Date

_ORDER = ("year", "month", "day")
_SELECTIONS = {"year": _ORDER[:1], "year-month": _ORDER[:2]}


@dataclass(frozen=True, slots=True)
class _DateStyle:
    variable: str
    parts: tuple[PartStyle, ...]
    delimiter: str
    implicit_suffix: bool


def compile_date(element: etree._Element, env: Environment) -> Element:
    """Return what prints a ``cs:date`` element."""
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    style = _date_style(element, attributes, env)

    def idle(item: Item) -> int | None:
        return None if style.variable in item.dates else EMPTY

    if env.sorting:
        return Element(_sort_key(style), idle)

    def run(cite: Cite, out: list[Token]) -> int:
        variable = style.variable
        if variable in cite.suppressed:
            return EMPTY
        date = cite.item.dates.get(variable)
        if date is None:
            return EMPTY
        if cite.collected is not None:
            cite.collected.add(variable)
        start = len(out)
        if date.parts:
            out.extend(_write(date, style, env, cite))
        elif date.literal:
            out.extend([YEAR, date.literal, CLOSE])
            _add_suffix(out, style, cite)
        return FILLED if len(out) > start else EMPTY

    return Element(decorated(run, decoration(attributes, env.locale.language)), idle)


def _date_style(
    element: etree._Element, attributes: Mapping[str, str], env: Environment
) -> _DateStyle:
    own = [{str(key): str(value) for key, value in part.attrib.items()} for part in children(element, "date-part")]
    delimiter = attributes.get("delimiter", "")
    localized = env.locale.dates.get(attributes.get("form", ""))
    numeric = attributes.get("form") == "numeric"
    if localized is None:
        described = own
    else:
        wanted = _SELECTIONS.get(attributes.get("date-parts", ""), _ORDER)
        overrides = {part.get("name", ""): part for part in own}
        described = [
            _merged(part.attributes, overrides.get(part.name, {}))
            for part in localized.parts
            if part.name in wanted
        ]
        delimiter = localized.delimiter
    parts = tuple(compile_part(part, env, numeric=numeric) for part in described)
    variable = attributes.get("variable", "")
    implicit = variable == "issued" and not env.explicit_suffix
    return _DateStyle(variable, parts, delimiter, implicit)


def _merged(local: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Return a localised part with a style's changes, which may not touch affixes."""
    return {**local, **{key: value for key, value in own.items() if key not in {"prefix", "suffix"}}}


# -- printing -------------------------------------------------------------------


def normal_parts(date: Date) -> tuple[tuple[int, ...], ...]:
    """Return a date's parts, a season standing as month 21 to 24."""
    parts = date.parts
    if date.season and parts and len(parts[0]) == 1:
        parts = tuple((*part, 20 + date.season) if part else part for part in parts)
    return parts


def _write(date: Date, style: _DateStyle, env: Environment, cite: Cite) -> list[Token]:
    parts = normal_parts(date)
    begin = parts[0]
    if len(parts) == 1 or parts[0] == parts[1]:
        return _write_one(begin, style.parts, style, env, cite)
    end = parts[1]
    if not end:
        return [*_write_one(begin, style.parts, style, env, cite, last=False), "–"]
    return _write_range(begin, end, style, env, cite)


def _write_one(
    date: tuple[int, ...],
    parts: tuple[PartStyle, ...],
    style: _DateStyle,
    env: Environment,
    cite: Cite,
    *,
    last: bool = True,
    bare: bool = False,
) -> list[Token]:
    """Return the tokens of one date; *bare* leaves out the affix at its end."""
    out: list[Token] = []
    shown = [part for part in parts if _has(date, part)]
    for index, part in enumerate(shown):
        at = len(out)
        final = index == len(shown) - 1
        out.extend(write_part(part, date, env, bare=bare and final, only=len(shown) == 1))
        if len(out) > at and at and style.delimiter:
            out.insert(at, style.delimiter)
        if part.name == "year" and last and len(out) > at:
            _add_suffix(out, style, cite, part.after if not (bare and final) else ())
    return out


def _has(date: tuple[int, ...], part: PartStyle) -> bool:
    index = _ORDER.index(part.name) if part.name in _ORDER else 3
    return index < len(date) and bool(date[index])


def _add_suffix(
    out: list[Token], style: _DateStyle, cite: Cite, after: tuple[Token, ...] = ()
) -> None:
    if style.implicit_suffix and cite.year_suffix and not cite.suffix_done:
        cite.suffix_done = True
        tokens: list[Token] = [YEAR_SUFFIX, cite.year_suffix, CLOSE]
        if after:
            out[-len(after) : -len(after)] = tokens
        else:
            out.extend(tokens)


def _write_range(
    begin: tuple[int, ...],
    end: tuple[int, ...],
    style: _DateStyle,
    env: Environment,
    cite: Cite,
) -> list[Token]:
    """Return a range, in which what both dates share is printed once."""
    level = _difference(begin, end, style.parts)
    if level is None:
        return _write_one(begin, style.parts, style, env, cite)
    delimiter = next((part.range_delimiter for part in style.parts if part.name == level), "–")
    names = set(_ORDER[_ORDER.index(level) :])
    places = [index for index, part in enumerate(style.parts) if part.name in names]
    first, stop = min(places), max(places) + 1
    block = style.parts[first:stop]
    sections = [
        _write_one(begin, style.parts[:first], style, env, cite),
        [
            *_write_one(begin, block, style, env, cite, last=False, bare=True),
            delimiter,
            *_write_one(end, block, style, env, cite),
        ],
        _write_one(begin, style.parts[stop:], style, env, cite),
    ]
    out: list[Token] = []
    for section in sections:
        if section:
            if out and style.delimiter:
                out.append(style.delimiter)
            out.extend(section)
    return out


def _difference(
    begin: tuple[int, ...], end: tuple[int, ...], parts: tuple[PartStyle, ...]
) -> str | None:
    names = {part.name for part in parts}
    for index, name in enumerate(_ORDER):
        if name in names and begin[index : index + 1] != end[index : index + 1]:
            return name
    return None


# -- sorting --------------------------------------------------------------------


def sortable(date: Date | None, names: tuple[str, ...] = _ORDER) -> str:
    """Return a text by which dates sort in time; empty without a date.

    :param names: the parts to heed
    """
    if date is None:
        return ""
    if not date.parts:
        return date.literal
    ends = []
    for part in normal_parts(date):
        numbers = (*part, 0, 0, 0)[:3]
        shown = [number if name in names else 0 for name, number in zip(_ORDER, numbers, strict=True)]
        ends.append(f"{shown[0] + 100000:06d}{shown[1]:02d}{shown[2]:02d}")
    return "-".join(ends)


def _sort_key(style: _DateStyle) -> Render:
    names = tuple(part.name for part in style.parts)

    def run(cite: Cite, out: list[Token]) -> int:
        text = "" if style.variable in cite.suppressed else sortable(cite.item.dates.get(style.variable), names)
        if text:
            out.append(text)
        return FILLED if text else EMPTY

    return run
