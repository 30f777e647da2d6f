"""Read what is said of the rights in an excerpt or a work."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from sphinx_qantar import model
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.model import Rights

STATUSES = (
    "public-domain",
    "licensed",
    "granted",
    "exception",
    "requested",
    "unknown",
    "denied",
)
"""The statuses that a project has unless it names its own.

*exception* is for what a law of the country allows without permission, as quotation for
teaching; *licensed* for what a licence such as Creative Commons allows.
"""

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_FIELD = re.compile(r"\s*([\w-]+)\s*[:=]\s*(.*)$", re.DOTALL)


class RightsError(ValueError):
    """A statement of rights is malformed; the message is meant for its author."""


_SYNONYMS = {"license": "licence", "expires": "expiry", "until": "expiry"}


def parse_rights(text: str, statuses: Collection[str] = STATUSES) -> Rights:
    """Read a statement: ``granted; holder: Steppe Press; fee: 120 EUR; expiry: 2027-12-31``.

    :param text: a status, then fields, parted by semicolons
    :param statuses: the vocabulary of statuses
    :raises RightsError: if it cannot be read
    """
    values: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _FIELD.match(part)
        name, value = (match[1], match[2]) if match else ("status", part)
        if name in values:
            raise RightsError(f"the rights give their {name} twice.")
        values[name] = value
    return rights_of(values, statuses)


def rights_of(values: Mapping[str, object], statuses: Collection[str] = STATUSES) -> Rights:
    """Make rights of their fields, as ``status`` and ``holder``.

    :param values: text by the name of the field
    :param statuses: the vocabulary of statuses
    :raises RightsError: if a field is unknown, or its value unusable
    """
    names = [item.name for item in fields(model.Rights)]
    named: dict[str, str] = {}
    for given, value in values.items():
        name = _SYNONYMS.get(str(given).casefold(), str(given).casefold())
        if name not in names:
            raise RightsError(f"rights have no '{given}'.{did_you_mean(str(given), names)}")
        named[name] = " ".join(str(value).split())
    rights = model.Rights(**named)
    if rights.status and rights.status not in statuses:
        advice = did_you_mean(rights.status, statuses) or f" Use one of: {', '.join(statuses)}."
        raise RightsError(f"the status '{rights.status}' is not known.{advice}")
    if rights.expiry and not _is_date(rights.expiry):
        raise RightsError(f"'{rights.expiry}' is no day: write for instance 2027-12-31.")
    return rights


def _is_date(text: str) -> bool:
    match = _DATE.match(text)
    if match is None:
        return False
    try:
        date(*map(int, match.groups()))
    except ValueError:
        return False
    return True
