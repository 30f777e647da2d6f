"""Define the nodes that only a page about to be printed as LaTeX has."""

from __future__ import annotations

from docutils import nodes


class phrase_note(nodes.footnote):
    """An editor's note on a phrase, behind that phrase; attribute ``mark`` is its letter.

    Its first child is a label, as of any footnote, so that Sphinx's writer begins no
    paragraph between the mark and the words.
    """


class foreign(nodes.compound):
    """Paragraphs in another language than the document's; attribute ``lang``."""


class command(nodes.General, nodes.TextElement):
    """A command round some words; attributes ``before`` and ``after`` are LaTeX."""
