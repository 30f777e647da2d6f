"""Compile ``cs:text``: variables, terms and verbatim values.

Source: CSL 1.0.2, "Text".
"""

from __future__ import annotations

import re

from lxml import etree

from sphinx_qantar.csl.blocks import Element
from sphinx_qantar.csl.context import EMPTY, FILLED, NO_VARIABLE, Cite, Item, Render
from sphinx_qantar.csl.decoration import decorated, decoration
from sphinx_qantar.csl.environment import Environment
from sphinx_qantar.csl.markup import parse_markup
from sphinx_qantar.csl.numeric import idle_without, write_numbers
from sphinx_qantar.csl.richtext import is_safe_url
from sphinx_qantar.csl.tokens import (
    CITATION_NUMBER,
    CLOSE,
    LOCATOR,
    YEAR_SUFFIX,
    Mark,
    Token,
    plain,
)
from sphinx_qantar.csl.variables import NUMBER_VARIABLES

_RESOLVERS = {
    "DOI": "https://doi.org/",
    "URL": "",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}
_URL_PREFIX = re.compile(r"https?://\S*$")
_MARKS: dict[str, Mark] = {
    "year-suffix": YEAR_SUFFIX,
    "citation-number": CITATION_NUMBER,
    "locator": LOCATOR,
}
_SHORT_NAMES = {"title": "title-short", "container-title": "container-title-short"}


def compile_variable(element: etree._Element, env: Environment) -> Element:
    """Return what prints ``<text variable="…">``."""
    name = element.get("variable", "")
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    if name in _RESOLVERS and not env.sorting:
        url_prefix = _url_prefix(attributes.get("prefix", ""))
        attributes["prefix"] = attributes.get("prefix", "").removesuffix(url_prefix)
        inner = _link(name, url_prefix)
    elif name in NUMBER_VARIABLES:
        inner = _number_text(name, env)
    else:
        inner = _plain_text(name, element.get("form", "long"), env)
    run = decorated(inner, decoration(attributes, env.locale.language))
    idle = idle_without(name, NO_VARIABLE if name == "year-suffix" else EMPTY, env)
    short = _SHORT_NAMES.get(name, "") if element.get("form") == "short" else ""
    if not short:
        return Element(run, idle)

    def idle_short(item: Item) -> int | None:
        return None if short in item.variables else idle(item)

    return Element(run, idle_short)


def _url_prefix(prefix: str) -> str:
    found = _URL_PREFIX.search(prefix)
    return found.group() if found else ""


def _plain_text(name: str, form: str, env: Environment) -> Render:
    short = _SHORT_NAMES.get(name, "") if form == "short" else ""
    quotes = env.locale.quotes
    opening, closing = quotes.open_outer, quotes.close_outer
    sorting = env.sorting

    def run(cite: Cite, out: list[Token]) -> int:
        variables = cite.item.variables
        used = name
        text = ""
        if short:
            text = variables.get(short, "")
            used = short if text else name
        text = text or cite.variable(name)
        if not text or used in cite.suppressed:
            return EMPTY
        if cite.collected is not None:
            cite.collected.add(used)
        if sorting:
            out.append(plain(parse_markup(text)))
        else:
            out.extend(parse_markup(text, opening, closing))
        return FILLED

    return run


def _number_text(name: str, env: Environment) -> Render:
    mark = _MARKS.get(name)

    def run(cite: Cite, out: list[Token]) -> int:
        text = cite.variable(name)
        if not text or name in cite.suppressed:
            return NO_VARIABLE if name == "year-suffix" else EMPTY
        if cite.collected is not None:
            cite.collected.add(name)
        if env.sorting:
            out.append(text)
            return FILLED
        if mark is not None:
            out.append(mark)
        if name == "locator":
            cite.suppressed.add(name)  # Styles that ask for it twice are written for Zotero.
        if name == "year-suffix":
            cite.suffix_done = True
            out.append(text)
        else:
            out.extend(write_numbers(name, text, cite, env, "numeric"))
        if mark is not None:
            out.append(CLOSE)
        return FILLED

    return run


def _link(name: str, url_prefix: str) -> Render:
    resolver = _RESOLVERS[name]

    def run(cite: Cite, out: list[Token]) -> int:
        text = cite.variable(name)
        if not text or name in cite.suppressed:
            return EMPTY
        if cite.collected is not None:
            cite.collected.add(name)
        shown = url_prefix + text
        target = text if text.startswith(("http:", "https:")) else resolver + text
        if not is_safe_url(target):
            out.append(shown)
        else:
            out.extend((Mark("link", target), shown, CLOSE))
        return FILLED

    return run


def _has_words(tokens: list[Token]) -> bool:
    """Tell whether more than signs, as an opening bracket, stands there."""
    return any(isinstance(token, str) and any(map(str.isalnum, token)) for token in tokens)


def compile_term(element: etree._Element, env: Environment) -> Render:
    """Return what prints ``<text term="…">``; an undefined term prints nothing."""
    name = element.get("term", "")
    plural = element.get("plural") == "true"
    text = env.locale.term(name, element.get("form", "long"), plural=plural) or ""
    tokens = parse_markup(text)
    capital = parse_markup(text[:1].upper() + text[1:])
    leading = env.area == "bibliography" or env.style_options.get("class") == "note"

    def run(cite: Cite, out: list[Token]) -> int:
        if not text:
            return NO_VARIABLE
        if leading and cite.leading and not _has_words(out):
            out.extend(capital)
        else:
            out.extend(tokens)
        return NO_VARIABLE

    return run


def compile_value(element: etree._Element) -> Render:
    """Return what prints ``<text value="…">``."""
    text = element.get("value", "")
    tokens = parse_markup(text)

    def run(_cite: Cite, out: list[Token]) -> int:
        if text:
            out.extend(tokens)
        return NO_VARIABLE

    return run
