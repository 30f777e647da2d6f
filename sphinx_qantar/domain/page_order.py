"""Order the pages of a project as its table of contents does, and give their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx.environment import BuildEnvironment


def page_order(env: BuildEnvironment) -> dict[str, int]:
    """Return the place of each page in the table of contents, pages outside it last."""
    seen: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in seen and docname in env.all_docs:
            seen[docname] = None
            waiting.extend(reversed(env.toctree_includes.get(docname, [])))
    for docname in sorted(env.all_docs):
        seen.setdefault(docname)
    return {docname: place for place, docname in enumerate(seen)}


class PageTitles(Mapping[str, str]):
    """The title of each page, made of its nodes when it is asked for.

    :param env: the environment, which holds the titles
    """

    def __init__(self, env: BuildEnvironment) -> None:
        self._titles = env.titles
        self._words: dict[str, str] = {}

    def __getitem__(self, docname: str) -> str:
        words = self._words.get(docname)
        if words is None:
            words = self._words[docname] = self._titles[docname].astext()
        return words

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles)

    def __len__(self) -> int:
        return len(self._titles)
