"""Share what all our directives do: read options, parse, warn where they stand."""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_qantar.authoring.lines import location_in, written_in
from sphinx_qantar.authoring.misread_options import SetDown, own_argument
from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.diagnostics import Location
    from sphinx_qantar.domain import QantarDomain
    from sphinx_qantar.model import Subtype

_OPTION = re.compile(r"\s*:?([\w-]+)\s*:")
_NEVER = "never and not never"
Converter = Callable[[str], Any]


class OptionError(ValueError):
    """An option's value is malformed; ``subtype`` says in what respect."""

    def __init__(self, message: str, subtype: Subtype = "option") -> None:
        super().__init__(message)
        self.subtype: Subtype = subtype


class _AnyOption(dict[str, Converter]):
    """Accept every option, so that we report the unknown ones ourselves, and keep the rest."""

    def __missing__(self, name: str) -> Converter:
        return _as_written


def _as_written(value: str | None) -> str:
    return value or ""


def option_spec(*names: str) -> dict[str, Converter]:
    """Return an ``option_spec`` that lists *names* and hands every value on as it is written."""
    return _AnyOption(dict.fromkeys(names, _as_written))


def page_slug(docname: str) -> str:
    """Return what stands for a page in the names that we make up, another for each page."""
    slug = nodes.make_id(docname)
    return slug if slug == docname else f"{slug or 'page'}-{zlib.crc32(docname.encode()):08x}"


class QantarDirective(SphinxDirective):
    """A directive whose faults are located warnings and never cost the author the content."""

    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    converters: ClassVar[Mapping[str, Converter]] = {}
    takes: ClassVar[frozenset[str]] = frozenset({"argument", "text"})

    @property
    def domain(self) -> QantarDomain:
        """The project's registry."""
        return qantar_domain(self.env)

    @property
    def argument(self) -> str:
        """The directive's argument, empty if there is none."""
        return own_argument(self.arguments[0]) if self.arguments else ""

    def warn(self, subtype: Subtype, message: str) -> None:
        """Warn at the directive's place."""
        warn(subtype, message, self.place)

    @property
    def place(self) -> Location:
        """Where the directive is written."""
        return location_in(*self.get_source_info())

    @property
    def written(self) -> tuple[str, int]:
        """The file in which the directive stands, empty if it is the page's own, and its line."""
        return written_in(self.env, *self.get_source_info())

    def read_options(self) -> dict[str, Any]:
        """Return the usable options, converted; warn of the others, and of what is out of place."""
        misread = list(self._set_down.faults(self.converters))
        for message in misread:
            self.warn("option", message)
        if not misread:
            self._warn_of_what_is_not_taken()
        read: dict[str, Any] = {}
        if self.has_unread("only"):
            self.warn("option", "the options cannot be read, so this is left out of every build.")
            read["only"] = _NEVER
        for name, value in self.options.items():
            converter = self.converters.get(name)
            if converter is None:
                message = f"'{self.name}' has no option ':{name}:'."
                self.warn("option", message + did_you_mean(name, self.converters))
                continue
            try:
                read[name] = converter(value)
            except OptionError as error:
                self.warn(error.subtype, f":{name}: {error}")
                if name == "only":  # what may be meant for some must not reach all
                    read[name] = _NEVER
        return read

    @cached_property
    def _set_down(self) -> SetDown:
        argument = self.arguments[0] if self.arguments else ""
        return SetDown(argument, self.options, list(self.content), self.block_text)

    def _warn_of_what_is_not_taken(self) -> None:
        for what, given in (("argument", self.argument), ("text", any(self.content))):
            if given and what not in self.takes:
                self.warn("option", f"'{self.name}' takes no {what}, only options.")

    def has_unread(self, option: str) -> bool:
        """Say whether an option is written, but was read as something else or not at all."""
        if self._set_down.names_unread(option):
            return True
        if self.options:
            return False
        lines = itertools.takewhile(str.strip, self._lines())
        return any(match[1] == option for match in map(_OPTION.match, lines) if match)

    def _lines(self) -> list[str]:
        """Return the directive as it is written, at the least as far as its options go."""
        lines = self.block_text.splitlines()
        if lines == list(self.content):  # myst-parser 4 gives no more than the body
            source, line = self.get_source_info()
            if Path(source).is_file():
                written = Path(source).read_text(encoding="utf-8", errors="replace").splitlines()
                lines = written[line - 1 : line + self.content_offset]
        return lines

    def included(self, condition: str) -> bool:
        """Say whether this build's tags meet an ``:only:`` expression.

        The page is read again when a build with other tags decides otherwise.
        """
        if not condition:
            return True
        met = self.domain.build.meets(condition)
        self.domain.note_condition(self.env.docname, condition, met=met)
        return met

    def parse_body(self) -> list[nodes.Node]:
        """Return the content of the directive as nodes."""
        return self.parse_content_to_nodes()
