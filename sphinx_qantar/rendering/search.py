"""Keep out of the search index the words that no page holds any more."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.search import IndexBuilder


def setup_search(app: Sphinx) -> None:
    """Connect to the event after which the search index is written."""
    app.connect("html-collect-pages", _drop_stale_words)


def _drop_stale_words(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Drop the words that only an earlier build's pages held: they may since be withheld.

    Sphinx loads the index of the last build and takes the pages off its words, but keeps
    the words themselves.
    """
    indexer: IndexBuilder | None = getattr(app.builder, "indexer", None)
    if indexer is not None:
        for words in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001 - no other way
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]
    return []
