"""Compile ``cs:names``: who made a work, their labels, and what stands in their place.

Source: CSL 1.0.2, "Names", "Name", "Et-al", "Substitute", "Label" and "Inheritable name options".
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from sphinx_qantar.csl.blocks import Element
from sphinx_qantar.csl.context import EMPTY, FILLED, Cite, Item, Render
from sphinx_qantar.csl.decoration import decorated, decoration
from sphinx_qantar.csl.environment import Environment
from sphinx_qantar.csl.namelist import shown_count, write_names
from sphinx_qantar.csl.namestyle import NamesStyle, names_style
from sphinx_qantar.csl.tokens import CLOSE, NAMES, Token
from sphinx_qantar.csl.xmlsource import child
from sphinx_qantar.model import Name

Substitutes = Callable[
    [etree._Element, Environment, etree._Element],  # noqa: SLF001 - lxml has no other name for it
    "tuple[Element, ...]",
]


def compile_names(
    element: etree._Element,
    env: Environment,
    compile_substitute: Substitutes,
    parent: etree._Element | None = None,
) -> Element:
    """Return what prints a ``cs:names`` element.

    :param compile_substitute: compiles the alternatives of ``cs:substitute``
    :param parent: the names element in whose substitute this one stands

    What ``cs:names`` asks for is asked of its own names and of bare names in its substitute,
    not of other things that stand for them, but for ``display``: styles are written for
    Zotero, where it is so.
    """
    style = names_style(element, env, parent)
    substitute = child(element, "substitute")
    alternatives = compile_substitute(substitute, env, element) if substitute is not None else ()

    def write_own(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        out.append(NAMES)
        _write(style, cite, out, env)
        if len(out) > start + 1:
            out.append(CLOSE)
            return FILLED
        out.pop()
        return EMPTY

    around = {name: value for name, value in style.attributes.items() if name != "display"}
    own = decorated(write_own, decoration(around, env.locale.language))
    block = decoration({"display": element.get("display", "")}, env.locale.language)

    def run(cite: Cite, out: list[Token]) -> int:
        if cite.suppress_author and parent is None:
            return _leave_out(run, cite, out)
        if own(cite, out) == FILLED:
            return FILLED
        return _substitute(alternatives, cite, out)

    def idle(item: Item) -> int | None:
        shows = not item.signature.names.isdisjoint(style.variables)
        return None if shows or any(part.idle(item) is None for part in alternatives) else EMPTY

    return Element(decorated(run, block), idle)


def _leave_out(run: Render, cite: Cite, out: list[Token]) -> int:
    """Write the names of an author-suppressed cite, and take them away again."""
    start = len(out)
    cite.suppress_author = False
    run(cite, out)
    if len(out) == start:
        cite.suppress_author = True
    else:
        cite.left_out = out[start:]
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


def _write(style: NamesStyle, cite: Cite, out: list[Token], env: Environment) -> None:
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


def _roles(style: NamesStyle, cite: Cite) -> list[tuple[str, tuple[Name, ...]]]:
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
