"""Put what an author wrote into a message about it."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_qantar.suggestion import nearest

_LONGEST = 60


def quoted(text: str) -> str:
    """Return a text between quotation marks, cut short if it is long.

    :param text: what an author wrote, of any length
    """
    text = " ".join(text[: 2 * _LONGEST].split()) if len(text) > _LONGEST else text
    return f"‘{text[:_LONGEST]}…’" if len(text) > _LONGEST else f"‘{text}’"


def hint(name: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """Return the end of a message: a question after the valid name that is nearest.

    :param name: what the author wrote
    :param candidates: the valid names
    :param otherwise: what to say if none is near
    """
    suggestion = nearest(name, candidates) if len(name) <= _LONGEST else None
    if suggestion:
        return f"; did you mean {quoted(suggestion)}?"
    return f"; {otherwise}" if otherwise else ""
