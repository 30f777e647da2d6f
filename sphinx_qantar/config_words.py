"""Read the words that conf.py gives, and say what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection

from sphinx_qantar.suggestion import nearest


def texts_of(value: object) -> tuple[str, ...] | None:
    """Return *value* as texts, one text being a list of one, or None if it is neither."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def unknown_word(place: str, name: str, known: Collection[str]) -> str:
    """Return what is wrong with a name that is none of those known.

    :param place: where in conf.py it stands
    """
    found = nearest(name, known)
    hint = f"did you mean '{found}'?" if found else "use one of: " + ", ".join(sorted(known))
    return f"{place}: '{name}' is unknown; {hint}"
