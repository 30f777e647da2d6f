"""Word the advice that ends a problem's message."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_qantar.suggestion import nearest


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """Return a sentence that offers the valid name nearest to *name*.

    :param name: what the author wrote
    :param candidates: the valid names
    :returns: the sentence with a space before it, or nothing if no candidate is near
    """
    found = nearest(name, candidates)
    return f" Did you mean '{found}'?" if found else ""
