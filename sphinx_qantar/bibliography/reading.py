"""Gather the entries and items of several files, of whatever format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from sphinx_qantar.bibliography.aliases import find_aliases
from sphinx_qantar.bibliography.blocks import split_blocks
from sphinx_qantar.bibliography.checks import check_entry
from sphinx_qantar.bibliography.entries import read_abbreviations, read_entry
from sphinx_qantar.bibliography.entry import Entry
from sphinx_qantar.bibliography.files import FILE_ENDINGS, decode_text
from sphinx_qantar.bibliography.inheritance import inherit
from sphinx_qantar.bibliography.item_reading import ItemReading
from sphinx_qantar.bibliography.items import Item
from sphinx_qantar.bibliography.months import MONTH_MACROS
from sphinx_qantar.bibliography.related import relate
from sphinx_qantar.bibliography.wording import quoted
from sphinx_qantar.bibliography.works import Record
from sphinx_qantar.model import Problem


class Reading:
    """What has been read of a bibliography so far; ``records`` are in the order of the files."""

    def __init__(self) -> None:
        self.abbreviations: dict[str, str] = dict(MONTH_MACROS)
        self.records: dict[str, Record] = {}
        self.problems: list[Problem] = []
        self.places: dict[str, int] = {}

    def file(self, path: str, data: bytes | str) -> None:
        """Read a file, or report why that cannot be done.

        :param path: its path, whose ending tells the format
        :param data: its bytes, or the reason why there are none
        """
        formats: Mapping[str, Callable[[str, str], None]] = {
            ".bib": self.bibtex,
            ".json": self.csl_json,
            ".yaml": self.csl_yaml,
            ".yml": self.csl_yaml,
        }
        read = formats.get(PurePath(path).suffix.lower())
        if isinstance(data, str):
            self._report(f"the bibliography cannot be read: {data}", path)
        elif read is None:
            endings = f"{', '.join(FILE_ENDINGS[:-1])} or {FILE_ENDINGS[-1]}"
            message = f"the name of a bibliography must end in {endings}; this one is not read"
            self._report(message, path)
        else:
            text, line = decode_text(data)
            if line:
                message = "the bibliography is not in UTF-8 here; such letters are shown as ‘�’"
                self._report(message, path, line)
            read(text, path)

    def bibtex(self, text: str, path: str) -> None:
        """Read BibTeX or biblatex, as far as it can be read without the other files.

        :param text: the whole file
        :param path: the file, for problems and entries
        """
        self._begin(path)
        blocks = split_blocks(text, path)
        self.problems.extend(blocks.problems)
        read_abbreviations(blocks.abbreviations, self.abbreviations, self.problems, path)
        for raw in blocks.entries:
            entry = read_entry(raw, self.abbreviations, self.problems, path)
            if self._keep(entry):
                self.problems.extend(check_entry(entry))

    def csl_json(self, text: str, path: str) -> None:
        """Read CSL-JSON; the arguments are those of :meth:`bibtex`."""
        from sphinx_qantar.bibliography.json_items import (  # noqa: PLC0415 - few have such files
            read_json_items,
        )

        self._items(read_json_items(text, path))

    def csl_yaml(self, text: str, path: str) -> None:
        """Read CSL-YAML; the arguments are those of :meth:`bibtex`."""
        from sphinx_qantar.bibliography.yaml_items import (  # noqa: PLC0415 - few have such files
            read_yaml_items,
        )

        self._items(read_yaml_items(text, path))

    def finish(
        self,
    ) -> tuple[dict[str, Record], dict[str, tuple[str, ...]], tuple[Problem, ...]]:
        """Put together what needs all files: the records, the aliases and the problems."""
        entries = {key: record for key, record in self.records.items() if isinstance(record, Entry)}
        complete = relate(inherit(entries, self.problems), self.problems)
        records = {
            key: complete.get(key, record)
            for key, record in self.records.items()
            if not (isinstance(record, Entry) and record.type == "xdata")
        }
        aliases = find_aliases(records, self.problems)
        return records, aliases, tuple(sorted(self.problems, key=self._place))

    def _begin(self, path: str) -> None:
        self.places.setdefault(path, len(self.places))

    def _items(self, reading: ItemReading) -> None:
        self._begin(reading.path)
        self.problems.extend(reading.problems)
        for item in reading.items:
            self._keep(item)

    def _keep(self, record: Entry | Item) -> bool:
        """Keep an entry or item unless its citekey is taken; tell whether it is kept."""
        first = self.records.get(record.citekey)
        if not record.citekey:
            self._report("an entry without a citekey is left out", record.path, record.line)
        elif first is not None:
            place = f"line {first.line}"
            if first.path != record.path:
                place = f"{first.path}, {place}"
            message = (
                f"the citekey {quoted(record.citekey)} stands twice; the first is kept ({place})"
            )
            self._report(message, record.path, record.line)
        else:
            self.records[record.citekey] = record
            return True
        return False

    def _place(self, problem: Problem) -> tuple[int, int]:
        return (self.places.get(problem.path, -1), problem.line)

    def _report(self, message: str, path: str, line: int = 0) -> None:
        self.problems.append(Problem("bibliography", message, path, line))
