"""Notice a field whose name is a slip for one that no entry should lack."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from functools import lru_cache

from sphinx_qantar.bibliography.field_tables import EDITORS

_ALIKE = (
    ("author",),
    ("booktitle",),
    ("date", "year"),
    ("editor", *EDITORS),
    ("journal", "journaltitle"),
    ("publisher",),
    ("title",),
)
"""The fields that matter, each with those that stand for it."""

_KNOWN = frozenset(name for names in _ALIKE for name in names) | {"edition"}
_LIKENESS = 0.75  # that of yaer and year


def meant_field(field: str, fields: Collection[str]) -> str:
    """Return the field that a name is probably a slip for, empty if it is none.

    A name is taken for a slip if it is nearly as long as the other, and the entry has nothing
    that stands for that: files hold many fields that mean something to another program.

    :param field: a name in small letters
    :param fields: the names of all fields of the entry
    """
    wanted = _nearest(field)
    if not wanted:
        return ""
    alike = next(names for names in _ALIKE if wanted in names)
    return "" if any(name in fields for name in alike) else wanted


@lru_cache(maxsize=4096)
def _nearest(field: str) -> str:
    if field in _KNOWN:
        return ""
    near = [name for names in _ALIKE for name in names if abs(len(name) - len(field)) <= 1]
    return next(iter(difflib.get_close_matches(field, near, n=1, cutoff=_LIKENESS)), "")
