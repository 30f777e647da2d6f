"""Measure what citations cost a build, against plain text and sphinxcontrib-bibtex."""

from __future__ import annotations

import argparse
import compileall
import importlib.util
import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from cited_projects import CitedProject, Guise, draw_citations
from library import write_library
from measuring import Cost, build, least, middle
from printed import wrong_pages

Step = Literal["cold-j1", "cold-j2", "unchanged", "edited", "cited", "library"]
BARS: dict[Step, float] = {"cold-j1": 1.3, "cold-j2": 1.3, "unchanged": 1.1, "edited": 1.1}
MEMORY_BAR = 1.3
SHORT: dict[Step, int] = {"unchanged": 5, "edited": 5}
"""How often a round builds what takes a second or two, which differs more from run to run."""
PACKAGE = Path(__file__).parents[1] / "sphinx_qantar"
EDITED = 7
"""The page that is edited, counted from 0, if there are so many."""

Costs = dict[tuple[Guise, Step], list[Cost]]


def measure_project(folder: Path, arguments: argparse.Namespace) -> list[str]:
    """Measure, print, and say which bars are missed."""
    # As pip does when it installs the package; the environment may forbid it to each build.
    compileall.compile_dir(PACKAGE, quiet=1)
    library = folder / "library.bib"
    keys = write_library(library, arguments.entries)
    project = CitedProject(library, draw_citations(keys, arguments.documents))
    guises = [guise for guise in arguments.guises if _is_installed(guise)]
    for guise in guises:
        project.write(folder / guise, guise)
    costs: Costs = {}
    for number in range(arguments.repeat):
        for step, turn in _turns(arguments.steps, number):
            for guise in guises:
                if _takes_part(guise, step, turn):
                    cost = _build_once(folder, project, guise, step, turn)
                    costs.setdefault((guise, step), []).append(cost)
                    print(f"{guise:8}{step:10}{cost}", flush=True)
    print()
    missed = list(_compare(costs, arguments.steps))
    if "qantar" in guises and "plain" in guises:
        missed += _wrong(folder, project)
    return missed


def _turns(steps: list[Step], number: int) -> Iterator[tuple[Step, int]]:
    """Yield the builds of a round: each step, and its turn, counted from 0 through all rounds.

    :param number: of the round, from 0
    """
    for step in steps:
        times = SHORT.get(step, 1)
        for turn in range(number * times, (number + 1) * times):
            yield step, turn


def _wrong(folder: Path, project: CitedProject) -> list[str]:
    """Undo all edits, build once more, and say what is wrong with what then stands there."""
    for guise in ("plain", "qantar"):
        shutil.rmtree(folder / guise)
        project.write(folder / guise, guise)
        build(folder / guise, folder / f"{guise}-out")
    return list(wrong_pages(folder / "qantar-out" / "html", folder / "plain-out" / "html"))


def _is_installed(guise: Guise) -> bool:
    return guise != "bibtex" or importlib.util.find_spec("sphinxcontrib.bibtex") is not None


def _takes_part(guise: Guise, step: Step, number: int) -> bool:
    """Say whether a guise is built: sphinxcontrib-bibtex once, since it takes minutes."""
    if guise == "bibtex":
        return number == 0
    return guise == "qantar" or step not in {"cited", "library"}


def _build_once(folder: Path, project: CitedProject, guise: Guise, step: Step, number: int) -> Cost:
    out = folder / f"{guise}-out"
    if step.startswith("cold"):
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(folder / guise)
        project.write(folder / guise, guise)  # as it was before the steps of the last round
    _edit(folder / guise, project, guise, step, number)
    return build(
        folder / guise, out, processes=2 if step == "cold-j2" else 1, strict=guise != "bibtex"
    )


def _edit(folder: Path, project: CitedProject, guise: Guise, step: Step, number: int) -> None:
    """Change what a step is about, otherwise each time."""
    edited = min(EDITED, len(project.pages) - 1)
    if step == "edited":
        project.write_page(folder, guise, edited, f"So it stood {number + 1} times.")
    elif step == "cited":
        keys = [each.key for page in project.pages for each in page]
        uncited = sorted({f"work{place:05}" for place in range(50)} - {*keys})
        project.write_page(folder, guise, edited, f"[@{(uncited or keys)[number]}]")
    elif step == "library":
        path = folder / "references.bib"
        key = project.pages[edited][0].key
        text = path.read_text(encoding="utf-8")
        head, entry, tail = text.partition(f"{{{key},")
        tail = tail.replace("= {", f"= {{{chr(ord('A') + number)}", 1)
        path.write_text(head + entry + tail, encoding="utf-8")


def _compare(costs: Costs, steps: list[Step]) -> Iterator[str]:
    """Print how the guises stand to plain text; yield the bars that are missed."""
    print("each: user CPU in s, clock in s, peak memory in MiB; least, then the middle of several")
    for (guise, step), found in costs.items():
        print(f"{guise:8}{step:10}{least(found)}   {middle(found)}")
    print()
    for step in steps:
        for guise in get_args(Guise)[1:]:
            yield from _against_plain(costs, guise, step)
    yield from _against_one_process(costs)


def _against_plain(costs: Costs, guise: Guise, step: Step) -> Iterator[str]:
    if (guise, step) not in costs or ("plain", step) not in costs:
        return
    for what, quantity, bar in (
        ("user CPU", "cpu", BARS.get(step)),
        ("peak memory", "memory", MEMORY_BAR if step in BARS else None),
        ("clock", "clock", None),
    ):
        # A machine may be quicker in one minute than in the next: neighbours are compared.
        turns = zip(costs[guise, step], costs["plain", step], strict=False)  # one has but one turn
        ratios = [getattr(ours, quantity) / getattr(plain, quantity) for ours, plain in turns]
        ratio = statistics.median(ratios)
        line = f"{guise:8}{step:10}{what:12}{ratio:6.2f} times plain text"
        missed = guise == "qantar" and bar is not None and ratio > bar
        told = f" ({min(ratios):.2f} to {max(ratios):.2f})" if len(ratios) > 1 else ""
        told += f" (bar {bar})" if bar and guise == "qantar" else ""
        print(line + told + " MISSED" * missed)
        if missed:
            yield line


def _against_one_process(costs: Costs) -> Iterator[str]:
    for guise in get_args(Guise):
        if (guise, "cold-j1") in costs and (guise, "cold-j2") in costs:
            one, two = least(costs[guise, "cold-j1"]), least(costs[guise, "cold-j2"])
            line = f"{guise:8}two processes take {two.clock / one.clock:.2f} times one by the clock"
            print(line)
            if guise == "qantar" and two.clock >= one.clock:
                yield line
