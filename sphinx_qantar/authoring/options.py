"""Convert the values of directive options, or say in an author's words what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, get_args

from docutils import nodes
from jinja2 import TemplateSyntaxError
from sphinx.util.tags import Tags

from sphinx_qantar import bibliography, csl, model
from sphinx_qantar import quotation as quoting
from sphinx_qantar.authoring.directive import OptionError
from sphinx_qantar.collection import SORT_KEYS
from sphinx_qantar.slugs import is_slug
from sphinx_qantar.suggestion import did_you_mean

if TYPE_CHECKING:
    from sphinx_qantar.authoring.directive import Converter
    from sphinx_qantar.model import Date, Locator
    from sphinx_qantar.quotation.checked import Acceptance


def text(value: str) -> str:
    """Return the value with single spaces."""
    return " ".join(value.split())


def flag(value: str) -> bool:
    """Return True: the option is set; it takes no value."""
    if value.strip():
        raise OptionError(f"takes no value, not '{value}'.")
    return True


def flag_or(word: str) -> Converter:
    """Return a converter for an option that is set without a value or with one word."""

    def convert(value: str) -> str:
        value = text(value)
        if value not in ("", word):
            raise OptionError(f"takes no value, or the word '{word}', not '{value}'.")
        return value

    return convert


def filter_expression(value: str) -> str:
    """Return an expression that selects works."""
    value = text(value)
    try:
        bibliography.compile_filter(value)
    except bibliography.FilterError as error:
        raise OptionError(str(error)) from error
    return value


def start(value: str) -> int:
    """Return the number of the first entry; 0 stands for ``continue``."""
    return 0 if text(value) == "continue" else limit(value)


def name(value: str) -> str:
    """Return the name of an excerpt, an annotation or a theme."""
    value = text(value)
    if not is_slug(value):
        raise OptionError(
            f"'{value}' is no name: use letters from a to z, digits, hyphens, dots, "
            "underscores, and begin with a letter or digit.",
            "name",
        )
    return value


def names(value: str) -> tuple[str, ...]:
    """Return several names or free words, parted by semicolons if there is one, else by commas."""
    separator = ";" if ";" in value else ","
    parts = (text(part) for part in value.split(separator))
    return tuple(dict.fromkeys(part for part in parts if part))


def slugs(value: str) -> tuple[str, ...]:
    """Return several names of themes or works, parted by commas or white space."""
    return tuple(dict.fromkeys(value.replace(",", " ").replace(";", " ").split()))


def language(value: str) -> str:
    """Return a language tag, as ``kk`` or ``en-GB``."""
    value = text(value)
    parts = value.split("-")
    primary = parts[0]
    longest = 8
    usable = all(part.isascii() and part.isalnum() and len(part) <= longest for part in parts)
    if not (usable and primary.isalpha() and len(primary) in (2, 3)):
        raise OptionError(f"'{value}' is no language tag: write for instance en, ru, kk or en-GB.")
    return value


def locator(value: str) -> Locator:
    """Return a place within a work."""
    try:
        return csl.parse_locator(text(value))
    except ValueError as error:
        raise OptionError(str(error), "locator") from error


def acceptances(value: str) -> tuple[Acceptance, ...]:
    """Return differences from the source that the author states."""
    try:
        return quoting.parse_acceptances(value)
    except ValueError as error:
        raise OptionError(str(error), "accept") from error


def date(value: str) -> Date:
    """Return a date."""
    try:
        return bibliography.parse_date(text(value))
    except ValueError as error:
        raise OptionError(str(error), "date") from error


def choice(*allowed: str) -> Callable[[str], str]:
    """Return a converter that accepts one of *allowed*."""

    def convert(value: str) -> str:
        value = text(value)
        if value not in allowed:
            raise OptionError(_unknown(value, allowed))
        return value

    return convert


def kind(value: str) -> str:
    """Return a kind of annotation."""
    value = text(value)
    if value not in get_args(model.AnnotationKind):
        raise OptionError(_unknown(value, get_args(model.AnnotationKind)), "annotation")
    return value


def classes(value: str) -> tuple[str, ...]:
    """Return names of classes, parted by white space."""
    names = tuple(map(nodes.make_id, value.split()))
    for name, word in zip(names, value.split(), strict=True):
        if not name:
            raise OptionError(f"'{word}' is no name of a class.")
    return names


def sort_keys(value: str) -> tuple[str, ...]:
    """Return what to sort by; a hyphen before a key turns its order round."""
    keys = slugs(value)
    for key in keys:
        if key.removeprefix("-") not in SORT_KEYS:
            raise OptionError(_unknown(key, SORT_KEYS))
    return keys


def limit(value: str) -> int:
    """Return how many excerpts to show at the most."""
    if not (value.strip().isascii() and value.strip().isdigit() and int(value) > 0):
        raise OptionError(f"expected a number above zero, not '{text(value)}'.")
    return int(value)


def condition(value: str) -> str:
    """Return an expression over tags, as ``instructor`` or ``instructor and not draft``."""
    value = text(value)
    try:
        Tags().eval_condition(value)
    except (ValueError, TemplateSyntaxError, RecursionError) as error:
        message = f"'{value}' is no condition on tags, so this is left out of every build."
        raise OptionError(message) from error
    return value


def _unknown(value: str, allowed: Iterable[str]) -> str:
    allowed = sorted(allowed)
    hint = did_you_mean(value, allowed) or f" Use one of: {', '.join(allowed)}."
    return f"'{value}' is unknown.{hint}"
