"""Read the items of a CSL-JSON file one by one, so that a faulty one costs no other.

Source: CSL 1.0.2, the input data schema ``csl-data.json``; RFC 8259.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from json import JSONDecodeError

from sphinx_qantar.bibliography.item_reading import ItemReading
from sphinx_qantar.bibliography.wording import quoted

_SPACE = re.compile(r"[\s,]*")
_OPENING = re.compile(r"\s*(?:\{\s*\"(?:references|items)\"\s*:\s*)?\[")
_NEXT_ITEM = re.compile(r"\}\s*,\s*(?=\{)")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\]:]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_MENDED = 100


def read_json_items(text: str, path: str) -> ItemReading:
    """Read a CSL-JSON file: an array of items, one in ``references`` or ``items``, or one item.

    Of two values with one name in an object the first is kept.

    :param text: the whole file
    :param path: the file, for items and problems
    """
    return _JsonReading(text.removeprefix("\ufeff"), path).run()


class _JsonReading:
    """One pass over a file; ``counted`` and ``line`` remember how far lines are counted."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.reading = ItemReading(path)
        self.twice: list[str] = []
        self.counted, self.line = 0, 1
        self.broken = 0
        # Numbers stay texts, so that none is too long to read.
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_int=str, parse_float=str, parse_constant=str
        )

    def run(self) -> ItemReading:
        opening = _OPENING.match(self.text)
        if opening:
            end = self._items(opening.end())
            if opening[0].strip() == "[":
                self._after(end)
        elif self.text.strip():
            self._after(self._item(self._after_space(0)))
        return self.reading

    def _after_space(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return match.end() if match else position

    def _items(self, position: int) -> int:
        """Read the items of a list and return where it ends, -1 if no more can be read."""
        while position >= 0:
            position = self._after_space(position)
            if position >= len(self.text):
                self.reading.report("the list of items is not closed", self._line(position))
                return -1
            if self.text[position] == "]":
                return position + 1
            position = self._item(position)
        return -1

    def _after(self, position: int) -> None:
        if position >= 0 and self.text[position:].strip():
            line = self._line(self._after_space(position))
            self.reading.report("what stands after the end of the list is not read", line)

    def _item(self, position: int) -> int:
        """Read the item at a position and return where it ends, -1 if no more can be read."""
        try:
            data, end = self.decoder.raw_decode(self.text, position)
        except JSONDecodeError as error:
            return self._after_fault(error.msg, position, error.pos)
        except RecursionError:
            return self._after_fault("it is nested too deep", position, position)
        line = self._line(position)
        inner = _items_of(data)
        if inner is not None:
            for item in inner:
                self._take(item, line, "")
        else:
            self._take(data, line, self.text[position:end])
        for name in self.twice:
            self.reading.report(f"{quoted(name)} stands twice here; the first is kept", line)
        self.twice.clear()
        return end

    def _take(self, data: object, line: int, source: str) -> None:
        if isinstance(data, dict):
            self.reading.item(data, line, source, lambda: _lines(source, line))
        else:
            self.reading.no_item(line)

    def _after_fault(self, message: str, position: int, fault: int) -> int:
        """Report what is not JSON, and return where the next item begins."""
        self.twice.clear()
        line = self._line(position)
        fault_line = line + self.text.count("\n", position, fault)
        reason = message[:1].lower() + message[1:]
        self.reading.report(f"this is not JSON: {reason}; the item is left out", fault_line)
        self.broken += 1
        start = max(position, self.text.rfind("\n", position, fault))
        following = _NEXT_ITEM.finditer(self.text, start)
        for match in following if self.broken <= _MOST_MENDED else ():
            if self._is_item(match.end()):
                return match.end()
            if self.broken > _MOST_MENDED:
                break
        return -1

    def _is_item(self, position: int) -> bool:
        """Tell whether an object is an item, not a name within the one left out."""
        try:
            data, _ = self.decoder.raw_decode(self.text, position)
        except (JSONDecodeError, RecursionError):
            self.broken += 1
            return False
        finally:
            self.twice.clear()
        return isinstance(data, dict) and "id" in data

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for name, value in pairs:
            if name in found:
                self.twice.append(name)
                continue
            if isinstance(value, str) and not value.isascii():
                value = _SURROGATE.sub("\ufffd", value)  # noqa: PLW2901 - the same text, sound
            found[name] = value
        return found

    def _line(self, position: int) -> int:
        """Return the 1-based line of a position that is not before the last one asked for."""
        self.line += self.text.count("\n", self.counted, position)
        self.counted = position
        return self.line


def _items_of(data: object) -> list[object] | None:
    """Return the list of items that stands in an object among other things, or None."""
    if isinstance(data, dict) and "id" not in data:
        for name in ("references", "items"):
            if isinstance(data.get(name), list):
                return list(data[name])
    return None


def _lines(source: str, line: int) -> Mapping[str, int]:
    """Return the lines of the names in an object, but not of those in its values."""
    lines: dict[str, int] = {}
    depth, last, position = 0, "", 0
    for match in _TOKEN.finditer(source):
        sign = match[0]
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
        elif sign != ":":
            line += source.count("\n", position, match.start())
            last, position = sign, match.start()
        elif depth == 1:
            lines.setdefault(str(json.loads(last, strict=False)), line)
    return lines
