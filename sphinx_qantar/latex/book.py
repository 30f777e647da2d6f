"""Make of a reader, bound into one document, a book as Sphinx's LaTeX writer takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.transforms import Transform
from sphinx.addnodes import index, start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.texescape import tex_replace_map

from sphinx_qantar.domain.targets import listed_label
from sphinx_qantar.latex.own_nodes import command
from sphinx_qantar.nodes import excerpt, excerpt_source

if TYPE_CHECKING:
    from sphinx_qantar.domain import Registry

_PARTS = {
    "front": r"\qantarfrontmatter",
    "main": r"\qantarmainmatter",
    "back": r"\qantarbackmatter",
}


def make_book(document: nodes.document, registry: Registry, title: str) -> None:
    """Give a bound reader a title, marks between its parts, and what its contents list.

    :param document: each page in a ``start_of_file``, which has its ``part``
    :param registry: what all pages say together
    :param title: of the reader; Sphinx's writer takes the first title for that of the book
    """
    for node in document.findall(excerpt):
        if node.get("number"):
            record = registry.excerpt_at(node["origin"], node["anchor"])
            node["listed"] = listed_label(registry, record)
            node["work"] = _work_title(registry, record.citekey) or _source(node)
    for section in list(document.findall(nodes.section)):
        _set_index(section)
    top = nodes.section("", nodes.title("", title), *_with_parts(document))
    document.children = []
    document += top


def _with_parts(document: nodes.document) -> Iterator[nodes.Node]:
    part = ""
    for child in document.children:
        stated = child.get("part", part) if isinstance(child, nodes.Element) else part
        if stated != part:
            part = stated
            yield nodes.raw("", f"\n{_PARTS[part]}\n", format="latex")
        yield child


def _work_title(registry: Registry, citekey: str) -> str:
    if citekey not in registry.works:
        return ""
    variables = registry.works[citekey].variables
    return variables.get("title-short") or variables.get("title") or ""


def _source(node: excerpt) -> str:
    return next((part.astext() for part in node.children if isinstance(part, excerpt_source)), "")


def tell_pages(document: nodes.document, escape: Callable[[str], str]) -> None:
    """Put behind each link that is to tell its page what tells it.

    :param document: a bound reader; a link's attribute ``page`` is how that is written
    :param escape: makes text of what is typed
    """
    for link in list(document.findall(nodes.reference)):
        form, label = link.get("page", ""), _place(link)
        if form and label:
            before, _sign, after = form.partition("%s")
            before = rf"{escape(before)}\pageref{{{written_label(label)}}}"
            told = command("", "", before=before, after=escape(after))
            link.parent.insert(link.parent.index(link) + 1, told)


def _place(link: nodes.Element) -> str:
    """Return the label that a link leads to, empty if it leads out of the book."""
    uri = link.get("refuri", "")
    return uri[1:].replace("#", ":") if uri.startswith("%") and "#" in uri else ""


def _set_index(section: nodes.section) -> None:
    """Set the lists of an index of passages in columns, the letters over them."""
    lists = [
        child
        for child in section.children
        if isinstance(child, nodes.bullet_list) and "qantar-index" in child["classes"]
    ]
    if not lists:
        return
    for child in lists:
        lines = [_index_line(line) for line in child.findall(nodes.paragraph)]
        child.replace_self(lines)
    for rubric in [child for child in section.children if isinstance(child, nodes.rubric)]:
        before = "\n\\qantarindexletter{"
        rubric.replace_self(command("", "", *rubric.children, before=before, after="}\n"))
    section.insert(1, nodes.raw("", r"\begin{qantarindex}", format="latex"))
    section.append(nodes.raw("", r"\end{qantarindex}", format="latex"))


def _index_line(line: nodes.paragraph) -> command:
    """Return a line of an index; to each number of a passage comes its page."""
    for link in list(line.findall(nodes.reference)):
        label = _place(link)
        if label:
            after = f"}}{{{written_label(label)}}}"
            words = link.children
            link.replace_self(command("", "", *words, before=r"\qantarplace{", after=after))
    before = "\n\\qantarindexline{0}{"
    return command("", "", *line.children, before=before, after="}{}\n")


def place_index_labels(document: nodes.document) -> set[str]:
    """Put labels in the places of index entries, and return all that can be led to.

    :returns: labels, ``PAGE:ID``
    """
    known: set[str] = set()
    for page in document.findall(start_of_file):
        known |= {f"{page['docname']}:{node_id}" for node_id in _own_ids(page)}
    placed: set[str] = set()
    for node in list(document.findall(index)):
        targets = {entry[2]: _label(node, entry[2]) for entry in node["entries"]}
        new = [
            label
            for target, label in targets.items()
            if label not in placed and (target.startswith("index-") or label not in known)
        ]
        placed |= set(new)
        text = "".join(rf"\phantomsection\label{{{written_label(label)}}}" for label in new)
        node.replace_self([nodes.raw("", text, format="latex")] if text else [])
    return known | placed


def _own_ids(page: start_of_file) -> Iterator[str]:
    for child in page.children:
        if isinstance(child, nodes.Element):
            yield from _ids(child)


def _ids(node: nodes.Element) -> Iterator[str]:
    if isinstance(node, start_of_file):
        return
    yield from node["ids"]
    for child in node.children:
        if isinstance(child, nodes.Element):
            yield from _ids(child)


def _label(node: nodes.Element, target: str) -> str:
    above: nodes.Element | None = node
    while above is not None and not isinstance(above, start_of_file):
        above = above.parent
    return f"{above['docname']}:{target}" if above is not None else f":{target}"


def finish_for_latex(document: nodes.document, transforms: Iterable[type[Transform]]) -> None:
    """Run what prepares a document for LaTeX alone, which the pages did not see one by one.

    Footnotes move to their calls, for instance; a reader numbers them first.

    :param transforms: the project's post-transforms
    """
    kinds = [
        kind
        for kind in transforms
        if issubclass(kind, SphinxPostTransform) and "latex" in (*kind.formats, *kind.builders)
    ]
    for kind in sorted(kinds, key=lambda kind: kind.default_priority or 0):
        kind(document).run()


def written_label(label: str) -> str:
    """Return a label ``PAGE:ID`` as Sphinx's writer writes it."""
    escaped = label.translate(tex_replace_map).encode("ascii", "backslashreplace").decode("ascii")
    return rf"\detokenize{{{escaped.replace(chr(92), '_')}}}"
