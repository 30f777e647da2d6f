"""Read what an editor did to a quotation: ellipses for omissions, brackets for insertions."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from sphinx_qantar.quotation.phrases import Phrase, phrase_of
from sphinx_qantar.quotation.skeleton import reduce

_DOTS = "(?:…+\\.?|\\.…|\\.(?:[ \\u00a0]?\\.){2,4})"
_EDIT = re.compile(
    f"[\\[(<⟨][ \\u00a0]?{_DOTS}[ \\u00a0]?[\\])>⟩]|(?P<bare>{_DOTS})|\\[(?P<put>[^\\[\\]]*)\\]"
)
_BRACKETED = re.compile("\\[([^\\[\\]]{1,400})\\]")
_REMARKS = frozenset(
    [
        *("sic", "sicerat", "emphasisadded", "emphasisinoriginal", "emphasisintheoriginal"),
        *("emphasismine", "myemphasis", "italicsadded", "italicsmine", "italicsinoriginal"),
        *("такврукописи", "таквтексте", "такворигинале", "курсивмой", "курсивавтора"),
        *("выделеномной", "выделеноавтором", "soimoriginal"),
    ]
)
"""What an editor remarks on words beside it, which stands for none of them."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands between two phrases of a quotation, or before the first, or after the last.

    ``elided`` tells of an ellipsis, ``literal`` of one without brackets, which the source may
    have itself; ``inserted`` is what the brackets hold; ``closed`` is how many round brackets
    close alone after it.
    """

    elided: bool = False
    literal: bool = False
    inserted: tuple[str, ...] = ()
    closed: int = 0

    @property
    def bracketed(self) -> bool:
        """Tell whether an editor put in something."""
        return bool(self.inserted)

    @property
    def letters(self) -> str:
        """The words put in, without remarks such as *sic*."""
        return " ".join(put for put in self.inserted if reduce(put) not in _REMARKS)

    def and_then(self, other: Edit) -> Edit:
        """Join two edits between which no words stand."""
        return Edit(
            self.elided or other.elided,
            self.literal or other.literal,
            self.inserted + other.inserted,
            self.closed + other.closed,
        )


@dataclass(frozen=True, slots=True)
class EditedQuotation:
    """A quotation as its editor made it: ``edits[i]`` stands before ``phrases[i]``."""

    phrases: tuple[Phrase, ...]
    edits: tuple[Edit, ...]
    stray_marks: tuple[str, ...] = ()
    """Marks that stand alone between edits, and belong to no phrase."""

    @property
    def elided(self) -> bool:
        """Tell whether an ellipsis stands between two phrases, or at an end."""
        return any(edit.elided for edit in self.edits)

    @property
    def bracketed(self) -> bool:
        """Tell whether an editor put in something."""
        return any(edit.bracketed for edit in self.edits)


@dataclass(slots=True)
class _Parts:
    """The parts of a quotation while it is read."""

    text: str
    phrases: list[Phrase] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=lambda: [Edit()])
    marks: list[str] = field(default_factory=list)

    def stretch(self, start: int, end: int) -> None:
        """Take up the words between two edits."""
        text = self.text
        phrase = phrase_of(
            text,
            start,
            end,
            open_start=start > 0 and text[start - 1] == "]" and text[start : start + 1].isalnum(),
            open_end=text[end : end + 1] == "[" and text[end - 1 : end].isalnum(),
        )
        if phrase:
            self.phrases.append(phrase)
            self.edits.append(Edit())
            return
        marks = text[start:end].strip(" \n\t\xa0.,:;'\"“”«»‘’")
        if marks and self.phrases and not marks.strip(")"):
            self.edits[-1] = self.edits[-1].and_then(Edit(closed=len(marks)))
        elif marks:
            self.marks.append(text[start:end].strip())

    def edit(self, found: re.Match[str]) -> None:
        """Take up an edit."""
        put = found["put"]
        edit = Edit(
            elided=put is None,
            literal=found["bare"] is not None,
            inserted=() if put is None else (put,),
        )
        self.edits[-1] = self.edits[-1].and_then(edit)


def is_edited(text: str) -> bool:
    """Tell whether a quotation has an ellipsis or brackets, whoever put them there.

    :param text: the quotation
    """
    return _EDIT.search(text) is not None


def unedited(text: str) -> Iterator[str]:
    """Give the parts of a quotation between ellipses and brackets, whoever put them there.

    :param text: the quotation
    """
    at = 0
    for found in _EDIT.finditer(text):
        yield text[at : found.start()]
        at = found.end()
    yield text[at:]


def edited(text: str, own: Container[str] = ()) -> EditedQuotation | None:
    """Part a quotation at its editor's ellipses and brackets.

    :param text: the quotation
    :param own: what stands in brackets in the source itself, as letters: no edit of the editor's
    :returns: its parts, or None if it shows no edit
    """
    parts = _Parts(text)
    at = 0
    seen = False
    for found in _EDIT.finditer(text):
        if found["put"] is not None and reduce(found["put"]) in own:
            continue
        seen = True
        parts.stretch(at, found.start())
        parts.edit(found)
        at = found.end()
    if not seen:
        return None
    parts.stretch(at, len(text))
    return EditedQuotation(tuple(parts.phrases), tuple(parts.edits), tuple(parts.marks))


def brackets_of(text: str) -> frozenset[str]:
    """Give what a text has in square brackets, as letters without case.

    :param text: a source text
    """
    return frozenset(reduce(found[1]) for found in _BRACKETED.finditer(text)) - {""}
