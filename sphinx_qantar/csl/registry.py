"""Keep what a style's output depends on beyond a single work: order, numbers, year suffixes.

Source: CSL 1.0.2, "Sorting", "Disambiguation" and the variables ``citation-number``,
``year-suffix`` and ``citation-label``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from sphinx_qantar.csl.context import Cite, Item
from sphinx_qantar.csl.disambiguation import Disambiguation, Expansion, Trial, disambiguate
from sphinx_qantar.csl.sorting import in_order
from sphinx_qantar.csl.style import Layout, Style
from sphinx_qantar.csl.tokens import Token
from sphinx_qantar.model import Work

_PLAIN = Expansion()


class Registry:
    """The works cited, in order, as a style numbers and tells them apart."""

    def __init__(
        self,
        style: Style,
        works: Mapping[str, Work],
        cited: Sequence[str],
        label_prefix: str = "",
    ) -> None:
        self.style = style
        self.label_prefix = label_prefix
        self.works = works
        self.cited = tuple(key for key in dict.fromkeys(cited) if key in works)
        self._items: dict[str, Item] = {}

    def item(self, key: str) -> Item:
        """Return the work called *key*, made ready."""
        found = self._items.get(key)
        if found is None:
            found = self._items[key] = Item(self.works[key], self.style.label_form)
        return found

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The works in the bibliography's order; without one, as they are cited."""
        layout = self.style.bibliography
        if layout is None or not layout.sort:
            return self.cited
        return tuple(self.sorted(list(self.cited), layout, numbers=False))

    def sorted(self, keys: list[str], layout: Layout, *, numbers: bool = True) -> list[str]:
        """Return *keys* in a layout's order; *numbers* tells whether numbers are known yet."""
        if not layout.sort:
            return keys
        cites = []
        for place, key in enumerate(keys, 1):
            cite = Cite(self.item(key), area="bibliography")
            cite.number = self.numbers.get(key, place) if numbers else place
            if numbers:
                cite.year_suffix = self.suffixes.get(key, "")
            cites.append(cite)
        return [cite.item.key for cite in in_order(cites, layout.sort)]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The citation numbers, from 1; a bibliography may count them down."""
        layout = self.style.bibliography
        keys = self.order
        if layout is not None and any(key.numbering and key.descending for key in layout.sort):
            keys = keys[::-1]
        return {key: number for number, key in enumerate(keys, 1)}

    @cached_property
    def _disambiguation(self) -> Disambiguation:
        return disambiguate(self.cited, self.order, self._trial, self.style.citation)

    def _trial(self, key: str, expansion: Expansion) -> Trial:
        cite = self.bare_cite(key)
        self.expand(cite, expansion)
        # Works must differ in the short form in which they are cited again.
        cite.position = "subsequent"
        cite.near_note = True
        # When a page was looked up does not tell works apart.
        cite.suppressed.add("accessed")
        text = "".join(
            [token if isinstance(token, str) else f"\0{token.kind}" for token in self.render(cite)]
        )
        return Trial(key, expansion, text, tuple(cite.name_sets), cite.asked)

    @property
    def suffixes(self) -> dict[str, str]:
        """The year suffixes of works that nothing else tells apart."""
        return self._disambiguation.suffixes

    def state(self, key: str) -> tuple[Expansion, str]:
        """Return what tells *key* apart from other works: an expansion and a year suffix."""
        state = self._disambiguation
        return state.expansions.get(key, _PLAIN), state.suffixes.get(key, "")

    def cite(self, key: str, area: str = "citation") -> Cite:
        """Return a cite of *key*, ready to be rendered."""
        cite = self.bare_cite(key, area)
        expansion, cite.year_suffix = self.state(key)
        self.expand(cite, expansion)
        return cite

    def bare_cite(self, key: str, area: str = "citation") -> Cite:
        """Return a cite of *key* to which disambiguation adds nothing."""
        cite = Cite(self.item(key), area=area, label_prefix=self.label_prefix)
        cite.number = self.numbers.get(key, 0)
        return cite

    def expand(self, cite: Cite, expansion: Expansion) -> None:
        """Have *cite* show what disambiguation adds.

        An entry of the bibliography shows the given names by which its cites tell its authors
        from others, and the names that they show.
        """
        if expansion is _PLAIN:
            return
        cite.expansion = dict(expansion.names)
        cite.givens = dict(expansion.givens)
        if cite.area == "bibliography":
            cite.expansion = {place: count for place, count in cite.expansion.items() if not place}
            cite.givens = {at: level for at, level in cite.givens.items() if not at[0]}
        cite.disambiguate = expansion.condition

    def render(self, cite: Cite) -> list[Token]:
        """Return the tokens of one cite, without the layout's affixes."""
        out: list[Token] = []
        layout = self.style.citation if cite.area == "citation" else self.style.bibliography
        if layout is not None:
            layout.block.run(cite, out, 0, "")
        return out
