"""Hold the check of quotations against its bars and its peers, in what it finds and what it costs.

Run ``python benchmarks/quotations.py``; it takes some minutes, ``--megabytes 20`` less.

First it makes up a source text of half a megabyte, and quotations of twenty words: as they
stand, with other typography, with omissions and brackets, with a word, a number, a denial changed,
from nowhere.  Then it puts the same to the packages citations, krokai and gtrex, where they are
installed, and to the partial ratio of rapidfuzz.  With ``--cases FOLDER`` it does so with worked
cases, too: files ``*.jsonl`` of ``quote``, ``expected_raw`` and ``source_text``, or ``file`` in a
folder ``sources`` beside that one.  Last it searches 240 MB of texts for 10,000 quotations, half
of which stand nowhere, and does it again.

The bars, in CPU time on one core: 5,000 checks a second of quotations as they stand, 1,500 with a
word changed, 20 MB/s to make a skeleton, 20 MB/s to search all texts, 600 MB of memory, and the
second search five times as quick.  A bar missed, or a wrong verdict, ends it with status 1.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from quotation_peers import Asked, checkers
from quoting import KINDS, Kind, passages, words_of_length
from searched_texts import write_texts

from sphinx_qantar.quotation import SourceText, verify

_ASKED = 40
"""How many quotations of a kind the peers are asked about."""


class Bars:
    """The bars that were missed."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def hold(self, what: str, value: float, least: float = 0, most: float = float("inf")) -> None:
        """Note a value that is too low or too high."""
        if not least <= value <= most:
            bar = f"at least {least:g}" if value < least else f"at most {most:g}"
            self.missed.append(f"MISSED: {what}: {value:.3g}, should be {bar}")


def main() -> int:
    """Measure, print and check."""
    parser = argparse.ArgumentParser(description="Measure the check of quotations.")
    parser.add_argument("--quotations", type=int, default=1000, metavar="N", help="of each kind")
    parser.add_argument("--megabytes", type=int, default=240, metavar="N", help="to search")
    parser.add_argument("--searched", type=int, default=10_000, metavar="N", help="quotations")
    parser.add_argument("--cases", type=Path, metavar="FOLDER", help="of worked cases")
    arguments = parser.parse_args()
    bars = Bars()
    words = words_of_length(Random(1), 500_000)
    drawn = passages(words, arguments.quotations)
    _checks(SourceText.of(" ".join(words)), drawn, bars)
    _peers(" ".join(words), drawn[:_ASKED])
    if arguments.cases:
        _worked_cases(arguments.cases, bars)
    _searches(arguments.megabytes, arguments.searched, bars)
    print("\n".join(bars.missed) or "All bars are met.")
    return 1 if bars.missed else 0


def _checks(source: SourceText, drawn: Sequence[Sequence[str]], bars: Bars) -> None:
    started = time.process_time()
    length = len(source.readings[0].skeleton.text)
    rate = len(source.text.encode()) / (time.process_time() - started) / 1e6
    print(f"a skeleton of {length} letters: {rate:.0f} MB/s\n\nquotations, checked a second, wrong")
    bars.hold("MB/s for a skeleton", rate, 20)
    for kind in KINDS:
        rate, wrong = _measured(kind, drawn, source)
        print(f"{kind.name:30} {rate:8.0f} {wrong:5}")
        bars.hold(f"checks a second {kind.name}", rate, kind.bar)
        bars.hold(f"wrong verdicts {kind.name}", wrong, most=0)


def _measured(kind: Kind, drawn: Sequence[Sequence[str]], source: SourceText) -> tuple[float, int]:
    """Check quotations of a kind; give how many a second, and how many verdicts are wrong."""
    quotations = [kind.guise(passage) for passage in drawn]
    for quotation in quotations[:80]:
        verify(quotation, source)
    started = time.process_time()
    verdicts = [verify(quotation, source).verdict for quotation in quotations]
    rate = len(quotations) / (time.process_time() - started)
    return rate, sum(verdict != kind.verdict for verdict in verdicts)


