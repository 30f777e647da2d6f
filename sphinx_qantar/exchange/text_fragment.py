"""Make the address at which a browser finds a quotation on the page of its source.

A text fragment names words; browsers scroll to them and mark them.  Long, abridged or
emended quotations are named by their first and last words, since what stands between may differ.

Source: URL Fragment Text Directives, W3C Community Group draft, "Syntax" and "Word boundaries".
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from sphinx_qantar.exchange.elisions import fragments_of
from sphinx_qantar.exchange.web_address import is_web_address

_MOST_WORDS = 12
"""How many words are named whole; a longer text may run over line and block ends."""
_END_WORDS = 5
_FEWEST_WORDS = 2
"""How many words an end has: one word alone may stand anywhere."""

_RESOLVERS = frozenset(["doi.org", "dx.doi.org", "hdl.handle.net", "www.doi.org"])
_NO_PAGES = re.compile(
    r"\.(?:pdf|epub|mobi|djvu|ps|docx?|odt|rtf|zip|mp[34]|wav|ogg|jpe?g|png|gif|tiff?)\Z",
    re.IGNORECASE,
)
_EMENDED = re.compile(r"\S*\[[^\[\]]*\]\S*")


def text_fragment_url(url: str, quotation: str) -> str:
    """Return the address of a quotation on the page of its source.

    :param url: the address of the work
    :param quotation: the words, their paragraphs parted by empty lines
    :returns: empty if the work has no page of HTML on the web, as far as its address tells, or
        too few words would name the place
    """
    if not quotation or not _has_page(url):
        return ""
    named = _named(quotation)
    if not named:
        return ""
    base, sign, anchor = url.partition("#")
    return f"{base}{sign or '#'}{anchor}:~:text={','.join(map(_encoded, named))}"


def _has_page(url: str) -> bool:
    if not is_web_address(url) or ":~:" in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.netloc.casefold().rpartition("@")[2].partition(":")[0]
    return host not in _RESOLVERS and not _NO_PAGES.search(parts.path)


def _named(quotation: str) -> list[str]:
    """Return the words that name a quotation: all, or its first and its last; none if too few."""
    runs = [run.split() for run in _runs(quotation)]
    if not runs:
        return []
    first, last = runs[0], runs[-1]
    if len(runs) == 1 and len(first) <= _MOST_WORDS:
        return [" ".join(first)] if len(first) >= _FEWEST_WORDS else []
    start, end = first[:_END_WORDS], last[-_END_WORDS:]
    if min(len(start), len(end)) < _FEWEST_WORDS:
        return []
    return [" ".join(start), " ".join(end)]


def _runs(quotation: str) -> list[str]:
    """Return the stretches that stand on the page as they are, in their order.

    Ellipses, an editor's brackets, and the ends of paragraphs and verses part them; the short
    ones are passed over.
    """
    blocks = re.split(r"\n+", quotation)
    parts = (part for block in blocks for part in fragments_of(block))
    runs = (run.strip() for part in parts for run in _EMENDED.split(part))
    return [run for run in runs if len(run.split()) >= _FEWEST_WORDS]


def _encoded(words: str) -> str:
    """Percent-encode words; a hyphen, a comma and an ampersand mean something between them."""
    return quote(words, safe="").replace("-", "%2D")
