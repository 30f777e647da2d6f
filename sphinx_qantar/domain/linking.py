"""Make the links that cross-references become, to our own pages and to other projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.util.nodes import make_refnode

from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain.projects import OtherProjects
    from sphinx_qantar.domain.targets import Target


def link_to(  # noqa: PLR0913, PLR0917 - what Sphinx hands to a domain
    builder: Builder,
    projects: OtherProjects,
    docname: str,
    found: Target,
    node: pending_xref,
    contnode: nodes.Element,
) -> nodes.reference:
    """Return the link that a cross-reference of ours becomes.

    :param docname: the page that it stands on
    :param found: where it leads
    :param node: the cross-reference
    :param contnode: the words that its author gave it
    """
    if not node.get("refexplicit"):
        classes = ["xref", "qantar", f"qantar-{node['reftype']}-reference"]
        contnode = nodes.inline("", found.text, classes=classes)
    if projects.is_elsewhere(found.docname):
        return _link_elsewhere(builder, projects, docname, found, contnode)
    link = make_refnode(builder, docname, found.docname, found.node_id, contnode)
    if link.get("refuri", "").count("#") > 1:  # where all pages are one
        link["refuri"] = f"#{found.node_id}"
    return link


def _link_elsewhere(
    builder: Builder, projects: OtherProjects, docname: str, found: Target, words: nodes.Element
) -> nodes.reference:
    """Return a link to another project, its words alone where no link can lead there."""
    address = reachable(builder, projects.address(found.docname, found.node_id), docname)
    if not address:
        return cast("nodes.reference", words)  # Sphinx takes any node
    title = str(_("(in %s)") % projects.title(found.docname))
    return nodes.reference("", "", words, refuri=address, internal=False, reftitle=title)


def reachable(builder: Builder, address: str, docname: str) -> str:
    """Return an address of another project as a page can lead there, empty if it cannot.

    A path is relative to the root of the output, as in ``intersphinx_mapping``.

    :param address: of http or https, or a path
    :param docname: the page that the link stands on
    """
    if "://" in address or not address:
        return address
    if builder.format != "html":
        return ""
    if address.startswith("/"):
        return address
    return "../" * builder.get_target_uri(docname).count("/") + address
