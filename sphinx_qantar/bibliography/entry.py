"""Hold an entry between the file and the work that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx_qantar.model import Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its fields put together, but their LaTeX still in place.

    ``type`` and the names of the fields are in small letters.  ``lines`` has the
    1-based line of each field that stands in the entry itself.
    """

    type: str
    citekey: str
    fields: Mapping[str, str]
    lines: Mapping[str, int] = field(default_factory=dict)
    path: str = ""
    line: int = 0
    source: str = ""

    def problem(self, message: str, field_name: str = "") -> Problem:
        """Report a fault in this entry, at the line of a field where one is named."""
        line = self.lines.get(field_name, self.line)
        return Problem("bibliography", message, self.path, line)
