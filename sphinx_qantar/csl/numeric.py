"""Compile ``cs:number`` and ``cs:label``, and print number variables.

Source: CSL 1.0.2, "Number", "Label" and "Page ranges".
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from sphinx_qantar.csl.blocks import Element, never_idle
from sphinx_qantar.csl.context import (
    CITED_VARIABLES,
    EMPTY,
    FILLED,
    NO_VARIABLE,
    SPECIAL_VARIABLES,
    Cite,
    Item,
)
from sphinx_qantar.csl.decoration import decorated, decoration
from sphinx_qantar.csl.environment import Environment
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.numbers import (
    Numbers,
    is_range,
    long_ordinal,
    ordinal,
    parse_numbers,
    roman,
    split_labels,
)
from sphinx_qantar.csl.pages import format_range
from sphinx_qantar.csl.tokens import Token
from sphinx_qantar.csl.whole import whole

_PAGED = frozenset({"page", "page-first"})


def write_numbers(name: str, text: str, cite: Cite, env: Environment, form: str) -> list[Token]:
    """Return a number variable's content in *form*.

    :param name: the variable
    :param text: its content
    :param form: ``numeric``, ``ordinal``, ``long-ordinal`` or ``roman``
    """
    segments = split_labels(text)
    out = _segment(name, segments[0].text, cite, env, form)
    for segment in segments[1:]:
        numbers = parse_numbers(segment.text)
        term = env.locale.term(segment.label, "short", plural=numbers.plural) or segment.written
        out.append(f"{segment.gap}{term} ")
        out.extend(_segment(segment.label, segment.text, cite, env, "numeric"))
    return out


def _segment(name: str, text: str, cite: Cite, env: Environment, form: str) -> list[Token]:
    numbers = parse_numbers(text)
    paged = name in _PAGED or (
        name == "locator" and cite.locator is not None and cite.locator.label == "page"
    )
    if not numbers.numeric and not (paged and len(numbers.units) > 1):
        return list(parse_markup(numbers.text))
    return [_joined(numbers, name, env, form, paged=paged)]


def _joined(numbers: Numbers, name: str, env: Environment, form: str, *, paged: bool) -> str:
    units = [_in_form(unit, name, env, form) for unit in numbers.units]
    out = units[0]
    previous = units[0]
    for separator, unit in zip(numbers.separators, units[1:], strict=True):
        if is_range(separator):
            joined = _range(previous, unit, env, numeric=numbers.numeric, paged=paged)
            out = out[: len(out) - len(previous)] + joined
        else:
            out += _separator(separator, env) + unit
        previous = unit
    return out


def _range(first: str, last: str, env: Environment, *, numeric: bool, paged: bool) -> str:
    delimiter = env.locale.term("page-range-delimiter") or "–"
    if paged and (numeric or first.isdecimal() or last.isdecimal()):
        return format_range(first, last, env.page_format, delimiter)
    return first + ("–" if numeric else "-") + last if not paged else first + "-" + last


def _separator(separator: str, env: Environment) -> str:
    bare = separator.strip()
    if bare == ",":
        return ", "
    if "&" in bare:
        symbol = env.locale.term("and", "symbol") or "&"
        return f"{', ' if ',' in bare else ' '}{symbol} "
    return separator


def _in_form(unit: str, name: str, env: Environment, form: str) -> str:
    number = None if form == "numeric" else whole(unit)
    if number is None:
        return unit
    if form == "roman":
        return roman(number)
    gender = env.locale.gender(name)
    if form == "long-ordinal":
        return long_ordinal(number, env.locale, gender)
    return ordinal(number, env.locale, gender)


def compile_number(element: etree._Element, env: Environment) -> Element:
    """Return what prints a ``cs:number`` element."""
    name = element.get("variable", "")
    form = element.get("form", "numeric")
    attributes = {str(key): str(value) for key, value in element.attrib.items()}

    def run(cite: Cite, out: list[Token]) -> int:
        text = cite.variable(name)
        if not text or name in cite.suppressed:
            return EMPTY
        if cite.collected is not None:
            cite.collected.add(name)
        if env.sorting:
            out.append(text)
        else:
            out.extend(write_numbers(name, text, cite, env, form))
        return FILLED

    return Element(
        decorated(run, decoration(attributes, env.locale.language)), idle_without(name, EMPTY, env)
    )


def idle_without(name: str, status: int, env: Environment) -> Callable[[Item], int | None]:
    """Return what tells that an element prints nothing for works without a variable."""
    special = name in SPECIAL_VARIABLES
    if env.area == "bibliography" and name in CITED_VARIABLES:
        special = False

    def idle(item: Item) -> int | None:
        return None if special or name in item.variables else status

    return idle


# -- labels ---------------------------------------------------------------------


def compile_label(element: etree._Element, env: Environment) -> Element:
    """Return what prints a ``cs:label`` element beside a number variable."""
    name = element.get("variable", "")
    form = element.get("form", "long")
    plural_rule = element.get("plural", "contextual")
    may_be_cited = name == "page" and env.area == "citation"
    attributes = {str(key): str(value) for key, value in element.attrib.items()}

    def run(cite: Cite, out: list[Token]) -> int:
        text = cite.variable(name)
        if may_be_cited and not text:
            text = _cited_pages(cite)
        if not text or name in cite.suppressed or env.sorting:
            return NO_VARIABLE
        term = name
        if name == "locator" and cite.locator is not None:
            term = cite.locator.label
        plural = plural_rule == "always" or (
            plural_rule == "contextual" and is_plural(name, text, env)
        )
        label = label_term(term, form, env, plural=plural)
        if label:
            out.append(label)
        return NO_VARIABLE

    return Element(
        decorated(run, decoration(attributes, env.locale.language)),
        never_idle if may_be_cited else idle_without(name, NO_VARIABLE, env),
    )


def _cited_pages(cite: Cite) -> str:
    """Return the pages cited; empty if others or none are.

    Some styles label the locator as the work's pages, which books do not have.
    """
    locator = cite.locator
    return locator.value if locator is not None and locator.label == "page" else ""


def label_term(term: str, form: str, env: Environment, *, plural: bool) -> str:
    """Return the term of a locator or number variable; empty if it has none."""
    found = env.locale.term(term, form, plural=plural)
    if found is None and term in {"sub-verbo", "sub verbo"}:
        other = "sub verbo" if term == "sub-verbo" else "sub-verbo"
        found = env.locale.term(other, form, plural=plural)
    return found or ""


def is_plural(name: str, text: str, env: Environment) -> bool:
    """Tell whether a number variable holds several numbers, or counts more than one."""
    numbers = parse_numbers(split_labels(text)[0].text)
    if name in {"number-of-pages", "number-of-volumes"}:
        return numbers.plural or (whole(numbers.text) or 0) > 1
    if numbers.plural and len(numbers.units) == 2 and is_range(numbers.separators[0]):  # noqa: PLR2004 - a range has two ends
        return _is_true_range(*numbers.units, env=env)
    return numbers.plural


def _is_true_range(first: str, last: str, *, env: Environment) -> bool:
    low, high = whole(first), whole(last)
    if low is None or high is None or env.page_format or len(last) >= len(first):
        return True
    return low < int(first[: len(first) - len(last)] + last)
