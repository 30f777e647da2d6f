"""Read the differences that an author states and means, and hold them against those found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sphinx_qantar.model import Difference
from sphinx_qantar.quotation.checked import Acceptance

_PART = re.compile(r"[;\n]")
_ARROW = re.compile(r"\s*(?:→|->|⟶)\s*")
_QUOTED = re.compile(r"""\s*(?:"([^"]*)"|“([^”]*)”|«([^»]*)»)\s*(?:,\s*(.*))?$""")
_EMPTY = {"", "—", "–", "-", "∅"}


def parse_acceptances(text: str) -> tuple[Acceptance, ...]:
    """Read stated differences: ``capitol → capital, misprint; colour → color``.

    Words that hold a comma stand in quotation marks.  A side that is empty, or a dash, stands
    for words that are lacking there.

    :param text: the statements, parted by semicolons or line feeds; the arrow may be ``->``
    :raises ValueError: if one has no arrow, or says the same on both sides; the message is
        meant for the author
    """
    return tuple(_acceptance(part) for part in _PART.split(text) if part.strip())


def _acceptance(part: str) -> Acceptance:
    source, *rest = _ARROW.split(part.strip(), maxsplit=1)
    if not rest:
        raise ValueError(
            f"‘{part.strip()}’ states no difference: write the words of the source, "
            "an arrow, the words of the quotation, and after a comma the reason."
        )
    quote, reason = _words_and_reason(rest[0])
    accepted = Acceptance(_words(source), quote, reason)
    if accepted.source == accepted.quote:
        raise ValueError(f"‘{part.strip()}’ says the same on both sides of the arrow.")
    return accepted


def _words_and_reason(text: str) -> tuple[str, str]:
    quoted = _QUOTED.match(text)
    if quoted:
        words = next(group for group in quoted.groups()[:3] if group is not None)
        return _single_spaced(words), _single_spaced(quoted[4] or "")
    words, _comma, reason = text.partition(",")
    return _words(words), _single_spaced(reason)


def _words(text: str) -> str:
    quoted = _QUOTED.match(text)
    if quoted and not quoted[4]:
        text = next(group for group in quoted.groups()[:3] if group is not None)
    words = _single_spaced(text)
    return "" if words in _EMPTY else words


def _single_spaced(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Judgement:
    """How stated differences meet those found.

    ``unstated`` were found and not stated; ``unfound`` were stated and not found.
    """

    unstated: tuple[Difference, ...]
    unfound: tuple[Acceptance, ...]

    @property
    def accepts(self) -> bool:
        """Tell whether just what was found is stated."""
        return not self.unstated and not self.unfound


def judge(differences: Sequence[Difference], accepted: Sequence[Acceptance]) -> Judgement:
    """Hold the differences found against those stated, each of which is good for one.

    :param differences: what the check of the quotation found
    :param accepted: what the author states
    """
    waiting = list(accepted)
    unstated = []
    for difference in differences:
        found = next(_stating(difference, waiting), None)
        if found is None:
            unstated.append(difference)
        else:
            waiting.remove(found)
    return Judgement(tuple(unstated), tuple(waiting))


def _stating(difference: Difference, accepted: Sequence[Acceptance]) -> Iterator[Acceptance]:
    """Yield the statements of a difference: the same words, whatever their spaces."""
    words = (_single_spaced(difference.source), _single_spaced(difference.quote))
    for each in accepted:
        if (each.source, each.quote) == words:
            yield each
