"""Do what the tutorial says, step by step, and see what it says one sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from building import Builds, Built, Warned
from tutorial_blocks import DOCS, Block, blocks, edited

HOME = "/home/you/liberty"
LOOK = {"html_theme": "basic"}  # furo is no dependency of the tests


class Learner:
    """Someone who follows the tutorial in a folder of their own."""

    def __init__(self, build: Builds, folder: Path) -> None:
        self._build = build
        self._folder = folder
        self._files: dict[str, str] = {}
        self.builds: list[Built] = []
        self._steps: dict[str, Callable[[Block], None]] = {
            "python": self._write,
            "bibtex": self._write,
            "md": self._write,
            "diff": self._edit,
            "console": self._run,
            "text": self._look,
        }

    def follow(self, page: Path) -> None:
        """Do every step; what the shell does to install is left out."""
        for block in blocks(page):
            if block.language != "sh":
                self._steps[block.language](block)

    def _write(self, block: Block) -> None:
        self._files[block.caption] = block.text

    def _edit(self, block: Block) -> None:
        self._files[block.caption] = edited(self._files[block.caption], block.text)

    def _run(self, block: Block) -> None:
        command, *printed = block.text.splitlines()
        prompt, program, option, builder, source, _ = command.split()
        assert (prompt, program, option, source) == ("$", "sphinx-build", "-b", ".")
        built = self._build(
            self._files, builder, srcdir=self._folder, confoverrides=LOOK, expect_warnings=True
        )
        assert [_printed(warned) for warned in built.warnings] == printed
        self.builds.append(built)

    def _look(self, block: Block) -> None:
        for name in block.text.split():
            assert (self.builds[-1].outdir / name).is_file()


def _printed(warned: Warned) -> str:
    return f"{HOME}/{warned.path}:{warned.line}: WARNING: {warned.message} [{warned.kind}]"


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    """Follow the tutorial in a folder with a virtual environment, as ``pip`` leaves it."""
    place = tmp_path_factory.mktemp("tutorial")
    packages = place / "liberty" / ".venv" / "lib" / "python3" / "site-packages"
    packages.mkdir(parents=True)
    (packages / "LICENSE.md").write_text("Not a page.\n", encoding="utf-8")
    learner = Learner(Builds(place), place / "liberty")
    learner.follow(DOCS / "tutorial.md")
    return learner.builds


def test_every_step_works(builds: list[Built]) -> None:
    made = [built.order.builder for built in builds]
    assert made == [*["html"] * 3, *["reader"] * 2, *["html"] * 4]


def test_the_site_has_what_the_tutorial_shows(builds: list[Built]) -> None:
    site = builds[-1]
    sources = [line.text_content() for line in site.html("week-1.html").cssselect(".qantar-source")]
    assert sources[0].startswith("— Mill (1859, chap. 2)")
    (citation,) = site.html("week-1.html").cssselect(".qantar-citation a[href$=mill-1859]")
    assert citation.get("href") == "sources.html#ref-mill-1859"
    groups = [group.text_content() for group in site.html("index.html").cssselect(".rubric")]
    assert groups == ["Free speech", "Self rule"]


def test_the_passage_whose_text_is_there_is_marked(builds: list[Built]) -> None:
    marks = builds[-1].html("week-1.html").cssselect(".qantar-verdict")
    assert [mark.text_content() for mark in marks] == ["✓ verbatim"]


def test_the_reader_has_what_the_tutorial_shows(builds: list[Built]) -> None:
    reader = builds[4]
    contents = reader.html("index.html")
    assert contents.cssselect("h1")[0].text == "Voices on Liberty: a reader"
    assert contents.cssselect(".qantar-editors")[0].text_content() == "Edited by A. Teacher"
    assert "preface.html" in {link.get("href") for link in contents.cssselect("a")}

    speech = reader.html("chapter-speech.html")
    assert [number.text for number in speech.cssselect(".qantar-number")] == ["1.1", "1.2"]
    (elsewhere,) = speech.cssselect("ul.qantar-entries a")
    assert elsewhere.text_content() == "2.1 Power over themselves"
    assert elsewhere.get("href") == "chapter-self-rule.html#over-themselves"
    self_rule = reader.html("chapter-self-rule.html")
    assert self_rule.cssselect("h1")[0].text == "2. Self rule"
