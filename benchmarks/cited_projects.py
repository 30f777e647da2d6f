"""Write the projects in which citations are measured: the same pages in several guises.

As ``plain``, what the citations and the references print is written out as text; as
``qantar`` it is cited, by roles and in square brackets by turns; as ``bibtex`` it is cited
by the roles of sphinxcontrib-bibtex.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from sphinx_qantar import bibliography, csl
from sphinx_qantar.csl import RichText
from sphinx_qantar.model import CitationItem, Locator

Guise = Literal["plain", "qantar", "bibtex"]
STYLE = "chicago-author-date"
CITATIONS = 30
"""Citations on a page."""
REFERENCES = "bibliography"
"""The page that lists the works cited."""
SEED = 5
_WORDS = "the steppe archive reading law empire trade memory oral epic printing and of in a with"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$^@!&:])")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation: its work, the page named, if any, and the words before and after it."""

    key: str
    page: int
    before: str
    after: str


Pages = Sequence[Sequence[Cited]]


def draw_citations(keys: Sequence[str], documents: int) -> Pages:
    """Make up the citations of so many pages, half of them with a page; always the same."""
    chance = random.Random(SEED)
    words = _WORDS.split()

    def sentence() -> str:
        return " ".join(chance.choices(words, k=40))

    return [
        [
            Cited(chance.choice(keys), chance.choice([0, 1]) * chance.randint(1, 300), *pair)
            for pair in [(sentence(), sentence()) for _ in range(CITATIONS)]
        ]
        for _ in range(documents)
    ]


def docname(number: int) -> str:
    """Name a page, counted from 0."""
    return f"doc{number:03}"


class CitedProject:
    """A project about to be written.

    :param library: its .bib file
    :param pages: what its pages cite
    """

    def __init__(self, library: Path, pages: Pages) -> None:
        self.library = library
        self.pages = pages

    @cached_property
    def processor(self) -> csl.Processor:
        """What prints the citations of the plain guise."""
        works: Mapping[str, object] = bibliography.read_bibliography([self.library]).works
        cited = [each.key for page in self.pages for each in page]
        return csl.Processor(csl.load_style(STYLE, "en"), works, cited)  # type: ignore[arg-type]

    def write(self, folder: Path, guise: Guise) -> None:
        """Write all files of the project."""
        folder.mkdir(parents=True)
        (folder / "conf.py").write_text(_conf(guise), encoding="utf-8")
        if guise != "plain":
            shutil.copy(self.library, folder / "references.bib")
        for number in range(len(self.pages)):
            self.write_page(folder, guise, number)
        names = [*map(docname, range(len(self.pages))), REFERENCES]
        _write(folder, "index", ["# Index", _toctree(names)])
        _write(folder, REFERENCES, ["# Works", *self._references(guise)])

    def write_page(self, folder: Path, guise: Guise, number: int, more: str = "") -> None:
        """Write one page, perhaps with a paragraph *more* at its end."""
        cites = enumerate(self.pages[number])
        paragraphs = [
            f"{each.before} {self._citation(guise, place, each)} {each.after}."
            for place, each in cites
        ]
        _write(folder, docname(number), [f"# Document {number}", *paragraphs, more])

    def _citation(self, guise: Guise, place: int, cited: Cited) -> str:
        if guise == "plain":
            locator = Locator("page", str(cited.page)) if cited.page else None
            return _markdown(self.processor.cite([CitationItem(cited.key, locator)]))
        if guise == "qantar" and place % 2:
            return f"[@{cited.key}{f', p. {cited.page}' if cited.page else ''}]"
        after = f"{{p. {cited.page}}}" if cited.page else ""
        return f"{{cite:p}}`{cited.key}{after}`"

    def _references(self, guise: Guise) -> Iterator[str]:
        if guise != "plain":
            yield "```{bibliography}\n```"
            return
        for key in self.processor.bibliography():
            yield f"- {_markdown(self.processor.reference(key))}"


def _conf(guise: Guise) -> str:
    extensions = {"plain": [], "qantar": ["sphinx_qantar"], "bibtex": ["sphinxcontrib.bibtex"]}
    lines = [
        "project = 'Benchmark'",
        "html_theme = 'alabaster'",
        "smartquotes = False",
        f"extensions = {['myst_parser', *extensions[guise]]}",
    ]
    if guise == "bibtex":
        lines.append("bibtex_bibfiles = ['references.bib']")
        lines.append("bibtex_reference_style = 'author_year'")
    return "\n".join(lines) + "\n"


def _toctree(names: Sequence[str]) -> str:
    return "\n".join(["```{toctree}", *names, "```"])


def _write(folder: Path, name: str, blocks: Sequence[str]) -> None:
    (folder / f"{name}.md").write_text("\n\n".join(blocks).strip() + "\n", encoding="utf-8")


def _markdown(rich: RichText) -> str:
    """Write formatted text as Markdown that prints the same."""
    return "".join(_part(node) for node in rich)


def _part(node: csl.Node) -> str:
    if isinstance(node, str):
        return _MARKUP.sub(r"\\\1", node)
    inner = _markdown(node.children)
    if node.style == "italic":
        return f"*{inner}*"
    if node.style == "link":
        return f"[{inner}](<{node.target}>)"
    return inner
