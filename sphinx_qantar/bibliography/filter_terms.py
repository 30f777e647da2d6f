"""Compile the parts of a filter, and say in an author's words which of them cannot stand."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from sphinx_qantar.bibliography.entry_fields import field_text, type_text
from sphinx_qantar.bibliography.patterns import compile_pattern
from sphinx_qantar.model import Work


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that may be selected, as a page sees it.

    ``docname`` is the page of the bibliography, ``docnames`` the pages that cite the work.
    """

    work: Work
    docname: str
    docnames: AbstractSet[str]


class Kind(Enum):
    """What sort of value a term has."""

    TRUTH = "true or false"
    TEXT = "text"
    SET = "a set"


Value: TypeAlias = Callable[[Candidate], Any]
"""Computes a term for one work; the value is a bool, a str or a frozenset of str."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of an expression, compiled; ``constant`` is its text if that is the same for all."""

    kind: Kind
    value: Value
    constant: str | None = None


_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_SETS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
}
_NAMES: dict[str, Term] = {
    "cited": Term(Kind.TRUTH, lambda candidate: bool(candidate.docnames)),
    "docname": Term(Kind.TEXT, lambda candidate: candidate.docname),
    "docnames": Term(Kind.SET, lambda candidate: frozenset(candidate.docnames)),
    "key": Term(Kind.TEXT, lambda candidate: candidate.work.citekey.lower()),
    "type": Term(Kind.TEXT, lambda candidate: type_text(candidate.work)),
}


FILTER_NAMES = tuple(_NAMES)
"""What a filter may ask for that is no field."""


class Compiler:
    """Compiles an expression; ``fields`` collects the names of fields that it asks for.

    :param text: the expression, to quote from
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.fields: set[str] = set()

    def term(self, node: ast.expr) -> Term:
        """Compile a part of the expression.

        :raises ValueError: if it cannot stand in a filter
        """
        compilers: dict[type[ast.expr], Callable[[Any], Term]] = {
            ast.BoolOp: self._all_or_any,
            ast.UnaryOp: self._negation,
            ast.BinOp: self._combination,
            ast.Compare: self._comparison,
            ast.Name: self._name,
            ast.Set: self._set,
            ast.Constant: self._constant,
        }
        return compilers.get(type(node), self._refuse)(node)

    def _refuse(self, node: ast.expr) -> Term:
        raise ValueError(f"{self._quoted(node)} cannot stand in a filter.")

    def _quoted(self, node: ast.expr) -> str:
        return f"‘{ast.get_source_segment(self._text, node) or ast.unparse(node)}’"

    def _all_or_any(self, node: ast.BoolOp) -> Term:
        values = [self.term(part).value for part in node.values]
        if isinstance(node.op, ast.And):
            return Term(Kind.TRUTH, lambda candidate: all(value(candidate) for value in values))
        return Term(Kind.TRUTH, lambda candidate: any(value(candidate) for value in values))

    def _negation(self, node: ast.UnaryOp) -> Term:
        if not isinstance(node.op, ast.Not):
            return self._refuse(node)
        inner = self.term(node.operand).value
        return Term(Kind.TRUTH, lambda candidate: not inner(candidate))

    def _combination(self, node: ast.BinOp) -> Term:
        left, right = self.term(node.left), self.term(node.right)
        if isinstance(node.op, ast.Mod):
            return self._search(node, left, right)
        combine = _SETS.get(type(node.op))
        if combine is None:
            raise ValueError(
                f"{self._quoted(node)} cannot stand in a filter; "
                "between two values stand and, or, in, ==, !=, <, <=, >, >=, %, | or &."
            )
        if left.kind is not right.kind or left.kind is Kind.TEXT:
            raise ValueError(f"| and & combine two sets, which {self._quoted(node)} does not.")
        one, other = left.value, right.value
        return Term(left.kind, lambda candidate: combine(one(candidate), other(candidate)))

    def _search(self, node: ast.BinOp, left: Term, right: Term) -> Term:
        if left.kind is not Kind.TEXT:
            raise ValueError(f"% searches a text, and {self._quoted(node.left)} is none.")
        if right.constant is None:
            raise ValueError("after % stands a pattern in quotation marks.")
        try:
            # Letters are matched without regard to case as it is.
            pattern = compile_pattern(right.constant.removeprefix("(?i)"))
        except ValueError as error:
            raise ValueError(f"the pattern {self._quoted(node.right)}: {error}.") from error
        text = left.value
        return Term(Kind.TRUTH, lambda candidate: pattern.occurs_in(text(candidate)))

    def _comparison(self, node: ast.Compare) -> Term:
        if len(node.ops) != 1:
            raise ValueError(f"{self._quoted(node)}: compare two values at a time, joined by and.")
        left, right, sign = self.term(node.left), self.term(node.comparators[0]), node.ops[0]
        one, other = left.value, right.value
        if isinstance(sign, ast.In | ast.NotIn):
            if left.kind is not Kind.TEXT or right.kind is Kind.TRUTH:
                raise ValueError(f"{self._quoted(node)}: in asks for a text in a set or a text.")
            wanted = isinstance(sign, ast.In)
            return Term(Kind.TRUTH, lambda c: (one(c) in other(c)) is wanted)
        compare = _COMPARISONS.get(type(sign))
        if compare is None:
            raise ValueError(f"{self._quoted(node)}: write == to compare.")
        if left.kind is not right.kind:
            raise ValueError(
                f"{self._quoted(node)} compares {left.kind.value} with {right.kind.value}."
            )
        return Term(Kind.TRUTH, lambda c: compare(one(c), other(c)))

    def _name(self, node: ast.Name) -> Term:
        name = node.id
        known = _NAMES.get(name)
        if known is not None:
            return known
        self.fields.add(name)
        return Term(Kind.TEXT, lambda candidate: field_text(candidate.work, name))

    def _set(self, node: ast.Set) -> Term:
        terms = [self.term(member) for member in node.elts]
        if any(term.kind is not Kind.TEXT for term in terms):
            raise ValueError("a set between braces holds texts.")
        values = [term.value for term in terms]
        return Term(Kind.SET, lambda c: frozenset([value(c) for value in values]))

    def _constant(self, node: ast.Constant) -> Term:
        value = node.value
        if isinstance(value, bool):
            return Term(Kind.TRUTH, lambda _candidate: value)
        if isinstance(value, int):  # a year without quotation marks
            value = ast.get_source_segment(self._text, node) or ""
        if isinstance(value, str):
            return Term(Kind.TEXT, lambda _candidate: value, value)
        return self._refuse(node)
