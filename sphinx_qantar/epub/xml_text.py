"""Bring text, ids and addresses into forms that XML and an EPUB allow."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = f"{{{EPUB}}}type"

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_UNFIT = re.compile(r"[^A-Za-z0-9_.]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SAFE = "/?#[]@!$&'()*+,;=:%~"


def legal(text: str) -> str:
    """Return *text* with U+FFFD for every character that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def xml_id(text: str) -> str:
    """Return the id for *text*, the same for the same text: itself where it is fit for XML.

    Any other begins with ``_``, and has hyphens and what XML does not allow by their numbers,
    so that two ids stay two.
    """
    if _NAME.fullmatch(text):
        return text
    return "_" + _UNFIT.sub(lambda found: f"-{ord(found[0]):x}-", text)


def language_tag(text: str) -> str:
    """Return *text* if it has the form of a language tag of BCP 47, else nothing."""
    text = text.strip().replace("_", "-")
    return text if _LANGUAGE.fullmatch(text) else ""


def address(text: str) -> str:
    """Return a link's address as an EPUB may have it, or nothing if it may not.

    Addresses elsewhere are http, https, mailto or tel; fragments name ids as :func:`xml_id`
    has them.
    """
    text = legal(text).strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme:
        if parts.scheme not in _SCHEMES or (parts.scheme.startswith("http") and not host):
            return ""
        return quote(text, safe=_SAFE)
    if parts.netloc or text.startswith("/"):
        return ""
    path, _sign, fragment = text.partition("#")
    path = quote(path, safe="/%.-_~")
    return f"{path}#{xml_id(fragment)}" if fragment else path


def is_elsewhere(href: str) -> bool:
    """Tell whether an address leads out of the book."""
    return bool(urlsplit(href).scheme)
