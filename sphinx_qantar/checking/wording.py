"""Tell verdicts, flags and places in the project's language, for the copy editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.checking.rows import Row


def verdict_words() -> Mapping[str, str]:
    """Return the word for each verdict, as :attr:`Row.verdict` has it."""
    words = {
        "exact": _("exact"),
        "normalised": _("normalised"),
        "elided": _("elided"),
        "bracketed": _("bracketed"),
        "altered": _("altered"),
        "absent": _("absent"),
        "unchecked": _("unchecked"),
        "accepted": _("accepted"),
    }
    return {verdict: str(word) for verdict, word in words.items()}


def flag_words() -> Mapping[str, str]:
    """Return the words for each flag beside a verdict."""
    words = {
        "ambiguous": _("in several places"),
        "crosses-works": _("runs into another work"),
        "elided-negation": _("leaves out a denial"),
        "homoglyph": _("a letter of another script"),
        "insertion-negates": _("puts in a denial"),
        "long-gap": _("leaves out much"),
        "misordered": _("parts in another order"),
        "outside-work": _("outside the work"),
        "short": _("few words"),
    }
    return {flag: str(word) for flag, word in words.items()}


def found_words(row: Row) -> str:
    """Return where in its source a quotation was found, empty if that is not known."""
    place, given = row.checked.place, row.checked.quotation.locator
    if not row.found:
        return ""
    proposed = place.proposed if place and place.proposed else given
    label = proposed.label if proposed and place and place.labels else "page"
    several = len(place.labels) > 1 if place else False
    return str(_("found on %s")) % _place(label, row.found, several=several)


def given_words(row: Row) -> str:
    """Return the locator that a quotation's author gives, empty if there is none."""
    given = row.checked.quotation.locator
    return _place(given.label, given.value, several=False) if given else ""


def _place(label: str, value: str, *, several: bool) -> str:
    """Return a page or paragraph in words; other places by their label."""
    words = {
        ("page", False): _("page %s"),
        ("page", True): _("pages %s"),
        ("paragraph", False): _("paragraph %s"),
        ("paragraph", True): _("paragraphs %s"),
    }
    word = words.get((label, several))
    return str(word) % value if word else f"{label} {value}"
