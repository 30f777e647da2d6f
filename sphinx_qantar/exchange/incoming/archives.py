"""Read zip archives in memory: nothing of them is ever unpacked to a disk, and only so much."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from sphinx_qantar.exchange.incoming.records import IncomingError
from sphinx_qantar.exchange.incoming.texts import one_line

MOST_FILES = 20_000
MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes that are unpacked in all, of an archive and of those within it."""

_INTERNAL = "internal://"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # so zipfile calls a version or a compression that it has not
)


@dataclass(slots=True)
class _Bound:
    """How many bytes may still be unpacked."""

    left: int


class Archive:
    """The files of an archive, of which no more is unpacked than a bound allows.

    :param data: its bytes
    :param around: the archive it is in, whose bound it shares
    :raises IncomingError: if it is no zip archive, or has too many files
    """

    def __init__(self, data: bytes, around: Archive | None = None) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise IncomingError(f"this is not a zip archive: {error}") from error
        found = self._archive.infolist()
        if len(found) > MOST_FILES:
            raise IncomingError(f"the archive has more than {MOST_FILES:,} files")
        self.names = tuple(each.filename for each in found)
        self._by_name = {each.filename.casefold(): each for each in reversed(found)}
        self._bound: _Bound = around._bound if around else _Bound(MOST_UNPACKED)  # noqa: SLF001 - of its own kind

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file by its path, of whatever case; None if there is none.

        :raises IncomingError: if it cannot be unpacked, or is more than the bound allows
        """
        member = self._by_name.get(name.casefold())
        return None if member is None else self._unpacked(member)

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        most = self._bound.left
        try:
            with self._archive.open(member) as source:
                data = source.read(most + 1)
        except (*_FAULTS, RuntimeError) as error:  # RuntimeError: it is encrypted
            message = f"‘{one_line(member.filename)}’ cannot be unpacked: {error}"
            raise IncomingError(message) from error
        if len(data) > most:
            raise IncomingError(f"the archive unpacks to more than {MOST_UNPACKED // 2**20} MB")
        self._bound.left -= len(data)
        return data

    def text(self, path: str) -> str:
        """Return the text that a path of the project names.

        :raises IncomingError: if it leads out of the archive, or there is no such text
        """
        if not path:
            raise IncomingError("no plain text is named")
        try:
            return self._named(path).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise IncomingError(f"‘{one_line(path)}’ is not in UTF-8") from error

    def within(self, path: str) -> Archive:
        """Return the archive that a path of the project names, such as a Word document.

        :raises IncomingError: if it leads out of the archive, or there is no such archive
        """
        return Archive(self._named(path), self)

    def _named(self, path: str) -> bytes:
        name = path.removeprefix(_INTERNAL)
        inside = PurePosixPath(name)
        if "://" in name or "\\" in name or inside.is_absolute() or ".." in inside.parts:
            raise IncomingError(f"‘{one_line(path)}’ leads out of the archive")
        data = self.read(f"sources/{name}")
        if data is None:
            data = self.read(name)
        if data is None:
            raise IncomingError(f"the archive has no ‘{one_line(name)}’")
        return data
