"""Read what people marked and noted in other tools.

:func:`read_file` takes the bytes of a file and returns an :class:`Incoming`: passages as
:class:`Highlight`, and in :class:`Remark` all that could not be carried.  There is a module
for each format; none reads or writes a file.
"""

from __future__ import annotations

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
from sphinx_qantar.late_names import late_names

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


if not TYPE_CHECKING:  # else any name would do; some need what writes, which needs these records
    __getattr__ = late_names(__name__, {"FORMATS": "files", "read_file": "files"})
