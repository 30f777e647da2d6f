"""Compile ``cs:names``: who made a work, their labels, and what stands in their place.

Source: CSL 1.0.2, "Names", "Name", "Et-al", "Substitute", "Label" and "Inheritable name options".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from sphinx_qantar.csl.blocks import Element
from sphinx_qantar.csl.context import EMPTY, FILLED, Cite, Item, Render
from sphinx_qantar.csl.decoration import decorated, decoration, format_marks
from sphinx_qantar.csl.environment import Environment, inherited_options
from sphinx_qantar.csl.namelist import ListFormat, shown_count, write_names
from sphinx_qantar.csl.onename import NameFormat, PartFormat
from sphinx_qantar.csl.tokens import CLOSE, NAMES, Token
from sphinx_qantar.csl.whole import whole
from sphinx_qantar.csl.xmlsource import child, children, tag
from sphinx_qantar.model import Name, Work

_UNSPACED = re.compile(r"[\u0590-\u05ff\u0e00-\u0eff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]")

Substitutes = Callable[
    [etree._Element, Environment, etree._Element],  # noqa: SLF001 - lxml has no other name for it
    "tuple[Element, ...]",
]


@dataclass(frozen=True, slots=True)
class _NamesStyle:
    variables: tuple[str, ...]
    format: ListFormat
    delimiter: str
    counting: bool
    label: Callable[[str, int], list[Token]] | None
    label_first: bool
    combined: bool


def compile_names(
    element: etree._Element,
    env: Environment,
    compile_substitute: Substitutes,
    parent: etree._Element | None = None,
) -> Element:
    """Return what prints a ``cs:names`` element.

    :param compile_substitute: compiles the alternatives of ``cs:substitute``
    :param parent: the names element in whose substitute this one stands
    """
    style = _names_style(element, env, parent)
    substitute = child(element, "substitute")
    alternatives = compile_substitute(substitute, env, element) if substitute is not None else ()

    def run(cite: Cite, out: list[Token]) -> int:
        if cite.suppress_author and parent is None:
            return _leave_out(run, cite, out)
        start = len(out)
        out.append(NAMES)
        _write(style, cite, out, env)
        if len(out) > start + 1:
            out.append(CLOSE)
            return FILLED
        out.pop()
        return _substitute(alternatives, cite, out)

    def idle(item: Item) -> int | None:
        shows = not item.signature.names.isdisjoint(style.variables)
        return None if shows or any(part.idle(item) is None for part in alternatives) else EMPTY

    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    attributes.pop("delimiter", None)
    return Element(decorated(run, decoration(attributes, env.locale.language)), idle)


def _leave_out(run: Render, cite: Cite, out: list[Token]) -> int:
    """Write the names of an author-suppressed cite, and take them away again."""
    start = len(out)
    cite.suppress_author = False
    run(cite, out)
    if len(out) == start:
        cite.suppress_author = True
    del out[start:]
    return EMPTY


def _substitute(alternatives: tuple[Element, ...], cite: Cite, out: list[Token]) -> int:
    """Print the first alternative that shows; what it used appears nowhere else."""
    for alternative in alternatives:
        if alternative.idle(cite.item) is not None:
            continue
        start = len(out)
        outer, cite.collected = cite.collected, set()
        out.append(NAMES)
        alternative.run(cite, out)
        used, cite.collected = cite.collected, outer
        if len(out) > start + 1:
            out.append(CLOSE)
            cite.suppressed |= used
            if outer is not None:
                outer |= used
            return FILLED
        del out[start:]
    return EMPTY


def _write(style: _NamesStyle, cite: Cite, out: list[Token], env: Environment) -> None:
    roles = _roles(style, cite)
    if style.counting:
        total = sum(
            shown_count(names, style.format, cite, len(cite.name_sets)) for _, names in roles
        )
        if total:
            out.append(f"{total:04d}" if env.sorting else str(total))
        return
    begin = len(out)
    for role, names in roles:
        if len(out) > begin:
            out.append(style.delimiter)
        for used in role.split(" "):
            cite.note_use(used)
        label = style.label(role.replace(" ", ""), len(names)) if style.label else []
        if style.label_first:
            out.extend(label)
        out.extend(write_names(names, style.format, cite, sorting=env.sorting))
        if not style.label_first:
            out.extend(label)


def _roles(style: _NamesStyle, cite: Cite) -> list[tuple[str, tuple[Name, ...]]]:
    """Return the roles that have names; editor and translator as one if they are the same."""
    names = cite.item.names
    found = [
        (role, names[role])
        for role in style.variables
        if names.get(role) and role not in cite.suppressed
    ]
    if style.combined and len(found) == 2 and found[0][1] == found[1][1]:  # noqa: PLR2004 - editor and translator
        return [("editor translator", found[0][1])]
    return found


# -- what a style asks for --------------------------------------------------------


def _names_style(
    element: etree._Element, env: Environment, parent: etree._Element | None
) -> _NamesStyle:
    bare = parent is not None and not children(element, "name", "label", "et-al", "institution")
    source = parent if bare and parent is not None else element
    name = child(source, "name")
    options = {**env.name_options, **inherited_options(source), **inherited_options(element)}
    own = {str(key): str(value) for key, value in name.attrib.items()} if name is not None else {}
    variables = tuple(element.get("variable", "").split())
    labels = children(source, "label")
    label = labels[0] if labels and not env.sorting else None
    return _NamesStyle(
        variables=variables,
        format=_list_format(name, child(source, "et-al"), own, options, env),
        delimiter=element.get("delimiter")
        or source.get("delimiter")
        or options.get("names-delimiter", ""),
        counting=own.get("form", options.get("name-form")) == "count",
        label=_label(label, env) if label is not None else None,
        label_first=label is not None and _precedes(source, label, name),
        combined=set(variables) == {"editor", "translator"}
        and env.locale.find("editortranslator") is not None,
    )


def _precedes(source: etree._Element, label: etree._Element, name: etree._Element | None) -> bool:
    order = [part for part in source if tag(part) in {"label", "name"}]
    return name is not None and order.index(label) < order.index(name)


def _label(element: etree._Element, env: Environment) -> Callable[[str, int], list[Token]]:
    form = element.get("form", "long")
    rule = element.get("plural", "contextual")
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    style = decoration(attributes, env.locale.language)
    made: dict[tuple[str, bool], list[Token]] = {}

    def write(role: str, count: int) -> list[Token]:
        plural = rule == "always" or (rule == "contextual" and count > 1)
        key = (role, plural)
        if key not in made:
            made[key] = _label_tokens(role, plural)
        return made[key]

    def _label_tokens(role: str, plural: bool) -> list[Token]:  # noqa: FBT001 - a key's half
        text = env.locale.term(role, form, plural=plural) or ""
        out: list[Token] = []
        if text:
            decorated(_verbatim(text), style)(_NOBODY, out)
        return out

    return write


def _verbatim(text: str) -> Render:
    def run(_cite: Cite, out: list[Token]) -> int:
        out.append(text)
        return FILLED

    return run


def _list_format(
    name: etree._Element | None,
    et_al: etree._Element | None,
    own: Mapping[str, str],
    options: Mapping[str, str],
    env: Environment,
) -> ListFormat:
    merged = {**options, **own}
    conjunction = _conjunction(merged.get("and", ""), env)
    term = et_al.get("term", "et-al") if et_al is not None else "et-al"
    et_al_attributes = (
        {str(key): str(value) for key, value in et_al.attrib.items()} if et_al is not None else {}
    )
    return ListFormat(
        name=_name_format(name, merged, own, options, env),
        delimiter=" " if env.sorting else own.get("delimiter", options.get("name-delimiter", ", ")),
        conjunction=conjunction,
        gap=_conjunction_gap(conjunction),
        precedes_last=merged.get("delimiter-precedes-last", "contextual"),
        precedes_et_al=merged.get("delimiter-precedes-et-al", "contextual"),
        sort_order="all" if env.sorting else merged.get("name-as-sort-order", ""),
        et_al_min=_number(merged.get("et-al-min"), 0),
        et_al_first=_number(merged.get("et-al-use-first"), 1),
        et_al_last=merged.get("et-al-use-last") == "true",
        subsequent_min=_number(merged.get("et-al-subsequent-min"), 0),
        subsequent_first=_number(merged.get("et-al-subsequent-use-first"), 1),
        et_al_term="" if env.sorting else env.locale.term(term) or "",
        et_al_marks=() if env.sorting else format_marks(et_al_attributes),
        marks=() if env.sorting else format_marks(own),
        prefix=own.get("prefix", ""),
        suffix=own.get("suffix", ""),
    )


def _name_format(
    name: etree._Element | None,
    merged: Mapping[str, str],
    own: Mapping[str, str],
    options: Mapping[str, str],
    env: Environment,
) -> NameFormat:
    parts = (
        {part.get("name", ""): part for part in children(name, "name-part")}
        if name is not None
        else {}
    )
    return NameFormat(
        form=own.get("form", options.get("name-form", "long")),
        initialize=merged.get("initialize", "true") != "false",
        initialize_with=merged.get("initialize-with"),
        hyphen=env.style_options.get("initialize-with-hyphen", "true") != "false",
        sort_separator="  " if env.sorting else merged.get("sort-separator", ", "),
        demote=env.style_options.get("demote-non-dropping-particle", "display-and-sort"),
        family=_part_format(parts.get("family"), env),
        given=_part_format(parts.get("given"), env),
    )


def _part_format(part: etree._Element | None, env: Environment) -> PartFormat:
    if part is None or env.sorting:
        return PartFormat()
    attributes = {str(key): str(value) for key, value in part.attrib.items()}
    return PartFormat(
        marks=format_marks(attributes),
        prefix=attributes.get("prefix", ""),
        suffix=attributes.get("suffix", ""),
        case=attributes.get("text-case", ""),
    )


def _conjunction(kind: str, env: Environment) -> str:
    if kind not in {"text", "symbol"} or env.sorting:
        return ""
    term = (env.locale.term("and", "symbol") or "&") if kind == "symbol" else env.locale.term("and")
    if not term:
        return ""
    # Where words are not spaced, or the word is a prefix, nothing follows it.
    return term if _is_unspaced(term[-1]) or term[-1].isspace() else f"{term} "


def _conjunction_gap(conjunction: str) -> str:
    return "" if conjunction and _is_unspaced(conjunction[0]) and conjunction != "ו" else " "


def _is_unspaced(letter: str) -> bool:
    """Tell whether a letter is Hebrew, Thai, Lao, Khmer or East Asian."""
    return bool(_UNSPACED.match(letter))


def _number(text: str | None, default: int) -> int:
    found = whole(text)
    return default if found is None else found


_NOBODY = Cite(Item(Work("")))
