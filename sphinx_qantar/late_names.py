"""Load what a package offers when it is asked for.

Source: PEP 562, "Module __getattr__ and __dir__".
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def late_names(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return a package's ``__getattr__``, which loads the module that has a name.

    A build that changes nothing needs little of most packages, and to make the classes of
    records takes longer than the rest of loading them.

    :param package: the package's own name
    :param homes: the module beneath it that has each name it offers
    """

    def find(name: str) -> Any:  # noqa: ANN401 - whatever the package offers
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{home}"), name)
        setattr(sys.modules[package], name, found)  # records are made by thousands
        return found

    return find
