"""Print the parts of a date: years, months, seasons and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_qantar.csl.decoration import format_marks, strip_periods
from sphinx_qantar.csl.environment import Environment
from sphinx_qantar.csl.locale import OF_DAY
from sphinx_qantar.csl.numbers import ordinal
from sphinx_qantar.csl.textcase import apply_case
from sphinx_qantar.csl.tokens import CLOSE, YEAR, Mark, Token, map_text

_MONTHS = 12
_LAST_SEASON = 24
_FIRST_PLAIN_YEAR = 1000


@dataclass(frozen=True, slots=True)
class PartStyle:
    """How one part of a date is printed."""

    name: str
    form: str
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    closes: tuple[Mark, ...]
    case: str
    strip: bool
    range_delimiter: str
    beside_day: bool
    """Whether the day is printed as well, if the date has one."""


def compile_part(attributes: Mapping[str, str], *, beside_day: bool) -> PartStyle:
    """Return the style that a ``cs:date-part`` asks for.

    :param beside_day: whether a day is printed as well
    """
    name = attributes.get("name", "")
    marks = format_marks(attributes)
    prefix, suffix = attributes.get("prefix", ""), attributes.get("suffix", "")
    return PartStyle(
        name=name,
        form=attributes.get("form", "long" if name != "day" else "numeric"),
        before=(*([prefix] if prefix else []), *marks),
        after=(suffix,) if suffix else (),
        closes=tuple(CLOSE for _ in marks),
        case=attributes.get("text-case", ""),
        strip=attributes.get("strip-periods") == "true",
        range_delimiter=attributes.get("range-delimiter", "–"),
        beside_day=beside_day,
    )


def write_part(
    part: PartStyle, date: tuple[int, ...], env: Environment, *, bare: bool
) -> list[Token]:
    """Return the tokens of one part of *date*; *bare* leaves out what leads over."""
    if part.name == "year":
        text = _year(date[0], part.form, env)
    elif part.name == "month":
        text = _month(date[1], part.form, env, of_day=part.beside_day and any(date[2:]))
    else:
        text = _day(date, part.form, env)
    if not text:
        return []
    content: list[Token] = [text]
    if part.strip:
        map_text(content, 0, strip_periods)
    if part.case:
        apply_case(content, 0, part.case, env.locale.language)
    if part.name == "year":
        content = [YEAR, *content, CLOSE]
    after = () if bare and not _is_word(part.after) else part.after
    return [*part.before, *content, *part.closes, *after]


def _is_word(suffix: tuple[Token, ...]) -> bool:
    """Tell whether a suffix belongs to its part, as 日 does, rather than leads over to the next."""
    return all(isinstance(token, str) and token.isalpha() for token in suffix)


def _year(year: int, form: str, env: Environment) -> str:
    if form == "short" and year > 0:
        return f"{year % 100:02d}"
    if year < 0:
        return f"{-year}{env.locale.term('bc') or ''}"
    if year < _FIRST_PLAIN_YEAR:
        return f"{year}{env.locale.term('ad') or ''}"
    return str(year)


def _month(month: int, form: str, env: Environment, *, of_day: bool) -> str:
    if _MONTHS < month <= _LAST_SEASON:
        if form.startswith("numeric"):
            return ""
        return env.locale.term(f"season-{(month - 1) % 4 + 1:02d}") or ""
    if not 1 <= month <= _MONTHS:
        return ""
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02d}"
    if form == "long" and of_day:  # in languages with cases: 6 января, but январь 2022
        form = OF_DAY
    return env.locale.term(f"month-{month:02d}", form) or ""


def _day(date: tuple[int, ...], form: str, env: Environment) -> str:
    day = date[2]
    if form == "numeric-leading-zeros":
        return f"{day:02d}"
    limited = env.locale.options.get("limit-day-ordinals-to-day-1") == "true"
    if form == "ordinal" and (day == 1 or not limited):
        return ordinal(day, env.locale, env.locale.gender(f"month-{date[1]:02d}"))
    return str(day)
