"""Keep on disk what is costly to make of source texts, in a folder that may be lost at any time."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path

_READERS = ("lxml", "markdown-it-py", "pypdfium2", "rapidfuzz")
"""The packages on whose version it depends what is read, or what is found."""


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """A folder of files, each named by the hash of what it was made of.

    A file that is broken, foreign, or made by other rules counts as not there; a folder that
    cannot be written keeps nothing.  Neither is a fault.  The files hold words of the source
    texts, and belong with the texts: beside the doctrees, not in what is published.

    :param folder: the folder; made when the first file is kept
    """

    folder: Path

    def load(self, key: str) -> bytes | None:
        """Give what is kept under a key.

        :param key: letters and digits
        :returns: its bytes, or None if nothing whole is there
        """
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        head, _, body = data.partition(b"\n")
        return body if head == _head(body) else None

    def keep(self, key: str, body: bytes) -> None:
        """Keep bytes under a key, if the folder can be written.

        :param key: letters and digits
        :param body: the bytes
        """
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            # Processes may write at once: each file is made apart, and put in its place whole.
            handle, name = tempfile.mkstemp(dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_head(body) + b"\n" + body)
                Path(name).replace(self._path(key))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.kept"


def key_of(kind: str, *parts: str) -> str:
    """Give the key of what is made of some texts by the rules of this version.

    :param kind: what is made
    :param parts: what it is made of
    """
    made_of = json.dumps([kind, rules(), *parts]).encode("ascii")
    return hashlib.blake2b(made_of, digest_size=16).hexdigest()


@cache
def rules() -> str:
    """Give the hash of the rules by which texts are read and quotations checked.

    It is that of this package's own code, so that no change of a rule can be forgotten.
    """
    digest = hashlib.blake2b(unicodedata.unidata_version.encode("ascii"), digest_size=16)
    for name in _READERS:
        with contextlib.suppress(metadata.PackageNotFoundError):
            digest.update(f"{name} {metadata.version(name)}\n".encode())
    modules = resources.files("sphinx_qantar.quotation").iterdir()
    for module in sorted(modules, key=lambda module: module.name):
        if module.name.endswith(".py"):
            digest.update(module.read_bytes())
    return digest.hexdigest()


def _head(body: bytes) -> bytes:
    return b"qantar " + hashlib.blake2b(body, digest_size=16).hexdigest().encode("ascii")
