"""A bibliography that has not changed is not parsed again; one that is kept badly is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_qantar.bibliography import Library, read_bibliography
from sphinx_qantar.bibliography import reading as parts
from sphinx_qantar.bibliography.blocks import Blocks, split_blocks
from sphinx_qantar.bibliography.cache import FILE_NAME

TEXTS = {
    "a.bib": "@book{a, title={{\\'E}tude \u2028 “x”}, author={A and others}, year=1999}\n@bok{a}",
    "b.json": '[{"id": "b", "type": "book", "issued": {"date-parts": [[2020]]}}]',
    "c.bib": "@incollection{c, crossref={a}, ids={c2}}\n@set{s, entryset={a, c}}",
}


@pytest.fixture(name="paths")
def write_files(tmp_path: Path) -> list[Path]:
    """Write the files of a bibliography."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "cache").mkdir()
    return [tmp_path / name for name in TEXTS]


def kept(paths: list[Path]) -> Path:
    """Give the file in which the bibliography is kept."""
    return paths[0].parent / "cache" / FILE_NAME


def read(paths: list[Path]) -> Library:
    """Read a bibliography with its cache."""
    return read_bibliography(paths, kept(paths).parent)


def is_parsed(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether reading a bibliography with its cache needs the parser, and check it."""
    parsed: list[str] = []

    def noted(text: str, path: str = "") -> Blocks:
        parsed.append(path)
        return split_blocks(text, path)

    with monkeypatch.context() as patch:
        patch.setattr(parts, "split_blocks", noted)
        library = read(paths)
    assert library == read_bibliography(paths)
    for citekey, work in read_bibliography(paths).works.items():
        assert library.works[citekey].source == work.source
        assert (library.works[citekey].path, library.works[citekey].line) == (work.path, work.line)
    return bool(parsed)


def test_an_unchanged_bibliography_is_not_parsed_again(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_parsed(paths, monkeypatch)
    assert not is_parsed(paths, monkeypatch)
    assert read(paths).aliases == {"c2": ("c",), "s": ("a", "c")}
    assert len(read(paths).problems) == 1


def test_a_changed_bibliography_is_parsed_and_kept_instead(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(paths)
    paths[2].write_text("@book{d}", encoding="utf-8")
    assert is_parsed(paths, monkeypatch)
    assert not is_parsed(paths, monkeypatch)
    paths[2].unlink()
    assert is_parsed(paths, monkeypatch)
    assert is_parsed(paths[:1], monkeypatch)
    assert [file.name for file in kept(paths).parent.iterdir()] == [FILE_NAME]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda data: data[:-10],
    "emptied": lambda data: data[:0],
    "altered": lambda data: data.replace(b"1999", b"1998"),
    "foreign": lambda data: b"\x80\x04\x95 something else\n" * len(data),
    "lengthened": lambda data: data + b"\n[]",
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_kept_badly_is_parsed_anew(
    name: str, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(paths)
    kept(paths).write_bytes(DAMAGES[name](kept(paths).read_bytes()))
    assert is_parsed(paths, monkeypatch)
    assert not is_parsed(paths, monkeypatch)


def test_a_folder_that_cannot_be_written_to_is_no_fault(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(paths).mkdir()
    assert is_parsed(paths, monkeypatch)
    assert is_parsed(paths, monkeypatch)
    assert list(kept(paths).parent.iterdir()) == [kept(paths)]
    kept(paths).rmdir()
    kept(paths).parent.rmdir()
    assert is_parsed(paths, monkeypatch)


def test_without_a_bibliography_nothing_is_kept(paths: list[Path]) -> None:
    read(paths)
    assert read_bibliography([], kept(paths).parent) == Library()
    assert list(kept(paths).parent.iterdir()) == []


def test_a_kept_bibliography_loads_no_parser(paths: list[Path]) -> None:
    read(paths)
    code = (
        "import sys; from pathlib import Path; "
        "from sphinx_qantar.bibliography import read_bibliography; "
        "library = read_bibliography([Path(p) for p in sys.argv[2:]], Path(sys.argv[1])); "
        "assert library.works['a'].variables['title'], library; "
        "print('bibtexparser' in sys.modules, 'yaml' in sys.modules)"
    )
    # Not from this folder: what is installed is tried, whose modules have stamps of their own.
    command = [sys.executable, "-P", "-c", code, *map(str, (kept(paths).parent, *paths))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout == "False False\n"
