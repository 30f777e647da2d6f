"""Word the months under which dated passages are grouped."""

from __future__ import annotations

import datetime as dt
import re

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from sphinx_qantar.translation import _

_SPRING = 21
"""EDTF level 1 writes the seasons as the months 21 to 24."""


def month_label(key: str, language: str) -> str:
    """Return a month in words, as ``January 2022``.

    :param key: the month as EDTF has it: ``2022``, ``2022-01``, or ``2022-21`` for spring;
        anything else is returned as it is
    :param language: the project's language
    """
    found = re.fullmatch(r"(\d{4})-(\d\d)", key)
    if not found:
        return key
    year, month = int(found[1]), int(found[2])
    if month >= _SPRING:
        return f"{_seasons()[month - _SPRING]} {year}"
    if not year:
        return key
    written: str = format_skeleton("yMMMM", dt.date(year, month, 1), locale=_locale(language))
    return written[:1].upper() + written[1:]


def _seasons() -> tuple[str, ...]:
    return (str(_("Spring")), str(_("Summer")), str(_("Autumn")), str(_("Winter")))


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en")
