"""Write the files of a new project: a course reader with a week, two passages and their source.

What people type (titles, names) is data: it is quoted as Python has it in conf.py, and escaped
as text on pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

import yaml

from sphinx_qantar.exchange.bibtex import work_to_bibtex
from sphinx_qantar.exchange.excerpt_pages import Markup, Passage, markup_of, write_passage
from sphinx_qantar.exchange.incoming import Comment, Highlight
from sphinx_qantar.exchange.theming import themes_as_yaml
from sphinx_qantar.model import Date, Name, Theme, Work

DEFAULT_LANGUAGE = "en"
DEFAULT_STYLE = "chicago-author-date"
Ending = Literal["md", "rst"]
"""What the names of pages end in: MyST or reStructuredText."""

CITEKEY = "reader-2026"
_LANGUAGES = ("en", "kk", "ru")
_EXTENSIONS = {"md": ("myst_parser", "sphinx_qantar"), "rst": ("sphinx_qantar",)}


Words = Mapping[str, Any]
"""The words of a template, as its YAML has them."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What people want: the course's title, its editors, language, style, and markup."""

    title: str
    editors: tuple[str, ...]
    language: str = DEFAULT_LANGUAGE
    style: str = DEFAULT_STYLE
    markup: Ending = "md"


def project_files(answers: Answers) -> dict[str, str]:
    """Return the texts of a new project's files, by their paths.

    :param answers: what its author wants; texts of one line
    """
    words = _words(answers.language)
    markup = markup_of(f"index.{answers.markup}")
    return {
        "conf.py": _conf(answers),
        "references.bib": work_to_bibtex(_work(words)),
        "themes.yaml": themes_as_yaml(_themes(words)).lstrip("\n"),
        f"sources/{CITEKEY}.txt": words["source"],
        f"index.{answers.markup}": _page(_index(answers, words, markup)),
        f"week-1.{answers.markup}": _page(_week(words, markup, answers.markup)),
    }


def _words(language: str) -> Words:
    """Return the words of a project in its language, else in English."""
    primary = language.partition("-")[0]
    name = primary if primary in _LANGUAGES else "en"
    folder = files("sphinx_qantar") / "templates" / "quickstart"
    words: Words = yaml.safe_load((folder / f"{name}.yaml").read_text("utf-8"))
    return {**words, "language": name}


def _page(blocks: Iterator[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _conf(answers: Answers) -> str:
    """Return conf.py, in which every text is a literal of Python."""
    extensions = ", ".join(f'"{name}"' for name in _EXTENSIONS[answers.markup])
    editors = ", ".join(answers.editors)
    rights = [f"project_copyright = {_literal('%Y, ' + editors)}"] if editors else []
    fences = ['myst_enable_extensions = ["colon_fence"]'] if answers.markup == "md" else []
    lines = [
        '"""Configure the course reader: see “Configuration” in the guide of sphinx-qantar."""',
        "",
        f"project = {_literal(answers.title)}",
        f"author = {_literal(editors)}",
        *rights,
        f"language = {_literal(answers.language)}",
        "",
        f"extensions = [{extensions}]",
        *fences,
        f"html_title = {_literal(answers.title)}",
        'exclude_patterns = ["build", "sources"]',
        "",
        'qantar_bibliography = ["references.bib"]',
        f"qantar_style = {_literal(answers.style)}",
        'qantar_themes = "themes.yaml"',
        'qantar_sources = "sources"',
        "qantar_readers = {",
        '    "reader": {',
        f'        "title": {_literal(answers.title)},',
        f'        "editors": [{", ".join(map(_literal, answers.editors))}],',
        '        "group_by": "theme",',
        "    },",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    """Return a text as a literal of Python, in double quotes if it is a plain one."""
    literal = repr(text)
    plain = literal.startswith("'") and not set(literal) & set('"\\')
    return f'"{literal[1:-1]}"' if plain else literal


def _work(words: Words) -> Work:
    """Return the work from which the passages are."""
    return Work(
        CITEKEY,
        "document",
        {"title": words["work"], "language": words["language"]},
        {"author": (Name(family=words["family"], given=words["given"]),)},
        {"issued": Date(((2026,),))},
    )


def _themes(words: Words) -> Iterator[Theme]:
    for slug, told in words["themes"].items():
        yield Theme(slug, told["label"], told["scope"])


def _index(answers: Answers, words: Words, markup: Markup) -> Iterator[str]:
    yield markup.heading(answers.title, 1)
    yield markup.text(words["index"], cites=True)
    yield markup.directive("toctree", "", {"maxdepth": "1"}, "week-1")
    yield markup.heading(words["by_theme"], 2)
    yield markup.directive("excerpts", "", {"group-by": "theme"})
    yield markup.heading(words["works"], 2)
    yield markup.directive("bibliography", "", {})


def _week(words: Words, markup: Markup, language: str) -> Iterator[str]:
    margin, copying = words["margin"], words["copying"]
    yield markup.heading(words["week"], 1)
    yield markup.text(words["opening"], cites=True)
    yield _passage(margin, "margins", words, markup, Comment(margin["note"], on=margin["on"]))
    yield _passage(
        copying,
        "copying",
        words,
        markup,
        Comment(copying["headnote"], kind="headnote"),
        Comment(copying["question"], kind="question"),
    )
    cited, named = _roles(language)
    yield f"{markup.text(words['closing'], cites=True)} {cited}, {named}."


def _passage(
    told: Mapping[str, str], theme: str, words: Words, markup: Markup, *comments: Comment
) -> str:
    highlight = Highlight(
        identity="",
        quotation=told["words"],
        comments=comments,
        locator=told["locator"],
        language=words["language"],
        title=told["title"],
    )
    return write_passage(Passage(highlight, CITEKEY, told["name"], (theme,)), markup)


def _roles(markup: str) -> tuple[str, str]:
    """Return a citation and a reference to a passage."""
    left, right = ("{", "}") if markup == "md" else (":", ":")
    return f"{left}cite:t{right}`{CITEKEY}`", f"{left}excerpt{right}`smallest-classroom`"
