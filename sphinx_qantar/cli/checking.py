"""Check the quotations of some pages without a whole build: ``check PAGE…``."""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_qantar.checking.reports import line_of, summary_of
from sphinx_qantar.checking.rows import Row, rows_of
from sphinx_qantar.cli.commands import CommandError, Subparsers
from sphinx_qantar.cli.project import project_of
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.model import Problem

_TOLD = tuple(
    f"qantar.{subtype}"
    for subtype in ("accept", "ambiguous", "anchor", "lock", "misplaced", "source")
)
"""The warnings that are told besides the verdicts: the others are of pages that were not read."""


def add_check(commands: Subparsers) -> None:
    """Add the command to those of the command line."""
    parser = commands.add_parser("check", help="check the quotations of pages")
    parser.add_argument("pages", nargs="+", type=Path, metavar="PAGE", help="a MyST or rST file")
    parser.add_argument(
        "--sources",
        action="append",
        type=Path,
        metavar="FOLDER",
        help="a folder of source texts, instead of those that conf.py names",
    )
    parser.add_argument("--verbose", action="store_true", help="tell of all quotations")
    parser.set_defaults(run=check)


def check(given: argparse.Namespace) -> int:
    """Check pages.

    :returns: the exit status: 1 if a quotation does not stand in its source
    :raises CommandError: if a file is no page, or a folder is not there
    """
    for folder in given.sources or ():
        if not folder.is_dir():
            raise CommandError(f"there is no folder {folder}")
    found = [row for folder, pages in _by_project(given) for row in _check(folder, pages, given)]
    for row in found:
        if row.fails or given.verbose:
            print(line_of(row))
    counts = (f"{count} {word}" for word, count in summary_of(found).items())
    print(", ".join(counts) or "no quotation")
    return 1 if any(row.fails for row in found) else 0


def _by_project(given: argparse.Namespace) -> Iterator[tuple[Path, list[Path]]]:
    """Yield the folder of each project, that of its conf.py, and the pages in it."""
    projects: dict[Path, list[Path]] = {}
    for page in given.pages:
        if not page.is_file():
            raise FileNotFoundError(f"there is no page {page}")
        folder = project_of(page.resolve())
        projects.setdefault(folder, []).append(page.resolve())
    yield from projects.items()


def _check(folder: Path, pages: Sequence[Path], given: argparse.Namespace) -> list[Row]:
    """Read pages of a project, and return what the check of their quotations found."""
    has_conf = (folder / "conf.py").is_file()
    docnames = [page.relative_to(folder).with_suffix("").as_posix() for page in pages]
    overrides: dict[str, object] = {
        "include_patterns": [page.relative_to(folder).as_posix() for page in pages],
        "root_doc": docnames[0],
    }
    if not has_conf:
        overrides["extensions"] = ["myst_parser", "sphinx_qantar"]
        overrides["myst_enable_extensions"] = ["colon_fence"]
    if given.sources:
        overrides["qantar_sources"] = [str(source.resolve()) for source in given.sources]
    warnings = io.StringIO()
    with tempfile.TemporaryDirectory() as build, patch_docutils(), docutils_namespace():
        app = Sphinx(
            folder,
            folder if has_conf else None,
            Path(build, "out"),
            Path(build, "doctrees"),
            "quotecheck",
            overrides,
            status=None,
            warning=warnings,
        )
        _refuse_what_is_no_page(app, dict(zip(docnames, pages, strict=True)))
        app.builder.read()
        rows = list(rows_of(app.env))
        domain = qantar_domain(app.env)
        problems = [each for page in domain.pages.values() for each in page.text_problems]
        _tell([*problems, *domain.build.checker.problems], warnings.getvalue())
    return rows


def _refuse_what_is_no_page(app: Sphinx, pages: Mapping[str, Path]) -> None:
    """Do nothing if all files are pages of the project.

    :param pages: the files, by the names that they would have as pages
    :raises CommandError: if one is none
    """
    app.env.find_files(app.config, app.builder)
    suffixes = list(app.config.source_suffix)
    for docname, page in pages.items():
        if not page.name.endswith(tuple(suffixes)):
            raise CommandError(
                f"{page.name} is no page: its name ends in none of {', '.join(suffixes)}"
            )
        if docname not in app.env.found_docs:
            raise CommandError(
                f"{page.name} is none of the project's pages: exclude_patterns leaves it out"
            )


def _tell(problems: Iterable[Problem], warnings: str) -> None:
    """Print what is wrong with source texts, and those warnings that are of quotations."""
    for problem in dict.fromkeys(problems):
        print(f"{problem.path}:{problem.line}: {problem.message}", file=sys.stderr)
    for line in strip_colors(warnings).splitlines():
        if any(f"[{kind}]" in line for kind in _TOLD):
            print(line, file=sys.stderr)
