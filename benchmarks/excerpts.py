"""Measure what excerpts cost a build, and check that their lists stay right.

Run ``python benchmarks/excerpts.py``.  It writes 200 pages of 25 passages of 60 words, each
under 3 of 30 themes, with a list for each theme on one page; builds them as an empty project,
as plain block quotes, as excerpts of sphinx-qantar and, where it is installed, as needs of
sphinx-needs, in rST and in MyST; and prints the user CPU time, the time by the clock and the
peak memory of each build.  Last it changes the themes of one page and checks every list.

The bars, in each language:

* excerpts take at most 1.3 times the user CPU of plain block quotes, both net of the
  empty project, when all is built anew (sphinx-needs: 3.0 times);
* the same build is faster by the clock with two processes than with one;
* a build in which nothing changed takes at most 1.2 times that of plain block quotes.

A bar that is missed is named, and a wrong list besides ends the program with status 1.
Needs ``os.wait4``: Linux, macOS or another Unix.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, get_args

from lists import wrong_lists
from measuring import Cost, build
from projects import Guise, Language, Passage, docname, draw, write_project

Step = Literal["cold-j1", "cold-j2", "unchanged", "touched", "reader"]
COLD_BAR = 1.3
UNCHANGED_BAR = 1.2
TOUCHED = 7
"""The page that is touched, counted from 0, if there are so many."""


Costs = dict[tuple[Language, Guise, Step], Cost]


def main() -> int:
    """Measure, print and check."""
    arguments = _arguments()
    pages = draw(arguments.documents)
    print(f"{arguments.documents} pages, {sum(map(len, pages))} passages; Python {sys.version}")
    print("each build: user CPU in s, clock in s, peak memory in MiB\n")
    with tempfile.TemporaryDirectory() as folder:
        costs = measure(Path(folder), pages, arguments)
        print("\n".join(["", *compare(costs)]))
        wrong = list(_wrong_lists(Path(folder), arguments))
    print("\n".join(wrong))
    return 1 if any(line.startswith("WRONG") for line in wrong) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=200, help="pages of 25 passages")
    parser.add_argument("--checked", type=int, default=20, help="pages whose lists are checked")
    parser.add_argument("--repeat", type=int, default=1, help="builds of each; the least counts")
    parser.add_argument(
        "--guises", nargs="+", choices=get_args(Guise), default=list(get_args(Guise))
    )
    parser.add_argument(
        "--languages", nargs="+", choices=get_args(Language), default=list(get_args(Language))
    )
    parser.add_argument("--steps", nargs="+", choices=get_args(Step), default=list(get_args(Step)))
    return parser.parse_args()


# -- measuring ------------------------------------------------------------------


def measure(
    folder: Path, pages: Sequence[Sequence[Passage]], arguments: argparse.Namespace
) -> Costs:
    """Build every project by every step, and print each cost as soon as it is known."""
    costs: Costs = {}
    print(f"{'':15}", *(f"{step:^20}" for step in arguments.steps), sep="  ")
    for language in arguments.languages:
        for guise in filter(_is_installed, arguments.guises):
            project = folder / f"{guise}-{language}"
            write_project(project, guise, language, pages)
            print(f"{language:5}{guise:10}", end="")
            for step in arguments.steps:
                cost = _measure(project, guise, language, step, arguments.repeat)
                if cost is not None:
                    costs[language, guise, step] = cost
                print(f"  {cost or ''!s:20}", end="", flush=True)
            print()
    return costs


def _is_installed(guise: Guise) -> bool:
    return guise != "needs" or importlib.util.find_spec("sphinx_needs") is not None


def _measure(
    project: Path, guise: Guise, language: Language, step: Step, repeat: int
) -> Cost | None:
    """Take the least cost of some builds, or None if the guise has no such step."""
    if step == "reader" and guise != "qantar":
        return None
    page = project / f"{docname(TOUCHED)}{'.md' if language == 'myst' else '.rst'}"
    costs = [_build_once(project, page, step) for _ in range(repeat)]
    return min(costs, key=lambda cost: cost.cpu)


def _build_once(project: Path, page: Path, step: Step) -> Cost:
    out = project.with_name(f"{project.name}-out")
    if step.startswith("cold"):
        shutil.rmtree(out, ignore_errors=True)
    elif step == "touched" and page.exists():
        os.utime(page)
    elif step == "reader":
        shutil.rmtree(out / "reader", ignore_errors=True)
    return build(
        project,
        out,
        builder="reader" if step == "reader" else "html",
        processes=2 if step == "cold-j2" else 1,
    )


# -- comparing ------------------------------------------------------------------


def compare(costs: Costs) -> Iterator[str]:
    """Say how each guise stands to the plain block quotes, and which bars are met."""
    for language, guise, step in costs:
        if guise in {"qantar", "needs"}:
            head = f"{language:5}{guise:10}{step:10}"
            for ratio, what, bar in _ratios(costs, language, guise, step):
                verdict = _verdict(ratio, bar) if guise == "qantar" else ""
                yield f"{head} {ratio:5.2f} times {what}{verdict}"


def _ratios(
    costs: Costs, language: Language, guise: Guise, step: Step
) -> Iterator[tuple[float, str, float | None]]:
    """Set a cost against others: the ratio, against what, and the bar if there is one."""
    cost = costs[language, guise, step]
    plain = costs.get((language, "quotes", step))
    empty = costs.get((language, "empty", step))
    alone = costs.get((language, guise, "cold-j1"))
    if plain and empty and step.startswith("cold"):
        ratio = (cost.cpu - empty.cpu) / (plain.cpu - empty.cpu)
        yield ratio, "the block quotes, net of empty", COLD_BAR if step == "cold-j1" else None
    elif plain:
        bar = UNCHANGED_BAR if step == "unchanged" else None
        yield cost.cpu / plain.cpu, "the block quotes", bar
    if alone and step == "cold-j2":
        yield cost.clock / alone.clock, "cold-j1 by the clock", 1.0


def _verdict(ratio: float, bar: float | None) -> str:
    if bar is None:
        return ""
    return f" (bar {bar}: {'met' if ratio <= bar else 'MISSED'})"


# -- checking -------------------------------------------------------------------


def _wrong_lists(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """Change the themes of one page, build as an author would, and check every list."""
    if "qantar" not in arguments.guises:
        return
    pages = draw(min(arguments.documents, arguments.checked))
    for language in arguments.languages:
        wrong = list(wrong_lists(folder / f"lists-{language}", language, pages, build))
        yield from (f"WRONG: {language}: {line}" for line in wrong)
        if not wrong:
            yield f"{language:5}qantar    every list and reader page is right after each edit"


if __name__ == "__main__":
    sys.exit(main())
