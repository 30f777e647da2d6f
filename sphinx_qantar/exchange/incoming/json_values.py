"""Read JSON from outside, of which any value may be of any kind."""

from __future__ import annotations

import json

from sphinx_qantar.exchange.incoming.records import IncomingError


def parse_json(text: str) -> object:
    """Return the value of a JSON text.

    :raises IncomingError: if it is no JSON, or nested beyond reason
    """
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise IncomingError(f"this is not JSON: {error.msg}", error.lineno) from error
    except RecursionError:
        raise IncomingError("this is not usable JSON: it is nested too deep") from None
    except ValueError as error:
        raise IncomingError(f"this is not usable JSON: {error}") from error
    return value


def member(value: object, *keys: str) -> object:
    """Return what stands under one key after the other, None where anything is lacking."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text_of(value: object, *keys: str) -> str:
    """Return a text, or a number as text; empty where there is neither."""
    found = member(value, *keys)
    if isinstance(found, str):
        return found
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return f"{found}" if is_number else ""


def list_of(value: object, *keys: str) -> list[object]:
    """Return a list; one value that stands alone is a list of one, as JSON-LD has it."""
    found = member(value, *keys)
    if isinstance(found, list):
        return found
    return [] if found is None else [found]


def texts_of(value: object, *keys: str) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(each for each in list_of(value, *keys) if isinstance(each, str))
