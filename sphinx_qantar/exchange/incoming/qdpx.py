"""Read the archive of a REFI-QDA project, in memory: nothing of it is ever unpacked to a disk.

Source: the REFI-QDA standard 1.5: a zip of ``project.qde`` and a folder ``sources``.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from sphinx_qantar.exchange.incoming.records import Incoming, IncomingError
from sphinx_qantar.exchange.incoming.refi_qda import read_project
from sphinx_qantar.exchange.incoming.texts import one_line

MOST_FILES = 20_000
MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes that are unpacked in all: the project's file and the plain texts."""

_INTERNAL = "internal://"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
)


def read_archive(data: bytes) -> Incoming:
    """Read a project in its archive.

    :param data: the bytes of a ``.qdpx``
    :raises IncomingError: if it is no such archive, or too large when it is unpacked
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (*_FAULTS, NotImplementedError) as error:
        raise IncomingError(f"this is not a zip archive: {error}") from error
    with archive:
        members = _Members(archive)
        project = members.find("project.qde")
        if project is None:
            raise IncomingError("the archive has no project.qde")
        return read_project(members.unpack(project), members.text)


class _Members:
    """The files of an archive, of which no more is unpacked than a bound allows."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        found = archive.infolist()
        if len(found) > MOST_FILES:
            raise IncomingError(f"the archive has more than {MOST_FILES:,} files")
        self._archive = archive
        self._by_name = {each.filename.casefold(): each for each in reversed(found)}
        self._left = MOST_UNPACKED

    def find(self, name: str) -> zipfile.ZipInfo | None:
        """Return a file by its path in the archive, of whatever case."""
        return self._by_name.get(name.casefold())

    def unpack(self, member: zipfile.ZipInfo) -> bytes:
        """Return the bytes of a file, as far as the bound allows."""
        try:
            with self._archive.open(member) as source:
                data = source.read(self._left + 1)
        except (*_FAULTS, RuntimeError) as error:  # RuntimeError: it is encrypted
            message = f"‘{one_line(member.filename)}’ cannot be unpacked: {error}"
            raise IncomingError(message) from error
        if len(data) > self._left:
            raise IncomingError(f"the archive unpacks to more than {MOST_UNPACKED // 2**20} MB")
        self._left -= len(data)
        return data

    def text(self, path: str) -> str:
        """Return the text that a path of the project names.

        :raises IncomingError: if it leads out of the archive, or there is no such text
        """
        member = self._member(path)
        try:
            return self.unpack(member).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise IncomingError(f"‘{one_line(path)}’ is not in UTF-8") from error

    def _member(self, path: str) -> zipfile.ZipInfo:
        name = path.removeprefix(_INTERNAL)
        if not path:
            raise IncomingError("no plain text is named")
        inside = PurePosixPath(name)
        if "://" in name or "\\" in name or inside.is_absolute() or ".." in inside.parts:
            raise IncomingError(f"‘{one_line(path)}’ leads out of the archive")
        member = self.find(f"sources/{name}") or self.find(name)
        if member is None:
            raise IncomingError(f"the archive has no ‘{one_line(name)}’")
        return member
