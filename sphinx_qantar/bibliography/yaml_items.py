"""Read the items of a CSL-YAML file: Pandoc's ``references``, or a bare list.

Values are taken as they stand: ``no`` is a text, and so is ``2022-01``.  There are no tags,
and an alias is refused, so that a small file cannot become a large one.

Source: YAML 1.1, as PyYAML's parser has it; Pandoc's user's guide, "Specifying bibliographic
data".
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.error import Mark
from yaml.reader import ReaderError

from sphinx_qantar.bibliography.item_reading import ItemReading
from sphinx_qantar.bibliography.wording import quoted

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What parses: libyaml where PyYAML was built with it, which is ten times as quick."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_DEEPEST = 12
_MOST_MENDED = 20


def read_yaml_items(text: str, path: str) -> ItemReading:
    """Read a CSL-YAML file; of two values with one name in a mapping the first is kept.

    :param text: the whole file
    :param path: the file, for items and problems
    """
    reading = ItemReading(path)
    lines = 0
    for _ in range(_MOST_MENDED):
        part = _YamlReading(text, lines, reading)
        fault_line = part.run()
        if not fault_line:
            break
        # A quotation mark that is not closed is noticed at the end of the file.
        rest = _next_item(text, part.begun or fault_line, part.indent)
        if rest is None:
            break
        lines += text.count("\n", 0, rest)
        text = text[rest:]
    return reading


def _next_item(text: str, line: int, indent: int) -> int | None:
    """Return where the first item after a line begins, None if there is none.

    :param line: 1-based
    :param indent: the columns before the hyphen of an item
    """
    if indent < 0:
        return None
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1
        if not start:
            return None
    match = re.compile(rf"^ {{{indent}}}- ", re.MULTILINE).search(text, start)
    return match.start() if match else None


def _place(mark: Mark | CMark | None) -> tuple[int, int, int]:
    """Return the 1-based line of a mark, its column and its index."""
    return (mark.line + 1, mark.column, mark.index) if mark else (1, 0, 0)


class _TooDeepError(Exception):
    """Say that something is nested too deep at a line, 1-based in the text."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _YamlReading:
    """One pass over the events of a text, whose first line is not that of the file.

    ``indent`` is the column of the items' hyphens, -1 before the list begins; ``begun``
    is the line of the last item begun, 1-based in the text, 0 before the first.  ``end``
    is where the last mapping read ends in the text.
    """

    def __init__(self, text: str, lines_before: int, reading: ItemReading) -> None:
        self.text = text
        self.lines_before = lines_before
        self.reading = reading
        self.indent = -1
        self.begun = 0
        self.events: Iterator[Event] = iter(())
        self.end = 0

    def run(self) -> int:
        """Read the items; return the line where that broke off, 1-based in the text, or 0."""
        try:
            self.events = yaml.parse(self.text, Loader=_LOADER)
            for event in self.events:
                if isinstance(event, DocumentStartEvent):
                    self._root(next(self.events))
        except MarkedYAMLError as error:
            return self._fault(error)
        except _TooDeepError as error:
            return self._broken_off("it is nested too deep", error.line)
        except ReaderError as error:
            return self._unreadable(error)
        except (ValueError, OverflowError):
            # An escape such as "\UFFFFFFFF" stands for no character.
            self.reading.report("this is not YAML: an escape stands for no character", 1)
        return 0

    def _fault(self, error: MarkedYAMLError) -> int:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        return self._broken_off(str(error.problem or error.context), line)

    def _broken_off(self, reason: str, line: int) -> int:
        message = f"this is not YAML: {reason}; the item is left out"
        self.reading.report(message, self.lines_before + line)
        return line

    def _unreadable(self, error: ReaderError) -> int:
        code = error.character if isinstance(error.character, int) else ord(error.character[:1])
        message = f"this is not YAML: the character U+{code:04X} is not allowed"
        index = self.text.find(chr(code))
        line = self.text.count("\n", 0, max(index, 0)) + 1
        self.reading.report(message, self.lines_before + line)
        return 0

    def _line(self, event: Event) -> int:
        return _place(event.start_mark)[0] + self.lines_before

    def _root(self, event: Event) -> None:
        if isinstance(event, SequenceStartEvent):
            self._items(event)
        elif isinstance(event, MappingStartEvent):
            data, lines = self._mapping(depth=0)
            if "references" not in lines and data:
                self._take(event, data, lines)
        elif not isinstance(event, ScalarEvent) or event.value:
            self.reading.no_item(self._line(event))

    def _items(self, start: SequenceStartEvent) -> None:
        if not start.flow_style:
            self.indent = _place(start.start_mark)[1]
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                return
            self.begun = _place(event.start_mark)[0]
            if isinstance(event, MappingStartEvent):
                data, lines = self._mapping(depth=1)
                self._take(event, data, lines)
            else:
                self._value(event, depth=1)
                self.reading.no_item(self._line(event))

    def _take(self, start: Event, data: dict[str, object], lines: dict[str, int]) -> None:
        _, column, begin = _place(start.start_mark)
        source = " " * column + self.text[begin : self.end].rstrip()
        self.reading.item(data, self._line(start), textwrap.dedent(source), lambda: lines)

    def _mapping(self, depth: int) -> tuple[dict[str, object], dict[str, int]]:
        """Read a mapping whose start is read already; ``end`` is then its end."""
        data: dict[str, object] = {}
        lines: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                self.end = _place(event.end_mark)[2]
                break
            name = self._value(event, depth + 1)
            value = next(self.events)
            if depth == 0 and name == "references" and isinstance(value, SequenceStartEvent):
                self._items(value)
                found: object = None
            else:
                found = self._value(value, depth + 1)
            if not isinstance(name, str):
                continue
            if name in lines:
                message = f"{quoted(name)} stands twice here; the first is kept"
                self.reading.report(message, self._line(event))
            else:
                data[name], lines[name] = found, self._line(event)
        return data, lines

    def _value(self, event: Event, depth: int) -> object:
        if isinstance(event, ScalarEvent):
            is_plain = event.implicit[0] and event.value in _NULLS
            return None if is_plain else event.value
        if isinstance(event, AliasEvent):
            message = f"an alias, {quoted(f'*{event.anchor}')}, cannot be used here; "
            self.reading.report(message + "write its value out", self._line(event))
        elif depth > _DEEPEST:
            # To go on would cost the parser time that is quadratic in the depth.
            raise _TooDeepError(_place(event.start_mark)[0])
        elif isinstance(event, MappingStartEvent):
            return self._mapping(depth)[0]
        elif isinstance(event, SequenceStartEvent):
            return self._sequence(depth)
        return None

    def _sequence(self, depth: int) -> list[object]:
        found: list[object] = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            found.append(self._value(event, depth + 1))
        return found
