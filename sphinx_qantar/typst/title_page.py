"""Say what a book says of itself: on its title page, in its file's name and its properties."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx.config import Config
from sphinx.util.osutil import make_filename_from_project


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What stands before the text of a book.

    ``file`` is the PDF's name without its ending; ``byline`` is the line that names who made
    the book, and ``authors`` their names as the PDF's properties have them; ``date`` is an
    edition or a date, ``rights`` the copyright line.  All but ``file`` and ``title`` may be
    empty.
    """

    file: str
    title: str
    subtitle: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    rights: str = ""


def title_page(config: Config) -> TitlePage:
    """Return what the configuration of a project says of it."""
    author = config.author if config.author != "unknown" else ""
    return TitlePage(
        file=make_filename_from_project(config.project) or "book",
        title=config.project,
        byline=author,
        authors=(author,) if author else (),
        date=config.release,
        rights=rights_line(config),
    )


def rights_line(config: Config) -> str:
    """Return the copyright line of a project, empty if it has none."""
    stated = config.copyright
    lines = [stated] if isinstance(stated, str) else list(stated or ())
    return "; ".join(f"© {line}" for line in lines if line)
