"""Parse XML from outside: no entity is expanded, nothing fetched, no DOCTYPE taken."""

from __future__ import annotations

from lxml import etree


class DoctypeError(ValueError):
    """An XML document declares a DOCTYPE, by which entities could be defined."""


def parse_root(data: bytes) -> etree._Element:
    """Return the root of an XML document, comments and processing instructions left out.

    :param data: the bytes of a file; the caller bounds how many
    :raises DoctypeError: if it declares a DOCTYPE
    :raises lxml.etree.XMLSyntaxError: if it is not well-formed
    :raises ValueError: if it cannot be XML at all
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise DoctypeError("the document declares a DOCTYPE")
    return root
