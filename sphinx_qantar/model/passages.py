"""Hold the matter of a reader: excerpts, annotations, themes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sphinx_qantar.model.citations import Locator
from sphinx_qantar.model.rights import Rights
from sphinx_qantar.model.works import Date

AnnotationKind = Literal["headnote", "comment", "gloss", "context", "question", "translation"]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quoted passage with its record.

    ``quotation`` is the verbatim text, its paragraphs parted by an empty line and
    its verses by a line feed.  ``node_id`` is its anchor on ``docname``; ``order`` counts the
    excerpts of a page from 0.  ``quoted_in`` is the citekey of the work in which
    the passage was read, where that is not ``citekey``.  ``date`` is the date the passage speaks
    of, empty where none is given.  ``withheld`` is true if this build leaves the passage out:
    then all but name, citekey and place is empty.  ``wordless`` is true if it leaves out the
    quotation alone, for its ``rights``.
    """

    name: str
    citekey: str
    docname: str
    line: int
    node_id: str
    order: int = 0
    quotation: str = ""
    title: str = ""
    themes: tuple[str, ...] = ()
    locator: Locator | None = None
    language: str = ""
    speaker: str = ""
    quoted_in: str = ""
    date: Date | None = None
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    translator: str = ""
    translation_of: str = ""
    classes: tuple[str, ...] = ()
    rights: Rights | None = None
    wordless: bool = False
    withheld: bool = False
    path: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An editor's note on an excerpt, or on the phrase ``on`` of its quotation.

    ``excerpt`` is the name of the excerpt it belongs to, which another page may
    hold; ``inside`` is true if it is written within that excerpt.  ``digest`` stands
    for its text, which lives in the doctree.
    """

    name: str
    excerpt: str
    docname: str
    line: int
    node_id: str
    kind: AnnotationKind = "comment"
    by: str = ""
    on: str = ""
    inside: bool = True
    digest: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A concept of the reader's taxonomy, as SKOS has it.

    ``docname`` and ``node_id`` are empty for a theme that only the theme file
    declares; ``path`` is then that file, else one that the page includes.  ``digest`` stands for
    the introduction.
    ``exact_match`` names the same concept elsewhere: ``PROJECT:SLUG``, or its address.
    """

    slug: str
    label: str
    scope: str = ""
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    docname: str = ""
    path: str = ""
    line: int = 0
    node_id: str = ""
    digest: str = ""
    exact_match: tuple[str, ...] = ()
