"""Take values out of JSON from elsewhere: what is not of the kind asked for counts as absent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text of a passage has: controls, and surrogates without their other half."""

Data = Mapping[str, object]


def text(data: Data, key: str) -> str:
    """Return a text, empty if there is none; characters that cannot be printed are dropped."""
    value = data.get(key)
    return _UNPRINTED.sub("", value) if isinstance(value, str) else ""


def line(data: Data, key: str) -> str:
    """Return a text on one line, its white space single."""
    return " ".join(text(data, key).split())


def texts(data: Data, key: str) -> tuple[str, ...]:
    """Return a list of texts, each on one line and none empty."""
    value = data.get(key)
    found = ({"": each} for each in value) if isinstance(value, list) else ()
    return tuple(each for each in (line(one, "") for one in found) if each)


def objects(value: object) -> Iterator[Data]:
    """Yield the objects of an array."""
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))
