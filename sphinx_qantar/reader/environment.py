"""Have Sphinx write the pages of a reader as if they were those of the project.

The environment's view of the project is exchanged while a reader is written
and put back afterwards.  The pickled environment is written before, so that
other builders that share it see nothing of this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import compact_paragraph
from sphinx.environment import BuildEnvironment

from sphinx_qantar.domain import Relocation, qantar_domain
from sphinx_qantar.reader.page import hidden_tree

if TYPE_CHECKING:
    from sphinx_qantar.domain import Target
    from sphinx_qantar.reader.assemble import Assembled
    from sphinx_qantar.reader.links import Place
    from sphinx_qantar.reader.page import ReaderPage
    from sphinx_qantar.reader.page_facts import PageFacts

_EXCHANGED = (
    "all_docs",
    "titles",
    "longtitles",
    "tocs",
    "toc_num_entries",
    "toctree_includes",
    "metadata",
    "files_to_rebuild",
    "toc_secnumbers",
    "toc_fignumbers",
    "glob_toctrees",
    "numbered_toctrees",
    "_pickled_doctree_cache",
    "_write_doc_doctree_cache",
    "master_doctree",
)


class ReaderEnvironment:
    """The environment while a reader is written; :meth:`restore` puts the project's back.

    :param env: the environment
    :param assembled: the reader
    :param site_uri: the address on the web of a place of the site, empty if unknown
    :param citing: the pages that cite each work
    """

    def __init__(
        self,
        env: BuildEnvironment,
        assembled: Assembled,
        site_uri: Callable[[Place], str],
        citing: Mapping[str, tuple[Target, ...]],
    ) -> None:
        self._env = env
        self._citing = citing
        self._site_uri = site_uri
        self._saved = {name: env.__dict__[name] for name in _EXCHANGED if name in env.__dict__}
        self._saved_docnames = env.project.docnames
        self._saved_index = env.domains["index"].data["entries"]
        self._saved_equations = env.domains["math"].data["has_equations"]
        env.__dict__.pop("master_doctree", None)
        self._enter(assembled)

    def offer(self, pages: Mapping[str, bytes]) -> None:
        """Have Sphinx take pages that it asks for from here.

        :param pages: the pages, pickled
        """
        self._env.__dict__["_pickled_doctree_cache"] = pages

    def restore(self) -> None:
        """Put the project's view back."""
        env = self._env
        env.__dict__.pop("master_doctree", None)
        env.__dict__.update(self._saved)
        env.project.docnames = self._saved_docnames
        env.domains["index"].data["entries"] = self._saved_index
        env.domains["math"].data["has_equations"] = self._saved_equations
        qantar_domain(env).relocated = None

    def _enter(self, assembled: Assembled) -> None:
        env = self._env
        facts = {name: assembled.facts[name] for name in assembled.pages}
        env.project.docnames = set(facts)
        env.domains["index"].data["entries"] = {
            name: list(known.entries) for name, known in facts.items()
        }
        env.domains["math"].data["has_equations"] = {
            name: known.has_equations for name, known in facts.items()
        }
        moves = assembled.moves
        qantar_domain(env).relocated = Relocation(
            moves.places, moves.themes, self._site_uri, self._citing
        )
        titles = {name: nodes.title("", page.title) for name, page in assembled.pages.items()}
        tocs = {name: _toc(page, facts[name]) for name, page in assembled.pages.items()}
        exchanged: dict[str, Any] = {
            "all_docs": dict.fromkeys(facts, 0),
            "titles": titles,
            "longtitles": dict(titles),
            "tocs": tocs,
            "toc_num_entries": {name: _count(toc) for name, toc in tocs.items()},
            "toctree_includes": {
                name: list(page.below) for name, page in assembled.pages.items() if page.below
            },
            "metadata": {name: {} for name in facts},
            "files_to_rebuild": {},
            "toc_secnumbers": {},
            "toc_fignumbers": {},
            "glob_toctrees": set(),
            "numbered_toctrees": set(),
            "_write_doc_doctree_cache": {},
            "_pickled_doctree_cache": {},
        }
        env.__dict__.update(exchanged)


def _toc(page: ReaderPage, facts: PageFacts) -> nodes.bullet_list:
    """Return the page's own table of contents: its title, its headings, the pages below it."""
    item = _toc_item(page.name, "", page.title)
    below = nodes.bullet_list()
    for anchor, words in facts.headings:
        below += _toc_item(page.name, f"#{anchor}", words)
    if page.below:
        below += hidden_tree(page.name, page.below)
    if below.children:
        item += below
    return nodes.bullet_list("", item)


def _toc_item(name: str, anchor: str, title: str) -> nodes.list_item:
    link = nodes.reference("", title, internal=True, refuri=name, anchorname=anchor)
    return nodes.list_item("", compact_paragraph("", "", link))


def _count(toc: nodes.bullet_list) -> int:
    return sum(1 for _ in toc.findall(nodes.list_item))
