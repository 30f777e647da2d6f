"""Tell what is an address of the web or a DOI, and when two addresses are the same page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id")
_DEFAULT_PORTS = re.compile(r":(?:80|443)\Z")


def is_web_address(url: str) -> bool:
    """Tell whether an address may be linked to: it is one of the web."""
    return _WEB_ADDRESS.fullmatch(url) is not None


def plain_doi(text: str) -> str:
    """Return a DOI without its resolver, in small letters; empty if the text is none."""
    match = _DOI.fullmatch(text.strip())
    return match[1].casefold() if match else ""


def plain_url(url: str) -> str:
    """Return an address without what does not matter: scheme, ``www``, fragment, tracking.

    :param url: an address; empty is returned for one that is not of the web
    """
    if not is_web_address(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = _DEFAULT_PORTS.sub("", parts.netloc.casefold()).removeprefix("www.")
    kept = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}"
