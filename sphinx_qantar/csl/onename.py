"""Write one personal name in the form and order that a style asks for.

Source: CSL 1.0.2, "Name" and "Name-part order".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_qantar.csl.initials import initials
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.textcase import apply_case
from sphinx_qantar.csl.tokens import CLOSE, Mark, Token
from sphinx_qantar.model import Name

_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_TIGHT = ("'", "’", "-", "ʼ")


@dataclass(frozen=True, slots=True)
class PartFormat:
    """How ``cs:name-part`` has one part printed."""

    marks: tuple[Mark, ...] = ()
    prefix: str = ""
    suffix: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class NameFormat:
    """How one name is printed, whatever its place among the others."""

    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    hyphen: bool = True
    sort_separator: str = ", "
    demote: str = "display-and-sort"
    family: PartFormat = PartFormat()
    given: PartFormat = PartFormat()


def write_name(
    name: Name, style: NameFormat, *, inverted: bool, level: int = 0, sorting: bool = False
) -> list[Token]:
    """Return a name's tokens.

    :param name: the name, its particles split off
    :param style: the form
    :param inverted: whether the family name comes first
    :param level: 1 to show initials and 2 to show the full given name, whatever the form
    :param sorting: whether this is for a sort key
    """
    if name.literal or not name.family:
        return _marked(name.literal or name.given, style.family)
    if style.form == "short" and level == 0:
        return _short(name, style, sorting=sorting)
    given = _given(name, style, level)
    if name.static_ordering or _EAST_ASIAN.match(name.family):
        gap = "" if _EAST_ASIAN.match(name.family) and _EAST_ASIAN.match(given) else " "
        return _between(_part(name.family, style.family), gap, _part(given, style.given))
    if inverted:
        return _inverted(name, given, style, sorting=sorting)
    return _straight(name, given, style)


def _short(name: Name, style: NameFormat, *, sorting: bool) -> list[Token]:
    words = (name.non_dropping_particle, name.family)
    if sorting and style.demote != "never":
        words = words[::-1]
    return _affixed([_joined(words, style.family)], style.family)


def _given(name: Name, style: NameFormat, level: int) -> str:
    if style.initialize_with is None or level > 1 or _EAST_ASIAN.match(name.given):
        return name.given
    # Where full names are the rule, initials are only put in form.
    return initials(
        name.given, style.initialize_with, initialize=style.initialize, hyphen=style.hyphen
    )


def _straight(name: Name, given: str, style: NameFormat) -> list[Token]:
    family = [
        _joined((name.dropping_particle,), style.given),
        _joined((name.non_dropping_particle, name.family), style.family),
    ]
    if name.suffix:
        comma: list[Token] = [","] if name.comma_suffix else []
        family[-1] = [*family[-1], *comma]
        family.append(_plain(name.suffix))
    return _between(_part(given, style.given), " ", _affixed(family, style.family))


def _inverted(name: Name, given: str, style: NameFormat, *, sorting: bool) -> list[Token]:
    particle = name.non_dropping_particle
    demoted = style.demote == "display-and-sort" or (sorting and style.demote == "sort-only")
    if sorting and particle:
        particle = particle.rstrip(" '’") + " "
    head = _joined(("" if demoted else particle, name.family), style.family)
    tail = [
        _joined((given,), style.given),
        _joined((name.dropping_particle,), style.given),
        _joined((particle if demoted else "",), style.family),
    ]
    out = _affixed([head], style.family)
    rest = _affixed(tail, style.given)
    out = _between(out, style.sort_separator, rest)
    if name.suffix:
        out = _between(out, style.sort_separator, _plain(name.suffix))
    return out


def _plain(text: str) -> list[Token]:
    return list(parse_markup(text)) if text else []


def _joined(words: tuple[str, ...], part: PartFormat) -> list[Token]:
    """Return words in a part's formatting, each marked by itself, spaces between."""
    out: list[Token] = []
    for word in words:
        if word:
            if out:
                out.extend([] if tokens_end_tight(out) else [" "])
            out.extend(_marked(word, part))
    return out


def tokens_end_tight(tokens: list[Token]) -> bool:
    """Tell whether *tokens* end in an apostrophe, hyphen or space, so that none need follow."""
    for token in reversed(tokens):
        if isinstance(token, str) and token:
            return token.endswith((*_TIGHT, " "))
    return False


def _marked(text: str, part: PartFormat) -> list[Token]:
    tokens = _plain(text)
    if part.case:
        apply_case(tokens, 0, part.case, "en")
    if part.marks:
        return [*part.marks, *tokens, *(CLOSE for _ in part.marks)]
    return tokens


def _affixed(pieces: list[list[Token]], part: PartFormat) -> list[Token]:
    """Return pieces joined by spaces within a part's prefix and suffix."""
    out: list[Token] = []
    for piece in pieces:
        if piece:
            if out and not tokens_end_tight(out):
                out.append(" ")
            out.extend(piece)
    if out and (part.prefix or part.suffix):
        return [part.prefix, *out, part.suffix]
    return out


def _part(text: str, part: PartFormat) -> list[Token]:
    return _affixed([_marked(text, part)], part) if text else []


def _between(left: list[Token], gap: str, right: list[Token]) -> list[Token]:
    if not left or not right:
        return left or right
    return [*left, gap, *right]
