"""Make the labels of label styles, as ``Doe65``, where a work brings none.

Source: CSL 1.0.2, the variable ``citation-label``; the shape is citeproc-js's default: four
letters of one author, else two or one of each of the first four, and the year's last digits.
"""

from __future__ import annotations

import unicodedata

from sphinx_qantar.csl.context import Item

_LETTERS = {1: 4, 2: 2, 3: 1, 4: 1}
_MOST = 4


def citation_label(item: Item) -> str:
    """Return a work's label, without year suffix."""
    given = item.variables.get("citation-label", "")
    if given:
        return given
    names = item.names.get("author") or item.names.get("editor") or ()
    letters = _LETTERS.get(min(len(names), _MOST), 0)
    if names:
        head = "".join((name.family or name.literal)[:letters] for name in names[:_MOST])
    else:
        head = "".join(word for word in item.variables.get("title", "").split()[:1])[:_MOST]
    date = item.dates.get("issued")
    year = (
        f"{date.parts[0][0] % 100:02d}" if date is not None and date.parts and date.parts[0] else ""
    )
    return unicodedata.normalize("NFC", head) + year
