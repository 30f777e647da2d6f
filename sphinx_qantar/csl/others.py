"""Tell the people of a list from the mark for those whom its author left out.

BibTeX ends a list by ``and others``; ours ends by :data:`OTHERS`.
"""

from __future__ import annotations

from sphinx_qantar.model import Name

OTHERS = Name(literal="others")
"""What stands, last, for the people whom the author of a list left out."""


def named(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return *names* without the :data:`OTHERS` at their end; alone, these are somebody's name."""
    return names[:-1] if len(names) > 1 and names[-1] == OTHERS else names
