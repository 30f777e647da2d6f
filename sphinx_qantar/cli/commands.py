"""Name what the commands share with the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Subparsers: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no public name
else:
    Subparsers = object


class CommandError(Exception):
    """A command cannot do what it was asked; the message says why, in an author's words."""
