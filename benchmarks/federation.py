"""Measure what a reader over many projects costs, and what is fetched again.

Run ``python benchmarks/federation.py``.  It makes inventories of 1,000 excerpts each, serves
10, 20 and 40 of them on loopback, as web servers do that know ``ETag``, and builds a project
that draws on all:

* ``fetch``: the site, which cites one excerpt of each project, with nothing fetched before;
* ``again``: the same site, in which nothing changed;
* ``reader``: a reader by theme that holds the passages of ``--themes`` themes out of 30, each
  passage under one; by default of all.

``--projects 25 50 100`` runs it with up to 100,000 passages.  On a machine of two cores that
took a quarter of an hour: from 50,000 to 100,000 passages the reader’s time grew 0.97 and its
memory 0.93 times as fast as they, to 4.5 ms of CPU and 12 KiB a passage.

For each it prints user CPU time, time by the clock, peak memory, and how many inventories the
server sent whole.  The bars: time and memory of a reader grow no faster than the projects, net
of what the smallest number costs; a second build is sent nothing whole.  A bar that is missed
is named, and ends the program with status 1.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import Cost, build, least
from serving_inventories import serving

from sphinx_qantar.exchange import (
    Inventory,
    PublishedExcerpt,
    PublishedNote,
    PublishedTheme,
    write_inventory,
)
from sphinx_qantar.model import Excerpt, Locator, Theme, Verdict

EXCERPTS = 1_000
WORKS = 20
THEMES = 30
TOLERANCE = 1.15
"""How much faster than the projects a cost may seem to grow on a noisy machine."""
WORDS = ("square", "night", "fuel", "price", "rumour", "leader", "crowd", "letter", "market")
Costs = dict[tuple[int, str], Cost]


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--projects", nargs="+", type=int, default=[10, 20, 40])
    parser.add_argument(
        "--themes", type=int, default=THEMES, help="how many themes the reader takes in"
    )
    parser.add_argument("--repeat", type=int, default=1, help="builds of each; the least counts")
    arguments = parser.parse_args()
    faults: list[str] = []
    costs: Costs = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_inventories(folder / "served", max(arguments.projects))
        with serving(folder / "served") as server:
            for number in arguments.projects:
                project = folder / f"here-{number}"
                _write_project(project, server.address, number, arguments.themes)
                for step in ("fetch", "again", "reader"):
                    costs[number, step] = _measure(project, step, arguments.repeat)
                    sent = server.sent()
                    print(f"{number:4} projects  {step:8}{costs[number, step]}  sent {sent}")
                    if step != "fetch" and sent:
                        faults.append(f"{number} projects: {sent} sent again in step '{step}'")
    faults += _growth(costs, arguments.projects)
    for fault in faults:
        print(f"MISSED: {fault}")
    return bool(faults)


def _measure(project: Path, step: str, repeat: int) -> Cost:
    out = project.with_name(f"{project.name}-out")
    times = 1 if step == "fetch" else repeat
    builder = "reader" if step == "reader" else "html"
    return least([build(project, out, builder=builder, processes=1) for _ in range(times)])


def _growth(costs: Costs, numbers: list[int]) -> Iterator[str]:
    """Yield the costs of a reader that grow faster than the number of projects."""
    for fewer, more in itertools.pairwise(numbers):
        small, large = costs[fewer, "reader"], costs[more, "reader"]
        for what, before, after in (
            ("time", small.cpu, large.cpu),
            ("memory", small.memory, large.memory),
        ):
            ratio = after / before / (more / fewer)
            print(f"from {fewer} to {more} projects {what} grows {ratio:.2f} times as fast as they")
            if ratio > TOLERANCE:
                yield f"{what} from {fewer} to {more} projects"


# -- the projects -------------------------------------------------------------------


def _write_inventories(folder: Path, number: int) -> None:
    for place in range(number):
        path = folder / f"p{place}" / "excerpts.json"
        path.parent.mkdir(parents=True)
        path.write_text(write_inventory(_inventory(place)), encoding="utf-8")


def _inventory(place: int) -> Inventory:
    chance = random.Random(place)
    works = {
        f"work-{work}": {
            "id": f"work-{work}",
            "type": "book",
            "title": f"Book {place}-{work}",
            "author": [{"family": f"Author{place}x{work}", "given": "A."}],
            "issued": {"date-parts": [[1950 + work]]},
        }
        for work in range(WORKS)
    }
    themes = tuple(PublishedTheme(Theme(f"theme-{n}", f"Theme {n}")) for n in range(THEMES))
    excerpts = tuple(_excerpt(number, chance) for number in range(EXCERPTS))
    title = f"Project {place}"
    return Inventory(title, "en", "", excerpts=excerpts, works=works, themes=themes)


def _excerpt(number: int, chance: random.Random) -> PublishedExcerpt:
    words = " ".join(chance.choices(WORDS, k=60))
    record = Excerpt(
        name=f"e{number}",
        citekey=f"work-{number % WORKS}",
        docname="",
        line=0,
        node_id="",
        quotation=words,
        themes=(f"theme-{number % THEMES}",),
        locator=Locator("page", str(number)),
    )
    return PublishedExcerpt(
        record,
        f"page.html#e{number}",
        "Page",
        f"Author {number}",
        f"Author {number}",
        notes=(PublishedNote("A note of some words on the passage."),),
        verdict=Verdict.EXACT,
        html=f"<blockquote><p>{words}</p></blockquote>",
        text=words,
    )


def _write_project(folder: Path, address: str, number: int, themes: int) -> None:
    folder.mkdir()
    slugs = [f"theme-{n}" for n in range(themes)]
    inventories = {f"p{place}": (f"{address}p{place}/", None) for place in range(number)}
    reader = {"title": "All", "inventories": ["*"], "themes": slugs}
    conf = (
        'extensions = ["myst_parser", "sphinx_qantar"]\nhtml_theme = "basic"\n'
        f"qantar_inventories = {inventories!r}\nqantar_readers = {{'all': {reader!r}}}\n"
    )
    declared = "".join(f"```{{theme}} theme-{n}\n```\n\n" for n in range(THEMES))
    cited = "".join(f"{{excerpt}}`p{place}:e1`\n" for place in range(number))
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    (folder / "index.md").write_text(f"# Index\n\n{declared}{cited}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
