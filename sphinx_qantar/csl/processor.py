"""Answer a page's questions: this citation, that reference, the bibliography's order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sphinx_qantar.csl.author_year import author_year
from sphinx_qantar.csl.bibliography import substitute_authors, write_entry
from sphinx_qantar.csl.entries import Entry
from sphinx_qantar.csl.finishing import finish
from sphinx_qantar.csl.modes import write_mode
from sphinx_qantar.csl.notes import write_full_note, write_note
from sphinx_qantar.csl.positions import NotedCitation
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.richtext import RichText, Span
from sphinx_qantar.csl.style import Style
from sphinx_qantar.csl.tokens import Token
from sphinx_qantar.model import PLAIN_WORDING, CitationItem, CitationMode, Wording, Work


class Processor:
    """Write citations and references of a library in one style.

    What is asked twice is made once.  The same arguments give the same answers.

    :param style: the style
    :param works: the whole library, by citekey
    :param cited: the citekeys that the bibliography holds, as they are first cited; order, numbers
        and year suffixes follow from them
    :param label_prefix: what stands before each number or label, as the A of [A1]
    """

    def __init__(
        self,
        style: Style,
        works: Mapping[str, Work],
        cited: Sequence[str],
        label_prefix: str = "",
    ) -> None:
        self.style = style
        self._registry = Registry(style, works, cited, label_prefix)
        self._citations: dict[tuple[tuple[CitationItem, ...], CitationMode, Wording], RichText] = {}
        self._references: dict[tuple[str, bool], RichText] = {}

    def cite(
        self,
        items: Sequence[CitationItem],
        mode: CitationMode = "parenthetical",
        wording: Wording = PLAIN_WORDING,
    ) -> RichText:
        """Return a citation; an unknown work shows as its citekey and a question mark.

        :param items: the works cited together
        :param mode: how the citation stands in its sentence
        :param wording: how its words are varied
        """
        key = (tuple(items), mode, wording)
        found = self._citations.get(key)
        if found is None:
            entries = [Entry(item, all_names=wording.all_names) for item in items]
            tokens = write_mode(self._registry, entries, mode, wording)
            found = self._citations[key] = finish(tokens, self.style.quotes)
        return found

    def note(self, citation: NotedCitation, entries: Sequence[Entry]) -> RichText:
        """Return the text of a citation in a note.

        :param entries: its entries as :func:`place_citations` has placed them
        """
        return write_note(self._registry, citation, entries, sentence=True)

    def full_note(self, items: Sequence[CitationItem]) -> RichText:
        """Return full references for a note, each with its locator and the words around it."""
        return finish(write_full_note(self._registry, items), self.style.quotes)

    def reference(self, citekey: str, *, labelled: bool = True) -> RichText:
        """Return a work's entry in the bibliography, whether or not it is cited.

        :param labelled: whether it has the number or label that the style gives it
        """
        found = self._references.get((citekey, labelled))
        if found is None:
            found = self._references[citekey, labelled] = self._reference(citekey, labelled)
        return found

    def _reference(self, citekey: str, labelled: bool) -> RichText:  # noqa: FBT001 - one caller
        if citekey not in self._registry.works:
            return (Span((f"{citekey}?",), "bold"),)
        tokens = write_entry(self._registry, citekey, labelled=labelled)
        return self._shown(tokens, citekey)

    def _shown(self, tokens: list[Token], citekey: str) -> RichText:
        """Return an entry; a work of which the style's bibliography prints nothing is cited."""
        return finish(tokens, self.style.quotes) or self.cite((CitationItem(citekey),))

    def entries(self, citekeys: Sequence[str]) -> tuple[RichText, ...]:
        """Return the entries of a list of works, one for each.

        Here, other than in :meth:`reference`, an author who stands in the entry before may
        be replaced by a dash, where the style has it so.

        :param citekeys: the works in the order of the list
        """
        layout = self.style.bibliography
        if layout is None or not self.style.has_dashes:
            return tuple(self.reference(key) for key in citekeys)
        known = [key for key in citekeys if key in self._registry.works]
        tokens = (write_entry(self._registry, key) for key in known)
        dashed = {
            key: self._shown(entry, key)
            for key, (written, entry) in zip(known, substitute_authors(tokens, layout), strict=True)
            if entry is not self._written(key, written)
        }
        return tuple(dashed.get(key) or self.reference(key) for key in citekeys)

    def _written(self, citekey: str, tokens: list[Token]) -> list[Token]:
        """Keep a reference of which the tokens are known; return these."""
        if (citekey, True) not in self._references:
            self._references[citekey, True] = self._shown(tokens, citekey)
        return tokens

    def bibliography(self) -> tuple[str, ...]:
        """Return the cited works' keys in the style's order; unknown ones are left out."""
        return self._registry.order

    def forget(self) -> None:
        """Let go of what was made so far; it is made anew when it is asked for."""
        self._citations.clear()
        self._references.clear()

    def standing(self, citekey: str) -> str:
        """Return what stands for all that its citations owe to the other works.

        As long as this and the work are the same, so are its citations and its reference.
        """
        number = self._registry.numbers.get(citekey) if self.style.has_labels else None
        return repr((number, self._registry.state(citekey)))

    def author_year(self, citekey: str) -> str:
        """Return what a work is called in any style, as plain text: its author and year.

        An unknown one is called by its citekey.
        """
        if citekey not in self._registry.works:
            return citekey
        suffix = self._registry.state(citekey)[1]
        return author_year(self._registry.works[citekey], self.style.locale, suffix)

    def label(self, citekey: str) -> str:
        """Return a work's number or label; empty in other styles and for unknown works."""
        if citekey not in self._registry.works:
            return ""
        if self.style.category == "numeric":
            number = self._registry.numbers.get(citekey)
            return f"{self._registry.label_prefix}{number}" if number else ""
        if self.style.category == "label":
            return self._registry.cite(citekey).label
        return ""
