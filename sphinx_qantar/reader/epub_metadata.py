"""Tell of a reader what the package document of its EPUB is to tell."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lxml import etree
from sphinx.config import Config

from sphinx_qantar.epub.records import Accessibility, Metadata, Person
from sphinx_qantar.epub.xml_text import MATHML, XHTML, language_tag
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.epub.records import Page
    from sphinx_qantar.reader.assemble import Assembled

_UNSET = frozenset({"", "unknown", "Author name not set"})
"""What Sphinx has where an author says nothing."""


def metadata(
    config: Config, assembled: Assembled, pages: Iterable[Page], *, described: bool
) -> Metadata:
    """Return the metadata of a reader.

    :param pages: its pages, cleaned
    :param described: whether all its images have alternative texts
    """
    pages = tuple(pages)
    settings = assembled.settings
    editors = tuple(Person(name, "edt") for name in settings.editors)
    author = () if config.author in _UNSET else (Person(config.author),)
    told = settings.description or config.epub_description
    return Metadata(
        identifier=_identifier(config, assembled),
        title=settings.title,
        subtitle=settings.subtitle,
        languages=_languages(config, pages),
        modified=_now(),
        creators=editors or author,
        publisher=_said(config.epub_publisher) if config.epub_publisher != config.author else "",
        rights=_rights(config),
        description=_said(told),
        accessibility=_accessibility(pages, described=described),
    )


def _said(text: str) -> str:
    return "" if text in _UNSET else str(text)


def _rights(config: Config) -> str:
    stated = config.epub_copyright or config.copyright
    lines = [stated] if isinstance(stated, str) else stated
    return "; ".join(line for line in lines if line)


def _identifier(config: Config, assembled: Assembled) -> str:
    """Return the reader's identifier: the author's, or one that stays the same."""
    stated = assembled.settings.identifier or _said(config.epub_identifier)
    if stated:
        return stated
    origin = config.html_baseurl or f"{config.project}, {config.author}"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{origin}#{assembled.name}").urn


def _languages(config: Config, pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the book's language, and those of what it quotes."""
    own = language_tag(config.language or "") or "en"
    stated = {
        str(node.get("lang")) for page in pages for node in page.root.iter() if node.get("lang")
    }
    return (own, *sorted(stated - {own}))


def _now() -> datetime:
    """Return the time of the build, which SOURCE_DATE_EPOCH may set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)


# -- accessibility -----------------------------------------------------------------------


def _accessibility(pages: Iterable[Page], *, described: bool) -> Accessibility:
    """Tell what is known of how the book can be read, from what it holds.

    Whether it meets WCAG is not claimed: that is for a person to judge.
    """
    pages = tuple(pages)
    pictures = [image for page in pages for image in page.root.iter(f"{{{XHTML}}}img")]
    formulas = any(_has_formulas(page.root) for page in pages)
    features = ["displayTransformability", "readingOrder", "structuralNavigation"]
    features += ["tableOfContents"]
    features += ["index"] * any("index" in page.kind.split() for page in pages)
    features += ["alternativeText"] * bool(pictures and described)
    features += ["MathML"] * formulas
    moving = any(str(image.get("src")).endswith(".gif") for image in pictures)
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=("textual",) if described else ("textual,visual",),
        features=tuple(sorted(features)),
        hazards=("unknown",) if moving else ("none",),
        summary=_summary(described=described),
    )


def _has_formulas(root: etree._Element) -> bool:
    return next(root.iter(f"{{{MATHML}}}math"), None) is not None


def _summary(*, described: bool) -> str:
    text = _(
        "The text can be enlarged, recoloured and read aloud. Chapters and passages are in the "
        "contents and have headings; notes can be reached from their calls and lead back; "
        "quotations in other languages are marked as such."
    )
    pictures = (
        _("Images have alternative texts.")
        if described
        else _("Some images have no alternative text.")
    )
    return f"{text} {pictures}"
