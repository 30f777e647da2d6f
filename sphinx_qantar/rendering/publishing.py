"""Publish the excerpts of a build in ``excerpts.json``, beside ``objects.inv``.

What is published of notes is made while their pages are read, so that no page is loaded for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import only
from sphinx.application import Sphinx

from sphinx_qantar.domain import PageRecords, QantarDomain, qantar_domain
from sphinx_qantar.domain.pages import Wording
from sphinx_qantar.nodes import annotation, excerpt, quotation
from sphinx_qantar.rendering.fresh import footnotes_by_id
from sphinx_qantar.rendering.freshness import stamp_of_records
from sphinx_qantar.rendering.plain_markup import html_of, is_plain, text_of

FILE = "excerpts.json"
_LEFT_OUT = (annotation, excerpt, only)
PUBLISHERS = frozenset({"html", "dirhtml", "singlehtml", "reader"})
"""The builders whose output other projects can link to."""


def write_excerpts(app: Sphinx, exception: Exception | None) -> None:
    """Write the inventory of this build, unless it would be the same as the last one's."""
    if exception is not None or app.env is None or app.builder.name not in PUBLISHERS:
        return
    domain = qantar_domain(app.env)
    path = Path(app.outdir) / FILE
    stamp, kept = _stamp(app, domain), _stamp_path(app)
    if path.is_file() and kept.is_file() and kept.read_text(encoding="utf-8") == stamp:
        return
    # What publishes is loaded when something is published, not with each build.
    from sphinx_qantar.exchange import write_inventory  # noqa: PLC0415 - see above
    from sphinx_qantar.rendering.inventory import Collecting  # noqa: PLC0415 - see above

    path.write_text(
        write_inventory(Collecting(app, domain).inventory()), encoding="utf-8", newline="\n"
    )
    kept.write_text(stamp, encoding="utf-8", newline="\n")


def _stamp(app: Sphinx, domain: QantarDomain) -> str:
    config = app.config
    said = (
        *(config.project, config.language, config.html_baseurl, config.html_title),
        *(config.qantar_verdicts, config.html_link_suffix, config.html_file_suffix),
        *sorted(app.tags),
        repr(config.qantar_readers),
        config.qantar_reader,
        app.extensions["sphinx_qantar"].version,
    )
    text = "\0".join((stamp_of_records(domain), *map(str, said)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _stamp_path(app: Sphinx) -> Path:
    folder = hashlib.sha256(str(app.outdir).encode()).hexdigest()[:12]
    return Path(app.doctreedir) / f"qantar-{app.builder.name}-{folder}.published"


def note_wordings(app: Sphinx, doctree: nodes.document) -> None:
    """Register the words of the notes, and of passages that are more than plain paragraphs.

    They are made while a page is read, so that no page is loaded for the inventory.
    """
    domain = qantar_domain(app.env)
    page = domain.pages.get(app.env.docname, PageRecords())
    if page.excerpts or page.annotations:
        footnotes = footnotes_by_id(doctree)
        for node in doctree.findall(nodes.Element):
            if isinstance(node, annotation):
                name = node["ids"][0]
                html = html_of(node, _printed_with(node, footnotes), name)
                _note(domain, node, name, text_of(node), html)
            elif isinstance(node, excerpt) and "anchor" in node:
                passage = next(each for each in node.children if isinstance(each, quotation))
                # Its plain text may say all.
                called = _printed_with(node, footnotes)
                html = "" if is_plain(passage) else html_of(passage, called, node["anchor"])
                _note(domain, node, node["anchor"], "", html)


def _printed_with(
    node: nodes.Element, footnotes: Mapping[str, nodes.footnote]
) -> Mapping[str, nodes.footnote]:
    """Return the footnotes that are printed wherever a node is.

    They stand in nothing that a build may leave out and that the node does not stand in.
    """
    around = {id(each) for each in _around(node)}
    return {
        name: note
        for name, note in footnotes.items()
        if all(id(each) in around for each in _around(note) if isinstance(each, _LEFT_OUT))
    }


def _around(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield a node and all that it stands in."""
    here: nodes.Element | None = node
    while here is not None:
        yield here
        here = here.parent


def _note(domain: QantarDomain, node: nodes.Element, node_id: str, text: str, html: str) -> None:
    conditions = tuple(_conditions(node))
    if text or html or conditions:
        wording = Wording(node_id, text, html, conditions)
        domain.page(domain.env.docname).wordings.append(wording)


def _conditions(node: nodes.Element) -> list[str]:
    """Return the conditions of a node: its own, and those of ``only`` directives round it."""
    found = [node["only"]] if node.get("only") else []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, only):
            found.append(parent["expr"])
        parent = parent.parent
    return found
