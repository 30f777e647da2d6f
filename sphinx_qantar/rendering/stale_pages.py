"""Find the pages that were written otherwise, by what stands for what each of them shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sphinx.environment import BuildEnvironment

if TYPE_CHECKING:
    from sphinx_qantar.domain import PageRecords


def stale_pages(
    fingerprints: Mapping[str, str], env: BuildEnvironment, saved: Mapping[str, Any]
) -> Iterator[str]:
    """Yield the pages that were written otherwise the last time.

    :param fingerprints: what stands for each page as it is now
    :param saved: what was saved after the last build
    """
    before = saved.get("pages", {})
    return (
        docname
        for docname, fingerprint in fingerprints.items()
        if before.get(docname) != fingerprint and docname in env.found_docs
    )


def with_sources(
    fingerprints: Mapping[str, str], pages: Mapping[str, PageRecords]
) -> dict[str, str]:
    """Return fingerprints of pages that show what they did, and whose sources may be others."""
    return {
        docname: f"{fingerprint.partition(' ')[0]} {pages[docname].source_digest}"
        for docname, fingerprint in fingerprints.items()
    }
