"""Hold an inventory: what a project publishes of its excerpts, for other projects to use.

The JSON form, ``excerpts.json``, is described by ``schemas/excerpts.json``;
:mod:`.inventory_writing` writes it and :mod:`.inventory_reading` reads it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_qantar.model import AnnotationKind, Excerpt, Theme, Verdict

VERSION = 1
"""The version of the form; a reader refuses a later one."""

FILE = "excerpts.json"
"""The name of the file, which stands beside ``objects.inv``."""


@dataclass(frozen=True, slots=True)
class Emendation:
    """A difference from its source that the editor of a passage states and means.

    ``source`` and ``quote`` are the words of each, empty where one lacks them; ``reason`` is
    for the readers.
    """

    source: str
    quote: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PublishedNote:
    """An annotation as it is published.

    ``text`` is plain, its paragraphs parted by an empty line; ``html`` is the same with
    emphasis and links.  ``uri`` is its address, relative to the inventory.  ``only`` is the
    condition, an expression of tags, under which it was published.
    """

    text: str
    kind: AnnotationKind = "comment"
    by: str = ""
    on: str = ""
    html: str = ""
    uri: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class PublishedExcerpt:
    """An excerpt as it is published: its record, and what its page says beside.

    ``record`` has the quotation in ``quotation``, empty where it is ``wordless``; its
    ``docname`` and ``line`` mean nothing elsewhere and are not written.  ``uri`` is the
    address of the passage, relative to the inventory, and ``page`` the title of the page.
    ``label`` is what a link to it says, ``citation`` its author, date and locator in the
    project's style.  ``verdict`` is what the check of the quotation found, ``accepted`` that
    it differs from its source only in what its editor means, which ``emendations`` tell.
    ``quotation_html`` is the quotation with its emphasis, verses and lists, empty where it is
    no more than paragraphs of text.  ``html`` and ``text`` are the passage with its source and
    its notes, to be shown by programs that know no records.  ``only`` is the condition, an
    expression of tags, under which the passage was published.
    """

    record: Excerpt
    uri: str = ""
    page: str = ""
    label: str = ""
    citation: str = ""
    notes: tuple[PublishedNote, ...] = ()
    verdict: Verdict = Verdict.UNCHECKED
    accepted: bool = False
    emendations: tuple[Emendation, ...] = ()
    quotation_html: str = ""
    html: str = ""
    text: str = ""
    only: str = ""

    @property
    def name(self) -> str:
        """The name of the excerpt."""
        return self.record.name


@dataclass(frozen=True, slots=True)
class PublishedTheme:
    """A theme as it is published; ``uri`` is its address, relative, empty if it has none."""

    theme: Theme
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a project publishes.

    ``works`` are CSL-JSON items by citekey: those that the excerpts are from or were read in.
    ``language`` is the project's, a BCP 47 tag; ``url`` its address on the web, if it has one.
    """

    project: str = ""
    language: str = ""
    url: str = ""
    excerpts: tuple[PublishedExcerpt, ...] = ()
    works: Mapping[str, Mapping[str, object]] | None = None
    themes: tuple[PublishedTheme, ...] = ()


def passage_digest(record: Excerpt) -> str:
    """Return what stands for a passage: the SHA-256, in hexadecimal, of its words and its place.

    It changes with the quotation, the work, the work it was read in, and the locator; empty
    for a passage whose words are left out, which must not be guessed from it.

    :param record: the excerpt
    """
    if record.wordless or not record.quotation:
        return ""
    place = record.locator
    parts = (
        record.quotation,
        record.citekey,
        record.quoted_in,
        place.label if place else "",
        place.value if place else "",
    )
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
