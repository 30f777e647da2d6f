"""Find excerpts by theme, work, page and name without looking at all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sphinx_qantar.model import Excerpt


class ExcerptIndex:
    """The excerpts of a project, indexed once for many selections.

    :param excerpts: the excerpts, in the order that selections keep

    ``by_theme``, ``by_work``, ``by_page`` and ``by_name`` map a slug, a citekey, a
    docname and a name to the excerpts that have it, in the order given.
    """

    __slots__ = ("_of_theme", "_of_work", "by_name", "by_page", "by_theme", "by_work", "excerpts")

    def __init__(self, excerpts: Iterable[Excerpt]) -> None:
        self.excerpts = tuple(excerpts)
        self._of_theme = self._positions(lambda excerpt: dict.fromkeys(excerpt.themes))
        self._of_work = self._positions(lambda excerpt: (excerpt.citekey,))
        self.by_theme = self._found(self._of_theme)
        self.by_work = self._found(self._of_work)
        self.by_page = self._found(self._positions(lambda excerpt: (excerpt.docname,)))
        self.by_name = self._found(self._positions(lambda excerpt: (excerpt.name,)))

    def with_themes(self, slugs: Iterable[str]) -> tuple[Excerpt, ...]:
        """Return the excerpts that have any of some themes, each once and in order.

        :param slugs: the themes
        """
        return self._gather(self._of_theme, slugs)

    def of_works(self, citekeys: Iterable[str]) -> tuple[Excerpt, ...]:
        """Return the excerpts from any of some works, in order.

        :param citekeys: the works
        """
        return self._gather(self._of_work, citekeys)

    def _positions(self, keys_of: Callable[[Excerpt], Iterable[str]]) -> dict[str, list[int]]:
        positions: dict[str, list[int]] = {}
        for position, excerpt in enumerate(self.excerpts):
            for key in keys_of(excerpt):
                positions.setdefault(key, []).append(position)
        return positions

    def _found(self, positions: Mapping[str, Sequence[int]]) -> Mapping[str, tuple[Excerpt, ...]]:
        return {key: tuple(self.excerpts[at] for at in ats) for key, ats in positions.items()}

    def _gather(
        self, positions: Mapping[str, Sequence[int]], keys: Iterable[str]
    ) -> tuple[Excerpt, ...]:
        ats = {at for key in keys for at in positions.get(key, ())}
        return tuple(self.excerpts[at] for at in sorted(ats))
