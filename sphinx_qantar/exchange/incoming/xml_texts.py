"""Parse XML that somebody wants to bring in, and say what is wrong with it."""

from __future__ import annotations

from lxml import etree

from sphinx_qantar.exchange.incoming.records import IncomingError
from sphinx_qantar.exchange.incoming.texts import MOST_BYTES, one_line
from sphinx_qantar.xml_roots import DoctypeError, parse_root


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML document, comments and processing instructions left out.

    :param data: the bytes of a file
    :param name: what the file is called in messages
    :raises IncomingError: if it is too long, not XML, or has a DOCTYPE
    """
    if len(data) > MOST_BYTES:
        raise IncomingError(f"{name} has more than {MOST_BYTES // 2**20} MB")
    try:
        return parse_root(data)
    except DoctypeError as fault:
        raise IncomingError(f"{name} has a DOCTYPE, which none of its kind has") from fault
    except (etree.XMLSyntaxError, ValueError) as fault:
        line = getattr(fault, "lineno", 0) or 0
        raise IncomingError(f"{name} is not XML: {one_line(str(fault))}", line) from fault
