"""Compile a CSL style, once, into what prints citations and references.

Source: CSL 1.0.2, "Styles": citation, bibliography and their options.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from lxml import etree

from sphinx_qantar.csl.blocks import Block
from sphinx_qantar.csl.checking import bare_macros, check_style
from sphinx_qantar.csl.context import Render
from sphinx_qantar.csl.decoration import format_marks
from sphinx_qantar.csl.elements import compile_children, compile_part
from sphinx_qantar.csl.environment import Environment, inherited_options
from sphinx_qantar.csl.finishing import Quotes
from sphinx_qantar.csl.labels import LABEL_FORM
from sphinx_qantar.csl.locale import Locale, locale_for
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.sorting import SortKey, compile_sort
from sphinx_qantar.csl.stylefiles import StyleSource, find_style, parse_style, read_style_file
from sphinx_qantar.csl.tokens import Mark, Token
from sphinx_qantar.csl.whole import whole
from sphinx_qantar.csl.xmlsource import NAMESPACE, StyleError, child, children

Category = Literal["author-date", "author", "numeric", "label", "note"]

_CATEGORIES: dict[str, Category] = {
    "author-date": "author-date",
    "author": "author",
    "numeric": "numeric",
    "label": "label",
    "note": "note",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A compiled ``cs:citation`` or ``cs:bibliography``."""

    block: Block
    marks: tuple[Mark, ...]
    prefix: tuple[Token, ...]
    suffix: tuple[Token, ...]
    delimiter: str
    sort: tuple[SortKey, ...]
    options: dict[str, str]
    group_delimiter: str
    """What stands between cites of the same names."""
    author: Render
    """Prints the work's author in short, for citations that name the author in the sentence."""

    def flag(self, name: str) -> bool:
        """Tell whether an option is ``true``."""
        return self.options.get(name) == "true"


@dataclass(frozen=True, slots=True)
class Style:
    """A compiled style; :func:`load_style` makes one."""

    name: str
    language: str
    category: Category
    citation: Layout
    bibliography: Layout | None
    quotes: Quotes
    options: dict[str, str]
    locale: Locale = field(repr=False)
    has_labels: bool = False
    """Whether entries of its bibliography begin with a number or a label, or might."""
    source: bytes = field(default=b"", repr=False)

    @property
    def has_dashes(self) -> bool:
        """Whether a dash may stand in an entry for the authors of the entry before it."""
        layout = self.bibliography
        return layout is not None and "subsequent-author-substitute" in layout.options

    @property
    def label_form(self) -> str:
        """The form of its labels: ``bibtex``, or empty for that of other CSL processors."""
        return self.options.get(LABEL_FORM, "")

    @property
    def near_note_distance(self) -> int:
        """How many notes back a citation is near: 5 where the style does not say."""
        distance = whole(self.citation.options.get("near-note-distance"))
        return 5 if distance is None else distance

    def __reduce__(self) -> tuple[object, ...]:
        if self.source:
            return compile_style, (self.source, self.language, self.name)
        return load_style, (self.name, self.language)


def load_style(style: str | Path, locale: str = "") -> Style:
    """Return a style, compiled; the same one again as long as its file has not changed.

    :param style: a style's name, as ``apa``, or the path of a ``.csl`` file
    :param locale: a BCP 47 tag; where empty, the style's own default, else en-US
    :raises StyleError: if there is no such style, or it is no CSL style
    """
    if isinstance(style, Path) or style.endswith(".csl"):
        return compile_style(read_style_file(Path(style)), locale, str(style))
    return _compile_named(style, locale)


@lru_cache(maxsize=64)
def _compile_named(name: str, locale: str) -> Style:
    return _compile(find_style(name), name, locale, b"")


@lru_cache(maxsize=64)
def compile_style(source: bytes, locale: str = "", name: str = "style") -> Style:
    """Return a style held in memory, compiled.

    :param source: the CSL file's bytes
    :param locale: as in :func:`load_style`
    :param name: what messages call it
    :raises StyleError: if it is no CSL style
    """
    return _compile(parse_style(source, name), name, locale, source)


def _compile(source: StyleSource, name: str, locale: str, kept: bytes) -> Style:
    root = source.root
    citation = child(root, "citation")
    if citation is None or child(citation, "layout") is None:
        line = (root if citation is None else citation).sourceline
        raise StyleError(f"The style {name}, line {line}, has no layout for citations")
    if kept:
        # Those that come with the package are known to be sound.
        check_style(root, name)
    language = locale or source.default_locale or root.get("default-locale", "") or "en-US"
    own_locale = locale_for(language, children(root, "locale"))
    bibliography = child(root, "bibliography")
    has_bibliography = bibliography is not None and child(bibliography, "layout") is not None
    return Style(
        name=name,
        language=language,
        category=_category(root),
        citation=_layout(root, citation, own_locale, "citation"),
        bibliography=_layout(root, bibliography, own_locale, "bibliography")
        if bibliography is not None and has_bibliography
        else None,
        quotes=own_locale.quotes,
        options={str(key): str(value) for key, value in root.attrib.items()},
        locale=own_locale,
        has_labels=_has_labels(root),
        source=kept,
    )


