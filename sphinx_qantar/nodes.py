"""Define the nodes that stand for an excerpt and its parts in the doctree.

Each derives from the docutils node that comes nearest, so that a builder that
knows nothing of them still prints what they hold.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes


class excerpt(nodes.block_quote):
    """A quoted passage: title, headnotes, quotation, source and annotations.

    Attributes: ``name`` and ``origin`` (the page it was written on) find its record.
    In a reader ``number`` is its number, ``label`` what a list says of it and ``work``
    its work in few words, both as plain text.
    """


class excerpt_title(nodes.paragraph):
    """The line over a passage; attribute ``number`` is its number in a reader."""


class quotation(nodes.compound):
    """The verbatim words; attribute ``lang`` is their language, ``cite`` the source's address."""


class inline_quotation(nodes.inline):
    """Words quoted in a sentence; attributes ``origin`` and ``order`` find their record.

    The attribute ``withheld`` is true if another text stands for the words.
    """


class verdict_mark(nodes.inline):
    """What the check of a quotation found; attributes ``kind`` and ``meaning``, in words."""


class excerpt_source(nodes.attribution):
    """Who said it and where: the citation under a quotation."""


class excerpt_themes(nodes.General, nodes.Element):
    """The line of a passage's themes; attribute ``slugs`` is all it holds until it is printed."""


class excerpt_line(nodes.paragraph):
    """A line in smaller type about a passage: its themes, or how it differs from its source."""


class theme_line(excerpt_line):
    """The line of themes with a link to each, for the builders that do not make HTML."""


class excerpt_entries(nodes.General, nodes.Element):
    """A list of links to passages; attribute ``places`` holds the page and id of each.

    ``page`` is the source page on which it stands, empty where there is none.
    """


class annotation(nodes.admonition):
    """An editor's note; attribute ``kind`` says of which sort."""


class annotation_pointer(nodes.compound):
    """A line that leads to a note on the passage that stands elsewhere.

    Attributes: ``origin`` and ``anchor`` find the note.
    """


class annotation_title(nodes.title):
    """The words over a note: its kind, its author, and the phrase it is on."""


class phrase(nodes.inline):
    """A phrase of the quotation that an annotation is on; attribute ``note`` is the note's id."""


class phrase_mark(nodes.superscript):
    """The letter after such a phrase, a link to the note."""


class theme(nodes.compound):
    """A declared theme with its introduction; attribute ``theme`` is its slug."""


class theme_title(nodes.rubric):
    """The label of a theme."""


class theme_relations(nodes.paragraph):
    """The broader, narrower and related themes of a theme, each a link."""


class collection(nodes.General, nodes.Element):
    """The place of a collection; attributes ``origin`` and ``order`` find its record."""


class embed(nodes.General, nodes.Element):
    """The place of an embedded excerpt; attributes ``origin`` and ``order`` find its record.

    Its children are the notes that hang on it here.
    """


class bibliography(nodes.General, nodes.Element):
    """The place of a bibliography; attributes ``origin`` and ``order`` find its record.

    ``unread`` tells that its filter cannot be read.
    """


class rights_table(nodes.General, nodes.Element):
    """The place of a table of rights; attributes ``origin`` and ``order`` find its record."""


class reference_list(nodes.bullet_list):
    """A bibliography as it is printed.

    Attributes: ``listing`` is its form, empty for that of the style, ``bullet`` or
    ``enumerated``; ``enumtype`` and ``start`` are those of an enumerated list.
    """


class reference_entry(nodes.list_item):
    """One work's full reference; attribute ``citekey``."""


class passage_list(nodes.bullet_list):
    """A list of links to passages that stand elsewhere."""


class index_group(nodes.compound):
    """The indexes of a book that is bound into one document, each a page."""


class index_letter(nodes.rubric):
    """The letter over entries of an index; attribute ``needed`` is false if there are few."""


class index_list(nodes.bullet_list):
    """The entries of an index that begin with one letter."""


class index_line(nodes.list_item):
    """An entry of an index: words and links to passages; attribute ``label`` is the words."""


class citation_place(nodes.inline):
    """The place of a citation; attributes ``origin`` and ``order`` find its record.

    It holds no text until it is resolved: a project may have thousands, and Sphinx keeps all
    pages in memory between reading and writing.  Until then it says what its author wrote.
    Tables of contents have copies of it, whose attribute ``filled`` tells when it no more does.
    The lists of ids and classes that docutils gives each element are made when they are asked
    for: nearly always they are empty, and Python's garbage collector visits each.
    """

    def __init__(
        self, rawsource: str = "", *content: nodes.Node | str, **attributes: object
    ) -> None:
        super().__init__(rawsource, *content, **attributes)  # type: ignore[arg-type] # text first
        for name in self.list_attributes:
            if not self.attributes[name]:
                del self.attributes[name]

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - as docutils has it
        if not isinstance(key, str):
            return super().__getitem__(key)
        if key not in self.attributes and key in self.list_attributes:
            self.attributes[key] = []
        return self.attributes[key]

    def astext(self) -> str:
        """Return what is printed of it, or what was written."""
        return super().astext() if "filled" in self else str(self.rawsource)


class printed_text(nodes.Text):
    """Formatted words that HTML prints as they are in ``html``; any other builder, the words.

    It is one node where there would be a dozen: a page may cite hundreds of works, and a
    bibliography list thousands.
    """

    html = ""

    @classmethod
    def of(cls, words: str, html: str) -> printed_text:
        """Return a node of some words.

        :param words: plain text
        :param html: the same words as HTML
        """
        made = cls(words)
        made.html = html
        return made

    def copy(self) -> printed_text:
        """Return another node of the same words."""
        return self.of(str(self), self.html)

    def deepcopy(self) -> printed_text:
        """Return another node of the same words."""
        return self.copy()


class cited_work(nodes.inline):
    """A work in a citation that has no reference to lead to; attribute ``citekey``."""


class footnote_place(nodes.container):
    """The place where the footnotes of a page are printed, and what holds them there."""


class distant_picture(nodes.inline):
    """A picture at the site of another project; what it holds stands for it elsewhere than there.

    Attributes: ``uri`` is its address, empty where none leads to it; ``alt`` says what it shows.
    """


class missing(nodes.inline):
    """A visible stand-in for what was named but does not exist."""
