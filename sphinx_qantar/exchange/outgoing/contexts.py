"""Say what stands before and after a quotation in its source, as annotators have it."""

from __future__ import annotations

from dataclasses import dataclass

LENGTH = 32
"""How many code points of the source a context has on each side."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before and after a quotation in its source; empty where that is not known."""

    prefix: str = ""
    suffix: str = ""


def context_in(text: str, start: int, end: int) -> Context:
    """Return the context of a stretch of a source text.

    :param text: the source text
    :param start: where the stretch begins, in code points
    :param end: where it ends
    """
    return Context(text[max(0, start - LENGTH) : start], text[end : end + LENGTH])
