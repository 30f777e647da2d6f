"""Hold what is known of the rights in a quotation or a work."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Rights:
    """What is known of the rights in a quotation or a work; each field may be empty.

    ``status`` is a word of the project's vocabulary, ``expiry`` the last day of a permission
    as ``YYYY-MM-DD``.
    """

    status: str = ""
    holder: str = ""
    licence: str = ""
    fee: str = ""
    expiry: str = ""

    def over(self, other: Rights) -> Rights:
        """Return these rights, what they leave open taken from *other*."""
        given = {item.name: value for item in fields(Rights) if (value := getattr(self, item.name))}
        return replace(other, **given)

    def expired(self, today: date) -> bool:
        """Tell whether a permission has run out; *today* is the day that is asked about."""
        return bool(self.expiry) and date.fromisoformat(self.expiry) < today
