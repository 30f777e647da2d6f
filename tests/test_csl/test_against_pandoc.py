"""Format made-up works of every kind as Pandoc does, which has a CSL processor of its own."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from sphinx_qantar.bibliography import work_from_csl_json
from sphinx_qantar.csl import (
    NotedCitation,
    RichText,
    Session,
    load_style,
    to_html,
)
from sphinx_qantar.csl.bibliography import substitute_authors, write_entry
from sphinx_qantar.csl.finishing import finish
from sphinx_qantar.csl.locale import OF_DAY, packaged_locale
from sphinx_qantar.csl.stylefiles import find_style
from sphinx_qantar.csl.xmlsource import NAMESPACE
from sphinx_qantar.model import CitationItem, Locator, Work

pytestmark = pytest.mark.once

pypandoc = pytest.importorskip("pypandoc", reason="Pandoc is not installed (pypandoc_binary)")

HERE = Path(__file__).parent / "against_pandoc"
ITEMS: list[dict[str, Any]] = yaml.safe_load((HERE / "works.yaml").read_text(encoding="utf-8"))
CITATIONS: list[list[dict[str, str]]] = yaml.safe_load(
    (HERE / "citations.yaml").read_text(encoding="utf-8")
)
WORKS: dict[str, Work] = {str(item["id"]): work_from_csl_json(item) for item in ITEMS}
STYLES = (
    "chicago-author-date",
    "apa",
    "modern-language-association",
    "chicago-notes-bibliography",
    "gost-r-7-0-5-2008",
    "nlm-citation-sequence",
    "nature",
)
LOCALES = ("en-US", "en-GB", "ru-RU", "kk-KZ")


# -- Pandoc's answers -----------------------------------------------------------


def style_for_pandoc(name: str, locale: str) -> bytes:
    """Return a style with the very terms and dates that ours are given.

    Pandoc knows no Kazakh, and its other locales are of another age.
    """
    root = etree.fromstring(etree.tostring(find_style(name).root))
    place = 1 + [child.tag for child in root].index(f"{{{NAMESPACE}}}info")
    root.insert(place, locale_element(locale))
    root.set("default-locale", locale)
    return etree.tostring(root)


def locale_element(language: str) -> etree._Element:
    """Return all that a language brings along as ``cs:locale``."""
    locale = packaged_locale(language)
    root = etree.Element(f"{{{NAMESPACE}}}locale", nsmap={None: NAMESPACE})
    etree.SubElement(root, f"{{{NAMESPACE}}}style-options", locale.options)
    for form, date in locale.dates.items():
        element = etree.SubElement(root, f"{{{NAMESPACE}}}date", {"form": form})
        if date.delimiter:
            element.set("delimiter", date.delimiter)
        for part in date.parts:
            etree.SubElement(element, f"{{{NAMESPACE}}}date-part", part.attributes)
    terms = etree.SubElement(root, f"{{{NAMESPACE}}}terms")
    forms = {key: term for key, term in locale.terms.items() if key[1] != OF_DAY}
    named = [(key[0], "form", key[1], term) for key, term in forms.items()]
    named += [(key[0], "gender-form", key[1], term) for key, term in locale.genders.items()]
    for name, kind, value, term in named:
        attributes = {"name": name, kind: value}
        # CSL 1.0.2 knows but two genders; what is neither goes without.
        attributes |= {"gender": term.gender} if term.gender in {"masculine", "feminine"} else {}
        attributes |= {"match": term.match} if term.match else {}
        element = etree.SubElement(terms, f"{{{NAMESPACE}}}term", attributes)
        etree.SubElement(element, f"{{{NAMESPACE}}}single").text = term.single
        etree.SubElement(element, f"{{{NAMESPACE}}}multiple").text = term.multiple
    return root


def markdown(locale: str) -> str:
    """Return the citations, a paragraph each, in Pandoc's Markdown."""
    terms = packaged_locale(locale)

    def cite(item: Mapping[str, str]) -> str:
        prefix = f"{item['prefix']} " if "prefix" in item else ""
        minus = "-" if "suppress-author" in item else ""
        locator = ""
        if "locator" in item:
            locator = f", {{{terms.term(item['label'])} {item['locator']}}}"
        return f"{prefix}{minus}@{item['id']}{locator}"

    return "\n\n".join(f"[{'; '.join(map(cite, items))}]" for items in CITATIONS)


def ask_pandoc(name: str, locale: str, folder: Path) -> tuple[list[str], dict[str, str]]:
    """Return Pandoc's citations in order, and its references by citekey."""
    (folder / "style.csl").write_bytes(style_for_pandoc(name, locale))
    (folder / "works.json").write_text(json.dumps(ITEMS), encoding="utf-8")
    metadata = {"nocite": "@*", "lang": locale, "bibliography": str(folder / "works.json")}
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - a program of the test's own dependency
        [
            *(pypandoc.get_pandoc_path(), "--citeproc", "--from=markdown", "--to=html"),
            *(f"--csl={folder / 'style.csl'}", f"--metadata-file={folder / 'metadata.json'}"),
        ],
        input=markdown(locale).encode(),
        capture_output=True,
        check=True,
        timeout=300,
    )
    return read_pandoc(done.stdout.decode())


