"""Bring in what was marked and noted in other tools: ``import FILE --to PAGE``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sphinx_qantar.bibliography import read_bibliography, work_from_csl_json
from sphinx_qantar.cli.commands import CommandError, Subparsers
from sphinx_qantar.cli.project import ProjectFiles, files_of, pages_in, read_page, write_file
from sphinx_qantar.collection.theme_file import parse_themes
from sphinx_qantar.exchange.bibtex import work_to_bibtex
from sphinx_qantar.exchange.excerpt_pages import Fate, Outcome, markup_of
from sphinx_qantar.exchange.import_plan import Plan, Project, plan_import, survey
from sphinx_qantar.exchange.incoming import (
    FORMATS,
    MOST_BYTES,
    Incoming,
    IncomingError,
    Remark,
    read_file,
)
from sphinx_qantar.exchange.incoming.texts import one_line
from sphinx_qantar.exchange.theming import themes_as_yaml
from sphinx_qantar.model import Problem, Theme, Work

_EXAMPLE = """\
For instance:
  python -m sphinx_qantar import annotations.json --to weeks/week-1.md --dry-run

What tools export: Hypothes.is .json, .csv; Readwise .csv; Taguette .csv; Zotero .json (Better
BibTeX JSON, with notes), .rdf, .html, .md; ATLAS.ti, MAXQDA, NVivo .qdpx, .qdc; excerpts.json;
Web Annotations .json.  A file can be imported again whenever it has grown.
Exit status: 0 done, 1 something wants your hand, 2 nothing was written.
"""
_WORDS: Mapping[Outcome, str] = {
    "new": "new",
    "updated": "updated",
    "unchanged": "unchanged",
    "edited": "edited here and kept",
    "deleted": "deleted here and not brought back",
    "conflict": "left as they are, though changed in the file",
}


def add_import(commands: Subparsers) -> None:
    """Add the command to those of the command line."""
    parser = commands.add_parser(
        "import",
        help="bring in passages marked in another tool",
        description=__doc__,
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="what the tool exported")
    parser.add_argument("--to", type=Path, required=True, metavar="PAGE", help="a .md or .rst file")
    parser.add_argument(
        "--bib",
        action="append",
        type=Path,
        metavar="FILE",
        help="where works are looked for, and new ones added; by default as conf.py has it",
    )
    parser.add_argument(
        "--themes", type=Path, metavar="FILE", help="a theme file to which new themes are added"
    )
    parser.add_argument(
        "--from",
        dest="form",
        choices=FORMATS,
        default="",
        metavar="TOOL",
        help=f"the tool, where the file does not tell: {', '.join(FORMATS)}",
    )
    parser.add_argument(
        "--encoding", default="", metavar="NAME", help="of a file that is not in UTF-8: cp1252 …"
    )
    parser.add_argument("--title", default="", help="the heading of a new page")
    parser.add_argument(
        "--settle", action="store_true", help="keep what was edited here; tell of it no more"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, tell only")
    parser.set_defaults(run=import_file)


def import_file(given: argparse.Namespace) -> int:
    """Import a file.

    :returns: the exit status: 1 if something wants the author's hand
    :raises CommandError: if nothing can be imported; then nothing is written
    """
    page = given.to.resolve()
    if page.is_dir():
        raise CommandError(f"{given.to} is a folder: name a page in it, in .md or .rst")
    if page.suffix not in (".md", ".rst"):
        raise CommandError(f"{given.to}: the name of a page ends in .md or .rst")
    incoming = _read(given.file, given.form, given.encoding)
    text = read_page(page)
    files = files_of(page, given.bib, given.themes)
    library = read_bibliography([path for path in files.bibliographies if path.exists()])
    project = _survey(page, files, library.works.values())
    plan = plan_import(
        incoming,
        text,
        markup_of(page.name),
        project,
        work_from_csl_json,
        title=given.title,
        themes_on_page=files.theme_file is None,
        settle=given.settle,
    )
    _tell_of_project(files, library.problems)
    begun = [
        path for path in (*files.bibliographies, files.theme_file) if path and not path.exists()
    ]
    if not given.dry_run:
        _write(plan, page, text, files)
    return _tell(plan, given, files, begun)


def _read(path: Path, form: str, encoding: str) -> Incoming:
    """Read a file, or tell why that cannot be done."""
    if path.is_dir():
        raise CommandError(f"{path} is a folder: name the file that the tool exported")
    if not path.is_file():
        raise CommandError(f"there is no file {path}")
    with path.open("rb") as source:
        data = source.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise CommandError(f"{path}: the file has more than {MOST_BYTES // 2**20} MB")
    try:
        return read_file(data, path.name, form, encoding)
    except IncomingError as fault:
        place = f"{path}:{fault.line}" if fault.line else f"{path}"
        raise CommandError(f"{place}: {one_line(str(fault))}") from fault


def _survey(page: Path, files: ProjectFiles, works: Iterable[Work]) -> Project:
    """Look at what the project has; its other pages may hold passages that were moved there."""
    themes: tuple[Theme, ...] = ()
    if files.theme_file is not None and files.theme_file.is_file():
        theme_text = files.theme_file.read_text(encoding="utf-8", errors="replace")
        themes, _problems = parse_themes(theme_text, str(files.theme_file))
    others = [(path, text) for path, text in pages_in(files.folder) if path != page]
    written = [(str(path), text, markup_of(path.name)) for path, text in others]
    found = survey([*written, (str(page), read_page(page), markup_of(page.name))], themes)
    elsewhere = {key: other for key, other in found.elsewhere.items() if other.page != str(page)}
    return replace(found, works=tuple(works), elsewhere=elsewhere)


def _write(plan: Plan, page: Path, text: str, files: ProjectFiles) -> None:
    """Write what has changed: first works and themes, which the page needs."""
    if plan.works:
        _add_works(plan.works, files)
    if plan.themes and files.theme_file is not None:
        _append(files.theme_file, themes_as_yaml(plan.themes))
    if plan.merged.text != text:
        write_file(page, plan.merged.text)


def _bib_file(files: ProjectFiles) -> Path:
    """Return the file to which new works are added."""
    found = next((path for path in files.bibliographies if path.suffix == ".bib"), None)
    if found is None:
        raise CommandError("no .bib file is named to which works could be added: give one by --bib")
    return found


def _add_works(works: Iterable[Work], files: ProjectFiles) -> None:
    _append(_bib_file(files), "".join("\n" + work_to_bibtex(work) for work in works))


def _append(path: Path, text: str) -> None:
    """Add to the end of a file, or begin it."""
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
    except UnicodeDecodeError as error:
        raise CommandError(f"{path}: the file is not in UTF-8, so nothing is added") from error
    write_file(path, f"{before.rstrip()}\n{text}" if before.strip() else text.lstrip("\n"))


def _tell_of_project(files: ProjectFiles, problems: Sequence[Problem]) -> None:
    """Tell what may be wrong where the page is to stand."""
    if not (files.folder / "conf.py").is_file():
        message = "there is no conf.py here or above: this folder is taken for the project"
        print(f"{_near(files.folder)}: {message}", file=sys.stderr)
    if problems:
        first = f"{_near(Path(problems[0].path))}:{problems[0].line}: {problems[0].message}"
        others = f" (and {len(problems) - 1} more faults)" if len(problems) > 1 else ""
        print(f"{first}{others}", file=sys.stderr)


def _near(path: Path) -> Path:
    """Return a path as it is seen from where the command runs, if it is below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _tell(plan: Plan, given: argparse.Namespace, files: ProjectFiles, begun: Sequence[Path]) -> int:
    """Tell what was done and what was not; return the exit status.

    :param begun: files that were not there
    """
    conflicts = [fate for fate in plan.merged.fates if fate.outcome == "conflict"]
    for remark in plan.remarks:
        print(_line(given.file, remark), file=sys.stderr)
    for fate in conflicts:
        print(_conflict(fate, given.to, given.file), file=sys.stderr)
    counts = Counter(fate.outcome for fate in plan.merged.fates)
    told = [f"{counts[outcome]} {word}" for outcome, word in _WORDS.items() if counts[outcome]]
    print(f"{given.to}: {', '.join(told) or 'no passage'}")
    if plan.works:
        print(_added(_bib_file(files), "works", [each.citekey for each in plan.works], begun))
    if plan.themes:
        place = files.theme_file or given.to
        print(_added(place, "themes", [theme.slug for theme in plan.themes], begun))
    if given.dry_run:
        print("nothing was written")
    return 1 if conflicts or any(remark.fault for remark in plan.remarks) else 0


def _added(place: Path, kind: str, names: Iterable[str], begun: Sequence[Path]) -> str:
    new = " (a new file)" if place in begun else ""
    return f"{_near(place)}{new}: {kind} added: {', '.join(names)}"


def _line(path: Path, remark: Remark) -> str:
    place = f"{path}:{remark.line}" if remark.line else f"{path}"
    return f"{place}: {one_line(remark.message)}"


def _conflict(fate: Fate, page: Path, file: Path) -> str:
    entry = fate.passage.highlight.line
    source = f"{file}:{entry}" if entry else f"{file}"
    if fate.page:
        done, advice = (
            "was moved here, and has changed",
            "import to this page to bring the change in",
        )
        return f"{fate.page}:{fate.line}: the excerpt '{fate.name}' {done} in {source}: {advice}"
    return (
        f"{page}:{fate.line}: the excerpt '{fate.name}' was edited here, and has changed in "
        f"{source} as well: it is left as it is (--settle keeps it so)"
    )
