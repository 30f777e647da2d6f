"""Keep the texts that were read from files of other formats, and the skeletons of texts."""

from __future__ import annotations

import hashlib
import json

from sphinx_qantar.quotation.extracted import Extracted
from sphinx_qantar.quotation.kept_files import KeptFiles, key_of
from sphinx_qantar.quotation.skeleton import Skeleton
from sphinx_qantar.quotation.source_map import PageMark

_LEAST = 20_000
"""The code points of a text below which its skeleton is made as quickly as it is loaded."""


def kept_skeleton(text: str, kept: KeptFiles | None) -> Skeleton:
    """Give the skeleton of a text, from a kept file if there is one.

    :param text: the text
    :param kept: the kept files, or None to make it
    """
    if kept is None or len(text) < _LEAST:
        return Skeleton(text)
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    key = key_of("skeleton", digest)
    body = kept.load(key)
    if body is not None:
        counts, _, letters = body.partition(b"\n")
        return Skeleton(text, (letters.decode("utf-8", "surrogatepass"), json.loads(counts)))
    made = Skeleton(text)
    counts = json.dumps(made.counts).encode("ascii")
    kept.keep(key, counts + b"\n" + made.text.encode("utf-8", "surrogatepass"))
    return made


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
