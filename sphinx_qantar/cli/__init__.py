"""Course readers without a whole build: begin one, bring passages in and out, check quotations."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sphinx.errors import SphinxError

from sphinx_qantar.cli.checking import add_check
from sphinx_qantar.cli.commands import CommandError
from sphinx_qantar.cli.exporting import add_export
from sphinx_qantar.cli.importing import add_import
from sphinx_qantar.cli.quickstart import add_quickstart


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    :param arguments: what follows the program's name; by default that of this process
    :returns: the exit status of the command, 2 if it could not do its work
    """
    given = _parser().parse_args(arguments)
    try:
        status: int = given.run(given)
    except KeyboardInterrupt:
        print("\nsphinx-qantar: interrupted", file=sys.stderr)
        return 2
    except (CommandError, SphinxError, OSError) as error:
        print(f"sphinx-qantar: {_said(error)}", file=sys.stderr)
        return 2
    return status


def _said(error: Exception) -> str:
    """Return what a fault is, without the numbers of systems."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sphinx_qantar", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_check(commands)
    add_import(commands)
    add_export(commands)
    add_quickstart(commands)
    return parser
