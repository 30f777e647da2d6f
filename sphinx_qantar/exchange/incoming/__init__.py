"""Read what people marked and noted in other tools.

:func:`read_file` takes the bytes of a file and returns an :class:`Incoming`: passages as
:class:`Highlight`, and in :class:`Remark` all that could not be carried.  There is a module
for each format; none reads or writes a file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sphinx_qantar.exchange.incoming.records import (
    Code,
    Comment,
    Highlight,
    Incoming,
    IncomingError,
    Remark,
    Source,
)
from sphinx_qantar.exchange.incoming.texts import MOST_BYTES

if TYPE_CHECKING:
    from sphinx_qantar.exchange.incoming.files import FORMATS, read_file

__all__ = [
    "FORMATS",
    "MOST_BYTES",
    "Code",
    "Comment",
    "Highlight",
    "Incoming",
    "IncomingError",
    "Remark",
    "Source",
    "read_file",
]


def __getattr__(name: str) -> object:
    """Load the readers when a file is read: some need what writes, which needs the records."""
    if name not in ("FORMATS", "read_file"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.files"), name)
