"""Hold the words of a page as other projects get them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """What a page publishes of a note, or of a passage that is more than plain paragraphs.

    ``text`` and ``html`` have marks where words of other pages belong.  ``conditions`` are
    those of the ``only`` directives round it.
    """

    node_id: str
    text: str = ""
    html: str = ""
    conditions: tuple[str, ...] = ()
