"""Hold the records that every other part of the package exchanges.

All are frozen, so that they can be shared, pickled and compared.  Lines are
1-based.  A record's ``docname`` is Sphinx's name of the page it was written on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Subtype = Literal[
    "absent",
    "accept",
    "altered",
    "ambiguous",
    "anchor",
    "annotation",
    "bibliography",
    "citation",
    "citekey",
    "collection",
    "date",
    "duplicate",
    "empty",
    "excerpt",
    "fence",
    "locator",
    "lock",
    "misplaced",
    "name",
    "option",
    "phrase",
    "reader",
    "rights",
    "source",
    "style",
    "theme",
    "unchecked",
]
"""What a problem is about; the second half of a warning's type ``qantar.SUBTYPE``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in what an author gave us, in words that an author understands.

    ``path`` is a file's path as it was opened, empty where no file is at fault;
    ``line`` is 1-based, 0 where it is unknown.
    """

    subtype: Subtype
    message: str
    path: str = ""
    line: int = 0


# -- works --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """A person or a body, in the parts that CSL 1.0.2 tells apart.

    ``literal`` alone is set for a corporate name or one that must not be split.
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    static_ordering: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a range of dates, as CSL 1.0.2 and EDTF level 1 have them.

    ``parts`` holds one tuple (year[, month[, day]]) for a date and two for a
    range; an open end is the empty tuple.  Years before our era are negative,
    as in CSL-JSON (-44 is 44 BC).  ``season`` is 1 (spring) to 4 (winter), 0 for none.
    """

    parts: tuple[tuple[int, ...], ...] = ()
    season: int = 0
    circa: bool = False
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A bibliographic entry: a book, an article, a web page.

    ``type`` is a CSL 1.0.2 item type.  ``variables`` maps CSL's standard and
    number variables to text, in which markup is CSL's own: ``<i>``, ``<b>``,
    ``<sc>``, ``<sub>``, ``<sup>`` and ``<span class="nocase">``; any other ``<``
    is a plain character.  ``names`` and ``dates`` map CSL's name and date
    variables.  ``path`` and ``line`` say where the entry stands; ``source`` is its
    text there, so that a page can offer it for copying.  ``files`` holds paths of the
    work's own text as the entry has them: words of strangers, to be confined before use.
    """

    citekey: str
    type: str = "document"
    variables: Mapping[str, str] = field(default_factory=dict, hash=False)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict, hash=False)
    dates: Mapping[str, Date] = field(default_factory=dict, hash=False)
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)
    source: str = field(default="", compare=False, repr=False)
    files: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Locator:
    """A place within a work: a CSL 1.0.2 locator label and a range, as ``page``, ``45–47``."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One work as it is cited in one place."""

    citekey: str
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


CitationMode = Literal["parenthetical", "textual", "bare", "author", "year"]
"""How a citation stands in its sentence.

``parenthetical`` is the style's own form, (Marat 2022, 3); ``textual`` makes the
author part of the sentence, Marat (2022, 3); ``bare`` is the style's form without
what encloses it, Marat 2022, 3; ``author`` and ``year`` give that alone.
"""


@dataclass(frozen=True, slots=True)
class Citation:
    """One or more works cited together at one place of a page.

    A ``tentative`` one is a bare ``@word``, a citation only if the bibliography holds it.
    """

    items: tuple[CitationItem, ...]
    mode: CitationMode
    docname: str
    line: int
    tentative: bool = False


# -- the reader's matter --------------------------------------------------------

AnnotationKind = Literal["headnote", "comment", "gloss", "context", "question", "translation"]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quoted passage with its record.

    ``quotation`` is the verbatim text, its paragraphs parted by an empty line and
    its verses by a line feed.  ``node_id`` is its anchor on ``docname``; ``order`` counts the
    excerpts of a page from 0.  ``quoted_in`` is the citekey of the work in which
    the passage was read, where that is not ``citekey``.  ``date`` is the date the passage speaks
    of, empty where none is given.  ``withheld`` is true if this build leaves the passage out:
    then all but name, citekey and place is empty.
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
    withheld: bool = False


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


@dataclass(frozen=True, slots=True)
class Theme:
    """A concept of the reader's taxonomy, as SKOS has it.

    ``docname`` and ``node_id`` are empty for a theme that only the theme file
    declares; ``path`` is then that file.  ``digest`` stands for the introduction.
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


# -- quotations and their source texts -------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source text, in code points from 0, its end excluded."""

    start: int
    end: int


class Verdict(StrEnum):
    """What the check of a quotation found, in the words of the reader's editors.

    ``UNCHECKED`` is for a quotation whose source text is not at hand: it says nothing of it.
    """

    EXACT = "exact"
    NORMALISED = "normalised"
    ELIDED = "elided"
    BRACKETED = "bracketed"
    ALTERED = "altered"
    ABSENT = "absent"
    UNCHECKED = "unchecked"

    @property
    def stands(self) -> bool:
        """Tell whether the quotation was found in its source as honest editing has it."""
        return self not in {Verdict.ALTERED, Verdict.ABSENT, Verdict.UNCHECKED}


Operation = Literal["replace", "delete", "insert", "transpose"]
"""How a quotation differs from its source: ``delete`` is of words that only the source has."""

Flag = Literal[
    "ambiguous",
    "crosses-works",
    "elided-negation",
    "homoglyph",
    "insertion-negates",
    "long-gap",
    "misordered",
    "outside-work",
    "short",
]
"""What a verdict alone does not say of a quotation, and an editor should know."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place at which a quotation differs from its source, in whole words.

    ``source`` and ``quote`` are the words of each, empty where one lacks them.  ``place`` is
    where they stand in the source text, ``typed`` where in the quotation (an empty span where
    words are lacking); ``None`` where no one place can be named.
    """

    op: Operation
    source: str
    quote: str
    place: Span | None = field(default=None, compare=False)
    typed: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Verification:
    """What the check of one quotation found.

    ``spans`` are its places in the source text: of a quotation in one part every occurrence, of
    one in several parts (elided, or across pages out of order) each part in the order of the
    quotation.  ``typography`` names the kinds of typographic difference that were passed over,
    as ``line-end-hyphen`` or ``quotation-marks``.  ``omitted`` are the stretches of the source
    that an elision leaves out.  ``locator`` is the page label, or the range of labels, of the
    first occurrence.  ``work`` is the citekey of the work whose region holds it, where the
    source map tells of one.
    """

    verdict: Verdict
    spans: tuple[Span, ...] = ()
    differences: tuple[Difference, ...] = ()
    flags: tuple[Flag, ...] = ()
    occurrences: int = 0
    locator: str | None = None
    typography: tuple[str, ...] = ()
    omitted: tuple[Span, ...] = ()
    work: str = ""
