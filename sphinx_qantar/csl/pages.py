"""Write ranges of pages, as ``101–8``, by a style's ``page-range-format``.

Source: CSL 1.0.2, "Page ranges" and its appendix on page range formats.
"""

from __future__ import annotations

import re

_RANGE = re.compile(r"^([^\W\d_]*|\d+[^\W\d_]+)(\d{1,9})$")


def format_range(first: str, last: str, page_format: str, delimiter: str) -> str:
    """Return the range from *first* to *last*.

    :param first: a page, perhaps with letters before its number
    :param last: likewise; its number may be shortened (``110``, ``5``)
    :param page_format: ``chicago``, ``chicago-15``, ``chicago-16``, ``expanded``,
        ``minimal``, ``minimal-two``, or empty to change nothing
    :param delimiter: what stands between the two
    """
    begin, end = _RANGE.match(first), _RANGE.match(last)
    if not page_format:
        return first + delimiter + last
    if begin is None or end is None or begin[1] != end[1]:
        return first + ("-" if begin or end else delimiter) + last
    prefix, low, high = begin[1], begin[2], end[2]
    if len(high) < len(low):
        high = low[: len(low) - len(high)] + high
    if page_format == "expanded" or len(high) != len(low):
        return first + delimiter + prefix + high
    if int(high) < int(low):
        return first + delimiter + last
    return first + delimiter + _shorten(low, high, page_format)


def _shorten(low: str, high: str, page_format: str) -> str:
    if page_format == "minimal":
        return _changed(low, high, 1)
    if page_format == "minimal-two":
        return _changed(low, high, 2)
    return _chicago(low, high, fifteen=page_format != "chicago-16")


def _changed(low: str, high: str, least: int) -> str:
    """Return the digits of *high* from the first that differs, *least* of them at least."""
    same = 0
    while same < len(high) - least and low[same] == high[same]:
        same += 1
    return high[same:]


def _chicago(low: str, high: str, *, fifteen: bool) -> str:
    number = int(low)
    if number < 100 or number % 100 == 0:  # noqa: PLR2004 - the rule's own figure
        return high
    if number % 100 < 10:  # noqa: PLR2004 - likewise
        return _changed(low, high, 1)
    short = _changed(low, high, 2)
    # The fifteenth edition gives all of four digits where three of them change.
    if fifteen and len(low) == 4 and len(short) > 2:  # noqa: PLR2004 - likewise
        return high
    return short
