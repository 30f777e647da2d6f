r"""Make up a bibliography such as scholars keep: in BibTeX and biblatex, in three scripts.

Articles, books, chapters that take from their books by ``crossref``, web pages, theses and
pamphlets; names with particles, bodies, letters with accents in Unicode and in LaTeX,
Cyrillic and Kazakh; abbreviations, months, abstracts and keywords.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SEED = 3
_SYLLABLES = [
    "ba",
    "den",
    "kor",
    "li",
    "mun",
    "nar",
    "os",
    "pel",
    "ri",
    "sa",
    "tul",
    "vi",
    "zher",
    "wen",
    "hol",
    "gra",
]
_CYRILLIC = [
    "ба",
    "дән",
    "қор",
    "ли",
    "мұн",
    "нар",
    "өс",
    "пел",
    "рі",
    "са",
    "түл",
    "би",
    "жер",
    "аң",
    "хол",
    "ған",
]
_ACCENTS = [r"M{\"u}hl", r"Garc{\'i}a", r"{\O}sterg{\aa}rd", r"\v{C}ern{\'y}", r"L{\"o}f", "Ørsted"]
_PARTICLES = ["van der {}", "de {}", "von {}", "al-{}"]
_BODIES = ["{{Steppe Museum}}", "{{Council of {Written} Heritage}}", "{{Дала мұражайы}}"]
_JOURNALS = [
    r"Steppe {\&} Sown",
    'Zeitschrift f{\\"u}r Archive',
    "Дала шежіресі",
    "Annals of Reading",
    "Papers in {DNA} Studies",
]
_PUBLISHERS = [r"Meridian {\&} Sons", "Қарлығаш", "Northern Press", "{\\'E}ditions du Pont"]
_PLACES = ["Almaty", "Bishkek", "London", "Астана", "Lyon"]
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_BOOKS = 50
"""Of so many entries one is a book that chapters take from."""


def write_library(path: Path, count: int) -> list[str]:
    """Write a .bib file of *count* entries and return the citekeys; the same for each *count*."""
    drawing = _Drawing(random.Random(SEED), count)
    entries = [*drawing.chapters_and_others(count - drawing.books), *drawing.collections()]
    head = '@string{meridian = "Meridian Books"}\n\n@comment{made up for a benchmark}\n'
    path.write_text("\n".join([head, *(text for _, text in entries)]), encoding="utf-8")
    return [key for key, _ in entries]


class _Drawing:
    """One library being made up.

    :param count: how many entries it has
    """

    def __init__(self, chance: random.Random, count: int) -> None:
        self.chance = chance
        self.books = max(1, count // _BOOKS)
        # Each has written or edited about four of them.
        self.people = [self._person() for _ in range(max(1, count // 2))]

    def chapters_and_others(self, count: int) -> Iterator[tuple[str, str]]:
        """Make up the entries that authors cite."""
        makers = (self._article, self._book, self._chapter, self._page, self._thesis, self._leaf)
        for number in range(count):
            (make,) = self.chance.choices(makers, (45, 25, 15, 10, 3, 2))
            kind, fields = make(number)
            key = f"work{number:05}"
            yield key, _entry(kind, key, self._common(number) | fields | self._extras())

    def collections(self) -> Iterator[tuple[str, str]]:
        """Make up the books that chapters take from; BibTeX has them stand last."""
        for number in range(self.books):
            key = f"book{number:05}"
            fields = {"editor": self._people(), "title": self._title(), "publisher": "meridian"}
            fields |= {"address": self._pick(_PLACES), "year": self._year()}
            yield key, _entry("book", key, fields)

    def _common(self, number: int) -> dict[str, str]:
        kazakh = number % 4 == 0
        fields = {"author": self._people(), "title": self._title(cyrillic=kazakh)}
        return fields | ({"langid": "kazakh"} if kazakh else {})

    def _extras(self) -> dict[str, str]:
        fields = {}
        if self.chance.random() < 0.3:
            fields["abstract"] = " ".join(self._word() for _ in range(60))
        if self.chance.random() < 0.3:
            fields["keywords"] = "archives, reading, steppe"
        return fields

    def _article(self, number: int) -> tuple[str, dict[str, str]]:
        return "article", {
            "journal": self._pick(_JOURNALS),
            "volume": str(self.chance.randint(1, 90)),
            "number": str(self.chance.randint(1, 12)),
            "pages": self._pages(),
            "year": self._year(),
            "month": self._pick(_MONTHS),
            "doi": f"10.5555/steppe.{number}",
        }

    def _book(self, number: int) -> tuple[str, dict[str, str]]:
        fields = {"publisher": self._pick(_PUBLISHERS), "address": self._pick(_PLACES)}
        fields["year"] = self._year()
        if number % 5 == 0:
            fields["edition"] = str(self.chance.randint(2, 5))
        if number % 7 == 0:
            fields["translator"] = self._pick(self.people)
        return "book", fields

    def _chapter(self, number: int) -> tuple[str, dict[str, str]]:
        del number
        book = f"book{self.chance.randrange(self.books):05}"
        return "incollection", {"crossref": book, "pages": self._pages(), "year": self._year()}

    def _page(self, number: int) -> tuple[str, dict[str, str]]:
        day = f"{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        return "online", {
            "url": f"https://example.org/{number}/a_page%20here?q=1",
            "urldate": f"2024-{day}",
            "date": f"{self._year()}-{day}",
        }

    def _thesis(self, number: int) -> tuple[str, dict[str, str]]:
        del number
        return "phdthesis", {"school": "University of the Steppe", "year": self._year()}

    def _leaf(self, number: int) -> tuple[str, dict[str, str]]:
        del number
        return "misc", {"howpublished": "Pamphlet", "year": self._year()}

    def _year(self) -> str:
        return str(self.chance.randint(1900, 2025))

    def _pages(self) -> str:
        first = self.chance.randint(1, 400)
        return f"{first}--{first + self.chance.randint(2, 40)}"

    def _pick(self, choices: list[str]) -> str:
        return self.chance.choice(choices)

    def _word(self, *, cyrillic: bool = False) -> str:
        syllables = _CYRILLIC if cyrillic else _SYLLABLES
        return "".join(self.chance.choices(syllables, k=self.chance.randint(2, 4)))

    def _title(self, *, cyrillic: bool = False) -> str:
        words = [self._word(cyrillic=cyrillic) for _ in range(self.chance.randint(4, 10))]
        text = " ".join(words).capitalize()
        drawn = self.chance.random()
        if drawn < 0.2:
            text += f": {self._word(cyrillic=cyrillic)} {self._word(cyrillic=cyrillic)}"
        elif drawn < 0.3:
            text += r" and the {Kazakh} {\'e}tude"
        return text

    def _people(self) -> str:
        count = self.chance.choice([1, 1, 1, 2, 2, 3, 4, 7])
        return " and ".join(self.chance.choices(self.people, k=count))

    def _person(self) -> str:
        drawn = self.chance.random()
        if drawn < 0.03:
            return self._pick(_BODIES)
        cyrillic = drawn < 0.25
        family = self._word(cyrillic=cyrillic).capitalize()
        given = self._word(cyrillic=cyrillic).capitalize()
        if drawn > 0.92:
            family = self._pick(_ACCENTS) + self._word()
        elif drawn > 0.88:
            family = self._pick(_PARTICLES).format(family)
        return f"{given} {family}" if drawn > 0.8 else f"{family}, {given}"


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    bare = {"meridian", *_MONTHS}  # abbreviations stand without braces
    lines = [
        f"  {name:<12} = {value if value in bare or value.isdecimal() else f'{{{value}}}'},"
        for name, value in fields.items()
    ]
    return "\n".join([f"@{kind}{{{key},", *lines, "}\n"])
