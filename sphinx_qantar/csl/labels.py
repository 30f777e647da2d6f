"""Make the labels of label styles, as ``Doe65``, where a work brings none.

Source: CSL 1.0.2, the variable ``citation-label``; the shape is citeproc-js's default: four
letters of one author, else two or one of each of the first four, and the year's last digits.
In styles that ask for it, it is that of BibTeX's style ``alpha``: three letters of one author,
else the initials of up to four, of more those of the first three and a plus sign.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx_qantar.csl.others import named
from sphinx_qantar.csl.particles import split_name
from sphinx_qantar.model import Name, Work

LABEL_FORM = "{urn:sphinx-qantar:csl}labels"
"""The attribute by which a style of our own asks for a form of labels: ``bibtex``."""

_LETTERS = {1: 4, 2: 2, 3: 1, 4: 1}
_MOST = 4
_SHORT = 3
_WORD = re.compile(r"[^\W\d_]+|\d+")


def citation_label(work: Work, form: str = "") -> str:
    """Return a work's label, without year suffix.

    :param form: ``bibtex``, or empty for the form that other CSL processors have
    """
    given = work.variables.get("citation-label", "")
    if given:
        return given
    head = _bibtex_head(work) if form == "bibtex" else _head(work)
    date = work.dates.get("issued")
    if date is None or not date.parts or not date.parts[0]:
        return head
    return f"{head}{date.parts[0][0] % 100:02d}"


def _people(work: Work) -> tuple[Name, ...]:
    return work.names.get("author") or work.names.get("editor") or ()


def _head(work: Work) -> str:
    names = named(_people(work))
    if not names:
        return "".join(work.variables.get("title", "").split()[:1])[:_MOST]
    letters = _LETTERS[min(len(names), _MOST)]
    split = [split_name(name) for name in names[:_MOST]]
    return "".join((name.family or name.literal)[:letters] for name in split)


def _bibtex_head(work: Work) -> str:
    people = _people(work)
    names = named(people)
    if not names:
        return work.citekey[:_SHORT]
    and_others = len(names) < len(people)
    if len(people) == 1:
        return _initials(names[0], alone=True)
    shown = names[:_SHORT] if len(people) > _MOST else names
    plus = "+" if and_others or len(people) > _MOST else ""
    return "".join(_initials(name) for name in shown) + plus


def _initials(name: Name, *, alone: bool = False) -> str:
    """Return the first letters of a surname's words; of a single one, alone, three letters."""
    particles = f"{name.dropping_particle} {name.non_dropping_particle}"
    family = name.family or name.literal
    initials = "".join(word[0] for word in _words(f"{particles} {family}"))
    if alone and len(initials) == 1:
        return "".join(_words(family))[:_SHORT]
    return initials


def _words(text: str) -> list[str]:
    """Return the words of a text, accents of Latin letters left out; an apostrophe parts none."""
    plain = text.replace("'", "").replace("’", "")
    return _WORD.findall("".join(_without_accent(letter) for letter in plain))


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter
