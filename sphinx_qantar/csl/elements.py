"""Compile the rendering elements of a style into functions.

Source: CSL 1.0.2, "Rendering Elements".  A compiled element appends its tokens to a list
and tells whether it called variables; see :mod:`sphinx_qantar.csl.context`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from sphinx_qantar.csl.conditions import Test, compile_condition
from sphinx_qantar.csl.context import EMPTY, FILLED, NO_VARIABLE, Cite, Render
from sphinx_qantar.csl.dates import compile_date
from sphinx_qantar.csl.decoration import Decoration, decorated, decoration
from sphinx_qantar.csl.environment import Environment
from sphinx_qantar.csl.names import compile_names
from sphinx_qantar.csl.numeric import compile_label, compile_number
from sphinx_qantar.csl.text import compile_term, compile_value, compile_variable
from sphinx_qantar.csl.tokens import Token
from sphinx_qantar.csl.xmlsource import children, tag


@dataclass(frozen=True, slots=True)
class Branches:
    """A compiled ``cs:choose``; its elements stand among those around it."""

    cases: tuple[tuple[Test, Children], ...]
    otherwise: Children

    def pick(self, cite: Cite) -> Children:
        """Return the elements of the first case that holds."""
        for test, elements in self.cases:
            if test(cite):
                return elements
        return self.otherwise


Children: TypeAlias = "tuple[Render | Branches, ...]"


def compile_children(element: etree._Element, env: Environment) -> Children:
    """Return the compiled child elements of *element*."""
    compiled = [compile_element(part, env) for part in children(element)]
    return tuple(part for part in compiled if part is not None)


def compile_element(element: etree._Element, env: Environment) -> Render | Branches | None:
    """Return what prints *element*; None if it is no rendering element."""
    if tag(element) == "choose":
        return _compile_choose(element, env)
    compiler = _COMPILERS.get(tag(element))
    return compiler(element, env) if compiler else None


def sequence(elements: Children, delimiter: str = "") -> Render:
    """Return one function that prints *elements* with *delimiter* between those that show."""
    if len(elements) == 1 and not isinstance(elements[0], Branches):
        return elements[0]

    def run(cite: Cite, out: list[Token]) -> int:
        return run_children(elements, cite, out, len(out), delimiter)

    return run


def run_children(
    elements: Children, cite: Cite, out: list[Token], begin: int, delimiter: str
) -> int:
    """Print *elements*; *begin* is where the list they stand in began."""
    status = NO_VARIABLE
    for element in elements:
        if isinstance(element, Branches):
            called = run_children(element.pick(cite), cite, out, begin, delimiter)
        else:
            at = len(out)
            delimited = delimiter and at > begin
            if delimited:
                out.append(delimiter)
            length = len(out)
            called = element(cite, out)
            if len(out) == length and delimited:
                out.pop()
        status = max(status, called)
    return status


# -- groups, conditions, macros -----------------------------------------------------


def _compile_group(element: etree._Element, env: Environment) -> Render:
    elements = compile_children(element, env)
    delimiter = element.get("delimiter", "")

    def run(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        status = run_children(elements, cite, out, start, delimiter)
        if status == EMPTY:
            del out[start:]
        elif len(out) > start:
            # To the group around it, one that shows is like a variable that has a value.
            return FILLED
        return status

    return decorated(run, _decoration(element, env))


def _compile_choose(element: etree._Element, env: Environment) -> Branches:
    cases: list[tuple[Test, Children]] = []
    otherwise: Children = ()
    for part in children(element, "if", "else-if", "else"):
        compiled = compile_children(part, env)
        if tag(part) == "else":
            otherwise = compiled
        else:
            attributes = {str(key): str(value) for key, value in part.attrib.items()}
            cases.append((compile_condition(attributes), compiled))
    return Branches(tuple(cases), otherwise)


def _compile_text(element: etree._Element, env: Environment) -> Render:
    if element.get("macro") is not None:
        inner = compile_macro(element.get("macro", ""), env)
        return decorated(inner, _decoration(element, env))
    if element.get("variable") is not None:
        return compile_variable(element, env)
    if element.get("term") is not None:
        return decorated(compile_term(element, env), _decoration(element, env))
    return decorated(compile_value(element), _decoration(element, env))


def compile_macro(name: str, env: Environment) -> Render:
    """Return what prints a macro; an unknown macro, or one within itself, prints nothing."""
    if name in env.compiled:
        return env.compiled[name]
    element = env.macros.get(name)
    if element is None or name in env.compiling:
        return _nothing
    env.compiling.append(name)
    env.compiled[name] = _as_group(sequence(compile_children(element, env)))
    env.compiling.pop()
    return env.compiled[name]


def _as_group(inner: Render) -> Render:
    """Have a macro that shows terms only count as a group does."""

    def run(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        status = inner(cite, out)
        return FILLED if status == NO_VARIABLE and len(out) > start else status

    return run


def _nothing(_cite: Cite, _out: list[Token]) -> int:
    return NO_VARIABLE


def _decoration(element: etree._Element, env: Environment) -> Decoration:
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return decoration(attributes, env.locale.language)


def _compile_names(element: etree._Element, env: Environment) -> Render:
    return compile_names(element, env, _compile_substitute)


def _compile_substitute(
    element: etree._Element, env: Environment, parent: etree._Element
) -> tuple[Render, ...]:
    """Return the alternatives of a ``cs:substitute``; names take their parts from *parent*."""
    found: list[Render] = []
    for part in children(element):
        if tag(part) == "names":
            found.append(compile_names(part, env, _compile_substitute, parent))
            continue
        compiled = compile_element(part, env)
        if compiled is not None:
            found.append(sequence((compiled,)))
    return tuple(found)


_COMPILERS: dict[str, Callable[[etree._Element, Environment], Render]] = {
    "text": _compile_text,
    "number": lambda element, env: compile_number(element, env),
    "label": lambda element, env: compile_label(element, env),
    "group": _compile_group,
    "date": compile_date,
    "names": _compile_names,
}

__all__ = ["FILLED", "Branches", "Children", "compile_children", "compile_macro", "sequence"]
