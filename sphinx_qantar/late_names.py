"""Load what a package offers when it is asked for, and a function when it is called.

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


def late_object(module: str, name: str) -> Callable[[], Any]:
    """Return what loads a module when it is first called, and returns an object of it.

    :param module: the module's full name
    :param name: the object's name in it
    """

    def find() -> Any:  # noqa: ANN401 - a class or a function
        return getattr(import_module(module), name)

    return find


def late_function(module: str, name: str) -> Callable[..., Any]:
    """Return what stands for a function, and loads its module when it is first called.

    :param module: the module's full name
    :param name: the function's name in it
    """

    def call(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the function takes
        return getattr(import_module(module), name)(*args, **named)

    call.__module__, call.__name__, call.__qualname__ = module, name, name
    return call
