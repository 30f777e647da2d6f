"""Find the source text and the source map of a work in the folders of a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_qantar.model import Problem, Work
from sphinx_qantar.quotation.format_table import FORMATS
from sphinx_qantar.quotation.source_names import MAP_ENDINGS, names_of, plain_name, within
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:  # a build that reads no source text need not load what reads them
    from sphinx_qantar.quotation.kept_files import KeptFiles
    from sphinx_qantar.quotation.map_file import MapFile
    from sphinx_qantar.quotation.source_text import SourceText

_SUFFIXES = tuple(FORMATS)


@dataclass(frozen=True, slots=True)
class FoundSource:
    """The source text of a work, not yet read.

    ``work`` is the citekey where the map tells several works of the file apart, else empty.
    """

    citekey: str
    path: Path
    map_path: Path | None = None
    work: str = ""

    def read(self, kept: KeptFiles | None = None) -> SourceText:
        """Read the text and its map; never raises.

        :param kept: where to keep what is costly to make of it
        """
        from sphinx_qantar.quotation.source_text import SourceText  # noqa: PLC0415 - see above

        return SourceText.from_path(self.path, self.map_path, self.work, kept)


class SourceFolders:
    """The folders in which a project keeps source texts and their maps.

    A text is called after its citekey, as ``doe-2020.pdf``, and its map ``doe-2020.map.yaml``.
    A map may name another file, and several works that stand in it.  Of two folders that have
    what is looked for the first is taken, so that maps can be kept apart from texts.

    :param folders: the folders; one that is not there is passed over
    :param project: the project's folder, in which a bibliography may name files
    """

    def __init__(self, folders: Sequence[Path], project: Path | None = None) -> None:
        self._folders = tuple(Path(folder).resolve() for folder in folders)
        self._project = project.resolve() if project else None
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files of the folders; a map whose text is not at hand is not."""
        self._by_work  # noqa: B018  reads the folders, which finds the faults
        return tuple(self._problems)

    def find(self, citekey: str) -> FoundSource | None:
        """Find the source text of a work by its citekey.

        :param citekey: the citekey
        :returns: the text and its map, or None if there is none at hand
        """
        own = next((self._maps[name] for name in names_of(citekey) if name in self._maps), None)
        text = self._text_of(own, citekey) if own else self._named(citekey)
        if text is not None:
            return self._found(citekey, text, own)
        shared = self._by_work.get(citekey)
        text = self._text_of(shared, "") if shared else None
        return self._found(citekey, text, shared) if text else None

    def find_work(self, work: Work) -> tuple[FoundSource | None, tuple[Problem, ...]]:
        """Find the source text of a work in the folders, or else where its entry says.

        :param work: the work; paths in its ``files`` are relative to its .bib file
        :returns: the text, and why a file that the entry names cannot be used
        """
        found = self.find(work.citekey)
        if found is not None or self._project is None:
            return found, ()
        problems: list[Problem] = []
        for name in work.files:
            path = within(Path(work.path).parent / name, (self._project,))
            if Path(name).suffix.lower() not in _SUFFIXES:
                continue
            if path is None:
                message = (
                    f"The file ‘{name}’ of '{work.citekey}' stands outside the project: it is "
                    "not read. Put a copy into the folder of source texts."
                )
                problems.append(Problem("source", message, work.path, work.line))
            elif path.is_file():
                return FoundSource(work.citekey, path), tuple(problems)
        return None, tuple(problems)

    def without_text(self) -> tuple[Path, ...]:
        """List the maps whose text is not at hand, as on a machine that may not have it."""
        return tuple(
            Path(made.path)
            for name, made in self._maps.items()
            if self._text_of(made, name) is None
        )

    def orphans(self, citekeys: Iterable[str]) -> tuple[Problem, ...]:
        """Report texts and maps that belong to no work of the bibliography.

        :param citekeys: the citekeys that the bibliography holds
        """
        known = list(citekeys)
        named = {name for citekey in known for name in names_of(citekey)}
        mapped = {self._text_of(made, name) for name, made in self._maps.items()}
        found = [
            *(path for name, path in self._texts.items() if name not in named | {""}),
            *(Path(made.path) for name, made in self._maps.items() if name not in named),
        ]
        return tuple(
            Problem(
                "source",
                f"No work has the citekey '{_stem(path)}'.{did_you_mean(_stem(path), known)}",
                str(path),
            )
            for path in found
            if path not in mapped
        )

    @cached_property
    def _files(self) -> tuple[Path, ...]:
        """The files of the folders, each folder's by name; those that lead out are reported."""
        return tuple(self._listed())

    def _listed(self) -> Iterator[Path]:
        for folder in self._folders:
            try:
                paths = sorted(folder.iterdir())
            except OSError:
                continue
            for path in paths:
                if path.name.startswith(".") or path.is_dir():
                    continue
                if within(path, self._folders) is None:
                    self._report("This link leads out of the folder, and is not followed.", path)
                else:
                    yield path

    @cached_property
    def _texts(self) -> dict[str, Path]:
        """The texts by the name of their file, of two the one whose format is listed first."""
        found: dict[str, Path] = {}
        texts = [path for path in self._files if path.suffix.lower() in _SUFFIXES]
        for path in sorted(texts, key=lambda path: _SUFFIXES.index(path.suffix.lower())):
            name = plain_name(path.stem)
            first = found.setdefault(name, path)
            if first != path and first.parent == path.parent:
                self._report(f"Two files are called ‘{name}’: {first.name} is taken.", path)
            elif first != path and self._rank(path) < self._rank(first):
                found[name] = path
        return found

    @cached_property
    def _maps(self) -> dict[str, MapFile]:
        """The maps by the name of their file."""
        from sphinx_qantar.quotation.map_file import read_map  # noqa: PLC0415 - see above

        found: dict[str, MapFile] = {}
        for path in self._files:
            if path.name.endswith(MAP_ENDINGS):
                found.setdefault(plain_name(_stem(path)), read_map(path))
        return found

    @cached_property
    def _by_work(self) -> dict[str, MapFile]:
        """The maps by the citekeys of the works that they tell of."""
        found: dict[str, MapFile] = {}
        self._texts  # noqa: B018  finds the faults of the texts first
        for made in self._maps.values():
            self._check_file(made)
            for work in made.works:
                first = found.setdefault(work.citekey, made)
                if first is not made:
                    message = (
                        f"The work '{work.citekey}' stands in another map, too: "
                        f"{Path(first.path).name} is taken."
                    )
                    self._report(message, Path(made.path), work.line)
        return found

    def _named(self, citekey: str) -> Path | None:
        return next((self._texts[name] for name in names_of(citekey) if name in self._texts), None)

    def _text_of(self, made: MapFile, citekey: str) -> Path | None:
        """Give the text that a map is of: the file it names, or the one with its own name."""
        if not made.file:
            name = citekey or _stem(Path(made.path))
            return self._named(name)
        for folder in (Path(made.path).parent, *self._folders):
            path = within(folder / made.file, self._folders)
            if path is not None and path.is_file():
                return path
        return None

    def _check_file(self, made: MapFile) -> None:
        if not made.file:
            return
        path = Path(made.path)
        if Path(made.file).suffix.lower() not in _SUFFIXES:
            message = f"‘{made.file}’ cannot be a source text. Use {', '.join(_SUFFIXES)}."
            self._report(message, path)
        elif within(path.parent / made.file, self._folders) is None:
            self._report(f"‘{made.file}’ leads out of the folder: it is not read.", path)

    def _found(self, citekey: str, text: Path, made: MapFile | None) -> FoundSource:
        works = {work.citekey for work in made.works} if made else set()
        work = citekey if citekey in works else ""
        return FoundSource(citekey, text, Path(made.path) if made else None, work)

    def _rank(self, path: Path) -> int:
        return self._folders.index(path.parent)

    def _report(self, message: str, path: Path, line: int = 0) -> None:
        self._problems.append(Problem("source", message, str(path), line))


def _stem(path: Path) -> str:
    """Give the name of a text or a map without its ending."""
    ending = next((ending for ending in MAP_ENDINGS if path.name.endswith(ending)), path.suffix)
    return path.name.removesuffix(ending)
