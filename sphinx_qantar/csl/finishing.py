"""Turn a flat list of tokens into rich text.

First the punctuation and spaces that meet where two pieces join are settled and, where
the locale wants it, stops and commas move within quotation marks.  Then ranges become
spans, in which markup of a field undoes the same style around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.richtext import Node, RichText, Span, SpanStyle
from sphinx_qantar.csl.tokens import Mark, Token


@dataclass(frozen=True, slots=True)
class Quotes:
    """A locale's quotation marks, and whether stops and commas go within them."""

    open_outer: str = "“"
    close_outer: str = "”"
    open_inner: str = "‘"
    close_inner: str = "’"
    punctuation_inside: bool = False


_MEETING: dict[str, str] = {
    "::": ":", ";:": ";", "!:": "!", "?:": "?",
    ":.": ":", "..": ".", ";.": ";", "!.": "!", "?.": "?",
    ";;": ";", ":!": "!", ";!": "!", "!!": "!", ":?": "?", ";?": "?", "??": "?",
    ",,": ",", "  ": " ",
}  # fmt: skip
"""What is printed where two pieces join with these characters; other pairs stay."""
_QUOTING = frozenset({"quote", "single-quote"})
_TOUCHY = frozenset(pair[1] for pair in _MEETING) | frozenset(",")
"""How a piece must begin for anything to be settled before it."""
_MOVING = frozenset(".,!?")


_SILENT = frozenset(
    {
        "nocase",
        "barrier",
        "name",
        "namelist",
        "names",
        "year",
        "year-suffix",
        "citation-number",
        "locator",
    }
)
"""Marks that print nothing: they have served before."""
_DROPPED, _KEPT, _ENDING = range(3)
"""What becomes of the close of a range: it goes, it stays, or it ends a quotation."""


def _is_stray(before: str, following: str) -> bool:
    """Tell whether a space at the end of *before* stands astray before a comma or full stop."""
    if before[-1] != " ":
        return False
    return following == "," or (following == "." and before[-2:-1].isalnum())


class _Joiner:
    """Append tokens, settling what meets at each joint."""

    def __init__(self, *, punctuation_inside: bool) -> None:
        self.out: list[Token] = []
        self.last = -1  # index of the last text
        self.quote_end = -1  # index of the innermost close of a quote after it
        self.earlier_end = -1  # what quote_end was before the last text
        self.inside = punctuation_inside
        self.stack: list[int] = []

    def mark(self, mark: Mark) -> None:
        kind = mark.kind
        if not kind:
            fate = self.stack.pop()
            if fate == _DROPPED:
                return
            if fate == _ENDING and self.quote_end < 0 and self.last >= 0:
                self.quote_end = len(self.out)
            self.out.append(mark)
        elif kind in _SILENT:
            self.stack.append(_DROPPED)
            if kind == "barrier":
                self.last = self.quote_end = -1
        else:
            self.stack.append(_ENDING if kind in _QUOTING else _KEPT)
            if kind in _QUOTING:
                self.quote_end = -1
            self.out.append(mark)

    def text(self, text: str) -> None:
        if text[0] in _TOUCHY:
            text = self.meet(text)
        if text:
            self.last = len(self.out)
            self.earlier_end, self.quote_end = self.quote_end, -1
            self.out.append(text)

    def meet(self, text: str) -> str:
        """Settle what *text* begins with; return what is left to append."""
        text = self.settle(text)
        while text and self.inside and self.quote_end >= 0 and text[0] in _MOVING:
            self.out.insert(self.quote_end, text[0])
            self.last = self.quote_end
            self.quote_end += 1
            text = self.settle(text[1:])
        return text

    def settle(self, text: str) -> str:
        """Drop what the end of the text so far makes superfluous, or drop that end."""
        while text and self.last >= 0:
            before = cast("str", self.out[self.last])
            meeting = _MEETING.get(before[-1] + text[0])
            if meeting is None and _is_stray(before, text[0]):
                meeting = text[0]
            if meeting is None:
                break
            if meeting == before[-1]:
                text = text[1:]
            else:
                self.out[self.last] = before[:-1]
                self.step_back()
        return text

    def step_back(self) -> None:
        while self.last >= 0 and not (isinstance(self.out[self.last], str) and self.out[self.last]):
            self.last -= 1
        if self.last < self.earlier_end:
            self.quote_end = self.earlier_end