def read_pandoc(page: str) -> tuple[list[str], dict[str, str]]:
    root = html.fromstring(f"<div>{page}</div>")
    notes = {
        f"#{note.get('id')}": markup(paragraph)
        for note in root.iterfind(".//section//li")
        for paragraph in note.iterfind("p")
    }
    citations = []
    for span in root.iterfind("p/span[@class='citation']"):
        link = span.find("a[@role='doc-noteref']")
        citations.append(markup(span) if link is None else notes[str(link.get("href"))])
    references = {
        str(entry.get("id")).removeprefix("ref-"): markup(entry)
        for entry in root.iterfind(".//div[@id]")
        if "csl-entry" in entry.get("class", "")
    }
    return citations, references


KEPT = {"em": "i", "i": "i", "strong": "b", "b": "b", "sup": "sup", "sub": "sub"}


def markup(element: etree._Element) -> str:
    """Return what an element shows, with italics and the like as tags and links left out."""
    return normal(inner(element))


def inner(element: etree._Element) -> str:
    out = element.text or ""
    for child in element:
        text = "" if child.get("role") == "doc-backlink" else inner(child)
        tag = KEPT.get(str(child.tag), "")
        if "small" in (child.get("class") or "") + (child.get("style") or ""):
            tag = "sc"
        out += f"<{tag}>{text}</{tag}>" if tag else text
        out += child.tail or ""
        if child.tag == "div":
            out += " "
    return out


def normal(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


# -- our answers ----------------------------------------------------------------


def ours(name: str, locale: str) -> tuple[list[str], dict[str, str]]:
    style = load_style(name, locale)
    cited = [item["id"] for items in CITATIONS for item in items]
    session = Session(style, WORKS, [*cited, *WORKS])
    session.update(
        NotedCitation(str(place), tuple(map(citation_item, items)), place)
        for place, items in enumerate(CITATIONS, 1)
    )
    registry = session.registry
    entries = [write_entry(registry, key) for key in registry.order]
    if style.bibliography is not None:
        entries = [entry for _, entry in substitute_authors(entries, style.bibliography)]
    references = {
        key: shown(finish(entry, style.quotes))
        for key, entry in zip(registry.order, entries, strict=True)
    }
    return [shown(text) for text in session.texts.values()], references


def shown(text: RichText) -> str:
    return markup(html.fromstring(f"<div>{to_html(text)}</div>"))


def citation_item(data: Mapping[str, str]) -> CitationItem:
    return CitationItem(
        data["id"],
        Locator(data["label"], data["locator"]) if "locator" in data else None,
        data.get("prefix", ""),
        suppress_author=bool(data.get("suppress-author")),
    )


# -- the comparison -------------------------------------------------------------

DIFFERENCES: list[dict[str, Any]] = yaml.safe_load(
    (HERE / "differences.yaml").read_text(encoding="utf-8")
)


def listed(style: str) -> dict[tuple[str, str], int]:
    """Return the rows of the table, counted from 0, by locale and place."""
    return {
        (locale, place): row
        for row, entry in enumerate(DIFFERENCES)
        if style in entry["styles"]
        for locale in entry.get("locales", LOCALES)
        for place in entry["at"]
    }


def differing(style: str, locale: str, folder: Path) -> dict[str, tuple[str, str]]:
    """Return our text and Pandoc's, by place, where they are not the same."""
    own_citations, own_references = ours(style, locale)
    citations, references = ask_pandoc(style, locale, folder)
    assert len(citations) == len(CITATIONS)
    places = ["+".join(item["id"] for item in items) for items in CITATIONS]
    pairs = list(zip(places, own_citations, citations, strict=True))
    assert set(own_references) == set(references)
    if style in SORTED_OTHERWISE:
        own_references = {key: NUMBER.sub("", text) for key, text in own_references.items()}
        references = {key: NUMBER.sub("", text) for key, text in references.items()}
    pairs += [(key, text, references[key]) for key, text in own_references.items()]
    assert in_order(own_references, style) == in_order(references, style)
    return {place: (own, other) for place, own, other in pairs if own != other}


SORTED_OTHERWISE = {"gost-r-7-0-5-2008"}
"""Styles that number a bibliography in which works without author stand at different ends."""
NUMBER = re.compile(r"^\d+\. ")


def in_order(references: Mapping[str, str], style: str) -> list[str]:
    if style not in SORTED_OTHERWISE:
        return list(references)
    return [key for key in references if "author" in WORKS[key].names]


@pytest.mark.parametrize("style", STYLES)
def test_same_text_as_pandoc(style: str, tmp_path: Path) -> None:
    table = listed(style)
    found = {
        (locale, place): texts
        for locale in LOCALES
        for place, texts in differing(style, locale, tmp_path).items()
    }
    assert {place: texts for place, texts in found.items() if place not in table} == {}
    # What is listed must be there, in one place at least.
    assert {table[place] for place in found} == set(table.values())
