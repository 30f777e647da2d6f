"""Tell which addresses a note may lead to: those of the web and of mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sphinx_qantar.exchange.formatted.runs import Run
from sphinx_qantar.exchange.web_address import is_web_address

_MAIL = re.compile(r"mailto:[\w.+-]{1,64}@[A-Za-z0-9.-]{1,200}", re.ASCII)
_BARE = re.compile(r"(?<![\w/@.-])https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_AFTER = ".,;:!?'’”»)*_…"
_LONGEST = 2_000


def safe_url(address: str) -> str:
    """Return an address that may be linked to, empty for any other.

    :param address: whatever stands in a link
    """
    address = address.strip().replace(" ", "%20")
    is_safe = len(address) <= _LONGEST and (is_web_address(address) or _MAIL.fullmatch(address))
    return address if is_safe else ""


def with_links(run: Run) -> Iterator[Run]:
    """Yield words with links where addresses stand in them, as Markdown of the web has them."""
    if run.verbatim or run.url or "://" not in run.words:
        yield run
        return
    at = 0
    for found in _BARE.finditer(run.words):
        address = _trimmed(found[0])
        if url := safe_url(address):
            yield replace(run, words=run.words[at : found.start()])
            yield replace(run, words=address, url=url)
            at = found.start() + len(address)
    yield replace(run, words=run.words[at:])


def _trimmed(address: str) -> str:
    """Return an address without the signs that end the sentence it stands in."""
    while address and address[-1] in _AFTER:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
