"""Keep the citations of a text, as they are inserted, changed and deleted.

Positions (first, ibid, near-note) depend on all citations; :meth:`Session.update` says which
of them print otherwise than before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sphinx_qantar.csl.entries import Entry
from sphinx_qantar.csl.notes import write_note
from sphinx_qantar.csl.positions import NotedCitation, place_citations
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.csl.richtext import RichText
from sphinx_qantar.csl.style import Style
from sphinx_qantar.model import Work


class Session:
    """The citations of one text in a style.

    :param style: the style
    :param works: the library
    :param cited: works that the bibliography holds whether or not they are cited
    """

    def __init__(self, style: Style, works: Mapping[str, Work], cited: Sequence[str] = ()) -> None:
        self.style = style
        self.works = works
        self.uncited = tuple(cited)
        self.citations: tuple[NotedCitation, ...] = ()
        self.texts: dict[str, RichText] = {}
        self.registry = Registry(style, works, cited)

    def update(
        self, citations: Iterable[NotedCitation], *, positioned: bool = True
    ) -> dict[str, RichText]:
        """Take *citations* for those of the text; return those that print otherwise.

        :param citations: all citations in the order of the text, each with a name of its own
        :param positioned: false to take every cite for the first of its work
        """
        self.citations = tuple(citations)
        if positioned:
            placed = place_citations(self.citations, self.style.near_note_distance)
        else:
            placed = [[Entry(item) for item in citation.items] for citation in self.citations]
        keys = [entry.key for entries in placed for entry in entries]
        self.registry = Registry(self.style, self.works, [*self.uncited, *keys])
        texts = {
            citation.name: write_note(self.registry, citation, entries)
            for citation, entries in zip(self.citations, placed, strict=True)
        }
        changed = {name: text for name, text in texts.items() if self.texts.get(name) != text}
        self.texts = texts
        return changed

    def insert(self, citation: NotedCitation, place: int | None = None) -> dict[str, RichText]:
        """Put a citation at *place* (0-based; the end by default); return what changed."""
        citations = list(self.citations)
        citations.insert(len(citations) if place is None else place, citation)
        return self.update(citations)

    def delete(self, name: str) -> dict[str, RichText]:
        """Take the citation called *name* out; return what changed."""
        return self.update(item for item in self.citations if item.name != name)
