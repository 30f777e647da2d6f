"""Name the kinds of annotations in the language of the project."""

from __future__ import annotations

from sphinx_qantar.translation import _


def kind_label(kind: str) -> str:
    """Return the name of a kind of annotation."""
    labels = {
        "headnote": _("Headnote"),
        "comment": _("Comment"),
        "gloss": _("Gloss"),
        "context": _("Context"),
        "question": _("Question"),
        "translation": _("Translation"),
    }
    return labels[kind]
