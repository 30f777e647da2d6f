"""Where much is to be formatted, a process of its own does it, and all comes out alike."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from building import Builds, Built, Warned
from sphinx.util.parallel import parallel_available

from sphinx_qantar import bibliography
from sphinx_qantar.bibliography import Library
from sphinx_qantar.rendering import preparing

BIB = """\
@book{orlova, author = {Orlova, Vera}, title = {Ice & <Fire>}, year = {2020}}
@book{bekov, author = {Bekov, Daniyar}, title = {Fuel}, year = {2021}}
@book{twin, author = {Bekov, Daniyar}, title = {Gas}, year = {2021}}
"""
FILES = {
    "references.bib": BIB,
    "a.md": "# A [@bekov]\n\nSee [as @orlova, p. 3; -@twin], @bekov [p. 4] and {work}`orlova`.\n",
    "b.md": "# B\n\nSo does [@twin], and {cite:t}`bekov`.\n",
    "works.md": "# Works\n\n```{bibliography}\n```\n",
}
OF_TWO_MINDS = "@book{bekov, title = {Another}}\n"


@pytest.fixture
def aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have any project use a process of its own."""
    monkeypatch.setattr(preparing, "MANY", 1)


@pytest.fixture
def nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process, and no other, fail where it reads a bibliography."""
    here, read = os.getpid(), bibliography.read_bibliography

    def guarded(paths: Sequence[Path], cache_folder: Path | None = None) -> Library:
        assert os.getpid() != here
        return read(paths, cache_folder)

    monkeypatch.setattr(bibliography, "read_bibliography", guarded)


pytestmark = pytest.mark.skipif(
    not parallel_available, reason="processes are not forked on this system"
)


def pages(built: Built) -> dict[str, bytes]:
    """Return what was written for readers."""
    return built.outputs(".html", ".inv", ".js")


def test_the_pages_are_the_same(build: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    within = build(FILES)
    monkeypatch.setattr(preparing, "MANY", 1)
    assert pages(build(FILES)) == pages(within)


@pytest.mark.usefixtures("aside", "nothing_read")
@pytest.mark.parametrize(
    ("style", "cited"), [("chicago-author-date", "Bekov 2021a"), ("ieee", "[1]")]
)
def test_works_are_read_in_the_other_process_alone(build: Builds, style: str, cited: str) -> None:
    built = build(FILES, confoverrides={"qantar_style": style})
    assert cited in built.html("a.html").text_content()


@pytest.mark.usefixtures("aside")
def test_an_edit_after_it_writes_what_a_clean_build_does(build: Builds) -> None:
    built = build(FILES).edit({"b.md": "# B\n\nOf [@orlova].\n"})
    assert pages(built) == pages(built.clean())


@pytest.mark.usefixtures("aside")
def test_it_warns_of_what_is_wrong_with_the_bibliography(build: Builds) -> None:
    built = build({**FILES, "references.bib": BIB + OF_TWO_MINDS}, expect_warnings=True)
    message = "the citekey ‘bekov’ stands twice; the first is kept (line 2)"
    assert built.warnings == [Warned("qantar.bibliography", "references.bib", 4, message)]
