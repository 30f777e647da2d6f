"""Begin a course reader that builds at once: ``quickstart DIR``, with and without questions."""

from __future__ import annotations

import argparse
import gettext
from collections.abc import Mapping
from pathlib import Path

from sphinx_qantar.cli.answers import asked_answers, stated_answers
from sphinx_qantar.cli.commands import CommandError, Subparsers
from sphinx_qantar.cli.new_project import project_files
from sphinx_qantar.translation import CATALOGUE, CATALOGUE_FOLDER


def add_quickstart(commands: Subparsers) -> None:
    """Add the command to those of the command line."""
    parser = commands.add_parser("quickstart", help="begin a course reader")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write it")
    parser.add_argument("-q", "--quiet", action="store_true", help="ask nothing")
    parser.add_argument("-t", "--title", help="the title of the course")
    parser.add_argument("-a", "--author", help="authors or editors, parted by semicolons")
    parser.add_argument("-l", "--language", help="a language tag: en, ru, kk …")
    parser.add_argument("--style", help="a citation style by name")
    parser.add_argument("--markup", help="myst or rst")
    parser.set_defaults(run=quickstart)


def quickstart(given: argparse.Namespace) -> int:
    """Ask what is not told, and write the project.

    :returns: the exit status, 0
    :raises CommandError: if an answer cannot be used, or a file is there already; then nothing
        is written
    """
    folder: Path = given.folder
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{folder} is a file: name a folder")
    _ = gettext.translation(CATALOGUE, CATALOGUE_FOLDER, fallback=True).gettext
    answers = stated_answers(given, _) if given.quiet else asked_answers(given, _)
    written = project_files(answers)
    _refuse_to_overwrite(folder, written)
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    if not given.quiet:
        print("\n" + _("The course reader is written to %s. Build it with:") % folder)
        print(f"\n    sphinx-build -b html {folder} {folder / 'build' / 'html'}")
        print(f"    sphinx-build -b reader {folder} {folder / 'build' / 'reader'}")
        print(f"    sphinx-build -b readerpdf {folder} {folder / 'build' / 'pdf'}")
        print(f"    sphinx-build -b quotecheck {folder} {folder / 'build' / 'quotecheck'}")
    return 0


def _refuse_to_overwrite(folder: Path, written: Mapping[str, str]) -> None:
    others = {path.stem for path in folder.glob("index.*")} if folder.is_dir() else set()
    there = [name for name in written if (folder / name).exists() or (folder / name).is_symlink()]
    if there or others:
        named = ", ".join(there) or "an index page"
        raise CommandError(f"{folder} has {named} already: nothing is overwritten")