def _peers(text: str, drawn: Sequence[Sequence[str]]) -> None:
    asked = [(kind.guise(passage), kind.faithful) for kind in KINDS for passage in drawn]
    print("\nmade-up cases: faithful passed, false refused, asked a second, as they stand")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, "utf-8")
        for name, ask in checkers(path):
            if ask is None:
                print(f"{name:22} is not installed")
                continue
            passed, refused, rate = _answers(ask, asked)
            _, _, plain = _answers(ask, asked[: len(drawn)])
            faithful = sum(is_faithful for _, is_faithful in asked)
            told = f"{passed}/{faithful}", f"{refused}/{len(asked) - faithful}"
            print(f"{name:22} {told[0]:>9} {told[1]:>9} {rate:8.1f} {plain:8.1f}")


def _answers(ask: Asked, asked: Sequence[tuple[str, bool]]) -> tuple[int, int, float]:
    started = time.process_time()
    answers = [(ask(quotation), faithful) for quotation, faithful in asked]
    rate = len(asked) / max(1e-9, time.process_time() - started)
    passed = sum(stands and faithful for stands, faithful in answers)
    return passed, sum(not stands and not faithful for stands, faithful in answers), rate


def _worked_cases(folder: Path, bars: Bars) -> None:
    cases = list(_cases(folder))
    right = let_pass = 0
    told: dict[str, list[int]] = {}
    for case, text in cases:
        found = verify(case["quote"], SourceText.of(text)).verdict
        right += found == case["expected_raw"]
        let_pass += found.stands and case["expected_raw"] in {"altered", "absent"}
        for name, stands in _asked_alone(case["quote"], text):
            faithful = case["expected_raw"] not in {"altered", "absent"}
            counts = told.setdefault(name, [0, 0])
            counts[not faithful] += stands is faithful
    false = sum(case["expected_raw"] in {"altered", "absent"} for case, _ in cases)
    print(f"\n{len(cases)} worked cases: {right} verdicts right, {let_pass} false ones let pass")
    for name, (passed, refused) in told.items():
        print(f"{name:22} {f'{passed}/{len(cases) - false}':>9} {f'{refused}/{false}':>9}")
    bars.hold("share of verdicts right", right / max(1, len(cases)), 0.95)
    bars.hold("false quotations let pass", let_pass, most=0)


def _asked_alone(quotation: str, text: str) -> Iterator[tuple[str, bool]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, "utf-8")
        for name, ask in checkers(path):
            if ask is not None:
                yield name, ask(quotation)


def _cases(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    for file in sorted(folder.glob("quotation_cases*.jsonl")):
        for line in filter(str.strip, file.read_text("utf-8").split("\n")):
            case = json.loads(line)
            path = folder.parent / "sources" / case.get("file", "")
            yield case, case.get("source_text") or path.read_text("utf-8")


def _searches(megabytes: int, count: int, bars: Bars) -> None:
    """Search all texts twice, each time in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        write_texts(texts, megabytes)
        command = [sys.executable, str(Path(__file__).with_name("searched_texts.py"))]
        command += [str(texts), str(Path(folder) / "kept"), str(count)]
        runs = [
            json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            for _ in range(2)
        ]
    print(f"\n{count} quotations in {runs[0]['megabytes']:.0f} MB of texts")
    for name, run in zip(("the first time", "the second time"), runs, strict=True):
        rate = run["megabytes"] / run["seconds"]
        cost = f"{run['seconds']:.1f} s, {rate:.0f} MB/s, {run['memory']:.0f} MB of memory"
        print(f"{name}: {cost}, {run['found']} found")
        bars.hold(f"MB of memory {name}", run["memory"], most=600)
    bars.hold("MB/s to search", runs[0]["megabytes"] / runs[0]["seconds"], 20)
    bars.hold("times as quick", runs[0]["seconds"] / runs[1]["seconds"], 5)
    bars.hold("found", runs[0]["found"], runs[1]["found"], runs[1]["found"])


if __name__ == "__main__":
    sys.exit(main())
