"""Read what a style asks of names: their forms, lists, labels.

Source: CSL 1.0.2, "Name", "Name-part", "Et-al", "Label in names" and "Inheritable name options".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from sphinx_qantar.csl.context import FILLED, Cite, Item, Render
from sphinx_qantar.csl.decoration import decorated, decoration, format_marks
from sphinx_qantar.csl.environment import Environment, inherited_options
from sphinx_qantar.csl.namelist import ListFormat
from sphinx_qantar.csl.onename import NameFormat, PartFormat
from sphinx_qantar.csl.tokens import Token
from sphinx_qantar.csl.whole import whole
from sphinx_qantar.csl.xmlsource import child, children, tag
from sphinx_qantar.model import Work

_UNSPACED = re.compile(r"[\u0590-\u05ff\u0e00-\u0eff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class NamesStyle:
    """What one ``cs:names`` element asks for; ``label`` writes the label of a role."""

    variables: tuple[str, ...]
    format: ListFormat
    delimiter: str
    counting: bool
    label: Callable[[str, int], list[Token]] | None
    label_first: bool
    combined: bool
    attributes: Mapping[str, str]
    """What stands around them all, as attributes of the element."""


def names_style(
    element: etree._Element, env: Environment, parent: etree._Element | None
) -> NamesStyle:
    """Return what *element* asks for; bare names in a substitute ask what *parent* does."""
    bare = parent is not None and not children(element, "name", "label", "et-al", "institution")
    source = parent if bare and parent is not None else element
    name = child(source, "name")
    options = {**env.name_options, **inherited_options(source), **inherited_options(element)}
    own = {str(key): str(value) for key, value in name.attrib.items()} if name is not None else {}
    variables = tuple(element.get("variable", "").split())
    labels = children(source, "label")
    label = labels[0] if labels and not env.sorting else None
    return NamesStyle(
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
        attributes={str(key): str(value) for key, value in source.attrib.items()},
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
    et_al_name = et_al.get("term", "et-al") if et_al is not None else "et-al"
    term = "" if env.sorting else env.locale.term(et_al_name) or ""
    et_al_attributes = (
        {str(key): str(value) for key, value in et_al.attrib.items()} if et_al is not None else {}
    )
    return ListFormat(
        name=_name_format(name, merged, own, options, env),
        delimiter=" " if env.sorting else own.get("delimiter", options.get("name-delimiter", ", ")),
        conjunction=conjunction,
        gap=_conjunction_gap(conjunction),
        mark_each=env.mark_each,
        precedes_last=merged.get("delimiter-precedes-last", "contextual"),
        precedes_et_al=merged.get("delimiter-precedes-et-al", "contextual"),
        sort_order="all" if env.sorting else merged.get("name-as-sort-order", ""),
        et_al_min=_number(merged.get("et-al-min"), 0),
        et_al_first=whole(merged.get("et-al-use-first")),
        et_al_last=merged.get("et-al-use-last") == "true",
        subsequent_min=_number(merged.get("et-al-subsequent-min"), 0),
        subsequent_first=whole(merged.get("et-al-subsequent-use-first")),
        et_al_term=term,
        et_al_gap="" if _is_unspaced(term[:1]) else " ",
        et_al_marks=() if env.sorting else format_marks(et_al_attributes),
        marks=() if env.sorting else format_marks(own),
        prefix="" if env.sorting else own.get("prefix", ""),
        suffix="" if env.sorting else own.get("suffix", ""),
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
    tight = conjunction[:1] in {*",;:./"} or _is_unspaced(conjunction[:1])
    return "" if conjunction and tight and conjunction != "ו" else " "


def _is_unspaced(letter: str) -> bool:
    """Tell whether a letter is Hebrew, Thai, Lao, Khmer or East Asian."""
    return bool(_UNSPACED.match(letter))


def _number(text: str | None, default: int) -> int:
    found = whole(text)
    return default if found is None else found


_NOBODY = Cite(Item(Work("")))
