"""Read the archive of a REFI-QDA project.

Source: the REFI-QDA standard 1.5: a zip of ``project.qde`` and a folder ``sources``.
"""

from __future__ import annotations

from sphinx_qantar.exchange.incoming.archives import Archive
from sphinx_qantar.exchange.incoming.other_files import archive_fault
from sphinx_qantar.exchange.incoming.records import Incoming, IncomingError
from sphinx_qantar.exchange.incoming.refi_qda import read_project


def read_archive(data: bytes) -> Incoming:
    """Read a project in its archive.

    :param data: the bytes of a ``.qdpx``
    :raises IncomingError: if it is no such archive, or too large when it is unpacked
    """
    archive = Archive(data)
    project = archive.read("project.qde")
    if project is None:
        raise IncomingError(archive_fault(archive.names))
    return read_project(project, archive)
