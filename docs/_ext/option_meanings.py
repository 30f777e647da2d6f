"""Say what authors can write means: options of directives, roles, settings of a reader.

``tests/test_docs/test_meanings.py`` holds that each of them is here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from sphinx_qantar.collection import SORT_KEYS, GroupBy
from sphinx_qantar.model import AnnotationKind


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a thing means; ``value`` describes what is written after it, both in MyST."""

    value: str
    text: str


def _one_of(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


_NAME = "a name"
_TEXT = "text"
_THEMES = "slugs, parted by commas"
_CITEKEYS = "citekeys, parted by commas"
_CITEKEY = "a citekey"
_NAMES = "names, parted by commas, or by semicolons if a name holds a comma"
_LANGUAGES = "language tags, parted by commas"
_CONDITION = "tags, with `and`, `or`, `not`"
_FLAG = "none"

_GROUPINGS = _one_of(get_args(GroupBy))
_SORT_KEYS = f"one or more of {_one_of(SORT_KEYS)}, as they are or with a hyphen before them"
_ONLY = "Leave it out of every build whose tags do not meet the condition."

ARGUMENT_MEANINGS: Mapping[str, Meaning] = {
    "annotation": Meaning(
        "`NAME`",
        "the name of the excerpt it is on; needed only where it does not stand inside that excerpt",
    ),
    "bibliography": Meaning(
        "`CITEKEY …`, `FILE …`",
        "citekeys of the works to list, as in its body; names of bibliography files, which end in "
        "`.bib`, `.json`, `.yaml` or `.yml`, relative to the page, of which alone works are listed",
    ),
    "embed": Meaning(
        "`NAME`", "the name of an excerpt, with that of its project before it: `kz:no-one-led`"
    ),
    "excerpt": Meaning("`CITEKEY`", "the citekey of the work that the passage is by"),
    "excerpts": Meaning("", ""),
    "footbibliography": Meaning("", ""),
    "rights": Meaning("", ""),
    "theme": Meaning("`SLUG`", "the name by which excerpts and links refer to the theme"),
}
"""What each directive's argument is; empty where it takes none."""

BODY_MEANINGS: Mapping[str, str] = {
    "annotation": "The text of the note. It may hold whatever a page may hold.",
    "bibliography": "The citekeys of the works to list. Without options these are all; beside "
    "`:cited:`, `:notcited:` or `:filter:` they are listed as well.",
    "embed": "Nothing, or `annotation` directives: notes of your own on the passage.",
    "excerpt": "The quotation, word for word, and the `annotation` directives on it.",
    "excerpts": "",
    "footbibliography": "",
    "rights": "",
    "theme": "The introduction, which opens the theme’s chapter in a reader.",
}
"""What stands in each directive's body; empty where nothing may."""

OPTION_MEANINGS: Mapping[str, Mapping[str, Meaning]] = {
    "excerpt": {
        "name": Meaning(
            _NAME,
            "How links, notes and the reader refer to the passage. "
            "Without one it is called after its page and place, which changes as you edit: "
            "give a name.",
        ),
        "title": Meaning(_TEXT, "The line over the passage, in your words."),
        "themes": Meaning(
            _THEMES, "The themes it belongs to. Under the first it stands in full in a reader."
        ),
        "locator": Meaning(
            "a locator",
            "Where in the work it stands; with `:quoted-in:`, where in the work quoted from.",
        ),
        "lang": Meaning(
            "a language tag", "The language of the quotation: `en`, `ru`, `kk`, `en-GB`."
        ),
        "speaker": Meaning(_TEXT, "Who says it, where that is not the work’s author."),
        "quoted-in": Meaning(_CITEKEY, "The work in which you read it, where that is another."),
        "date": Meaning("a date", "The time that the passage speaks of."),
        "people": Meaning(_NAMES, "The people it speaks of, for the index and for collections."),
        "places": Meaning(_NAMES, "The places it speaks of, likewise."),
        "organisations": Meaning(_NAMES, "The organisations it speaks of, for the index."),
        "translator": Meaning(_TEXT, "Who translated the words."),
        "translation-of": Meaning(
            "the name of an excerpt, or a citekey", "What the words are a translation of."
        ),
        "start-at": Meaning(
            "words of the source text",
            "Take the words from the source text: from these on. The body then has none.",
        ),
        "end-at": Meaning("words of the source text", "And up to these."),
        "accept": Meaning(
            "`source → quotation, reason`",
            "A difference from the source text that is meant; several are parted by semicolons.",
        ),
        "rights": Meaning(
            "a status, then `holder:`, `licence:`, `fee:`, `expiry:`, parted by semicolons",
            "The rights in the passage, where they are others than in its work.",
        ),
        "only": Meaning(_CONDITION, _ONLY),
        "class": Meaning("class names", "Classes for the passage in HTML."),
    },
    "annotation": {
        "kind": Meaning(
            _one_of(get_args(AnnotationKind)),
            "The kind of note; by default `comment`. A headnote stands before the quotation.",
        ),
        "on": Meaning(
            "a phrase of the quotation",
            "The words that the note is on. They must occur in the quotation just once; "
            "quotation marks, dashes and spaces may be others.",
        ),
        "by": Meaning(_TEXT, "Who wrote the note."),
        "only": Meaning(_CONDITION, _ONLY),
        "name": Meaning(_NAME, "The note’s anchor on its page."),
    },
    "theme": {
        "label": Meaning(_TEXT, "The theme’s name in words; by default made from its slug."),
        "scope": Meaning(_TEXT, "Which passages belong here: a scope note."),
        "broader": Meaning(_THEMES, "The themes it is part of."),
        "narrower": Meaning(_THEMES, "The themes that are part of it."),
        "related": Meaning(_THEMES, "Themes to look at as well."),
        "exact-match": Meaning(
            "names, parted by commas", "The same theme in other projects: `kz:leaderlessness`."
        ),
    },
    "excerpts": {
        "themes": Meaning(_THEMES, "Only excerpts under one of these themes."),
        "works": Meaning(_CITEKEYS, "Only excerpts from one of these works."),
        "authors": Meaning(
            _NAMES,
            "Only excerpts from works by one of these authors or, where a "
            "work has no author, editors: the family name, or the whole name.",
        ),
        "languages": Meaning(
            _LANGUAGES, "Only excerpts in one of these languages; `en` takes in `en-GB`."
        ),
        "people": Meaning(_NAMES, "Only excerpts that name one of these people."),
        "places": Meaning(_NAMES, "Only excerpts that name one of these places."),
        "narrower": Meaning(_FLAG, "Take in the narrower themes of those named, at any depth."),
        "group-by": Meaning(_GROUPINGS, "What to make groups of; by default `none`."),
        "sort": Meaning(
            f"{_SORT_KEYS}; parted by commas",
            "The order within a group; by default that of the pages. A hyphen turns it round.",
        ),
        "show": Meaning(
            _one_of(("full", "quotation", "entry")),
            "The passage with its notes, without them (the default), or a line that links to it.",
        ),
        "limit": Meaning("a number", "Show no more than the first so many."),
        "from": Meaning(
            "names of {confval}`qantar_inventories`, `*` for all, `here` for this project",
            "Draw on these projects; by default on this one alone.",
        ),
    },
    "embed": {
        "hash": Meaning(
            "12 to 64 digits from 0 to f",
            "The hash that the passage had when you chose it: a warning tells if it changes.",
        ),
        "show": Meaning(
            _one_of(("full", "quotation")), "The passage with its notes (the default), or without."
        ),
    },
    "bibliography": {
        "cited": Meaning(
            "none, or `page`",
            "List the works cited in the project: the default. With `page`, those that this page "
            "cites, its excerpts included.",
        ),
        "notcited": Meaning(_FLAG, "List the works that nothing cites."),
        "all": Meaning(_FLAG, "List every work of the bibliography, cited or not."),
        "filter": Meaning(
            "an expression", "List the works that answer to it: see {ref}`bibliography-filters`."
        ),
        "annotated": Meaning(
            _FLAG,
            "Put under each work its annotation or abstract, and links to the excerpts from it.",
        ),
        "list": Meaning(
            _one_of(("citation", "bullet", "enumerated")),
            "The form: that of the style (the default), or a list without the style’s labels.",
        ),
        "enumtype": Meaning(
            _one_of(("arabic", "loweralpha", "upperalpha", "lowerroman", "upperroman")),
            "The numerals of an enumerated list.",
        ),
        "start": Meaning(
            "a number, or `continue`",
            "The first number of an enumerated list; `continue` counts on from the one before it "
            "on the page.",
        ),
        "style": Meaning(
            "a CSL style, or a `.csl` file",
            "Another style than the project’s, by name or relative to `conf.py`. Citations that "
            "lead to this list follow it, unless one of the styles is for notes.",
        ),
        "labelprefix": Meaning(
            _TEXT, "What stands before each number or label: with `A`, [A1], here and in citations."
        ),
        "keyprefix": Meaning(
            _TEXT,
            "What stands before citekeys that are to lead to this list: with `a-`, a citation of "
            "`a-mill-1859` leads to Mill’s entry here.",
        ),
    },
    "footbibliography": {},
    "rights": {
        "status": Meaning("statuses, parted by commas", "Only quotations with these statuses."),
    },
}
"""What each option of each directive means."""

ROLE_MEANINGS: Mapping[str, Meaning] = {
    "quote": Meaning(
        "`words <key, p. 3>`",
        "words in quotation marks, checked, with their citation; `<!key>` prints no citation",
    ),
    "cite": Meaning("`key`", "a citation in the style’s own form, as `cite:p`"),
    "cite:p": Meaning(
        "`key`", "a citation in the style’s own form, mostly in parentheses; in note styles a note"
    ),
    "cite:ps": Meaning("`key`", "as `cite:p`, with all names instead of “et al.”"),
    "cite:t": Meaning("`key`", "a citation whose author is part of your sentence"),
    "cite:ts": Meaning("`key`", "as `cite:t`, with all names"),
    "cite:ct": Meaning("`key`", "as `cite:t`, beginning with a capital letter"),
    "cite:cts": Meaning("`key`", "as `cite:t`, with all names and a capital letter"),
    "cite:alp": Meaning("`key`", "as `cite:p` without brackets; in the text in note styles, too"),
    "cite:alps": Meaning("`key`", "as `cite:alp`, with all names"),
    "cite:author": Meaning("`key`", "the author alone"),
    "cite:authors": Meaning("`key`", "all authors"),
    "cite:authorpar": Meaning("`key`", "the author in brackets"),
    "cite:authorpars": Meaning("`key`", "all authors in brackets"),
    "cite:cauthor": Meaning("`key`", "the author, beginning with a capital letter"),
    "cite:cauthors": Meaning("`key`", "all authors, beginning with a capital letter"),
    "cite:year": Meaning("`key`", "the year alone"),
    "cite:yearpar": Meaning("`key`", "the year in brackets"),
    "cite:label": Meaning(
        "`key`", "the work’s number or label; in other styles its shortest citation"
    ),
    "cite:labelpar": Meaning("`key`", "the same in brackets"),
    "cite:empty": Meaning("`key`", "nothing, but the bibliography lists the work"),
    "footcite": Meaning("`key`", "a footnote with the full reference, as `footcite:p`"),
    "footcite:p": Meaning(
        "`key`", "a footnote with the full reference; in note styles a note like any other"
    ),
    "footcite:ps": Meaning("`key`", "as `footcite:p`, with all names in note styles"),
    "footcite:t": Meaning("`key`", "the author, and the footnote after that"),
    "footcite:ts": Meaning("`key`", "as `footcite:t`, with all names"),
    "footcite:ct": Meaning("`key`", "as `footcite:t`, beginning with a capital letter"),
    "footcite:cts": Meaning("`key`", "as `footcite:t`, with all names and a capital letter"),
    "excerpt": Meaning("`name`", "a link to an excerpt, in the words of its title"),
    "theme": Meaning("`slug`", "a link to a theme, in the words of its label"),
    "work": Meaning("`key`", "a work’s full reference; with words of your own, a link to it"),
}
"""What each role makes, and what is written in it."""

READER_MEANINGS: Mapping[str, Meaning] = {
    "title": Meaning(_TEXT, "The title on the contents page."),
    "subtitle": Meaning(_TEXT, "A line under the title."),
    "editors": Meaning("a list of names", "Who edited the reader."),
    "date": Meaning("text", "A date or edition, for the title page."),
    "group_by": Meaning(_GROUPINGS, "What makes a chapter."),
    "sort": Meaning(
        f"a list: {_SORT_KEYS}",
        "The order within a chapter; by default that of the pages. A hyphen turns it round.",
    ),
    "front_matter": Meaning("a list of pages", "Pages that stand before the chapters."),
    "back_matter": Meaning(
        "a list of pages", "Pages that stand after the chapters, before bibliography and indexes."
    ),
    "themes": Meaning("a list of slugs", "Only excerpts under these themes or narrower ones."),
    "works": Meaning("a list of citekeys", "Only excerpts from these works."),
    "authors": Meaning("a list of names", "Only excerpts from works by these authors."),
    "languages": Meaning("a list of language tags", "Only excerpts in these languages."),
    "inventories": Meaning(
        "a list of names of {confval}`qantar_inventories`, or `*`",
        "The projects whose excerpts it holds beside those of this one.",
    ),
    "repeat": Meaning(
        "`True` or `False`",
        "Print a passage in full in each of its chapters, instead of once with cross-references.",
    ),
    "annotated": Meaning(
        "`True` or `False`",
        "Put under each work of the bibliography its annotation and links to the passages from it.",
    ),
    "description": Meaning(_TEXT, "What the book is about, for the catalogues that list EPUBs."),
    "identifier": Meaning(
        "an ISBN, a DOI or another URN",
        "What tells an EPUB from all others; by default one is made of the address of the site, "
        "or of the project’s name, and stays the same.",
    ),
    "cover": Meaning(
        "the path of an image, relative to `conf.py`",
        "The cover of the EPUB; without it one is made of title and editors.",
    ),
}
"""What each setting of a reader means."""
