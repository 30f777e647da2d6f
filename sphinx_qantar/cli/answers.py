"""Ask what a new course reader is to be, or take it from options; check each answer."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from sphinx_qantar.cli.commands import CommandError
from sphinx_qantar.cli.new_project import DEFAULT_LANGUAGE, DEFAULT_STYLE, Answers, Ending
from sphinx_qantar.csl import StyleError, load_style, style_names
from sphinx_qantar.exchange.incoming.texts import one_line
from sphinx_qantar.suggestion import nearest

Kept = TypeVar("Kept")
Translator = Callable[[str], str]
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MARKUPS: Mapping[str, Ending] = {"myst": "md", "rst": "rst"}
_LONGEST = 500


class _Answer:
    """Checks of single answers; each returns the answer as it is used, or raises ValueError."""

    def __init__(self, _: Translator) -> None:
        self._ = _

    def title(self, text: str) -> str:
        """Return a title."""
        _ = self._
        if not text:
            raise ValueError(_("Please give a title."))
        if len(text) > _LONGEST:
            raise ValueError(_("This is too long."))
        return text

    def editors(self, text: str) -> tuple[str, ...]:
        """Return names."""
        _ = self._
        if len(text) > _LONGEST:
            raise ValueError(_("This is too long."))
        return tuple(name for part in text.split(";") if (name := part.strip()))

    def language(self, text: str) -> str:
        """Return a language tag."""
        _ = self._
        if not _LANGUAGE.fullmatch(text):
            examples = "en, ru, kk, en-GB"
            raise ValueError(
                _("‘%s’ is no language tag. Write for instance: %s") % (text, examples)
            )
        return text

    def style(self, text: str) -> str:
        """Return the name of a citation style."""
        _ = self._
        try:
            load_style(text)
        except StyleError as error:
            like = nearest(text, style_names())
            hint = " " + _("Did you mean ‘%s’?") % like if like else ""
            raise ValueError(_("There is no citation style ‘%s’.") % text + hint) from error
        return text

    def markup(self, text: str) -> Ending:
        """Return the ending of pages."""
        _ = self._
        if text.casefold() not in _MARKUPS:
            raise ValueError(_("Write %s or %s.") % ("myst", "rst"))
        return _MARKUPS[text.casefold()]


def stated_answers(given: argparse.Namespace, _: Translator) -> Answers:
    """Return what the options of the command say.

    :raises CommandError: if one of them cannot be used
    """
    answer = _Answer(_)
    try:
        return Answers(
            answer.title(one_line(given.title or _title_of(given.folder))),
            answer.editors(one_line(given.author or "")),
            answer.language(one_line(given.language or DEFAULT_LANGUAGE)),
            answer.style(one_line(given.style or DEFAULT_STYLE)),
            answer.markup(one_line(given.markup or "myst")),
        )
    except ValueError as error:
        raise CommandError(str(error)) from error


def asked_answers(given: argparse.Namespace, _: Translator) -> Answers:
    """Ask, with what the options say as the answers that an empty line gives.

    :raises CommandError: if there is nobody to answer
    """
    answer = _Answer(_)
    return Answers(
        _ask(_("Title of the course"), given.title or _title_of(given.folder), answer.title),
        _ask(_("Authors or editors, parted by semicolons"), given.author or "", answer.editors),
        _ask(_("Language of the course"), given.language or DEFAULT_LANGUAGE, answer.language),
        _ask(_("Citation style"), given.style or DEFAULT_STYLE, answer.style),
        _ask(
            _("Markup of the pages (%s or %s)") % ("myst", "rst"),
            given.markup or "myst",
            answer.markup,
        ),
    )


def _title_of(folder: Path) -> str:
    """Return the name of a folder as a title: "my-course" as "My course"."""
    words = re.sub(r"[-_\s]+", " ", folder.resolve().name).strip()
    return words[:1].upper() + words[1:]


def _ask(question: str, default: str, check: Callable[[str], Kept]) -> Kept:
    """Ask until the answer can be used."""
    shown = f"> {question} [{default}]: " if default else f"> {question}: "
    while True:
        try:
            return check(one_line(input(shown)) or one_line(default))
        except ValueError as error:
            print(f"* {error}")
        except EOFError as error:
            message = "there is nobody to ask: use --quiet, and give the answers as options"
            raise CommandError(message) from error
