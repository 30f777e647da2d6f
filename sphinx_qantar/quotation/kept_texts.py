"""Keep the texts that were read from files of other formats."""

from __future__ import annotations

import json

from sphinx_qantar.quotation.extracted import Extracted
from sphinx_qantar.quotation.kept_files import KeptFiles, key_of
from sphinx_qantar.quotation.source_map import PageMark


def load_extracted(sha256: str, suffix: str, kept: KeptFiles) -> Extracted | None:
    """Give the text that was read from a file before.

    :param sha256: the hash of the file's bytes
    :param suffix: its suffix, which tells the format
    :param kept: the kept files
    """
    body = kept.load(key_of("text", sha256, suffix))
    if body is None:
        return None
    head, _, text = body.partition(b"\n")
    pages = tuple(PageMark(*page) for page in json.loads(head))
    return Extracted(text.decode("utf-8", "surrogatepass"), pages, sha256)


def keep_extracted(found: Extracted, suffix: str, kept: KeptFiles) -> None:
    """Keep the text that was read from a file, if it was read without problems.

    :param found: the text
    :param suffix: the file's suffix
    :param kept: the kept files
    """
    if found.problems:
        return
    head = json.dumps([[page.start, page.end, page.label, page.counted] for page in found.pages])
    body = head.encode("ascii") + b"\n" + found.text.encode("utf-8", "surrogatepass")
    kept.keep(key_of("text", found.sha256, suffix), body)
