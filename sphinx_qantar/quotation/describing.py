"""Tell the differences of a quotation in parts that one readable line is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sphinx_qantar.model import Difference, Operation, Verification
from sphinx_qantar.quotation.characters import INVISIBLE

_LONGEST = 80
"""How many code points of a long difference are shown."""

PATTERNS: Mapping[Operation, str] = {
    "replace": "‘{quote}’ for ‘{source}’",
    "delete": "‘{source}’ left out",
    "insert": "‘{quote}’ put in",
    "transpose": "‘{quote}’ for ‘{source}’, in another order",
}
"""How a difference is told; a translation has patterns of the same fields."""

_UNSEEN = re.compile(f"[{INVISIBLE}\u202b\u202d\u202e\u2067]")
"""Characters that print nothing, or turn the line that tells of them."""

_REVERSED = "its parts stand in another order in the source"


@dataclass(frozen=True, slots=True)
class Described:
    """A difference in the parts of which a sentence is made, in whatever language.

    ``source`` and ``quote`` are shortened to be shown.  ``parts_reversed`` is true of an edited
    quotation whose parts the source has in another order; then they are empty.
    """

    op: Operation
    source: str
    quote: str
    parts_reversed: bool = False


def described(verification: Verification) -> Iterator[Described]:
    """Give the differences of a quotation, to be told in the language of a project.

    :param verification: what the check of the quotation found
    """
    for difference in verification.differences:
        if _is_reversal(difference):
            yield Described("transpose", "", "", parts_reversed=True)
        else:
            source, quote = _shortened(difference.source), _shortened(difference.quote)
            yield Described(difference.op, source, quote)


def describe(verification: Verification, most: int = 5) -> str:
    """Tell the differences of a quotation in one line of English.

    :param verification: what the check of the quotation found
    :param most: how many differences are told; of the others their number is
    :returns: as ``‘capitol’ for ‘capital’; ‘not’ left out``, empty if there are none
    """
    told = [_sentence(each) for each in described(verification)]
    if len(told) > most:
        told[most:] = [f"{len(told) - most} more"]
    return "; ".join(told)


def place_name(label: str, values: Sequence[str]) -> str:
    """Name places of a source text: ``page 3``, ``pages 3, 9 and 12``.

    :param label: the kind of place, as CSL names it
    :param values: the places, one or more
    """
    if len(values) == 1:
        return f"{label} {values[0]}"
    return f"{label}s {', '.join(values[:-1])} and {values[-1]}"


def shortened(text: str, most: int = 50) -> str:
    """Return the beginning of a quotation in one line, by which its author knows it.

    :param text: the quotation
    :param most: how many code points of it are shown
    """
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


def _sentence(described_: Described) -> str:
    if described_.parts_reversed:
        return _REVERSED
    return PATTERNS[described_.op].format(source=described_.source, quote=described_.quote)


def _is_reversal(difference: Difference) -> bool:
    return difference.op == "transpose" and difference.quote == "reversed"


def _shortened(words: str) -> str:
    words = _UNSEEN.sub(lambda found: f"U+{ord(found.group()):04X}", words)
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"
