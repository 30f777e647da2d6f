"""Measure what citations cost: to read works, to write citations, to build a project with them.

Run ``python benchmarks/citations.py``; ``--parts`` names some of the three parts alone, and
``--documents 20 --entries 500`` makes the project small.

``parse`` reads 10,000 entries into works (``parsing.py``).  The bar: at most twice the raw
parse of bibtexparser.

``format`` writes 5,000 citations of 5,000 works and their bibliography in Chicago author-date
and in APA (``formatting.py``).  The bar: at most one fifth of Typst's time.

``build`` builds a project of 300 MyST pages with 9,000 citations of a library of 5,000 works,
the same project with the same words written out as text, and, where it is installed,
with sphinxcontrib-bibtex (``citing.py``): from nothing with one process and with two, with
nothing changed, with one page edited; then, without a bar, with a work cited for the first
time and with a work changed.  The bars, against plain text: 1.3 times the user CPU from
nothing, 1.1 times with nothing changed and with one page edited, 1.3 times the peak memory;
and two processes are faster by the clock than one.  Last it checks that every page prints
what plain text has, and that every citation leads to a reference.

What is told is CPU time, of several runs by turns the least, which the load of the machine
changes little; of builds, the middle of the ratios of each to that of plain text next to it,
of citations that of each to Typst's next to it, and the range of these.  A bar that is missed,
or a wrong page, ends the program with status 1.  Needs ``os.wait4``: Linux, macOS or another
Unix.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import formatting
import parsing
from cited_projects import Guise
from citing import Step, measure_project

PARTS: dict[str, Callable[[Path, argparse.Namespace], list[str]]] = {
    "parse": parsing.measure_parsing,
    "format": formatting.measure_formatting,
    "build": measure_project,
}


def main() -> int:
    """Measure, print and check."""
    arguments = _arguments()
    if arguments.run:
        print(_run(*arguments.run))
        return 0
    print(f"Python {sys.version}\n")
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for part in arguments.parts:
            print(f"{part}: seconds of CPU, the least of {arguments.repeat}")
            missed += PARTS[part](Path(folder), arguments)
            print()
    for line in missed:
        print(f"MISSED {line}")
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--repeat", type=int, default=3, help="runs of each; the least counts")
    parser.add_argument("--parsed", type=int, default=10000, help="entries that are read")
    parser.add_argument("--works", type=int, default=5000, help="works that are cited and listed")
    parser.add_argument("--citeproc", action="store_true", help="measure citeproc-py too")
    parser.add_argument("--documents", type=int, default=300, help="pages of the project")
    parser.add_argument("--entries", type=int, default=5000, help="entries of its library")
    guises, steps = list(get_args(Guise)), list(get_args(Step))
    parser.add_argument("--guises", nargs="+", choices=guises, default=guises)
    parser.add_argument("--steps", nargs="+", choices=steps, default=steps)
    parser.add_argument("--run", nargs="+", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(name: str, path: str, *more: str) -> float:
    """Run what another process asks for; return the seconds of CPU it took."""
    runners: dict[str, Callable[..., Any]] = {**formatting.RUNNERS, **parsing.RUNNERS}
    return float(runners[name](Path(path), *more))


if __name__ == "__main__":
    sys.exit(main())
