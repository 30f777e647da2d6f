"""Write the projects that ``excerpts.py`` measures: the same made-up passages in several guises.

Every project has pages of passages, a page that lists them by theme where its guise can,
and an index; words, themes and works are drawn from a seed and are the same in all.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill, indent
from typing import Literal

Language = Literal["rst", "myst"]
Guise = Literal["empty", "quotes", "qantar", "needs"]

PASSAGES = 25
"""Passages on a page."""
WORDS = 60
THEMES = 30
WORKS = 97
SEED = 7
LISTS = "bytheme"
"""The page that lists the passages by theme."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A made-up passage: what any of the guises says of it."""

    number: int
    words: str
    themes: tuple[str, ...]

    @property
    def name(self) -> str:
        """Give its name, an anchor too."""
        return f"e-{self.number:05}"

    @property
    def title(self) -> str:
        """Give its title."""
        return f"Passage {self.number} from a source"

    @property
    def work(self) -> int:
        """Give the number of its work."""
        return self.number % WORKS

    @property
    def page(self) -> int:
        """Give the page of its work on which it stands."""
        return self.number % 400 + 1


def theme_names() -> list[str]:
    """Name the themes."""
    return [f"theme{number:02}" for number in range(THEMES)]


def docname(number: int) -> str:
    """Name a page of passages, counted from 0."""
    return f"doc{number:03}"


def draw(documents: int) -> list[list[Passage]]:
    """Make up the passages of so many pages; the same whenever it is called."""
    chance = random.Random(SEED)
    lexicon = [_word(chance) for _ in range(4000)]
    numbers = iter(range(1, documents * PASSAGES + 1))
    return [
        [_passage(chance, lexicon, next(numbers)) for _ in range(PASSAGES)]
        for _ in range(documents)
    ]


def _word(chance: random.Random) -> str:
    syllables = range(chance.randint(1, 4))
    return "".join(chance.choice("bcdfglmnprstv") + chance.choice("aeiou") for _ in syllables)


def _passage(chance: random.Random, lexicon: Sequence[str], number: int) -> Passage:
    words = " ".join(chance.choice(lexicon) for _ in range(WORDS)).capitalize() + "."
    return Passage(number, words, tuple(chance.sample(theme_names(), 3)))


def write_project(
    folder: Path, guise: Guise, language: Language, pages: Sequence[Sequence[Passage]]
) -> None:
    """Write a project into a folder; the index page is the first that is read."""
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text(_conf(guise, language), encoding="utf-8")
    if guise == "qantar":
        (folder / "references.bib").write_text(_references(), encoding="utf-8")
        themes = "".join(f"{name}:\n  label: {name.capitalize()}\n" for name in theme_names())
        (folder / "themes.yaml").write_text(themes, encoding="utf-8")
    for number, passages in enumerate(pages):
        write_page(folder, guise, language, number, passages)
    names = [docname(number) for number in range(len(pages))] + [LISTS]
    index = [_title(language, "Index"), _directive(language, "toctree", "", {}, "\n".join(names))]
    _write(folder, language, "index", index)
    _write(folder, language, LISTS, [_title(language, "By theme"), *_lists(guise, language)])


def write_page(
    folder: Path, guise: Guise, language: Language, number: int, passages: Sequence[Passage]
) -> None:
    """Write one page of passages."""
    blocks = [_title(language, f"Document {number}")]
    write = {"quotes": _quote, "qantar": _excerpt, "needs": _need}.get(guise)
    blocks += [write(language, passage) for passage in passages] if write else ["Nothing."]
    _write(folder, language, docname(number), blocks)


def _write(folder: Path, language: Language, name: str, blocks: Sequence[str]) -> None:
    suffix = ".md" if language == "myst" else ".rst"
    (folder / (name + suffix)).write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _conf(guise: Guise, language: Language) -> str:
    extensions = ["myst_parser"] if language == "myst" else []
    lines = ["project = 'Benchmark'", "html_theme = 'alabaster'"]
    if language == "myst":
        lines.append("myst_enable_extensions = ['colon_fence']")
    if guise == "qantar":
        extensions.append("sphinx_qantar")
        lines.append("qantar_themes = 'themes.yaml'")
    if guise == "needs":
        extensions.append("sphinx_needs")
        kind = {"directive": "need", "title": "Need", "prefix": "E_", "color": "", "style": "node"}
        lines += [
            f"needs_types = [{kind}]",
            "needs_id_regex = '^[a-z0-9-]+'",
            "needs_fields = {name: {'nullable': True} for name in ('author', 'locator')}",
        ]
    return "\n".join([*lines, f"extensions = {extensions}"]) + "\n"


def _references() -> str:
    return "\n".join(_entries())


def _entries() -> Iterator[str]:
    for number in range(WORKS):
        yield f"@book{{work-{number:02},"
        yield f"  author = {{Author{number:02}, Ann}},"
        yield f"  title = {{The Book of Number {number}}},"
        yield "  publisher = {Meridian Books},\n  address = {Almaty},"
        yield f"  year = {{{1920 + number}}},\n}}\n"


def _title(language: Language, text: str) -> str:
    return f"# {text}" if language == "myst" else f"{text}\n{'=' * len(text)}"


def _directive(
    language: Language, name: str, argument: str, options: dict[str, str], body: str = ""
) -> str:
    fields = "".join(f":{key}: {value}\n" for key, value in options.items())
    inner = f"{fields}\n{body}".strip()
    if language == "myst":
        return f":::{{{name}}} {argument}\n{inner}\n:::"
    return f".. {name}:: {argument}\n{indent(inner, '   ')}"


def _quote(language: Language, passage: Passage) -> str:
    """Write a passage as a plain block quote, with what the others say in records as text."""
    target = f"({passage.name})=" if language == "myst" else f".. _{passage.name}:\n"
    source = f"-- Author{passage.work:02}, p. {passage.page}"
    quote = indent(
        f"{fill(passage.words)}\n\n{source}",
        "> " if language == "myst" else "   ",
        lambda line: language == "myst" or bool(line.strip()),
    )
    themes = f"Themes: {', '.join(passage.themes)}"
    return f"{target}\n**{passage.title}**\n\n{quote}\n\n{themes}"


def _excerpt(language: Language, passage: Passage) -> str:
    options = {
        "name": passage.name,
        "title": passage.title,
        "themes": ", ".join(passage.themes),
        "locator": f"p. {passage.page}",
    }
    citekey = f"work-{passage.work:02}"
    return _directive(language, "excerpt", citekey, options, fill(passage.words))


def _need(language: Language, passage: Passage) -> str:
    options = {
        "id": passage.name,
        "tags": ", ".join(passage.themes),
        "author": f"Author{passage.work:02}",
        "locator": f"p. {passage.page}",
    }
    return _directive(language, "need", passage.title, options, fill(passage.words))


def _lists(guise: Guise, language: Language) -> list[str]:
    """Write a list of passages for each theme, where the guise has such lists."""
    lists: dict[Guise, Callable[[str], str]] = {
        "qantar": lambda theme: _directive(
            language, "excerpts", "", {"themes": theme, "show": "entry"}
        ),
        "needs": lambda theme: _directive(language, "needlist", "", {"tags": theme}),
    }
    if guise not in lists:
        return ["Nothing."]
    underline = "## {0}" if language == "myst" else "{0}\n-------"
    return [f"{underline.format(theme)}\n\n{lists[guise](theme)}" for theme in theme_names()]
