"""Compile the rendering elements of a style into functions.

Source: CSL 1.0.2, "Rendering Elements".  A compiled element appends its tokens to a list
and tells whether it called variables; see :mod:`sphinx_qantar.csl.context`.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from sphinx_qantar.csl.blocks import Block, Case, Choice, Element, Part
from sphinx_qantar.csl.conditions import compile_condition
from sphinx_qantar.csl.context import EMPTY, FILLED, NO_VARIABLE, Cite, Item, Render
from sphinx_qantar.csl.dates import compile_date
from sphinx_qantar.csl.decoration import Decoration, decorated, decoration
from sphinx_qantar.csl.environment import Environment
from sphinx_qantar.csl.names import compile_names
from sphinx_qantar.csl.numeric import compile_label, compile_number
from sphinx_qantar.csl.text import compile_term, compile_value, compile_variable
from sphinx_qantar.csl.tokens import Token
from sphinx_qantar.csl.xmlsource import children, tag


def compile_children(element: etree._Element, env: Environment) -> Block:
    """Return the compiled child elements of *element*."""
    return Block(tuple(part for one in children(element) for part in compile_part(one, env)))


def compile_part(element: etree._Element, env: Environment) -> tuple[Part, ...]:
    """Return what prints *element*; nothing if it is no rendering element."""
    if tag(element) == "choose":
        return (_compile_choose(element, env),)
    compiler = _COMPILERS.get(tag(element))
    return (compiler(element, env),) if compiler else ()


def _compile_group(element: etree._Element, env: Environment) -> Element:
    block = compile_children(element, env)
    delimiter = element.get("delimiter", "")

    def run(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        status = block.run(cite, out, start, delimiter)
        if status == EMPTY:
            del out[start:]
        elif len(out) > start:
            # To the group around it, one that shows is like a variable that has a value.
            return FILLED
        return status

    return Element(decorated(run, _decoration(element, env)), block.idle)


def _compile_choose(element: etree._Element, env: Environment) -> Choice:
    cases: list[Case] = []
    otherwise = Block(())
    for part in children(element, "if", "else-if", "else"):
        block = compile_children(part, env)
        if tag(part) == "else":
            otherwise = block
        else:
            attributes = {str(key): str(value) for key, value in part.attrib.items()}
            test, fixed = compile_condition(attributes, env.area)
            cases.append(Case(test, fixed, block))
    return Choice(tuple(cases), otherwise)


def _compile_text(element: etree._Element, env: Environment) -> Element:
    if element.get("macro") is not None:
        inner = compile_macro(element.get("macro", ""), env)
        return Element(decorated(inner.run, _decoration(element, env)), inner.idle)
    if element.get("variable") is not None:
        return compile_variable(element, env)
    if element.get("term") is not None:
        return Element(decorated(compile_term(element, env), _decoration(element, env)))
    return Element(decorated(compile_value(element), _decoration(element, env)))


def compile_macro(name: str, env: Environment) -> Element:
    """Return what prints a macro; an unknown macro, or one within itself, prints nothing.

    In a substitute, its bare names ask what the names do that they stand for.
    """
    key = (name, env.substituting if name in env.bare_macros else None)
    if key in env.compiled:
        return env.compiled[key]
    element = env.macros.get(name)
    if element is None or name in env.compiling:
        return Element(_nothing, _nothing_idle)
    env.compiling.append(name)
    block = compile_children(element, env)
    env.compiled[key] = Element(_as_group(block), block.idle)
    env.compiling.pop()
    return env.compiled[key]


def _as_group(block: Block) -> Render:
    """Have a macro vanish, and count, as a group does."""

    def run(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        status = block.run(cite, out, start, "")
        if status == EMPTY:
            del out[start:]
        return FILLED if status == NO_VARIABLE and len(out) > start else status

    return run


def _nothing(_cite: Cite, _out: list[Token]) -> int:
    return NO_VARIABLE


def _nothing_idle(_item: Item) -> int | None:
    return NO_VARIABLE


def _decoration(element: etree._Element, env: Environment) -> Decoration:
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return decoration(attributes, env.locale.language)


def _compile_names(element: etree._Element, env: Environment) -> Element:
    return compile_names(element, env, _compile_substitute, env.substituting)


def _compile_substitute(
    element: etree._Element, env: Environment, parent: etree._Element
) -> tuple[Element, ...]:
    """Return the alternatives of a ``cs:substitute``; bare names ask what *parent* does."""
    outer, env.substituting = env.substituting, parent
    found = tuple(Block(compile_part(part, env)).element() for part in children(element))
    env.substituting = outer
    return found


_COMPILERS: dict[str, Callable[[etree._Element, Environment], Element]] = {
    "text": _compile_text,
    "number": compile_number,
    "label": compile_label,
    "group": _compile_group,
    "date": compile_date,
    "names": _compile_names,
}
