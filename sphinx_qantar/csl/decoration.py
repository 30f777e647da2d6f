"""Put what is common to all elements around what they print.

That is formatting, quotes, text case, the stripping of periods, affixes and ``display``.
Source: CSL 1.0.2, "Formatting", "Affixes", "Quotes", "Strip-periods", "Text-case",
"Display".  Affixes stand outside formatting, but for those of ``cs:layout``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sphinx_qantar.csl.context import Cite, Render
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.textcase import apply_case
from sphinx_qantar.csl.tokens import CLOSE, QUOTE, Mark, Token, map_text

_FORMATS: dict[tuple[str, str], Mark] = {
    ("font-style", "italic"): Mark("italic"),
    ("font-style", "oblique"): Mark("oblique"),
    ("font-style", "normal"): Mark("upright"),
    ("font-variant", "small-caps"): Mark("small-caps"),
    ("font-variant", "normal"): Mark("normal-caps"),
    ("font-weight", "bold"): Mark("bold"),
    ("font-weight", "light"): Mark("light"),
    ("font-weight", "normal"): Mark("regular"),
    ("text-decoration", "underline"): Mark("underline"),
    ("text-decoration", "none"): Mark("no-underline"),
    ("vertical-align", "sup"): Mark("superscript"),
    ("vertical-align", "sub"): Mark("subscript"),
    ("vertical-align", "baseline"): Mark("baseline"),
}
FORMATTING = frozenset(_FORMATS.values())
"""The marks of formatting attributes."""
_ATTRIBUTES = ("vertical-align", "text-decoration", "font-weight", "font-variant", "font-style")
_DISPLAYS = frozenset({"block", "left-margin", "right-inline", "indent"})


def format_marks(attributes: Mapping[str, str]) -> tuple[Mark, ...]:
    """Return the marks of an element's formatting attributes."""
    if attributes.keys().isdisjoint(_ATTRIBUTES):
        return ()
    found = [_FORMATS.get((name, attributes.get(name, ""))) for name in _ATTRIBUTES]
    return tuple(mark for mark in found if mark is not None)


@dataclass(frozen=True, slots=True)
class Decoration:
    """What stands before and after an element's text, and what is done to the text."""

    before: tuple[Token, ...] = ()
    after: tuple[Token, ...] = ()
    case: str = ""
    strip_periods: bool = False
    language: str = ""
    display: Mark | None = None
    """The block that it makes of the text; in bibliographies alone."""

    @property
    def is_plain(self) -> bool:
        """Whether it changes nothing."""
        return not (self.before or self.after or self.case or self.strip_periods or self.display)


def decoration(attributes: Mapping[str, str], language: str, *, affixes: bool = True) -> Decoration:
    """Return the decoration that an element's attributes ask for.

    :param attributes: the element's attributes
    :param language: the style's language, for text case
    :param affixes: false to leave ``prefix`` and ``suffix`` to somebody else
    """
    marks = format_marks(attributes)
    if attributes.get("quotes") == "true":
        marks = (QUOTE, *marks)
    prefix = parse_markup(attributes.get("prefix", ""), quoting=False) if affixes else ()
    suffix = parse_markup(attributes.get("suffix", ""), quoting=False) if affixes else ()
    closes = tuple(CLOSE for _ in marks)
    before: tuple[Token, ...] = (*[token for token in prefix if token], *marks)
    after: tuple[Token, ...] = (*closes, *[token for token in suffix if token])
    display = attributes.get("display", "")
    return Decoration(
        before,
        after,
        attributes.get("text-case", ""),
        attributes.get("strip-periods") == "true",
        language,
        Mark(display) if display in _DISPLAYS else None,
    )


def strip_periods(text: str) -> str:
    """Return *text* without periods."""
    return text.replace(".", "")


def decorated(inner: Render, style: Decoration) -> Render:
    """Return *inner* with *style* around it; what prints nothing stays bare."""
    if style.display is not None:
        return _displayed(decorated(inner, replace(style, display=None)), style.display)
    if style.is_plain:
        return inner
    before, after, case, language = style.before, style.after, style.case, style.language
    stripping = style.strip_periods
    recasing = bool(case) or stripping

    def run(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        if recasing:
            cite.recased = True
        out.extend(before)
        begin = len(out)
        status = inner(cite, out)
        if len(out) == begin:
            del out[start:]
            return status
        if stripping:
            map_text(out, begin, strip_periods)
        if case:
            apply_case(out, begin, case, cite.item.language or language)
        out.extend(after)
        return status

    return run


def _displayed(inner: Render, display: Mark) -> Render:
    """Return *inner* as a block of its own in bibliographies."""

    def run(cite: Cite, out: list[Token]) -> int:
        if cite.area != "bibliography":
            return inner(cite, out)
        start = len(out)
        out.append(display)
        status = inner(cite, out)
        if len(out) == start + 1:
            out.pop()
        else:
            out.append(CLOSE)
        return status

    return run
