"""Read a locator as people write it: ``pp. 33-5``, ``para. 6``, ``гл. 3``, ``12-б.``.

The labels are those of CSL 1.0.2; what may stand after the key of a citation
follows Pandoc's manual, "Citation syntax".
"""

from __future__ import annotations

import re

from sphinx_qantar.csl.locator_terms import LABEL_OF_POSTFIX, LABEL_OF_TERM
from sphinx_qantar.model import Locator
from sphinx_qantar.suggestion import nearest

_DASHES = "-‐‑‒–—−"
# Both cases are written out, and what Turkish has: a pattern that ignores case takes twice as
# long to make.
_ROMAN = r"[ivxlcdmIVXLCDMİı]+(?!\w)"
_UNIT = rf"(?:[^\W\d_]{{0,3}}\d\w*(?:[.:/]\w+)*|{_ROMAN})"
_AND_MORE = r"(?:\s?[fF]{1,2}\.|(?<=\d[fF])\.|(?<=\d[fF][fF])\.)?"
_RANGE = rf"{_UNIT}(?:\s?[{_DASHES}]{{1,3}}\s?{_UNIT})?{_AND_MORE}"
_RANGES = rf"{_RANGE}(?:\s?[,&]\s?{_RANGE})*"

_TERM = re.compile(
    r"(?P<term>[¶§№]{1,2}|s\.\s?vv?(?!\w)|sub[ -]verbo|[^\W\d_]+)(?P<stop>\.?)\s*", re.IGNORECASE
)
_POSTFIX = re.compile(rf"\s?[{_DASHES}]?\s?(?P<term>[^\W\d_]+)\.?(?!\w)")
_VALUES = re.compile(_RANGES)
_NUMBER_START = re.compile(rf"[^\W\d_]{{0,3}}\d|{_ROMAN}")
_DIGIT_START = re.compile(r"[^\W\d_]{0,3}\d")
_TIME = re.compile(r"\d+(?::\d\d){1,2}(?:\.\d+)?(?!\w)")
_RANGE_HYPHEN = re.compile(
    rf"(?<![\w.:])((?:[^\W\d_]?\d[\w.:]*|[ivxlcdmIVXLCDMİı]+))\s?[{_DASHES}]{{1,3}}\s?"
    rf"(?=[^\W\d_]?\d|{_ROMAN})"
)
_ENTRY_WORD = re.compile(r"[^,;]+")
_SHORTEST = 3
"""How long a term is that may be suggested: any two letters are like any others."""
_SPACE = re.compile(r"\s+")


def parse_locator(text: str) -> Locator:
    """Read a whole text as a locator.

    A bare number is a page, and a bare ``1:23:45`` a time.

    :param text: a label and a value, as ``pp. 33–35``, ``3-тарау`` or ``12``
    :raises ValueError: if the label is unknown, or nothing stands after it; the
        message is meant for the author
    """
    text = _SPACE.sub(" ", text).strip()
    if not text:
        raise ValueError("the locator is empty; write for example p. 12")
    label, value = _labelled(text) or _followed_by_label(text) or _bare(text)
    if not value:
        raise ValueError(f"nothing stands after the label of the locator ‘{text}’")
    return Locator(label, _with_en_dashes(value))


def split_locator(text: str) -> tuple[Locator | None, str]:
    """Part what follows the key of a Pandoc citation into locator and suffix.

    A locator is a known label with numbers after it, bare numbers, or what braces
    enclose; ``{}`` says that there is none.  All else is the suffix.

    :param text: as ``, pp. 33–35 and passim``
    :return: the locator, if there is one, and the suffix with its leading space or mark
    """
    text = _SPACE.sub(" ", text).rstrip()
    body = text.lstrip(" ").removeprefix(",").lstrip(" ")
    if body.startswith("{"):
        return _braced_locator(text, body)
    locator, end = _leading_locator(body)
    return (locator, body[end:]) if locator else (None, text)


def _labelled(text: str) -> tuple[str, str] | None:
    match = _TERM.match(text)
    label = _label(match["term"]) if match else None
    if match is None or label is None:
        return None
    value = text[match.end() :]
    # "v" and "l" are labels in "v. 12", but Roman numerals in "v" and "l–lii".
    if _NUMBER_START.match(text) and not match["stop"] and not _NUMBER_START.match(value):
        return None
    return label, value


def _followed_by_label(text: str) -> tuple[str, str] | None:
    values = _VALUES.match(text)
    postfix = _POSTFIX.fullmatch(text, values.end()) if values else None
    label = LABEL_OF_POSTFIX.get(postfix["term"].casefold()) if postfix else None
    return (label, values[0]) if values and label else None


def _bare(text: str) -> tuple[str, str]:
    if _TIME.match(text):
        return "timestamp", text
    if _NUMBER_START.match(text):
        return "page", text
    raise ValueError(_unknown_label(text))


def _unknown_label(text: str) -> str:
    match = _TERM.match(text)
    word = match["term"] if match else text
    suggestion = nearest(word, (term for term in LABEL_OF_TERM if len(term) >= _SHORTEST))
    if suggestion:
        return f"the locator ‘{text}’ begins with no label we know; did you mean ‘{suggestion}’?"
    return (
        f"the locator ‘{text}’ begins with no label we know; "
        "write for example p. 12, para. 6, ch. 3 or time 1:23:45"
    )


def _braced_locator(text: str, body: str) -> tuple[Locator | None, str]:
    inside, closed, suffix = body[1:].partition("}")
    if not closed:
        return None, text
    if not inside.strip():
        return None, suffix
    try:
        return parse_locator(inside), suffix
    except ValueError:
        # Braces say that this is the locator, whatever it looks like (Pandoc's manual).
        return Locator("page", _with_en_dashes(inside.strip())), suffix


def _leading_locator(body: str) -> tuple[Locator | None, int]:
    term = _TERM.match(body)
    label = _label(term["term"]) if term else None
    if term and label:
        values = _ENTRY_WORD.match(body, term.end()) if label == "sub-verbo" else None
        values = values or _VALUES.match(body, term.end())
        if values:
            return Locator(label, _with_en_dashes(values[0])), values.end()
    if not _DIGIT_START.match(body):
        return None, 0
    return _leading_bare_locator(body)


def _leading_bare_locator(body: str) -> tuple[Locator | None, int]:
    values = _VALUES.match(body)
    if values is None:
        return None, 0
    postfix = _POSTFIX.match(body, values.end())
    label = LABEL_OF_POSTFIX.get(postfix["term"].casefold()) if postfix else None
    if postfix and label:
        return Locator(label, _with_en_dashes(values[0])), postfix.end()
    label = "timestamp" if _TIME.match(values[0]) else "page"
    return Locator(label, _with_en_dashes(values[0])), values.end()


def _with_en_dashes(value: str) -> str:
    return _RANGE_HYPHEN.sub(r"\1–", value.strip())


def _label(term: str) -> str | None:
    return LABEL_OF_TERM.get(term.casefold().replace(" ", ""))
