"""List the roles that cite, and how each citation stands in its sentence.

Source: sphinxcontrib-bibtex's documentation, "Roles and Directives".  There ``s`` means
all names, ``c`` a capital letter, ``al`` no brackets, ``par`` brackets around.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sphinx_qantar.model import PLAIN_WORDING, CitationMode, Wording


@dataclass(frozen=True, slots=True)
class CitationForm:
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
    for name in ("p", "ps", "t", "ts", "ct", "cts"):
        mode: CitationMode = "parenthetical" if "p" in name else "textual"
        wording = Wording(all_names="s" in name, capitalised="c" in name)
        yield name, CitationForm(mode, wording, footnote)


def _authors() -> Iterator[tuple[str, CitationForm]]:
    for name in ("author", "cauthor", "authorpar"):
        for end in ("", "s"):
            wording = Wording(
                all_names=bool(end),
                capitalised=name.startswith("c"),
                bracketed=name.endswith("par"),
            )
            yield name + end, CitationForm("author", wording)


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

CITE_ROLES: Mapping[str, CitationForm] = {
    "cite": PARENTHETICAL,
    **{f"cite:{name}": form for name, form in _IN_TEXT.items()},
    "footcite": CitationForm("parenthetical", footnote=True),
    **{f"footcite:{name}": form for name, form in _textual(footnote=True)},
}
"""Our citation roles and the form of each."""
