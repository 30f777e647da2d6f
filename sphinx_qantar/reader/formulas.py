"""Write formulas as MathML, which an EPUB can hold and a script need not draw."""

from __future__ import annotations

import inspect
from html import escape
from typing import Any

from docutils import nodes
from docutils.utils.math import latex2mathml

from sphinx_qantar.diagnostics import warn

# What docutils' reader of formulas has raised of late and before, and may on odd input.
_FAULTS = (ValueError, SyntaxError, LookupError, AttributeError, TypeError)


def as_mathml(document: nodes.document) -> None:
    """Put in the place of every formula of a page the same in MathML.

    One that docutils cannot read stays as it was typed, with a warning.
    """
    for formula in [*document.findall(nodes.math), *document.findall(nodes.math_block)]:
        block = isinstance(formula, nodes.math_block)
        text = formula.astext()
        try:
            written = _with_words(_mathml(text, block=block), text)
        except _FAULTS as error:
            reason = " ".join(str(error).split())
            warn("epub", f"a formula is printed as it was typed: {reason}", formula)
            written = f"<code>{escape(text)}</code>"
        formula.replace_self(nodes.raw("", _placed(formula, written, block=block), format="html"))


def _mathml(text: str, *, block: bool) -> str:
    """Return a formula in MathML; the second argument has changed its sense in docutils."""
    convert: Any = latex2mathml.tex2mathml
    names = inspect.signature(convert).parameters
    return str(convert(text, block if "as_block" in names else not block))


def _with_words(mathml: str, text: str) -> str:
    """Add what is read out where MathML is not."""
    return mathml.replace("<math ", f'<math alttext="{escape(" ".join(text.split()))}" ', 1)


def _placed(formula: nodes.Element, written: str, *, block: bool) -> str:
    """Return a formula with its ids, a displayed one with its number too."""
    ids = "".join(f'<span id="{escape(each)}"></span>' for each in formula["ids"])
    if not block:
        return ids + written
    number = formula.get("number")
    label = f'<span class="eqno">{escape(f"({number})")}</span>' if number else ""
    return f'<div class="math">{ids}{written}{label}</div>'
