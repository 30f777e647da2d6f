"""Hold how the words of a citation are varied."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """How the words of a citation are varied.

    ``all_names`` prints every author where the style would print *et al.*;
    ``capitalised`` begins with a capital letter; ``bracketed`` encloses an author, a
    year or a label that stands alone.
    """

    all_names: bool = False
    capitalised: bool = False
    bracketed: bool = False


PLAIN_WORDING = Wording()
