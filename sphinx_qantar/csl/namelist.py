"""Write a list of names, with delimiters, *and* and *et al*.

Source: CSL 1.0.2, "Name", "Et-al" and "Et-al abbreviation".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_qantar.csl.context import Cite, NamesShown
from sphinx_qantar.csl.onename import NameFormat, write_name
from sphinx_qantar.csl.others import OTHERS, named
from sphinx_qantar.csl.tokens import CLOSE, NAME, NAME_LIST, Mark, Token
from sphinx_qantar.model import Name

_MOST_KEPT = 16_384
"""More than the authors of 5,000 works, each of whom is written several times."""


@dataclass(frozen=True, slots=True)
class ListFormat:
    """How a list of names is printed.

    Names are left out if ``et_al_min`` is not 0 and ``et_al_first`` not None: a style that
    asks for one of them alone asks for nothing.
    """

    name: NameFormat
    delimiter: str = ", "
    conjunction: str = ""
    mark_each: bool = False
    gap: str = " "
    """What stands before the conjunction where no delimiter does."""
    precedes_last: str = "contextual"
    precedes_et_al: str = "contextual"
    sort_order: str = ""
    et_al_min: int = 0
    et_al_first: int | None = None
    et_al_last: bool = False
    subsequent_min: int = 0
    subsequent_first: int | None = None
    et_al_term: str = "et al."
    et_al_gap: str = " "
    """What stands before *et al.* where no delimiter does."""
    et_al_marks: tuple[Mark, ...] = ()
    written: dict[tuple[Name, bool, int], list[Token]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Names already written, by whether they were inverted and how much given name they show."""
    marks: tuple[Mark, ...] = ()
    prefix: str = ""
    suffix: str = ""


def shown_count(names: tuple[Name, ...], style: ListFormat, cite: Cite, place: int) -> int:
    """Return how many of *names* are printed before *et al.*; all of them if none are left out.

    :data:`OTHERS` count as one who is left out in any case.
    """
    most = len(named(names))
    least, first = style.et_al_min, style.et_al_first
    if cite.sort_names is not None:
        least, first = cite.sort_names[0] or least, cite.sort_names[1] or first
    elif cite.position != "first" and cite.area == "citation":
        least = style.subsequent_min or least
        first = first if style.subsequent_first is None else style.subsequent_first
    if not least or first is None or len(names) < least or first >= len(names):
        return most
    return min(most, max(first, cite.expansion.get(place, 0)))


def write_names(
    names: tuple[Name, ...], style: ListFormat, cite: Cite, *, sorting: bool = False
) -> list[Token]:
    """Return the tokens of a list of names, and note in *cite* what was shown.

    A work may be cited many times, and nearly always alike.
    """
    told_apart = cite.expansion or cite.givens
    if sorting or told_apart or cite.sort_names is not None or cite.area != "citation":
        return _write_names(names, style, cite, sorting=sorting)
    key = (id(names), id(style), cite.position == "first")
    kept = cite.item.name_lists.get(key)
    if kept is None:
        tokens = _write_names(names, style, cite, sorting=False)
        cite.item.name_lists[key] = tokens, cite.name_sets[-1]
        return tokens
    cite.name_sets.append(kept[1])
    return kept[0]


def _write_names(
    names: tuple[Name, ...], style: ListFormat, cite: Cite, *, sorting: bool
) -> list[Token]:
    place = len(cite.name_sets)
    count = shown_count(names, style, cite, place)
    cite.name_sets.append(
        NamesShown(
            named(names), count, style.name.form, style.name.initialize, style.name.initialize_with
        )
    )
    written = [
        _written(name, index, cite.givens.get((place, index), 0), style, sorting=sorting)
        for index, name in enumerate(names)
        if _is_shown(index, names, count)
    ]
    if style.marks or style.prefix or style.suffix:
        shown = (name for index, name in enumerate(names) if _is_shown(index, names, count))
        written = [_decorated(*each, style) for each in zip(written, shown, strict=True)]
    if style.mark_each:
        written = [[NAME, *name, CLOSE] for name in written]
    inner = _assemble(written, names, count, style, cite)
    if not inner:
        return []
    return [NAME_LIST, *inner, CLOSE]


def _is_shown(index: int, names: tuple[Name, ...], count: int) -> bool:
    """Tell whether a name is printed; the last one may stand after an ellipsis."""
    return index < count or index == len(names) - 1


def _decorated(tokens: list[Token], name: Name, style: ListFormat) -> list[Token]:
    """Return a name with what ``cs:name`` puts around each; institutions have no affixes."""
    out = _marked(tokens, style)
    return out if name.literal else [style.prefix, *out, style.suffix]


def _marked(tokens: list[Token], style: ListFormat) -> list[Token]:
    return [*style.marks, *tokens, *(CLOSE for _ in style.marks)]


def _written(
    name: Name, index: int, level: int, style: ListFormat, *, sorting: bool
) -> list[Token]:
    inverted = _is_inverted(name, index, style)
    found = style.written.get((name, inverted, level))
    if found is None:
        found = write_name(name, style.name, inverted=inverted, level=level, sorting=sorting)
        if len(style.written) >= _MOST_KEPT:
            style.written.clear()
        style.written[name, inverted, level] = found
    return found


def _is_inverted(name: Name, index: int, style: ListFormat) -> bool:
    if name.literal or not name.given:
        return False
    return style.sort_order == "all" or (style.sort_order == "first" and index == 0)


def _assemble(
    written: list[list[Token]],
    names: tuple[Name, ...],
    count: int,
    style: ListFormat,
    cite: Cite,
) -> list[Token]:
    total = len(names)
    if count == total:
        return _complete(written, names, style)
    out = _join(written[:count], style.delimiter)
    last = style.et_al_last if cite.sort_names is None else cite.sort_names[2]
    if last and count and names[-1] != OTHERS:
        if total == count + 1:
            return _complete(written, names, style)
        return [*out, style.delimiter, "… ", *written[-1]]
    if not style.et_al_term or not count:
        return out
    precedes = style.precedes_et_al
    delimited = (
        precedes == "always"
        or (precedes == "contextual" and count > 1)
        or (precedes == "after-inverted-name" and _is_inverted(names[count - 1], count - 1, style))
    )
    gap = style.delimiter if delimited else style.et_al_gap
    closes = [CLOSE for _ in style.et_al_marks]
    return [
        *_marked([*out, gap, *style.et_al_marks, style.et_al_term, *closes], style),
        style.suffix,
    ]


def _join(written: list[list[Token]], delimiter: str) -> list[Token]:
    out: list[Token] = []
    for index, name in enumerate(written):
        if index:
            out.append(delimiter)
        out.extend(name)
    return out


def _complete(
    written: list[list[Token]], names: tuple[Name, ...], style: ListFormat
) -> list[Token]:
    if len(written) == 1 or not style.conjunction:
        return _join(written, style.delimiter)
    head = _join(written[:-1], style.delimiter)
    count = len(written)
    precedes = style.precedes_last
    delimited = (
        precedes == "always"
        or (precedes == "contextual" and count > 2)  # noqa: PLR2004 - two names want no comma
        or (precedes == "after-inverted-name" and _is_inverted(names[count - 2], count - 2, style))
    )
    gap = style.delimiter if delimited else style.gap
    if delimited and not gap.endswith((" ", "\u00a0")):
        gap += style.gap
    return [*head, gap, style.conjunction, *written[-1]]
