"""Make the labels of label styles, as ``Doe65``, where a work brings none.

Source: CSL 1.0.2, the variable ``citation-label``; the shape is citeproc-js's default: four
letters of one author, else two or one of each of the first four, and the year's last digits.
"""

from __future__ import annotations

from sphinx_qantar.csl.others import named
from sphinx_qantar.csl.particles import split_name
from sphinx_qantar.model import Work

_LETTERS = {1: 4, 2: 2, 3: 1, 4: 1}
_MOST = 4


def citation_label(work: Work) -> str:
    """Return a work's label, without year suffix."""
    given = work.variables.get("citation-label", "")
    if given:
        return given
    names = named(work.names.get("author") or work.names.get("editor") or ())
    if names:
        letters = _LETTERS[min(len(names), _MOST)]
        split = [split_name(name) for name in names[:_MOST]]
        head = "".join((name.family or name.literal)[:letters] for name in split)
    else:
        head = "".join(work.variables.get("title", "").split()[:1])[:_MOST]
    date = work.dates.get("issued")
    if date is None or not date.parts or not date.parts[0]:
        return head
    return f"{head}{date.parts[0][0] % 100:02d}"
