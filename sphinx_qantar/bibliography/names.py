"""Split the names of a field into persons and bodies, and a person into parts.

Source: the BibTeX documentation (*Designing BibTeX Styles*, 1988, section 4, and
*Tame the BeaST*, 2009, section 10); the biblatex manual, "Name List Entries", for
names given as ``family=Müller, given=Hans``.
"""

from __future__ import annotations

import re

from sphinx_qantar.bibliography.latex import decode, is_plain
from sphinx_qantar.bibliography.wording import quoted
from sphinx_qantar.model import Name

OTHERS = Name(literal="others")
"""What ``and others`` at the end of a field becomes: names that are not told."""

_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"\\.|(?P<brace>[{}])|(?P<mark>\s+and(?=\s))", re.IGNORECASE | re.DOTALL)
_COMMA_OR_BRACE = re.compile(r"\\.|(?P<brace>[{}])|(?P<mark>,)", re.DOTALL)
_SPACE_OR_BRACE = re.compile(r"\\.|(?P<brace>[{}])|(?P<mark>[\s~]+)", re.DOTALL)
_PLAIN = re.compile(r"[^{}\\~$`]*")
_COMMON = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*), ([^\W_]+(?: [^\W_]+\.?)*\.?)\Z")
"""A name as most are: a family name of one word, a comma, and given names in letters."""

_SUFFIX = re.compile(r"(?:jr|sr|[IVX]{2,4}|мл|ст)\.?\Z", re.IGNORECASE)
_COMMA_SUFFIX = re.compile(r"(?:jr|sr)\.?\Z", re.IGNORECASE)
_PART = re.compile(r"\s*(family|given|prefix|suffix|useprefix)(?:-i)?\s*=\s*", re.IGNORECASE)
_MOST_SECTIONS = 3
_FEWEST_WORDS_WITH_SUFFIX = 3


def parse_names(text: str, *, drop_particles: bool = False) -> tuple[Name, ...]:
    """Split a name field at its ``and``, and each name into its parts.

    :param text: the field as it stands in the file, with its LaTeX
    :param drop_particles: a particle (von, de la) goes with the given name, not with
        the family name (biblatex's ``useprefix=false``)
    :raises ValueError: if a name has too many commas; the message is meant for the author
    """
    parts = _split_at_and(text)
    return tuple([parse_name(part, drop_particles=drop_particles) for part in parts if part])


def check_names(text: str) -> None:
    """Do nothing if a name field can be split into parts, and no semicolon parts its names.

    :param text: the field as it stands in the file
    :raises ValueError: as :func:`parse_names` does
    """
    if ";" in text and "{" not in text:
        raise ValueError(f"the names {quoted(text)} are parted by a semicolon; put ‘and’ there")
    if text.count(",") < _MOST_SECTIONS and "=" not in text:
        return
    if all(part.count(",") < _MOST_SECTIONS for part in text.split(" and ")) and "=" not in text:
        return
    for part in _split_at_and(text):
        if part:
            parse_name(part)


def parse_name(text: str, *, drop_particles: bool = False) -> Name:
    """Split one name: ``First von Last``, ``von Last, First``, ``von Last, Jr, First``.

    :param text: the name, not empty; braces round the whole make it a body's name
    :param drop_particles: as for :func:`parse_names`
    :raises ValueError: if it has more than two commas
    """
    common = _COMMON.match(text)
    if common:
        return Name(common[1], common[2])
    if text == "others":
        return OTHERS
    if _is_braced(text):
        return Name(literal=decode(text))
    sections = _sections(text)
    if _PART.match(sections[0]):
        return _name_of_parts(sections, drop_particles=drop_particles)
    if len(sections) > _MOST_SECTIONS:
        raise ValueError(f"the name {quoted(text)} has too many commas; put ‘and’ between names")
    if len(sections) == 1:
        return _unparted(_words(text), drop_particles=drop_particles)
    suffix = sections[1] if len(sections) == _MOST_SECTIONS else ""
    particle, family = _particle_and_family(_words(sections[0]))
    return _name(family, sections[-1], particle, suffix, drop_particles=drop_particles)


def _split_at_and(text: str) -> list[str]:
    text = f" {text} "
    if "{" in text:
        parts = _split(_AND_OR_BRACE, text)
    else:
        parts = _AND.split(text) if "and" in text.casefold() else [text]
    return [part.strip() for part in parts]


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    """Split a text at the marks that stand outside all braces."""
    parts, start, depth = [], 0, 0
    for match in pattern.finditer(text):
        if match["brace"]:
            depth = max(0, depth + (1 if match["brace"] == "{" else -1))
        elif match["mark"] and depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return parts


def _is_braced(text: str) -> bool:
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for match in _COMMA_OR_BRACE.finditer(text):
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
            if depth == 0:
                return match.end() == len(text) and text[1:2] != "\\"
    return False


def _sections(text: str) -> list[str]:
    if "," not in text:
        return [text]
    parts = _split(_COMMA_OR_BRACE, text) if "{" in text else text.split(",")
    return [part.strip() for part in parts]


def _words(text: str) -> list[str]:
    if _PLAIN.fullmatch(text):
        return text.split()
    return [word for word in _split(_SPACE_OR_BRACE, text) if word]


def _unparted(words: list[str], *, drop_particles: bool) -> Name:
    suffix = ""
    if len(words) >= _FEWEST_WORDS_WITH_SUFFIX and _SUFFIX.match(words[-1]):
        suffix = words.pop()
    lower = [index for index, word in enumerate(words[:-1]) if _begins_small(word)]
    if lower:
        given, particle = words[: lower[0]], words[lower[0] : lower[-1] + 1]
        family = words[lower[-1] + 1 :]
    else:
        given, particle, family = words[:-1], [], words[-1:]
    return _name(
        " ".join(family), " ".join(given), " ".join(particle), suffix, drop_particles=drop_particles
    )


def _particle_and_family(words: list[str]) -> tuple[str, str]:
    if len(words) == 1:
        return "", words[0]
    lower = [index for index, word in enumerate(words[:-1]) if _begins_small(word)]
    end = lower[-1] + 1 if lower else 0
    return " ".join(words[:end]), " ".join(words[end:])


def _begins_small(word: str) -> bool:
    """Whether a word's first letter is small, braces keeping it from counting as such."""
    if word[0] == "{" and word[1:2] != "\\":
        return False
    if not word[0].isalpha():
        word = decode(word)
    return next((char.islower() for char in word if char.isalpha()), False)


def _name(family: str, given: str, particle: str, suffix: str, *, drop_particles: bool) -> Name:
    if not is_plain(f"{family}{given}{particle}{suffix}"):
        family, given, particle, suffix = map(decode, (family, given, particle, suffix))
    return Name(
        family=family,
        given=given,
        dropping_particle=particle if drop_particles else "",
        non_dropping_particle="" if drop_particles else particle,
        suffix=suffix,
        comma_suffix=bool(suffix and _COMMA_SUFFIX.match(suffix)),
    )


def _name_of_parts(sections: list[str], *, drop_particles: bool) -> Name:
    found: dict[str, str] = {}
    for section in sections:
        match = _PART.match(section)
        if match is None:
            raise ValueError(f"{quoted(section)} is no part of a name; write family=…, given=…")
        found.setdefault(match[1].casefold(), section[match.end() :].strip())
    if "useprefix" in found:
        drop_particles = found["useprefix"].casefold() == "false"
    return _name(
        found.get("family", ""),
        found.get("given", ""),
        found.get("prefix", ""),
        found.get("suffix", ""),
        drop_particles=drop_particles,
    )
