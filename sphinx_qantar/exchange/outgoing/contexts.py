"""Say what stands before and after a quotation in its source, and where it is cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

LENGTH = 32
"""How many code points of the source a context has on each side, as annotators have it."""

_ELISION = re.compile(
    r"\s*(?:\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\s?\.\s?\.)\s*"
)


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


def fragments_of(quotation: str) -> list[str]:
    """Return the parts of a quotation that stand in its source without a gap.

    Editors' ellipses part them; verses and paragraphs are joined by spaces.
    """
    joined = " ".join(quotation.split())
    return [part for part in _ELISION.split(joined) if part] or [joined]
