"""Test the search of all source texts, and what is kept of it for another time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from sphinx_qantar.model import Verdict, Verification
from sphinx_qantar.quotation import FoundSource, KeptFiles, SourceText, search, verify
from sphinx_qantar.quotation import searching as searching_module

TEXTS = {
    "doe-2001": "The river rose by night, and took the “lower” mill with it. " * 2,
    "roe-2002": "The river fell by day. Nobody saw the lower mill again.",
    "poe-2003": "Doe says: the river rose by night, and took the lower mill.",
}
ROSE = "river rose by night, and took"
ELIDED = "The river rose […] and took the ‘lower’ mill"
FALSE = "The river rose by day, and took the mill"
FILLER = "It went on and on. " * 3000


@pytest.fixture
def sources(tmp_path: Path) -> list[FoundSource]:
    for key, text in TEXTS.items():
        (tmp_path / f"{key}.txt").write_text(text + FILLER, "utf-8")
    return [FoundSource(key, tmp_path / f"{key}.txt") for key in TEXTS]


@pytest.fixture
def kept(tmp_path: Path) -> KeptFiles:
    return KeptFiles(tmp_path / "kept")


def _found(
    quotations: Iterable[str], sources: list[FoundSource], kept: KeptFiles | None = None
) -> dict[tuple[str, str], Verification]:
    seen = search(quotations, sources, kept)
    return {(each.quotation, each.source.citekey): each.verification for each in seen}


def test_each_text_that_holds_a_quotation_is_found(sources: list[FoundSource]) -> None:
    found = _found([ROSE, ELIDED, FALSE, "by night", "[…]"], sources)
    assert {key: each.verdict for key, each in found.items()} == {
        (ROSE, "doe-2001"): Verdict.EXACT,
        (ROSE, "poe-2003"): Verdict.EXACT,
        (ELIDED, "doe-2001"): Verdict.ELIDED,
    }


def test_a_second_search_tells_the_same_and_reads_nothing(
    sources: list[FoundSource], kept: KeptFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _found([ROSE, ELIDED, FALSE], sources, kept)
    monkeypatch.setattr(searching_module, "verify", None)
    monkeypatch.setattr(FoundSource, "read", None)
    assert _found([ROSE, ELIDED, FALSE], sources, kept) == first
    assert _found([ELIDED], sources, kept) == {
        key: each for key, each in first.items() if key[0] == ELIDED
    }


def test_new_quotations_and_changed_texts_are_searched(
    sources: list[FoundSource], kept: KeptFiles
) -> None:
    assert _found([FALSE], sources, kept) == {}
    assert len(_found([FALSE, ROSE], sources, kept)) == 2
    sources[1].path.write_text(FALSE, "utf-8")
    assert set(_found([FALSE, ROSE], sources, kept)) == {
        (FALSE, "roe-2002"),
        (ROSE, "doe-2001"),
        (ROSE, "poe-2003"),
    }


def _break(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20])


def _replace(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "harm", [_break, _cut, _replace, lambda path: path.write_bytes(b""), Path.unlink]
)
def test_what_is_broken_is_made_anew(
    sources: list[FoundSource], kept: KeptFiles, harm: object
) -> None:
    first = _found([ROSE, ELIDED, FALSE], sources, kept)
    files = sorted(kept.folder.iterdir())
    assert len(files) == 1  # the answers
    for file in files:
        assert callable(harm)
        harm(file)
    assert _found([ROSE, ELIDED, FALSE], sources, kept) == first


def test_a_folder_that_cannot_be_written_keeps_nothing(
    sources: list[FoundSource], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    kept = KeptFiles(tmp_path / "file")
    assert _found([ROSE], sources, kept) == _found([ROSE], sources)


def test_a_text_that_cannot_be_read_holds_nothing(tmp_path: Path, kept: KeptFiles) -> None:
    assert _found([ROSE], [FoundSource("none", tmp_path / "none.txt")], kept) == {}


def test_letters_are_placed_in_a_long_text(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(FILLER + "The  na\u0131\u0308ve “mill” — ﬁnally — stood. " + FILLER, "utf-8")
    found = verify("‘mill’ - finally - stood", SourceText.from_path(path))
    assert found.verdict is Verdict.NORMALISED
    (span,) = found.spans
    assert path.read_text("utf-8")[span.start : span.end] == "“mill” — ﬁnally — stood"


def test_a_page_is_read_once(tmp_path: Path, kept: KeptFiles) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>one<p>two<sup>3</sup>", "utf-8")
    first = SourceText.from_path(path, kept=kept)
    again = SourceText.from_path(path, kept=kept)
    assert (again, again.text) == (first, "one\n\ntwo³")
    assert len(list(kept.folder.iterdir())) == 1
    path.rename(tmp_path / "page.txt")
    assert SourceText.from_path(tmp_path / "page.txt", kept=kept).text.startswith("<p>")