def _has_labels(root: etree._Element) -> bool:
    bibliography = child(root, "bibliography")
    aligned = bibliography is not None and "second-field-align" in bibliography.attrib
    labels = {"citation-number", "citation-label"}
    return aligned or any(part.get("variable") in labels for part in root.iter())


def _category(root: etree._Element) -> Category:
    info = child(root, "info")
    for category in children(info, "category") if info is not None else []:
        found = _CATEGORIES.get(category.get("citation-format", ""))
        if found:
            return found
    if root.get("class") == "note":
        return "note"
    layout = root.find(f".//{{{NAMESPACE}}}text[@variable='citation-number']")
    return "numeric" if layout is not None else "author-date"


def _layout(root: etree._Element, element: etree._Element, locale: Locale, area: str) -> Layout:
    layout = child(element, "layout")
    if layout is None:
        raise StyleError("The style has a part without a layout")
    macros = {macro.get("name", ""): macro for macro in children(root, "macro")}
    bare = bare_macros(macros)
    options = {str(key): str(value) for key, value in root.attrib.items()}

    def environment(*, sorting: bool) -> Environment:
        return Environment(
            locale=locale,
            macros=macros,
            style_options=options,
            name_options=inherited_options(root, element),
            area=area,
            bare_macros=bare,
            sorting=sorting,
            mark_each="subsequent-author-substitute" in element.attrib and not sorting,
            explicit_suffix=any(_prints_suffix(each, macros, set()) for each in _layouts(root)),
        )

    env = environment(sorting=False)
    return Layout(
        block=compile_children(layout, env),
        marks=format_marks({str(key): str(value) for key, value in layout.attrib.items()}),
        prefix=tuple(filter(None, parse_markup(layout.get("prefix", ""), quoting=False))),
        suffix=tuple(filter(None, parse_markup(layout.get("suffix", ""), quoting=False))),
        delimiter=layout.get("delimiter", ""),
        sort=compile_sort(child(element, "sort"), environment(sorting=True)),
        options={str(key): str(value) for key, value in element.attrib.items()},
        group_delimiter=_group_delimiter(root, element, layout),
        author=_author(env),
    )


def _group_delimiter(root: etree._Element, element: etree._Element, layout: etree._Element) -> str:
    """Return ``cite-group-delimiter`` or its default.

    That is a comma; in note styles, as the test suite has it, the layout's own delimiter.
    """
    default = layout.get("delimiter", "") if root.get("class") == "note" else ", "
    return element.get("cite-group-delimiter", default)


def _layouts(root: etree._Element) -> list[etree._Element]:
    """Return the layouts of citations and of the bibliography."""
    areas = children(root, "citation", "bibliography")
    return [layout for area in areas for layout in children(area, "layout")]


def _prints_suffix(
    element: etree._Element, macros: dict[str, etree._Element], seen: set[str]
) -> bool:
    """Tell whether *element*, or a macro it calls, prints the year suffix."""
    for text in element.iter(f"{{{NAMESPACE}}}text"):
        if text.get("variable") in {"year-suffix", "citation-label"}:
            return True
        macro = text.get("macro", "")
        if macro in macros and macro not in seen:
            seen.add(macro)
            if _prints_suffix(macros[macro], macros, seen):
                return True
    return False


def _author(env: Environment) -> Render:
    names = etree.Element(f"{{{NAMESPACE}}}names", {"variable": "author"})
    name_attributes = {"form": "short"}
    if "and" not in env.name_options:
        name_attributes["and"] = "text"
    if "et-al-min" not in env.name_options:
        name_attributes |= {"et-al-min": "4", "et-al-use-first": "1"}
    etree.SubElement(names, f"{{{NAMESPACE}}}name", name_attributes)
    substitute = etree.SubElement(names, f"{{{NAMESPACE}}}substitute")
    for role in ("editor", "translator"):
        etree.SubElement(substitute, f"{{{NAMESPACE}}}names", {"variable": role})
    etree.SubElement(
        substitute, f"{{{NAMESPACE}}}text", {"variable": "title", "form": "short", "quotes": "true"}
    )
    return Block(compile_part(names, env)).element().run
