"""Publish the excerpts of a build in ``excerpts.json``, beside ``objects.inv``.

What is published of notes is made while their pages are read, so that no page is loaded for it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.rendering.freshness import stamp_of_records

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain

FILE = "excerpts.json"
PUBLISHERS = frozenset({"html", "dirhtml", "singlehtml", "reader"})
"""The builders whose output other projects can link to."""


def write_excerpts(app: Sphinx, exception: Exception | None) -> None:
    """Write the inventory of this build, unless it would be the same as the last one's."""
    if exception is not None or app.env is None or app.builder.name not in PUBLISHERS:
        return
    domain = qantar_domain(app.env)
    path = Path(app.outdir) / FILE
    stamp, kept = _stamp(app, domain), _stamp_path(app)
    if path.is_file() and kept.is_file() and kept.read_text(encoding="utf-8") == stamp:
        return
    # What publishes is loaded when something is published, not with each build.
    from sphinx_qantar.exchange import write_inventory  # noqa: PLC0415 - see above
    from sphinx_qantar.rendering.inventory import Collecting  # noqa: PLC0415 - see above

    path.write_text(
        write_inventory(Collecting(app, domain).inventory()), encoding="utf-8", newline="\n"
    )
    kept.write_text(stamp, encoding="utf-8", newline="\n")


def _stamp(app: Sphinx, domain: QantarDomain) -> str:
    config = app.config
    said = (
        *(config.project, config.language, config.html_baseurl, config.html_title),
        *(config.qantar_verdicts, config.html_link_suffix, config.html_file_suffix),
        *sorted(app.tags),
        repr(config.qantar_readers),
        config.qantar_reader,
        app.extensions["sphinx_qantar"].version,
    )
    text = "\0".join((stamp_of_records(domain), *map(str, said)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _stamp_path(app: Sphinx) -> Path:
    folder = hashlib.sha256(str(app.outdir).encode()).hexdigest()[:12]
    return Path(app.doctreedir) / f"qantar-{app.builder.name}-{folder}.published"
