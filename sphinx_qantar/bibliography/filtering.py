"""Select works by an expression: parsed, checked and compiled, never evaluated as code.

The language is that of sphinxcontrib-bibtex: a subset of Python's expressions over
``cited``, ``docname``, ``docnames``, ``key``, ``type`` and the fields of an entry, with
``and or not in == != < <= > >= | &`` and ``%``, which searches a text for a regular expression.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from sphinx_qantar.bibliography.filter_terms import FILTER_NAMES, Candidate, Compiler, Term

__all__ = ["FILTER_NAMES", "Candidate", "Filter", "FilterError", "compile_filter"]

_LONGEST = 2000
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Filter:
    """A compiled expression.

    ``fields`` are the names of fields that it asks for.  ``cited_only`` is true if it can
    select none but works that are cited.
    """

    accepts: Callable[[Candidate], bool]
    fields: frozenset[str]
    cited_only: bool


class FilterError(ValueError):
    """An expression is malformed; ``str()`` of it is a sentence for an author."""


@lru_cache(maxsize=256)
def compile_filter(text: str) -> Filter:
    """Compile an expression.

    :param text: as an author writes it
    :raises FilterError: if it is malformed
    """
    if len(text) > _LONGEST:
        raise FilterError(f"the expression is longer than {_LONGEST} characters.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python thinks of "\\w" is nothing to an author
            tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise FilterError(_syntax_fault(text, error)) from error
    if _depth(tree) > _DEEPEST:
        raise FilterError("the expression is nested too deeply.")
    compiler = Compiler(text.strip())
    try:
        term = compiler.term(tree)
    except ValueError as error:
        raise FilterError(str(error)) from error
    return Filter(_truth(term), frozenset(compiler.fields), _cited_only(tree))


def _syntax_fault(text: str, error: Exception) -> str:
    if isinstance(error, SyntaxError) and "=" in text and "==" not in text:
        return f"‘{text}’ is no expression. Write == to compare."
    return f"‘{text}’ is no expression."


def _depth(tree: ast.AST) -> int:
    """Return how deep a tree is, without recursion."""
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in ast.iter_child_nodes(node)]
    return deepest


def _truth(term: Term) -> Callable[[Candidate], bool]:
    """Return what says whether the value of a term holds, as Python has it."""
    value = term.value
    return lambda candidate: bool(value(candidate))


def _cited_only(tree: ast.expr) -> bool:
    """Say whether only works that are cited can meet an expression; false if in doubt."""
    if isinstance(tree, ast.BoolOp):
        found = (_cited_only(part) for part in tree.values)
        return any(found) if isinstance(tree.op, ast.And) else all(found)
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.BitAnd):
        return _cited_only(tree.left) or _cited_only(tree.right)
    if isinstance(tree, ast.Compare) and isinstance(tree.ops[0], ast.In):
        return _cited_only(tree.comparators[0])
    return isinstance(tree, ast.Name) and tree.id in ("cited", "docnames")
