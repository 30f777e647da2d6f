"""Hold what a language brings to a style: terms, date forms and options.

Source: CSL 1.0.2, "Locale" and "Localization": the file of the dialect stands before that of the
language, that before en-US, and the style's own ``cs:locale`` before them all.
"""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable

from lxml import etree

from sphinx_qantar.csl.finishing import Quotes
from sphinx_qantar.csl.xmlsource import StyleError, child, children, parse_xml, tag

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PRIMARY = {
    "en": "en-US", "af": "af-ZA", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK",
    "el": "el-GR", "et": "et-EE", "fa": "fa-IR", "he": "he-IL", "hi": "hi-IN", "hy": "hy-AM",
    "ja": "ja-JP", "kk": "kk-KZ", "km": "km-KH", "ko": "ko-KR", "ms": "ms-MY", "nb": "nb-NO",
    "nn": "nn-NO", "no": "nb-NO", "pa": "pa-PK", "pt": "pt-PT", "sl": "sl-SI",
    "sr": "sr-Cyrl-RS", "sr-RS": "sr-Cyrl-RS", "sv": "sv-SE", "tl": "tl-PH", "uk": "uk-UA",
    "vi": "vi-VN", "zh": "zh-CN", "kh-KH": "km-KH",
}  # fmt: skip
"""The dialect that stands for a language; where none is named, ``xx`` leads to ``xx-XX``."""

_FORM_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its singular and plural, and its gender where it has one."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


@dataclass(frozen=True, slots=True)
class DatePart:
    """How one part of a date is printed; ``attributes`` are those of ``cs:date-part``."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class DateForm:
    """A localised form of dates: its parts in order and what parts them."""

    parts: tuple[DatePart, ...]
    delimiter: str = ""


OF_DAY = "of-day"
"""The form of a month beside a day, an addition of ours to the forms of terms."""


@dataclass(slots=True)
class Locale:
    """The terms, dates and options of a language, with a style's own put over them."""

    language: str
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    genders: dict[tuple[str, str], Term] = field(default_factory=dict)
    """Ordinal terms and months of one gender, by name and gender."""
    dates: dict[str, DateForm] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """Return a term's text in *form* or what the form falls back to; None if undefined."""
        found = self.find(name, form)
        if found is None:
            return None
        return found.multiple if plural else found.single

    def find(self, name: str, form: str = "long") -> Term | None:
        """Return the term that *name* and *form* lead to, or None."""
        while True:
            found = self.terms.get((name, form))
            if found is not None or form == "long":
                return found
            form = _FORM_FALLBACK.get(form, "long")

    def gender(self, name: str) -> str:
        """Return the gender of a noun, such as a month or a label; empty if it has none."""
        found = self.terms.get((name, "long"))
        return found.gender if found else ""

    @property
    def quotes(self) -> Quotes:
        """The quotation marks of the language."""
        return Quotes(
            self.term("open-quote") or "“",
            self.term("close-quote") or "”",
            self.term("open-inner-quote") or "‘",
            self.term("close-inner-quote") or "’",
            punctuation_inside=self.options.get("punctuation-in-quote") == "true",
        )

    def copy(self) -> Locale:
        """Return a locale that can be changed without changing this one."""
        return Locale(
            self.language,
            dict(self.terms),
            dict(self.genders),
            dict(self.dates),
            dict(self.options),
        )

    def read(self, element: etree._Element) -> None:
        """Take the contents of a ``locale`` element over what is held."""
        for part in children(element):
            if tag(part) == "terms":
                self._read_terms(children(part, "term"))
            elif tag(part) == "date":
                self._read_date(part)
            elif tag(part) == "style-options":
                self.options.update({str(key): str(value) for key, value in part.attrib.items()})

    def _read_terms(self, elements: list[etree._Element]) -> None:
        # A locale that has ordinals of its own replaces the whole set.
        if any(element.get("name") == "ordinal" for element in elements):
            for held in (self.terms, self.genders):
                for key in [key for key in held if key[0].startswith("ordinal")]:
                    del held[key]
        elif ("ordinal", "long") in self.terms:
            elements = [element for element in elements if not self._is_old_ordinal(element)]
        for element in elements:
            name, gender = element.get("name", ""), element.get("gender-form", "")
            if gender:
                self.genders[name, gender] = _term(element)
            else:
                form = element.get("form", "long")
                self.terms[name, form] = _term(element)
                if form == "long":  # a style's own month is meant for all its places
                    self.terms.pop((name, OF_DAY), None)

    def _is_old_ordinal(self, element: etree._Element) -> bool:
        """Tell whether a term stands in a set of CSL 1.0, for numbers that have none of their own.

        There ``ordinal-04`` was for all numbers from 4 on.  As in Zotero, such a set replaces
        but the ordinals that are there.
        """
        name, gender = element.get("name", ""), element.get("gender-form", "")
        held = (name, gender) in self.genders if gender else (name, "long") in self.terms
        return name.startswith("ordinal-") and not held and not element.get("match")

    def _read_date(self, element: etree._Element) -> None:
        parts = tuple(
            DatePart(
                part.get("name", ""), {str(key): str(value) for key, value in part.attrib.items()}
            )
            for part in children(element, "date-part")
        )
        self.dates[element.get("form", "text")] = DateForm(parts, element.get("delimiter", ""))


def _term(element: etree._Element) -> Term:
    single, multiple = child(element, "single"), child(element, "multiple")
    text = element.text or ""
    return Term(
        (single.text or "") if single is not None else text.strip() if len(element) else text,
        (multiple.text or "") if multiple is not None else text.strip() if len(element) else text,
        element.get("gender", ""),
        element.get("match", ""),
    )


def _folders() -> tuple[Traversable, ...]:
    return (
        importlib.resources.files("sphinx_qantar.csl") / "locales",
        importlib.resources.files("citeproc") / "data" / "locales",
    )


@cache
def _file(tag_: str) -> etree._Element | None:
    for folder in _folders():
        path = folder / f"locales-{tag_}.xml"
        if path.is_file():
            try:
                return parse_xml(path.read_bytes(), path.name)
            except StyleError:
                return None
    return None


def chain(language: str) -> tuple[str, ...]:
    """Return the tags of the locale files for *language*, the nearest last.

    :param language: a BCP 47 tag, as ``de-AT`` or ``kk``
    """
    language = language.replace("_", "-")
    base = language.partition("-")[0].lower()
    primary = _PRIMARY.get(language) or _PRIMARY.get(base) or f"{base}-{base.upper()}"
    tags = dict.fromkeys(["en-US", primary, base, language])
    return tuple(tag_ for tag_ in tags if tag_)


@cache
def packaged_locale(language: str) -> Locale:
    """Return the locale of the files alone; what they lack is en-US."""
    locale = Locale(language)
    for tag_ in chain(language):
        root = _file(tag_)
        if root is not None:
            if tag_ != "en-US":
                locale.options.pop("punctuation-in-quote", None)
            locale.read(root)
    return locale


def locale_for(language: str, overrides: Iterable[etree._Element]) -> Locale:
    """Return the locale of *language* with a style's ``cs:locale`` elements over it.

    :param language: a BCP 47 tag
    :param overrides: the elements; those without ``xml:lang`` count for every language
    """
    locale = packaged_locale(language).copy()
    base = language.partition("-")[0]
    ranked: dict[str, int] = {"": 0, base: 1, language: 2}
    chosen = [item for item in overrides if item.get(_XML_LANG, "") in ranked]
    for element in sorted(chosen, key=lambda item: ranked[item.get(_XML_LANG, "")]):
        locale.read(element)
    return locale
