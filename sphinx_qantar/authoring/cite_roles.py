"""Name the roles that cite.

Source: sphinxcontrib-bibtex's documentation, "Roles and Directives".  There ``s`` means
all names, ``c`` a capital letter, ``al`` no brackets, ``par`` brackets around.
"""

from __future__ import annotations

TEXTUAL = ("p", "ps", "t", "ts", "ct", "cts")
"""Those that stand both in the text and in footnotes."""

AUTHORS = ("author", "authors", "cauthor", "cauthors", "authorpar", "authorpars")
_IN_TEXT = ("alp", "alps", *AUTHORS, "year", "yearpar", "label", "labelpar", "empty")

CITE_ROLES = (
    "cite",
    *(f"cite:{name}" for name in (*TEXTUAL, *_IN_TEXT)),
    "footcite",
    *(f"footcite:{name}" for name in TEXTUAL),
)
"""Our roles that cite; ``citation_forms`` has the form of each."""
