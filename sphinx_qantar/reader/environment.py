"""Have Sphinx write the pages of a reader as if they were those of the project.

The environment's view of the project is exchanged while a reader is written
and put back afterwards.  The pickled environment is written before, so that
other builders that share it see nothing of this.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from typing import Any

from docutils import nodes
from sphinx.addnodes import compact_paragraph, index, toctree
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import new_document

from sphinx_qantar.domain import Relocation, Target, qantar_domain
from sphinx_qantar.reader.assemble import Assembled
from sphinx_qantar.reader.links import Place
from sphinx_qantar.reader.page import ReaderPage

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


def documents_of(env: BuildEnvironment, assembled: Assembled) -> dict[str, nodes.document]:
    """Return the pages of a reader as documents."""
    documents = {}
    for name, page in assembled.pages.items():
        document = new_document(str(env.doc2path(name)))
        document.settings.env = env
        document += page.body
        _adopt(document)
        documents[name] = document
    return documents


def _adopt(document: nodes.document) -> None:
    """Have every node of a page belong to it: a copy still clings to the whole page it is from."""
    for node in document.findall():
        node.document = document


class ReaderEnvironment:
    """The environment while a reader is written; :meth:`restore` puts the project's back.

    :param env: the environment
    :param assembled: the reader
    :param documents: its pages as documents, their links resolved
    :param site_uri: the address on the web of a place of the site, empty if unknown
    :param citing: the pages that cite each work
    """

    def __init__(
        self,
        env: BuildEnvironment,
        assembled: Assembled,
        documents: Mapping[str, nodes.document],
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
        self._enter(assembled, documents)

    def keep(self, documents: Mapping[str, nodes.document]) -> None:
        """Keep the pages, so that Sphinx can ask for them one by one."""
        pages = {name: _pickled(page) for name, page in documents.items()}
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

    def _enter(self, assembled: Assembled, documents: Mapping[str, nodes.document]) -> None:
        env = self._env
        env.project.docnames = set(documents)
        env.domains["index"].data["entries"] = {
            name: [entry for node in document.findall(index) for entry in node["entries"]]
            for name, document in documents.items()
        }
        env.domains["math"].data["has_equations"] = {
            name: any(True for _ in document.findall(_is_mathematics))
            for name, document in documents.items()
        }
        moves = assembled.moves
        qantar_domain(env).relocated = Relocation(
            moves.places, moves.themes, self._site_uri, self._citing
        )
        titles = {name: nodes.title("", page.title) for name, page in assembled.pages.items()}
        tocs = {name: _toc(page, documents[name]) for name, page in assembled.pages.items()}
        exchanged: dict[str, Any] = {
            "all_docs": dict.fromkeys(documents, 0),
            "titles": titles,
            "longtitles": dict(titles),
            "tocs": tocs,
            "toc_num_entries": {name: _count(toc) for name, toc in tocs.items()},
            "toctree_includes": _includes(documents),
            "metadata": {name: {} for name in documents},
            "files_to_rebuild": {},
            "toc_secnumbers": {},
            "toc_fignumbers": {},
            "glob_toctrees": set(),
            "numbered_toctrees": set(),
            "_write_doc_doctree_cache": {},
            "_pickled_doctree_cache": {},
        }
        env.__dict__.update(exchanged)


def _is_mathematics(node: nodes.Node) -> bool:
    return isinstance(node, nodes.math | nodes.math_block)


def _includes(documents: Mapping[str, nodes.document]) -> dict[str, list[str]]:
    return {
        name: [included for tree in trees for included in tree["includefiles"]]
        for name, document in documents.items()
        if (trees := list(document.findall(toctree)))
    }


def _toc(page: ReaderPage, document: nodes.document) -> nodes.bullet_list:
    """Return the page's own table of contents: its title, its headings, the trees it holds."""
    item = _toc_item(page.name, "", page.title)
    below = nodes.bullet_list()
    for top in document.findall(nodes.section):
        if isinstance(top.parent, nodes.section) and not isinstance(
            top.parent.parent, nodes.section
        ):
            below += _toc_item(page.name, f"#{top['ids'][0]}", top[0].astext())
    for tree in document.findall(toctree):
        below += tree.copy()
    if below.children:
        item += below
    return nodes.bullet_list("", item)


def _toc_item(name: str, anchor: str, title: str) -> nodes.list_item:
    link = nodes.reference("", title, internal=True, refuri=name, anchorname=anchor)
    return nodes.list_item("", compact_paragraph("", "", link))


def _count(toc: nodes.bullet_list) -> int:
    return sum(1 for _ in toc.findall(nodes.list_item))


def _pickled(document: nodes.document) -> bytes:
    """Return a page in the form in which Sphinx keeps those it has read."""
    settings = document.settings.copy()
    vars(settings).update(env=None, warning_stream=None, record_dependencies=None)
    # As Sphinx itself does before it pickles a document.
    vars(document).update(reporter=None, transformer=None, settings=settings)
    return pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
