"""Read the ``bibliography`` directive: the place of the full references."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from sphinx_qantar.authoring import options
from sphinx_qantar.authoring.directive import QantarDirective, option_spec
from sphinx_qantar.authoring.header import header_nodes
from sphinx_qantar.bibliography import FILE_ENDINGS
from sphinx_qantar.domain.bibliographies import real_path
from sphinx_qantar.domain.bibliography_request import CITED, CITED_HERE, BibliographyRequest
from sphinx_qantar.nodes import bibliography

if TYPE_CHECKING:
    from sphinx_qantar.authoring.directive import Converter

ENUMERATIONS = ("arabic", "loweralpha", "upperalpha", "lowerroman", "upperroman")
_FORMS = {"citation": "", "bullet": "bullet", "enumerated": "enumerated"}
_SELECTIONS = {"all": "True", "notcited": "not cited"}


class BibliographyDirective(QantarDirective):
    """List the works cited in the project or, by options, others, with their full references."""

    converters: ClassVar[Mapping[str, Converter]] = {
        "cited": options.flag_or("page"),
        "notcited": options.flag,
        "all": options.flag,
        "filter": options.filter_expression,
        "annotated": options.flag,
        "list": options.choice(*_FORMS),
        "enumtype": options.choice(*ENUMERATIONS),
        "start": options.start,
        "style": options.text,
        "labelprefix": options.text,
        "keyprefix": options.text,
    }
    option_spec = option_spec(*converters)

    def run(self) -> list[nodes.Node]:
        """Register the bibliography and return its place."""
        given = self.read_options()
        page = self.domain.page(self.env.docname)
        path, line = self.written
        files, keys = self._files_and_keys()
        record = BibliographyRequest(
            docname=self.env.docname,
            line=line,
            order=len(page.bibliographies),
            keys=keys,
            filter=self._filter(given),
            files=files,
            listing=_FORMS[given.get("list", "citation")],  # type: ignore[arg-type] # a choice
            enumtype=given.get("enumtype", "arabic"),
            start=given.get("start", 1),
            style=given.get("style", ""),
            labelprefix=given.get("labelprefix", ""),
            keyprefix=given.get("keyprefix", ""),
            annotated=given.get("annotated", False),
            path=path,
        )
        self.domain.note_bibliography(record)
        node = bibliography(origin=record.docname, order=record.order)
        node["unread"] = "filter" in self.options and "filter" not in given
        self.set_source_info(node)
        return [*self._header(), node]

    def _filter(self, given: Mapping[str, Any]) -> str:
        """Return the filter that the options come to; of several that select, one counts."""
        said = {"filter": given.get("filter", "")}
        said |= {name: text for name, text in _SELECTIONS.items() if name in given}
        if "cited" in given:
            said["cited"] = CITED_HERE if given["cited"] == "page" else CITED
        chosen = [name for name, text in said.items() if text]
        for name in chosen[1:]:
            self.warn("option", f":{chosen[0]}: and :{name}: contradict each other; "
                      f":{chosen[0]}: counts.")  # fmt: skip
        return said[chosen[0]] if chosen else ""

    def _files_and_keys(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the files named, resolved, and the citekeys, of the argument and the body.

        What ends as the name of a bibliography file does is one, relative to the page.
        """
        names = [name.rstrip(",;") for name in self.argument.split()]
        files = [name for name in names if name.lower().endswith(FILE_ENDINGS)]
        keys = [name for name in names if name not in files]
        resolved = (real_path(Path(self.env.relfn2path(name)[1])) for name in files)
        return tuple(resolved), options.slugs(" ".join([*keys, *self.content]))

    def _header(self) -> list[nodes.Node]:
        """Return what a project that has moved over wants over its bibliographies."""
        if not self.domain.inputs.moved_over:
            return []
        return header_nodes(self, self.config.bibtex_bibliography_header or "")
