"""Write excerpts as a TEI document: a ``cit`` for each, with quotation, reference and notes.

The works stand in the header's ``listBibl``, the themes in a ``taxonomy``, each within the first
of those above it.  What TEI has no element for at that place is a ``note`` of the type ``record``.

Source: TEI P5 Guidelines, chapters 2 (the header), 3.3.3 (quotation), 3.12 (references).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree
from lxml.builder import ElementMaker

from sphinx_qantar.exchange.highlights import highlight_of, identifier_of
from sphinx_qantar.exchange.incoming.records import Comment, Highlight
from sphinx_qantar.exchange.incoming.texts import one_line, versed
from sphinx_qantar.exchange.incoming.zotero_items import source_of_csl
from sphinx_qantar.exchange.inventory import Inventory, PublishedExcerpt, PublishedTheme
from sphinx_qantar.exchange.web_address import is_web_address
from sphinx_qantar.model import Theme

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
_NO_PART_OF_A_NAME = re.compile(r"[^A-Za-z0-9.-]")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_RANGE = re.compile(r"(\S+?)\s*[–—-]\s*(\S+)")

Element = etree._Element  # noqa: SLF001 - lxml has no other name for the type


def write_tei(inventory: Inventory) -> str:
    """Return the excerpts of an inventory as a TEI document, without an XML declaration.

    :param inventory: what is published; of a withheld quotation the reference alone is written
    """
    title = one_line(inventory.project) or "Excerpts"
    document = _E.TEI(_header(inventory, title), _E.text(_E.body(*_divisions(inventory, title))))
    _set_language(document, inventory.language)
    etree.indent(document, " ")
    return etree.tostring(document, encoding="unicode") + "\n"


def _header(inventory: Inventory, title: str) -> Element:
    place = inventory.url if is_web_address(inventory.url) else ""
    published = _E.p("Published at ", _E.ptr(target=place)) if place else _E.p("Unpublished.")
    works = inventory.works or {}
    listed = _E.listBibl(*(_work(key, works[key]) for key in sorted(works)))
    description = _E.fileDesc(
        _E.titleStmt(_E.title(title)),
        _E.publicationStmt(published),
        _E.sourceDesc(listed if works else _E.p("No source.")),
    )
    if not inventory.themes:
        return _E.teiHeader(description)
    taxonomy = _E.taxonomy(*_categories(inventory.themes))
    taxonomy.set(f"{_XML}id", "themes")
    return _E.teiHeader(description, _E.encodingDesc(_E.classDecl(taxonomy)))


def _work(citekey: str, item: Mapping[str, object]) -> Element:
    source = source_of_csl(item, citekey)
    parts = [
        *(_E.author(name.literal or f"{name.family}, {name.given}") for name in source.authors),
        *([_E.title(source.title)] if source.title else []),
        *([_E.date(source.year)] if source.year else []),
        *([_E.idno(source.doi, type="DOI")] if source.doi else []),
        *([_E.ptr(target=source.url)] if is_web_address(source.url) else []),
    ]
    work = _E.bibl(*parts, n=one_line(citekey))
    work.set(f"{_XML}id", _id("work", citekey))
    return work


def _categories(themes: Iterable[PublishedTheme]) -> list[Element]:
    """Return themes as categories, each within the first of those above it."""
    known = {each.theme.slug: each.theme for each in themes}
    made = {slug: _category(theme, known) for slug, theme in known.items()}
    above = {
        slug: next((key for key in each.broader if key in known), "")
        for slug, each in known.items()
    }
    top = []
    for slug, category in made.items():
        if above[slug] and slug not in _chain(above[slug], above):
            made[above[slug]].append(category)
        else:
            top.append(category)
    return top


def _chain(slug: str, above: Mapping[str, str]) -> list[str]:
    """Return a theme and those above it, as far as they do not lead back."""
    found: list[str] = []
    while slug and slug not in found:
        found.append(slug)
        slug = above[slug]
    return found


def _category(theme: Theme, known: Mapping[str, Theme]) -> Element:
    description = _E.catDesc(_E.term(one_line(theme.label)))
    if theme.scope:
        description.append(_E.gloss(one_line(theme.scope)))
    for kind, slugs in (("broader", theme.broader[1:]), ("related", theme.related)):
        for slug in slugs:
            if slug in known:
                target = f"#{_id('theme', slug)}"
                description.append(_E.ref(one_line(known[slug].label), type=kind, target=target))
    for name in theme.exact_match:
        description.append(_E.ref(one_line(name), type="exactMatch"))
    category = _E.category(description)
    category.set(f"{_XML}id", _id("theme", theme.slug))
    return category


def _divisions(inventory: Inventory, title: str) -> Iterable[Element]:
    cited = [_cit(each, inventory) for each in inventory.excerpts]
    return [_E.div(_E.head(title), *cited) if cited else _E.div(_E.head(title), _E.p())]


def _cit(published: PublishedExcerpt, inventory: Inventory) -> Element:
    """Return an excerpt: a quotation, the reference to its work, and the notes."""
    highlight = highlight_of(published, inventory)
    known = {each.theme.slug for each in inventory.themes}
    cit = _E.cit(n=identifier_of(published, inventory))
    cit.set(f"{_XML}id", _id("excerpt", published.name))
    themes = [f"#{_id('theme', slug)}" for slug in published.record.themes if slug in known]
    if themes:
        cit.set("ana", " ".join(themes))
    if highlight.quotation:
        cit.append(_quote(highlight))
    cit.append(_reference(published, highlight, inventory))
    for name, source in highlight.others:
        work = _link(source.title or source.citekey, source.citekey, inventory)
        cit.append(_E.bibl(work, type=name))
    for name, value in (("title", highlight.title), *highlight.details):
        if value:
            cit.append(_E.note(_E.p(one_line(value)), type="record", subtype=name))
    for comment in highlight.comments:
        cit.append(_note(comment))
    return cit


def _quote(highlight: Highlight) -> Element:
    quote = _E.quote(*_paragraphs(highlight.quotation))
    _set_language(quote, highlight.language)
    return quote


def _set_language(element: Element, language: str) -> None:
    """Tell the language of an element, if it is a language tag."""
    if _LANGUAGE.fullmatch(language):
        element.set(f"{_XML}lang", language)


def _paragraphs(text: str) -> list[Element]:
    """Return paragraphs, or groups of lines for verses."""
    found = []
    for paragraph in versed(text).split("\n\n"):
        verses = paragraph.split("\n")
        if len(verses) > 1:
            found.append(_E.lg(*(_E.l(verse) for verse in verses)))
        else:
            found.append(_E.p(paragraph))
    return found


def _reference(published: PublishedExcerpt, highlight: Highlight, inventory: Inventory) -> Element:
    citekey = published.record.citekey
    told = one_line(published.citation) or highlight.source.title or citekey
    reference = _E.bibl(_link(told, citekey, inventory))
    place = published.record.locator
    if place:
        scope = _E.biblScope(one_line(place.value), unit=_word(place.label))
        ends = _RANGE.fullmatch(place.value)
        if ends:
            scope.set("from", one_line(ends[1]))
            scope.set("to", one_line(ends[2]))
        reference.append(scope)
    return reference


def _link(words: str, citekey: str, inventory: Inventory) -> Element:
    """Return a link to a work in the header, or a title where that has it not."""
    if citekey in (inventory.works or {}):
        return _E.ref(one_line(words), target=f"#{_id('work', citekey)}")
    return _E.title(one_line(words))


def _note(comment: Comment) -> Element:
    note = _E.note(type=comment.kind)
    if comment.on:
        note.append(_E.mentioned(one_line(comment.on)))
    note.extend(_paragraphs(comment.text))
    if comment.by:
        note.append(_E.name(one_line(comment.by), role="author"))
    if comment.only:
        note.append(_E.term(one_line(comment.only), type="only"))
    return note


def _word(text: str) -> str:
    """Return a text as one word of letters, digits and hyphens."""
    return _NO_PART_OF_A_NAME.sub("-", text)


def _id(kind: str, name: str) -> str:
    """Return an identifier that XML allows, another for each name."""
    return f"{kind}-{_NO_PART_OF_A_NAME.sub(lambda sign: f'_{ord(sign[0]):x}_', name)}"
