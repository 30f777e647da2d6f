"""Read whole numbers that strangers wrote."""

from __future__ import annotations

_MOST_DIGITS = 9


def whole(text: str | None) -> int | None:
    """Return the number that *text* is, or None if it is none, or one of ten digits and more."""
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
