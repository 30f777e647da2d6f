"""Print the buttons that copy something; the script ``qantar.js`` makes them work."""

from __future__ import annotations

from html import escape

from sphinx_qantar.translation import _

MOST_TO_COPY = 1000
"""Works of a list that can be copied or collected: with those of more the page would be heavy."""


def copy_button(label: str, copied: str) -> str:
    """Return a button; it is hidden until the script finds it.

    :param label: what is written on it
    :param copied: the text it copies
    """
    data = {
        "data-copy": copied,
        "data-copied": _("Copied"),
        "data-failed": _("Could not copy"),
    }
    attributes = " ".join(f"{name}='{_attribute(words)}'" for name, words in data.items())
    return (
        f' <button type="button" class="qantar-copy" {attributes} hidden="">'
        f"{escape(label)}</button>"
    )


def _attribute(words: str) -> str:
    """Return the value of an attribute in single quotes, since JSON is full of double ones.

    Unlike docutils' own ``attval`` this keeps lines apart.
    """
    return escape(words, quote=False).replace("'", "&#39;").replace("\n", "&#10;")
