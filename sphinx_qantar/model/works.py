"""Hold works: the entries of a bibliography."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
