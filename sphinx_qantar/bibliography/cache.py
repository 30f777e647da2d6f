"""Keep a bibliography as it was read, so that an unchanged one is not parsed again.

One file holds it all: a line that says what it was made of, and lines of JSON beneath.  The
records stay packed, a line each, until one is asked for.  JSON, because it is data alone:
a file that someone put there can be wrong, but it cannot run.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from importlib.metadata import version
from pathlib import Path

from sphinx_qantar.bibliography.works import Record
from sphinx_qantar.model import Problem

FILE_NAME = "qantar-bibliography.jsonl"
"""The name of the file within the folder of the cache."""

_FORMAT = "1"
_HEADS = 3
"""The lines of the body before those of the records: citekeys, aliases, problems."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A bibliography: its records by citekey, its aliases and what is wrong with it."""

    records: Mapping[str, Record | bytes]
    aliases: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]


def key_of(files: Iterable[tuple[str, bytes | str]]) -> str:
    """Return what a bibliography is known by: its files, and the program that reads them.

    :param files: each path with its bytes, or with the reason why there are none
    """
    digest = hashlib.sha256(_FORMAT.encode())
    digest.update(repr((version("bibtexparser"), *_modules())).encode())
    for path, data in files:
        content = data if isinstance(data, bytes) else data.encode()
        head = (path, type(data).__name__, len(content))
        digest.update(repr(head).encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _modules() -> list[tuple[str, int, int]]:
    """Return what changes if the modules of this package do."""
    modules = []
    for file in sorted(Path(__file__).parent.glob("*.py")):
        status = file.stat()
        modules.append((file.name, status.st_size, status.st_mtime_ns))
    return modules


def load(folder: Path, key: str) -> Kept | None:
    """Return the bibliography that is kept under a key, or None if there is none that is whole.

    :param folder: where the file is
    :param key: as :func:`key_of` gives it
    """
    try:
        data = (folder / FILE_NAME).read_bytes()
    except OSError:
        return None
    head, _, body = data.partition(b"\n")
    return _unpacked(body) if head == _head(key, (body,)) else None


def _head(key: str, parts: Iterable[bytes]) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return f"{key} {digest.hexdigest()}".encode()


def _parted(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines, and what ends each but the last."""
    for number, line in enumerate(lines):
        if number:
            yield b"\n"
        yield line


def _unpacked(body: bytes) -> Kept:
    lines = body.split(b"\n")
    citekeys, aliases, problems = (json.loads(line) for line in lines[:_HEADS])
    return Kept(
        dict(zip(citekeys, lines[_HEADS:], strict=True)),
        {alias: tuple(keys) for alias, keys in aliases.items()},
        tuple(Problem(*problem) for problem in problems),
    )


def store(
    folder: Path,
    key: str,
    records: Mapping[str, bytes],
    aliases: Mapping[str, tuple[str, ...]],
    problems: Sequence[Problem],
) -> None:
    """Keep a bibliography in place of the one kept so far; do nothing if that cannot be done.

    :param folder: where the file is to be
    :param key: as :func:`key_of` gives it
    :param records: the records by citekey, packed
    :param aliases: other citekeys, with those they stand for
    :param problems: what is wrong with the files
    """
    heads = (list(records), aliases, [astuple(problem) for problem in problems])
    lines = [
        json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass") for head in heads
    ]
    # Never joined: together they are as large as all that is read of the files.
    parts = list(_parted([*lines, *records.values()]))
    # Another process may write at the same time: each writes a file of its own first.
    written = folder / f"{FILE_NAME}.{os.getpid()}"
    try:
        with written.open("wb") as file:
            file.write(_head(key, parts) + b"\n")
            file.writelines(parts)
        written.replace(folder / FILE_NAME)
    except OSError:
        _remove(written)


def discard(folder: Path) -> None:
    """Remove what is kept, since there is no bibliography any more.

    :param folder: where the file is
    """
    _remove(folder / FILE_NAME)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