def settle_punctuation(tokens: Iterable[Token], *, punctuation_inside: bool) -> list[Token]:
    """Return *tokens* with punctuation and spaces settled where pieces join.

    :param tokens: text and marks
    :param punctuation_inside: whether stops and commas move within closing quotes
    """
    joiner = _Joiner(punctuation_inside=punctuation_inside)
    for token in tokens:
        if isinstance(token, str):
            if token:
                joiner.text(token)
        else:
            joiner.mark(token)
    return joiner.out


# -- spans --------------------------------------------------------------------

_FLIPS: dict[str, tuple[str, str, str]] = {
    "flip-italic": ("style", "italic", "upright"),
    "flip-bold": ("weight", "bold", "regular"),
    "flip-small-caps": ("variant", "small-caps", "normal-caps"),
}
_GROUPS: dict[str, str] = {
    "italic": "style", "oblique": "style", "upright": "style",
    "bold": "weight", "light": "weight", "regular": "weight",
    "small-caps": "variant", "normal-caps": "variant",
    "underline": "line", "no-underline": "line",
    "superscript": "align", "subscript": "align", "baseline": "align",
}  # fmt: skip
_NEUTRAL: dict[str, str] = {
    "style": "upright",
    "weight": "regular",
    "variant": "normal-caps",
    "line": "no-underline",
    "align": "baseline",
}


class _Builder:
    """Build the tree; ``state`` holds the style in force of each group."""

    def __init__(self, quotes: Quotes) -> None:
        self.quotes = quotes
        self.state: dict[str, str] = {}
        self.children: list[Node] = []
        self.stack: list[tuple[list[Node], tuple[Mark, ...], dict[str, str], str]] = []
        self.depth = 0

    def text(self, text: str) -> None:
        if self.children and isinstance(self.children[-1], str):
            self.children[-1] += text
        elif text:
            self.children.append(text)

    def open(self, mark: Mark) -> None:
        closing = ""
        styles: tuple[Mark, ...] = ()
        state = self.state
        if mark.kind in _QUOTING:
            closing = self.open_quote(single=mark.kind != "quote")
        else:
            styles = self.styles(mark)
        if styles:
            self.state = dict(state)
            for style in styles:
                if style.kind in _GROUPS:
                    self.state[_GROUPS[style.kind]] = style.kind
        self.stack.append((self.children, styles, state, closing))
        if styles:
            self.children = []

    def open_quote(self, *, single: bool) -> str:
        self.depth += 1
        quotes = self.quotes
        if single and self.depth == 1:
            self.text("‘")
            return "’"
        outer = self.depth % 2 == 1
        self.text(quotes.open_outer if outer else quotes.open_inner)
        return (quotes.close_outer if outer else quotes.close_inner) or "\0"

    def styles(self, mark: Mark) -> tuple[Mark, ...]:
        """Return the spans that *mark* stands for where it stands."""
        kind = mark.kind
        if kind == "nodecor":
            return tuple(
                Mark(_NEUTRAL[group])
                for group, style in self.state.items()
                if style != _NEUTRAL[group]
            )
        if kind in _FLIPS:
            group, on, off = _FLIPS[kind]
            return (Mark(off if self.state.get(group) == on else on),)
        wanted = _GROUPS.get(kind)
        if wanted and self.state.get(wanted, _NEUTRAL[wanted]) == kind:
            return ()
        return (mark,)

    def close(self) -> None:
        children, styles, state, closing = self.stack.pop()
        if closing:
            self.depth -= 1
            self.text(closing.strip("\0"))
        if styles:
            node: RichText = tuple(self.children)
            if node:
                for style in reversed(styles):
                    node = (Span(node, cast("SpanStyle", style.kind), style.target),)
                children.extend(node)
            self.children = children
        self.state = state


def finish(tokens: Iterable[Token], quotes: Quotes) -> RichText:
    """Return the rich text that *tokens* stand for.

    :param tokens: text and balanced marks
    :param quotes: the locale's quotation marks
    """
    builder = _Builder(quotes)
    for token in settle_punctuation(tokens, punctuation_inside=quotes.punctuation_inside):
        if isinstance(token, str):
            builder.text(token)
        elif not token.kind:
            builder.close()
        else:
            builder.open(token)
    return tuple(builder.children)


def rich_text(text: str, quotes: Quotes) -> RichText:
    """Return the rich text that a variable's text stands for.

    :param text: with CSL's own markup, as variables have it
    :param quotes: the locale's quotation marks
    """
    return finish(parse_markup(text), quotes)
