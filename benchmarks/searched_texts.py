"""Search many source texts for many quotations, in a process of its own: ``FOLDER KEPT COUNT``."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from random import Random

from quoting import KINDS, WORDS, lexicon_of, words_of_length

from sphinx_qantar.quotation import FoundSource, KeptFiles, search

_TEXT = 500_000
"""The code points of each text."""


def write_texts(folder: Path, megabytes: int) -> None:
    """Write made-up texts of half a megabyte each."""
    lexicon = lexicon_of(Random(1))
    for index in range(max(1, megabytes * 1_000_000 // _TEXT)):
        words = words_of_length(Random(index), _TEXT, lexicon)
        (folder / f"text-{index:04}.txt").write_text(" ".join(words), "utf-8")


def drawn(paths: list[Path], count: int) -> list[str]:
    """Give quotations: half stand in a text, as they are or in another guise, half nowhere."""
    random = Random(3)
    found = []
    share = -(-count // len(paths))
    for path in paths:
        words = path.read_text("utf-8").split()
        for index in range(share):
            start = random.randrange(len(words) - WORDS)
            kind = KINDS[random.randrange(4) if index % 2 else -1]
            found.append(kind.guise(words[start : start + WORDS]))
    return found[:count]


def main() -> int:
    """Search once, and tell as JSON what it took."""
    folder, kept, count = Path(sys.argv[1]), KeptFiles(Path(sys.argv[2])), int(sys.argv[3])
    paths = sorted(folder.glob("*.txt"))
    quotations = drawn(paths, count)
    started = time.process_time()
    found = {
        each.quotation
        for each in search(quotations, [FoundSource(path.stem, path) for path in paths], kept)
    }
    seconds = time.process_time() - started
    unit = 2**20 if sys.platform == "darwin" else 2**10
    told = {
        "seconds": seconds,
        "found": len(found),
        "megabytes": sum(path.stat().st_size for path in paths) / 1e6,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit,
    }
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
