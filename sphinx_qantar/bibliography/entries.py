"""Put entries together: abbreviations told, fields told apart, faults reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.months import MONTH_MACROS, MONTHS
from sphinx_qantar.bibliography.plain_blocks import WHOLE_GROUP, RawEntry, RawField
from sphinx_qantar.bibliography.values import evaluate, following_field
from sphinx_qantar.bibliography.wording import hint, quoted
from sphinx_qantar.model import Problem


def read_abbreviations(
    raw: Iterable[RawField], known: dict[str, str], problems: list[Problem], path: str = ""
) -> None:
    """Add the abbreviations (``@string``) of a file to those known so far.

    :param raw: the abbreviations in the order of the file; of two with one name the
        first is kept
    :param known: the texts of abbreviations by name, added to
    :param problems: what is wrong with them, added to
    :param path: the file, for problems
    """
    for name, raw_text, line in raw:
        value = evaluate(raw_text, known)
        if name in known and name not in MONTH_MACROS:
            message = f"the abbreviation {quoted(name)} is defined twice; the first is kept"
            problems.append(Problem("bibliography", message, path, line))
            continue
        for word in value.unknown:
            message = _unknown_abbreviation(word, known)
            problems.append(Problem("bibliography", message, path, line))
        known[name] = value.text


def read_entry(
    raw: RawEntry, abbreviations: Mapping[str, str], problems: list[Problem], path: str = ""
) -> Entry:
    """Put an entry together; of two fields with one name the first is kept.

    :param raw: the entry as it stands in the file
    :param abbreviations: the texts of abbreviations by name
    :param problems: what is wrong with it, added to
    :param path: the file, for problems and for the entry
    """
    reading = _Reading(raw.citekey, abbreviations, problems, path)
    fields, lines = reading.fields, reading.lines
    for name, raw_text, line in raw.fields:
        text = _plain_text(raw_text)
        if text is None and raw_text.isalpha():
            text = abbreviations.get(raw_text.casefold())
        if text is None or name in fields or not name.isalnum():
            reading.field(name, raw_text, line)
        else:
            fields[name] = text
            lines[name] = line
    return Entry(raw.type, raw.citekey, fields, lines, path, raw.line, raw.source)


def _plain_text(raw: str) -> str | None:
    """Return the text of a value that is a number or a single pair of braces."""
    if raw[:1] != "{":
        return raw if raw.isdecimal() else None
    if raw.find("}") == len(raw) - 1 and raw.rfind("{") == 0:
        return raw[1:-1]
    return raw[1:-1] if WHOLE_GROUP.match(raw) else None


def _field_name(name: str) -> str:
    """Return a field's name without the lines of comment that stand before it."""
    if "\n" not in name:
        return name
    lines = [line.strip() for line in name.split("\n")]
    return " ".join(line for line in lines if line and not line.startswith("%"))


def _unknown_abbreviation(word: str, known: Iterable[str]) -> str:
    ending = hint(word, known, otherwise="put texts between braces")
    return f"the abbreviation {quoted(word)} is not defined{ending}"


class _Reading:
    """The fields of one entry, as far as they have been read."""

    def __init__(
        self,
        citekey: str,
        abbreviations: Mapping[str, str],
        problems: list[Problem],
        path: str,
    ) -> None:
        self.citekey = citekey
        self.abbreviations = abbreviations
        self.problems = problems
        self.path = path
        self.fields: dict[str, str] = {}
        self.lines: dict[str, int] = {}

    def field(self, name: str, raw: str, line: int) -> None:
        """Read a field, and those that follow it without a comma."""
        name, start = _field_name(name), 0
        if name.startswith("%"):
            end = raw.find("\n") + 1
            following = following_field(raw, end) if end else None
            if following is None:
                return
            line += 1
            name, start = following
        self._fields(name, raw, line, start)

    def _fields(self, name: str, raw: str, line: int, start: int) -> None:
        while True:
            value = evaluate(raw, self.abbreviations, start)
            following = following_field(raw, value.end)
            if following is None and value.end < len(raw):
                self._keep(name, raw[start:], line)
                self._report(f"the value of {quoted(name)} should stand between braces", line)
                return
            self._keep(name, value.text, line)
            if name != "month" or value.text.casefold() in MONTHS:  # else told as no month
                self._report_unknown(value.unknown, line)
            if following is None:
                return
            self._report(f"a comma is missing after the field {quoted(name)}", line)
            line += raw.count("\n", start, value.end)
            name, start = following

    def _keep(self, name: str, text: str, line: int) -> None:
        if name in self.fields:
            self._report(f"the field {quoted(name)} stands twice; the first is kept", line)
            return
        self.fields[name] = text
        self.lines[name] = line

    def _report_unknown(self, unknown: tuple[str, ...], line: int) -> None:
        for word in unknown:
            self._report(_unknown_abbreviation(word, self.abbreviations), line)

    def _report(self, message: str, line: int) -> None:
        text = f"in the entry {quoted(self.citekey)}, {message}"
        self.problems.append(Problem("bibliography", text, self.path, line))
