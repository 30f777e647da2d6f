"""Let a nested directive know the excerpt it stands in, while that is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from sphinx.environment import BuildEnvironment

_KEY = "qantar:enclosing"


class Enclosing:
    """The excerpt being parsed, and how many notes it has so far.

    :param excerpt: its name
    :param wordless: whether its quotation is left out, so that no note may name words of it
    :param embedded: whether it is one from elsewhere that is shown here
    """

    def __init__(self, excerpt: str, *, wordless: bool = False, embedded: bool = False) -> None:
        self.excerpt = excerpt
        self.notes = 0
        self.wordless = wordless
        self.embedded = embedded


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
