"""Stand for builders that most builds do not ask for, each loaded by the builds that do."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from sphinx_qantar.late_names import late_object


class LateBuilder(Builder):
    """Become the builder that is meant when Sphinx makes one."""

    load: ClassVar[Callable[[], type[Builder]]]

    def __new__(cls, app: Sphinx, env: BuildEnvironment) -> Builder:  # type: ignore[misc]  # another
        """Return a builder of the class that is meant."""
        return cls.load()(app, env)


def late_builder(name: str, place: str) -> type[Builder]:
    """Return what stands for a builder.

    :param name: the builder's name, as its class has it
    :param place: the full name of its class
    """
    module, _, kind = place.rpartition(".")
    members = {
        "__module__": __name__,
        "name": name,
        "load": staticmethod(late_object(module, kind)),
    }
    return type(kind, (LateBuilder,), members)
