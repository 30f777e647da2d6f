"""Test the source maps of the example reader, with its source texts where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_qantar.quotation.locators import pages_in_order
from sphinx_qantar.quotation.map_file import read_map
from sphinx_qantar.quotation.source_folders import SourceFolders

ROOT = Path(__file__).resolve().parents[2]
MAPS = ROOT / "example_docs" / "sources"
TEXTS = ROOT.parent / "shared" / "sources"
WORKS = {
    "acimun-2025",
    "cabar-2019",
    "carnegie-2024",
    "crimethinc-2022",
    "crimethinc-zine-2022",
    "kudaibergen-2024",
    "kudaibergen-2024-ch3",
    "kudaibergen-2024-ch8",
    "kudaibergenova-laruelle-2022",
    "marat-tutumlu-2022",
    "wikipedia-history-kazakhstan",
}

texts = pytest.mark.skipif(not TEXTS.is_dir(), reason="the source texts are not at hand")


def test_the_maps_are_sound_and_tell_of_every_work() -> None:
    maps = [read_map(path) for path in sorted(MAPS.iterdir())]
    assert [problem for made in maps for problem in made.problems] == []
    assert {work.citekey for made in maps for work in made.works} == WORKS
    folders = SourceFolders([MAPS])
    assert folders.problems == ()
    assert len(folders.without_text()) == len(maps)


@texts
def test_the_maps_are_of_their_texts() -> None:
    folders = SourceFolders([MAPS, TEXTS])
    assert (folders.problems, folders.without_text()) == ((), ())
    for citekey in WORKS:
        found = folders.find(citekey)
        assert found is not None, citekey
        source = found.read()
        assert (source.problems, source.work) == ((), citekey)


@texts
def test_the_booklet_is_read_in_the_order_of_its_pages() -> None:
    found = SourceFolders([MAPS, TEXTS]).find("crimethinc-2022")
    assert found is not None
    labels = [int(page.label) for page in pages_in_order(found.read())]
    running = [label for place, label in enumerate(labels) if label not in labels[:place]]
    assert [label for label in running if label != 4] == sorted(set(labels) - {4})
    assert len(labels) == 30
