"""Lead the links of a reader to where their targets have moved.

While the source pages are resolved, a link to another page has the neutral
address ``qantar-page:DOCNAME#ID``.  Once all pages of the reader are there, one
pass turns it into a link within the reader, a link to the site, or plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from docutils import nodes

NEUTRAL = "qantar-page:"
READER_PAGE = "qantar-reader-page:"
"""The address of a page of the reader itself, while it is being made."""

Place = tuple[str, str]
"""A page and an id on it; the id is empty for the page itself."""


class Moves:
    """Where the things of the source pages stand in the reader.

    ``places`` maps a place of a source page to one of the reader; ``references`` and
    ``themes`` map citekeys and slugs.
    """

    def __init__(self) -> None:
        self.places: dict[Place, Place] = {}
        self.references: dict[str, Place] = {}
        self.themes: dict[str, Place] = {}

    def add(self, docname: str, renamed: Mapping[str, str], page: str) -> None:
        """Note that ids of a source page stand on *page* under new names; the first one counts."""
        for old, new in renamed.items():
            self.places.setdefault((docname, old), (page, new))

    def find(
        self, link: nodes.Element, target: Place | None, origin: str | None = None
    ) -> Place | None:
        """Return where in the reader a link leads, or None if it leaves it.

        A citation leads to the bibliography of its own page, *origin*, if that stands in the
        reader, else to that of the reader.
        """
        kept = target is None and "refid" in link  # it leads to a place on its own page
        own = target is not None and target[0] == origin and target in self.places
        if "citekey" in link and link["citekey"] in self.references and not (own or kept):
            return self.references[link["citekey"]]
        if "theme" in link and link["theme"] in self.themes:
            return self.themes[link["theme"]]
        return self.places.get(target) if target else None


def mark_origin(top: nodes.Element, docname: str) -> None:
    """Note on every link under *top* from which page it comes."""
    for link in _links(top):
        link["q_origin"] = docname


def keep_inner_links(top: nodes.Element) -> None:
    """Have the links of a page taken whole that lead to places of its own stay as they are."""
    own = {node_id for node in top.findall(nodes.Element) for node_id in node["ids"]}
    for link in _links(top):
        if link.get("refid") in own:
            link.attributes.pop("q_origin", None)


def citing_links(top: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the links under *top* that cite a work; each has its ``citekey``."""
    return (link for link in _links(top) if "citekey" in link)


def relink(
    document: nodes.document,
    page: str,
    moves: Moves,
    relative_uri: Callable[[str, str], str],
    site_uri: Callable[[Place], str],
) -> None:
    """Lead every link of a page of the reader to its target.

    :param relative_uri: from a page of the reader to another
    :param site_uri: the address on the site of a place of a source page, empty if unknown
    """
    for link in _links(document):
        origin = link.attributes.pop("q_origin", None)
        target = target_of(link, origin)
        found = _reader_page(link) or moves.find(link, target, origin)
        link.attributes.pop("citekey", None)
        link.attributes.pop("theme", None)
        if found is not None:
            uri = "" if found[0] == page else relative_uri(page, found[0])
            _lead(link, f"{uri}#{found[1]}" if found[1] else uri, internal=True)
        elif target is not None:
            site = site_uri(target)
            if site:
                _lead(link, site, internal=False)
            else:
                link.replace_self(nodes.inline("", "", *link.children))


def _links(top: nodes.Element) -> list[nodes.Element]:
    return [node for node in top.findall(nodes.Element) if _is_link(node)]


def _is_link(node: nodes.Element) -> bool:
    if isinstance(node, nodes.reference):
        return True
    return isinstance(node, nodes.inline) and ("citekey" in node or "theme" in node)


def _reader_page(link: nodes.Element) -> Place | None:
    uri = link.get("refuri", "")
    return (uri.removeprefix(READER_PAGE), "") if uri.startswith(READER_PAGE) else None


def target_of(link: nodes.Element, origin: str | None) -> Place | None:
    """Return the place of a source page that a link means, or None if it leads elsewhere."""
    uri = link.get("refuri", "")
    if uri.startswith(NEUTRAL):
        docname, _separator, node_id = uri.removeprefix(NEUTRAL).partition("#")
        return docname, node_id
    if origin is not None and "refid" in link:
        return origin, link["refid"]
    return None


def _lead(link: nodes.Element, uri: str, *, internal: bool) -> None:
    """Make *link* lead to *uri*; what was plain text becomes a link."""
    if not isinstance(link, nodes.reference):
        new = nodes.reference("", "", *link.children, classes=link["classes"])
        link.replace_self(new)
        link = new
    link.attributes.pop("refid", None)
    link["refuri"] = uri
    link["internal"] = internal
