"""Part a quotation at its editor's ellipses."""

from __future__ import annotations

import re

_ELISION = re.compile(
    r"\s*(?:\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\s?\.\s?\.)\s*"
)


def fragments_of(quotation: str) -> list[str]:
    """Return the parts of a quotation that stand in its source without a gap.

    Editors' ellipses part them; verses and paragraphs are joined by spaces.
    """
    joined = " ".join(quotation.split())
    return [part for part in _ELISION.split(joined) if part] or [joined]
