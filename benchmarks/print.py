"""Measure what it costs to print a reader, side by side with LaTeX and WeasyPrint.

Run ``python benchmarks/print.py``.  It writes projects of made-up passages with notes and
prints them as readers of some 300, 1,000 and 3,000 pages by ``readerpdf``.  The first it prints
also by XeLaTeX (``readerlatex`` and latexmk), and by WeasyPrint (``singlehtml``), where they are
installed; a Python that has WeasyPrint can be named by ``--weasyprint``.  Each is measured from
the sources to the PDF and, since all have the same pages to read, from what Sphinx wrote to the
PDF alone.  Printed are the user CPU time, the time by the clock, the peak memory, and the pages.

The bars, all from one run:

* from the sources to the PDF, XeLaTeX takes at least 1.5 times as long by the clock as
  ``readerpdf``, and WeasyPrint twice as long; the ratios of user CPU are told beside these,
  since Typst alone of the three lays out pages on all cores at once;
* a page of the largest reader costs at most 1.2 times one of the smallest.

A bar that is missed is named, and ends the program with status 1.
Needs ``os.wait4``: Linux, macOS or another Unix.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
from bound_projects import write_bound_project
from measuring import Cost, build, least, run

BARS = {"XeLaTeX": 1.5, "WeasyPrint": 2.0}
GROWTH = 1.2
"""What a page of the largest reader may cost, in those of the smallest."""

SIZES = (30, 104, 310)
"""The documents of 25 passages that make some 300, 1,000 and 3,000 pages of A4."""

LATEX = "readerlatex"
"""The builder for XeLaTeX: the same reader, bound in the same order."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What a PDF cost: Sphinx's part, the whole, and how many pages it has."""

    sphinx: Cost
    whole: Cost
    pages: int

    def __str__(self) -> str:
        return f"{self.sphinx}   {self.whole}   {self.pages:5}"


Route = Callable[[Path, Path], Printing]


def main() -> int:
    """Measure, print and judge."""
    arguments = _arguments()
    print(f"Python {sys.version}")
    print("user CPU in s, clock in s, peak memory in MiB: of Sphinx, of all; pages\n")
    with tempfile.TemporaryDirectory() as folder:
        missed = list(_compare(Path(folder), arguments))
    print("\n".join(missed))
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="documents of each")
    parser.add_argument("--repeat", type=int, default=1, help="runs of the first; the least counts")
    parser.add_argument("--weasyprint", default=sys.executable, help="a Python that has it")
    return parser.parse_args()


def _compare(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """Print the readers by all routes, and yield the bars that were missed."""
    first, *larger = arguments.sizes
    project = folder / "first"
    print(f"{write_bound_project(project, first)} passages")
    costs = {
        name: _least(route, project, folder, arguments.repeat)
        for name, route in _routes(arguments.weasyprint).items()
    }
    own = costs["readerpdf"]
    yield from _judge(own, costs)
    for number, documents in enumerate(larger):
        project = folder / f"larger-{number}"
        print(f"\n{write_bound_project(project, documents)} passages")
        last = _least(by_typst, project, folder, 1)
        growth = _by_page(last) / _by_page(own)
        print(f"a page costs {growth:.2f} times one of the first (bar {GROWTH})")
        if growth > GROWTH:
            yield f"MISSED: a page of {last.pages} costs {growth:.2f} times one of {own.pages}"


def _least(route: Route, project: Path, folder: Path, repeat: int) -> Printing:
    found = []
    for number in range(repeat):
        out = folder / f"{project.name}-{route.__name__}-{number}"
        found.append(route(project, out))
        shutil.rmtree(out)
    kept = Printing(
        least([each.sphinx for each in found]),
        least([each.whole for each in found]),
        found[0].pages,
    )
    print(f"{route.__name__:14}{kept}", flush=True)
    return kept


def _by_page(printing: Printing) -> float:
    return printing.whole.cpu / printing.pages


def _judge(own: Printing, costs: dict[str, Printing]) -> Iterator[str]:
    for name, bar in BARS.items():
        if name not in costs:
            print(f"{name} is not installed")
            continue
        ratio = costs[name].whole.cpu / own.whole.cpu
        clock = costs[name].whole.clock / own.whole.clock
        print(f"{name} takes {clock:.2f} times as long (bar {bar}), {ratio:.2f} times the CPU")
        if clock < bar:
            yield f"MISSED: {name} takes but {clock:.2f} times as long as readerpdf"


# -- the routes -------------------------------------------------------------------


def _routes(weasyprint: str) -> dict[str, Route]:
    """Name the ways to a PDF that are open on this machine."""
    routes: dict[str, Route] = {"readerpdf": by_typst}
    if shutil.which("latexmk") and shutil.which("xelatex"):
        routes["XeLaTeX"] = by_latex
    if weasyprint != sys.executable or importlib.util.find_spec("weasyprint"):

        def by_weasyprint(project: Path, out: Path) -> Printing:
            return _by_weasyprint(weasyprint, project, out)

        routes["WeasyPrint"] = by_weasyprint
    return routes


def by_typst(project: Path, out: Path) -> Printing:
    """Print by ``readerpdf``; Sphinx's part is taken by a build that writes nothing."""
    reading = build(project, out / "read", builder="dummy")
    whole = build(project, out, builder="readerpdf")
    return Printing(reading, whole, _pages(out / "readerpdf"))


def by_latex(project: Path, out: Path) -> Printing:
    """Print by Sphinx's LaTeX and latexmk, as its Makefile does."""
    sphinx = build(project, out, builder=LATEX, strict=False)
    folder = out / LATEX
    (source,) = folder.glob("*.tex")
    options = ["-xelatex", "-silent", "-interaction=nonstopmode", "-f"]
    printing = run(["latexmk", *options, source.name], folder)
    return Printing(sphinx, _sum(sphinx, printing), _pages(folder))


def _by_weasyprint(python: str, project: Path, out: Path) -> Printing:
    """Print one page of HTML by WeasyPrint."""
    sphinx = build(project, out, builder="singlehtml")
    folder = out / "singlehtml"
    printing = run([python, "-m", "weasyprint", "-q", "index.html", "book.pdf"], folder)
    return Printing(sphinx, _sum(sphinx, printing), _pages(folder))


def _sum(first: Cost, then: Cost) -> Cost:
    return Cost(first.cpu + then.cpu, first.clock + then.clock, max(first.memory, then.memory))


def _pages(folder: Path) -> int:
    (path,) = folder.glob("*.pdf")
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


if __name__ == "__main__":
    sys.exit(main())
