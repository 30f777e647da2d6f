"""Write the project that ``print.py`` prints: made-up passages with notes, by theme."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill

from projects import WORKS, Passage, docname, draw, theme_names

TITLE = "A Reader of Made-up Passages"

CONF = f"""\
project = "{TITLE}"
author = "A. Teacher"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
qantar_themes = "themes.yaml"
qantar_readers = {{"reader": {{"title": project, "group_by": "theme"}}}}
latex_engine = "xelatex"
latex_use_xindy = False
latex_elements = {{"papersize": "a4paper", "pointsize": "11pt"}}
"""


def write_bound_project(folder: Path, documents: int) -> int:
    """Write a project of so many pages of 25 passages, and return the number of passages.

    Each passage has 60 words, a title, one to three themes, a source and a comment; each
    second one has a note on a phrase besides.
    """
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "references.bib").write_text("\n".join(map(_entry, range(WORKS))), encoding="utf-8")
    themes = "".join(f"{name}:\n  label: {name.capitalize()}\n" for name in theme_names())
    (folder / "themes.yaml").write_text(themes, encoding="utf-8")
    pages = draw(documents)
    for number, passages in enumerate(pages):
        text = f"# Week {number + 1}\n\n" + "\n\n".join(map(_excerpt, passages)) + "\n"
        (folder / f"{docname(number)}.md").write_text(text, encoding="utf-8")
    names = "\n".join(docname(number) for number in range(documents))
    index = f"# {TITLE}\n\n:::{{toctree}}\n{names}\n:::\n\n:::{{bibliography}}\n:::\n"
    (folder / "index.md").write_text(index, encoding="utf-8")
    return sum(map(len, pages))


def _excerpt(passage: Passage) -> str:
    lines = [
        f"::::{{excerpt}} work-{passage.work:02}",
        f":name: {passage.name}",
        f":title: {passage.title}",
        f":themes: {', '.join(_themes(passage))}",
        f":locator: p. {passage.page}",
        "",
        fill(passage.words),
        "",
        *_note("comment", "", passage.words.split()[20:45]),
    ]
    words = passage.words.split()
    phrase = " ".join(words[5:8])
    if passage.number % 2 and passage.words.count(phrase) == 1:
        lines += ["", *_note("gloss", phrase, words[30:50])]
    return "\n".join([*lines, "::::"])


def _themes(passage: Passage) -> Sequence[str]:
    return passage.themes[: passage.number % 3 + 1]


def _note(kind: str, phrase: str, words: Sequence[str]) -> list[str]:
    on = [f":on: {phrase}"] if phrase else []
    return [":::{annotation}", f":kind: {kind}", *on, "", f"Compare {' '.join(words)}.", ":::"]


def _entry(number: int) -> str:
    return (
        f"@book{{work-{number:02},\n  author = {{Author{number:02}, Ann}},\n"
        f"  title = {{The Book of Number {number}}},\n  publisher = {{Meridian Books}},\n"
        f"  address = {{Almaty}},\n  year = {{{1920 + number}}},\n}}\n"
    )
