"""Say how the citation of each role stands in its sentence.

The names of the roles tell it: see ``cite_roles``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sphinx_qantar.authoring.cite_roles import AUTHORS, TEXTUAL
from sphinx_qantar.model import PLAIN_WORDING, Wording

if TYPE_CHECKING:
    from sphinx_qantar.model import CitationMode


class CitationForm(NamedTuple):
    """How a citation stands in its sentence; ``footnote`` puts it into a note in every style."""

    mode: CitationMode
    wording: Wording = PLAIN_WORDING
    footnote: bool = False

    @property
    def shows_locators(self) -> bool:
        """Whether locators, prefixes and suffixes are printed."""
        return self.mode in {"parenthetical", "textual", "bare"}


PARENTHETICAL = CitationForm("parenthetical")


def _textual(*, footnote: bool) -> Iterator[tuple[str, CitationForm]]:
    """Yield the forms that sphinxcontrib-bibtex has both in the text and in footnotes."""
    for name in TEXTUAL:
        mode: CitationMode = "parenthetical" if "p" in name else "textual"
        wording = Wording(all_names="s" in name, capitalised="c" in name)
        yield name, CitationForm(mode, wording, footnote)


def _authors() -> Iterator[tuple[str, CitationForm]]:
    for name in AUTHORS:
        wording = Wording(
            all_names=name.endswith("s"), capitalised=name.startswith("c"), bracketed="par" in name
        )
        yield name, CitationForm("author", wording)


_IN_TEXT: dict[str, CitationForm] = {
    **dict(_textual(footnote=False)),
    "alp": CitationForm("bare"),
    "alps": CitationForm("bare", Wording(all_names=True)),
    **dict(_authors()),
    "year": CitationForm("year"),
    "yearpar": CitationForm("year", Wording(bracketed=True)),
    "label": CitationForm("label"),
    "labelpar": CitationForm("label", Wording(bracketed=True)),
    "empty": CitationForm("nothing"),
}

FORMS: Mapping[str, CitationForm] = {
    "cite": PARENTHETICAL,
    **{f"cite:{name}": form for name, form in _IN_TEXT.items()},
    "footcite": CitationForm("parenthetical", footnote=True),
    **{f"footcite:{name}": form for name, form in _textual(footnote=True)},
}
"""The form of each citation role."""
