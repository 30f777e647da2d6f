"""Read a source map as its editor wrote it, before its places are looked up in the text.

The form is documented in ``docs/reference/source-map.md``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yaml import MappingNode, Node, ScalarNode

from sphinx_qantar.model import Problem
from sphinx_qantar.quotation.map_values import MapValues, Stretch
from sphinx_qantar.yaml_nodes import compose, is_given, line_of

_LARGEST = 1_000_000
_KEYS = ("file", "sha256", "works", "pages", "order", "furniture", "paragraphs", "note")
_PAGE_KEYS = ("page", "from", "to", "parts", "apart", "note")
_FURNITURE_KEYS = ("from", "to", "line", "text", "repeated", "note")
_FEWEST_REPEATS = 2


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """The stretches that belong to a work; none: the whole text."""

    citekey: str
    stretches: tuple[Stretch, ...]
    line: int


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its label, and the parts of the text that stand on it, in reading order."""

    label: str
    parts: tuple[Stretch, ...]
    line: int


@dataclass(frozen=True, slots=True)
class FurnitureEntry:
    """What is no part of the work; one of the fields is set.

    ``stretch`` is one place, ``pattern`` a whole line in which ``*`` stands for any words,
    ``text`` words wherever they stand, ``repeated`` how often a line must stand to be furniture.
    """

    line: int
    stretch: Stretch | None = None
    pattern: str = ""
    text: str = ""
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class MapFile:
    """A source map, its places not yet looked up.

    ``file`` is the source text it is of, empty where that has the map's own name.
    ``first_page`` is the number of the file's first page, 0 where pages are not counted.
    ``order`` are page labels in reading order, empty where the pages stand in it already.
    """

    path: str
    file: str = ""
    sha256: str = ""
    works: tuple[WorkEntry, ...] = ()
    pages: tuple[PageEntry, ...] = ()
    first_page: int = 0
    order: tuple[tuple[str, int], ...] = ()
    furniture: tuple[FurnitureEntry, ...] = ()
    paragraphs: bool = False
    problems: tuple[Problem, ...] = ()


def read_map(path: Path) -> MapFile:
    """Read the file of a source map; never raises, whatever it holds.

    :param path: the file
    """
    try:
        text = _read(path)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return _unreadable("The source map is not in UTF-8.", str(path), line)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"The source map cannot be read: {reason[:1].lower()}{reason[1:]}."
        return _unreadable(message, str(path))
    return parse_map(text, str(path))


def _read(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise ValueError("it is no ordinary file")
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError("it has more than 1 MB")
    return data.decode("utf-8-sig")


def parse_map(text: str, path: str = "") -> MapFile:
    """Read the text of a source map.

    :param text: YAML
    :param path: the file's path, for the problems
    :returns: what could be read; a fault costs no more than the value it stands in, except
        that bad YAML costs the whole file
    """
    root, faults = compose(text)
    reading = _Reading(path)
    for fault in faults:
        reading.report(fault.message, fault.line)
    return reading.map(root if root is not None and is_given(root) else None)


def _unreadable(message: str, path: str, line: int = 0) -> MapFile:
    return MapFile(path, problems=(Problem("source", message, path, line),))


class _Reading(MapValues):
    """One pass over a source map."""

    def map(self, root: Node | None) -> MapFile:
        found: dict[str, Node] = {}
        if root is not None:
            found = {key: value for key, _, value in self.entries(root, "A source map", _KEYS)}
        pages = found.get("pages")
        made = MapFile(
            self.path,
            file=self.text_of("file", found.get("file")),
            sha256=self.text_of("sha256", found.get("sha256")).lower(),
            works=tuple(self._works(found.get("works"))),
            pages=tuple(self._pages(pages)) if not isinstance(pages, MappingNode) else (),
            first_page=self._first_page(pages) if isinstance(pages, MappingNode) else 0,
            order=tuple(self._order(found.get("order"))),
            furniture=tuple(self._furniture(found.get("furniture"))),
            paragraphs=self.truth_of("paragraphs", found.get("paragraphs")),
        )
        problems = tuple(sorted(self.problems, key=lambda problem: problem.line))
        return dataclasses.replace(made, problems=problems)

    def _works(self, node: Node | None) -> Iterator[WorkEntry]:
        if node is None or not is_given(node):
            return
        for citekey, key, value in self.entries(node, "'works'", None):
            if isinstance(value, ScalarNode) and value.value in {"", "all", "null", "~"}:
                yield WorkEntry(citekey, (), line_of(key))
                continue
            what = f"The work '{citekey}'"
            stretches = tuple(
                stretch
                for item in self.items(what, value)
                if (stretch := self.stretch(what, item)) is not None
            )
            if stretches:
                yield WorkEntry(citekey, stretches, line_of(key))

    def _pages(self, node: Node | None) -> Iterator[PageEntry]:
        seen: dict[str, int] = {}
        for item in self.items("'pages'", node):
            page = self._page(item)
            if page is None:
                continue
            if page.label in seen:
                message = (
                    f"The page '{page.label}' is listed twice, first at line {seen[page.label]}: "
                    "list its stretches under 'parts' of one."
                )
                self.report(message, page.line)
                continue
            seen[page.label] = page.line
            yield page

    def _page(self, node: Node) -> PageEntry | None:
        found = {key: value for key, _, value in self.entries(node, "A page", _PAGE_KEYS)}
        label = self.text_of("page", found.get("page"))
        if not label:
            self.report("A page needs its label: page: 12.", line_of(node))
            return None
        what = f"The page '{label}'"
        if "parts" not in found:
            return PageEntry(label, (self.stretch_of(found, line_of(node)),), line_of(node))
        parts = (self.stretch(what, part) for part in self.items(what, found["parts"]))
        kept = tuple(part for part in parts if part is not None)
        return PageEntry(label, kept, line_of(node)) if kept else None

    def _first_page(self, node: Node) -> int:
        found = {key: value for key, _, value in self.entries(node, "'pages'", ("first", "note"))}
        return self.count_of("first", found.get("first"), least=1)

    def _order(self, node: Node | None) -> Iterator[tuple[str, int]]:
        for item in self.items("'order'", node):
            label = self.text_of("An item of 'order'", item)
            if label:
                yield label, line_of(item)

    def _furniture(self, node: Node | None) -> Iterator[FurnitureEntry]:
        for item in self.items("'furniture'", node):
            if isinstance(item, ScalarNode):
                yield FurnitureEntry(line_of(item), pattern=item.value.strip())
                continue
            found = {
                key: value
                for key, _, value in self.entries(item, "An item of 'furniture'", _FURNITURE_KEYS)
            }
            entry = self._furniture_entry(found, line_of(item))
            if entry is not None:
                yield entry

    def _furniture_entry(self, found: dict[str, Node], line: int) -> FurnitureEntry | None:
        if "repeated" in found:
            count = self.count_of("repeated", found["repeated"], least=_FEWEST_REPEATS)
            return FurnitureEntry(line, repeated=count) if count else None
        for key in ("line", "text"):
            if key in found:
                value = self.text_of(key, found[key])
                if not value.strip("* "):
                    self.report(f"'{key}' names no words.", line)
                    return None
                if key == "line":
                    return FurnitureEntry(line, pattern=value)
                return FurnitureEntry(line, text=value)
        if "from" in found and "to" in found:
            return FurnitureEntry(line, stretch=self.stretch_of(found, line))
        self.report(
            "An item of 'furniture' needs 'from' and 'to', or 'line', 'text' or 'repeated'.", line
        )
        return None
