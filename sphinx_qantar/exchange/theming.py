"""Turn the tags of other tools into themes: a slug for each, its label kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sphinx_qantar.exchange.incoming import Code
from sphinx_qantar.exchange.naming import slug, unused
from sphinx_qantar.model import Theme
from sphinx_qantar.slugs import is_slug

_PLAIN_KEY = re.compile(r"[a-z][a-z0-9-]*")
_YAML_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])


@dataclass(frozen=True, slots=True)
class Theming:
    """The slug of each tag by its label, and the themes that a project has not yet."""

    slugs: Mapping[str, str]
    new: tuple[Theme, ...] = ()


def assign_themes(
    labels: Iterable[str], codes: Sequence[Code], known: Iterable[Theme], names: Iterable[str] = ()
) -> Theming:
    """Assign a theme to each tag: one that the project has, by its label or slug, or a new one.

    :param labels: the tags of the passages, as people wrote them
    :param codes: what the tool tells of tags
    :param known: the themes that the project declares
    :param names: other slugs that are taken
    """
    taken = {theme.slug: theme.label for theme in known}
    slugs = {label.casefold(): name for name, label in reversed(taken.items())}
    taken |= dict.fromkeys((name for name in names if name not in taken), "")
    told = {code.label: code for code in codes}
    new: dict[str, Theme] = {}
    found: dict[str, str] = {}
    for label in dict.fromkeys(_with_broader(labels, told)):
        name = slugs.get(label.casefold())
        if name is None:
            wanted = told[label].slug if label in told else ""
            name = wanted if is_slug(wanted) else slug(label)
            if taken.get(name, label).casefold() not in (label.casefold(), name):
                name = unused(name, taken)
            slugs[label.casefold()] = name
        if name not in taken:
            taken[name] = label
            new[name] = _theme(name, label, told.get(label), found)
        found[label] = name
    return Theming(found, tuple(new.values()))


def _with_broader(labels: Iterable[str], told: Mapping[str, Code]) -> Iterable[str]:
    """Yield labels, before each the ones above it."""
    for label in labels:
        above: list[str] = []
        step = told.get(label)
        while step and step.broader and step.broader not in above:
            above.append(step.broader)
            step = told.get(step.broader)
        yield from reversed(above)
        yield label


def _theme(name: str, label: str, code: Code | None, slugs: Mapping[str, str]) -> Theme:
    above = slugs.get(code.broader) if code and code.broader else None
    broader = (above,) if above and above != name else ()
    return Theme(slug=name, label=label, scope=code.scope if code else "", broader=broader)


def themes_as_yaml(themes: Iterable[Theme]) -> str:
    """Return themes as entries to be added to the end of a theme file.

    :param themes: themes with slug, label, scope and broader themes
    """
    return "".join("\n" + _entry(theme) for theme in themes)


def _entry(theme: Theme) -> str:
    plain = _PLAIN_KEY.fullmatch(theme.slug) and theme.slug not in _YAML_WORDS
    lines = [f"{theme.slug if plain else _quoted(theme.slug)}:", f"  label: {_quoted(theme.label)}"]
    if theme.scope:
        lines.append(f"  scope: {_quoted(theme.scope)}")
    if theme.broader:
        lines.append(f"  broader: [{', '.join(map(_quoted, theme.broader))}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a text as YAML quotes it, which is how JSON does."""
    return json.dumps(text, ensure_ascii=False)
