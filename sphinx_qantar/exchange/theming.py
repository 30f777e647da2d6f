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
    new: dict[str, Code] = {}
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
            new[name] = told.get(label, Code(label))
        found[label] = name
    return Theming(found, tuple(_theme(name, code, found) for name, code in new.items()))


def _with_broader(labels: Iterable[str], told: Mapping[str, Code]) -> Iterable[str]:
    """Yield labels, before each the ones above it."""
    for label in labels:
        above = [label]
        for each in above:  # which grows
            code = told.get(each)
            above += [one for one in (code.broader if code else ()) if one not in above]
        yield from reversed(above)


def _theme(name: str, code: Code, slugs: Mapping[str, str]) -> Theme:
    return Theme(
        slug=name,
        label=code.label,
        scope=code.scope,
        broader=_others(code.broader, name, slugs),
        related=_others(code.related, name, slugs),
        exact_match=code.same,
    )


def _others(labels: Iterable[str], name: str, slugs: Mapping[str, str]) -> tuple[str, ...]:
    found = (slugs[label] for label in labels if label in slugs)
    return tuple(slug for slug in dict.fromkeys(found) if slug != name)


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
    for key, values in (
        ("broader", theme.broader),
        ("related", theme.related),
        ("exactMatch", theme.exact_match),
    ):
        if values:
            lines.append(f"  {key}: [{', '.join(map(_quoted, values))}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a text as YAML quotes it, which is how JSON does."""
    return json.dumps(text, ensure_ascii=False)
