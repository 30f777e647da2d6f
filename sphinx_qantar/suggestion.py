"""Find the valid name that a misspelt one was probably meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like *name*, or None if none is much like it.

    :param name: what the author wrote
    :param candidates: the valid names
    """
    folded = {candidate.casefold(): candidate for candidate in sorted(candidates, reverse=True)}
    matches = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """Return a sentence that offers the valid name nearest to *name*.

    :param name: what the author wrote
    :param candidates: the valid names
    :returns: the sentence with a space before it, or nothing if no candidate is near
    """
    found = nearest(name, candidates)
    return f" Did you mean '{found}'?" if found else ""
