"""Let a nested directive know the excerpt it stands in, while that is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from sphinx.environment import BuildEnvironment

_KEY = "qantar:enclosing"


@dataclass(slots=True)
class Enclosing:
    """The excerpt being parsed, and how many notes it has so far.

    ``wordless`` is true if its quotation is left out, so that no note may name words of it;
    ``embedded`` if it is one from elsewhere that is shown here.
    """

    excerpt: str
    notes: int = 0
    wordless: bool = False
    embedded: bool = False


@contextmanager
def enclosing_excerpt(env: BuildEnvironment, enclosing: Enclosing) -> Iterator[None]:
    """Make *enclosing* known to the directives parsed within."""
    outer = env.temp_data.get(_KEY)
    env.temp_data[_KEY] = enclosing
    try:
        yield
    finally:
        env.temp_data[_KEY] = outer


def enclosing_of(env: BuildEnvironment) -> Enclosing | None:
    """Return the excerpt being parsed, if there is one."""
    return cast("Enclosing | None", env.temp_data.get(_KEY))
