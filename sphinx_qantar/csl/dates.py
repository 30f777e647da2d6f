"""Compile ``cs:date``: dates and ranges, localised or as the style spells them out.

Source: CSL 1.0.2, "Date", "Date ranges", "AD and BC", "Seasons" and "Approximate dates".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from sphinx_qantar.csl.blocks import Element
from sphinx_qantar.csl.context import EMPTY, FILLED, Cite, Item, Render
from sphinx_qantar.csl.dateparts import PartStyle, compile_part, write_part
from sphinx_qantar.csl.decoration import decorated, decoration
from sphinx_qantar.csl.environment import Environment
from sphinx_qantar.csl.tokens import CLOSE, YEAR, YEAR_SUFFIX, Mark, Token
from sphinx_qantar.csl.xmlsource import children
from sphinx_qantar.model import Date

_ORDER = ("year", "month", "day")
_LEADING_OVER = " \u00a0,/-–"
_SELECTIONS = {"year": _ORDER[:1], "year-month": _ORDER[:2]}


@dataclass(frozen=True, slots=True)
class _DateStyle:
    variable: str
    parts: tuple[PartStyle, ...]
    delimiter: str
    implicit_suffix: bool
    last: str = ""
    """In a localised form, the part that ends it when the date is whole."""


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
        writer = _Writer(style, env, cite)
        if date.parts:
            out.extend(writer.date(date))
        elif date.literal:
            out.extend([YEAR, date.literal, CLOSE])
            writer.add_suffix(out)
        return FILLED if len(out) > start else EMPTY

    return Element(decorated(run, decoration(attributes, env.locale.language)), idle)


def _date_style(
    element: etree._Element, attributes: Mapping[str, str], env: Environment
) -> _DateStyle:
    own = [
        {str(key): str(value) for key, value in part.attrib.items()}
        for part in children(element, "date-part")
    ]
    delimiter = attributes.get("delimiter", "")
    localized = env.locale.dates.get(attributes.get("form", ""))
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
    day = any(part.get("name") == "day" for part in described)
    parts = tuple(compile_part(part, beside_day=day) for part in described)
    variable = attributes.get("variable", "")
    implicit = variable == "issued" and not env.explicit_suffix
    last = localized.parts[-1].name if localized is not None and localized.parts else ""
    return _DateStyle(variable, parts, delimiter, implicit, last)


def _merged(local: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Return a localised part with a style's changes, which may not touch affixes."""
    return {
        **local,
        **{key: value for key, value in own.items() if key not in {"prefix", "suffix"}},
    }


# -- printing -------------------------------------------------------------------


def normal_parts(date: Date) -> tuple[tuple[int, ...], ...]:
    """Return a date's parts, a season standing as month 21 to 24."""
    parts = date.parts
    if date.season and parts and len(parts[0]) == 1:
        parts = tuple((*part, 20 + date.season) if part else part for part in parts)
    return parts


def _has(date: tuple[int, ...], part: PartStyle) -> bool:
    index = _ORDER.index(part.name) if part.name in _ORDER else 3
    return index < len(date) and bool(date[index])


@dataclass(frozen=True, slots=True)
class _Writer:
    """Print a date for a cite, which may have a year suffix for it."""

    style: _DateStyle
    env: Environment
    cite: Cite

    def date(self, date: Date) -> list[Token]:
        parts = normal_parts(date)
        if len(parts) == 1 or parts[0] == parts[1]:
            return self.whole(parts[0])
        if not parts[1]:
            return [*self.one(parts[0], self.style.parts, last=False), "–"]
        return self.range(parts[0], parts[1])

    def whole(self, date: tuple[int, ...]) -> list[Token]:
        """Return the tokens of a date that is no range.

        Where the end of a localised form is missing, so is what leads over to it.
        """
        out = self.one(date, self.style.parts)
        shown = [part.name for part in self.style.parts if _has(date, part)]
        if self.style.last and shown and shown[-1] != self.style.last and isinstance(out[-1], str):
            out[-1] = out[-1].rstrip(_LEADING_OVER)
        return out

    def one(
        self,
        date: tuple[int, ...],
        parts: tuple[PartStyle, ...],
        *,
        last: bool = True,
        bare: bool = False,
    ) -> list[Token]:
        """Return the tokens of one date; *bare* leaves out the affix at its end."""
        out: list[Token] = []
        shown = [part for part in parts if _has(date, part)]
        for index, part in enumerate(shown):
            at = len(out)
            cut = bare and index == len(shown) - 1
            out.extend(write_part(part, date, self.env, bare=cut))
            if len(out) > at and at and self.style.delimiter:
                out.insert(at, self.style.delimiter)
            if part.name == "year" and last and len(out) > at:
                self.add_suffix(out, () if cut else part.after)
        return out

    def add_suffix(self, out: list[Token], after: tuple[Token, ...] = ()) -> None:
        """Put the year suffix before *after*, with which *out* ends."""
        cite = self.cite
        if self.style.implicit_suffix and cite.year_suffix and not cite.suffix_done:
            cite.suffix_done = True
            place = len(out) - len(after)
            out[place:place] = [YEAR_SUFFIX, cite.year_suffix, CLOSE]

    def range(self, begin: tuple[int, ...], end: tuple[int, ...]) -> list[Token]:
        """Return a range, in which what both dates share is printed once."""
        parts = self.style.parts
        level = _difference(begin, end, parts)
        if level is None:
            return self.whole(begin)
        delimiter = next((part.range_delimiter for part in parts if part.name == level), "–")
        names = set(_ORDER[_ORDER.index(level) :])
        places = [index for index, part in enumerate(parts) if part.name in names]
        first, stop = min(places), max(places) + 1
        block = parts[first:stop]
        known = [date for date in (begin, end) if any(_has(date, part) for part in block)]
        if len(known) == 1:
            # The other end is less precise, and says nothing more.
            return self.whole(known[0])
        sections = [
            self.one(begin, parts[:first]),
            [
                *self.one(begin, block, last=False, bare=True),
                delimiter,
                *self.one(end, _without_prefix(end, block)),
            ],
            self.one(begin, parts[stop:]),
        ]
        out: list[Token] = []
        for section in sections:
            if section:
                out.extend([self.style.delimiter] if out and self.style.delimiter else [])
                out.extend(section)
        return out


def _without_prefix(date: tuple[int, ...], parts: tuple[PartStyle, ...]) -> tuple[PartStyle, ...]:
    """Return *parts* of which the first that *date* has begins without its prefix."""
    shown = [part for part in parts if _has(date, part)]
    marks = tuple(token for part in shown[:1] for token in part.before if isinstance(token, Mark))
    return tuple(replace(part, before=marks) if part is shown[0] else part for part in shown)


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
        shown = [
            number if name in names else 0 for name, number in zip(_ORDER, numbers, strict=True)
        ]
        ends.append(f"{shown[0] + 100000:06d}{shown[1]:02d}{shown[2]:02d}")
    return "-".join(ends)


def _sort_key(style: _DateStyle) -> Render:
    names = tuple(part.name for part in style.parts)

    def run(cite: Cite, out: list[Token]) -> int:
        text = (
            ""
            if style.variable in cite.suppressed
            else sortable(cite.item.dates.get(style.variable), names)
        )
        if text:
            out.append(text)
        return FILLED if text else EMPTY

    return run
