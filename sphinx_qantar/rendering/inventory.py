"""Collect what a build publishes of its excerpts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import TemplateError
from sphinx.application import Sphinx

from sphinx_qantar import csl, model
from sphinx_qantar.domain import Target
from sphinx_qantar.domain.targets import excerpt_label, find_target, source_citation
from sphinx_qantar.domain.wordings import Wording
from sphinx_qantar.exchange import (
    Emendation,
    Inventory,
    PublishedExcerpt,
    PublishedNote,
    PublishedTheme,
    public_item,
)
from sphinx_qantar.exchange.web_address import is_web_address
from sphinx_qantar.rendering.citation_places import is_known
from sphinx_qantar.rendering.plain_markup import PICTURE, fill, html_of_text
from sphinx_qantar.rendering.verdicts import shows_verdicts

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain
    from sphinx_qantar.model import Annotation, Citation, Excerpt
    from sphinx_qantar.quotation.checked import CheckedQuotation


class Collecting:
    """Gather what one build publishes."""

    def __init__(self, app: Sphinx, domain: QantarDomain) -> None:
        self._app = app
        self._domain = domain
        self._registry = domain.registry
        self._wordings: dict[str, dict[str, Wording]] = {}
        self._shows_verdicts = shows_verdicts(domain, app.config.qantar_verdicts)

    def inventory(self) -> Inventory:
        """Return all that is published."""
        excerpts = tuple(self._excerpts())
        named = {key for each in excerpts for key in _works_of(each.record)}
        works = self._registry.works
        return Inventory(
            project=str(getattr(self._app.builder, "globalcontext", {}).get("project", "")),
            language=self._app.config.language or "",
            url=self._app.config.html_baseurl if self._app.builder.name != "reader" else "",
            excerpts=excerpts,
            works={key: public_item(works[key]) for key in sorted(named) if key in works},
            themes=tuple(self._themes()),
        )

    def _uri(self, place: tuple[str, str] | str) -> str | None:
        """Return an address relative to the inventory, None for what is not in this output."""
        if isinstance(place, str):
            return None
        page = self._app.builder.get_target_uri(place[0])
        if page.startswith("#"):  # all pages are one
            page = f"{self._app.config.root_doc}{getattr(self._app.builder, 'out_suffix', '')}"
        return f"{page}#{place[1]}" if place[1] else page

    def _themes(self) -> Iterator[PublishedTheme]:
        taxonomy = self._registry.taxonomy
        for theme in taxonomy:
            if ":" not in theme.slug:
                yield PublishedTheme(theme, self._uri(self._domain.theme_place(theme.slug)) or "")

    # -- excerpts -----------------------------------------------------------------

    def _excerpts(self) -> Iterator[PublishedExcerpt]:
        for record in self._registry.excerpts.values():
            place = self._domain.place(Target(record.docname, record.node_id, ""))
            uri = None if record.withheld else self._uri(place)
            if uri is not None and self._is_printed(record.docname, record.node_id):
                yield self._excerpt(record, uri)

    def _wording(self, docname: str, node_id: str) -> Wording:
        page = self._wordings.get(docname)
        if page is None:
            wordings = self._registry.pages[docname].wordings
            page = self._wordings[docname] = {each.node_id: each for each in wordings}
        return page.get(node_id, Wording(node_id))

    def _is_printed(self, docname: str, node_id: str) -> bool:
        conditions = self._wording(docname, node_id).conditions
        return all(map(self._meets, conditions))

    def _meets(self, condition: str) -> bool:
        """Say whether the build meets a condition, which it does not if nobody can read it."""
        try:
            return self._domain.build.meets(condition)
        except (TemplateError, ValueError):  # Sphinx tells of it
            return False

    def _excerpt(self, record: Excerpt, uri: str) -> PublishedExcerpt:
        registry = self._registry
        notes = tuple(self._notes(record))
        citation = source_citation(registry, record)
        checked = registry.checked_excerpt(record.docname, record.node_id)
        words = "" if record.wordless else self._formatted_words(record)
        judged = checked if checked and not record.wordless else None
        shown = judged is not None and self._shows_verdicts
        text = (record.quotation, f"— {citation}", *(note.text for note in notes))
        return PublishedExcerpt(
            record=record,
            uri=uri,
            page=registry.page_titles.get(record.docname, ""),
            label=excerpt_label(registry, record),
            citation=citation,
            notes=notes,
            verdict=judged.verification.verdict if judged and shown else model.Verdict.UNCHECKED,
            accepted=bool(judged and shown and judged.accepted),
            emendations=_emendations(judged) if judged else (),
            quotation_html=words,
            html=_html(record, words, citation, notes),
            text="\n\n".join(filter(None, text)),
            only=_joined(self._wording(record.docname, record.node_id).conditions),
        )

    def _formatted_words(self, record: Excerpt) -> str:
        """Return a quotation as HTML, empty if its plain words say all."""
        html = self._wording(record.docname, record.node_id).html
        return self._fill(record.docname, html, quoted=True)

    # -- notes ----------------------------------------------------------------------

    def _notes(self, record: Excerpt) -> Iterator[PublishedNote]:
        for note in self._registry.annotations_of.get(record.name, ()):
            if self._is_printed(note.docname, note.node_id):
                yield self._note(note, shows_words=not record.wordless)

    def _note(self, note: Annotation, *, shows_words: bool) -> PublishedNote:
        wording = self._wording(note.docname, note.node_id)
        return PublishedNote(
            text=self._fill(note.docname, wording.text, quoted=False),
            kind=note.kind,
            by=note.by,
            on=note.on if shows_words else "",
            html=self._fill(note.docname, wording.html, quoted=True),
            uri=self._uri(self._domain.place(Target(note.docname, note.node_id, ""))) or "",
            only=_joined(wording.conditions),
        )

    def _fill(self, docname: str, template: str, *, quoted: bool) -> str:
        def words_of(kind: str, target: str, written: str) -> str:
            if kind == PICTURE:
                return self._picture(target, written)
            if kind == "cite":
                words = self._cited(self._registry.pages[docname].citations[int(target)])
                return escape(words) if quoted else words
            found = find_target(self._registry, kind, target, docname)
            words = found.text if found is not None else target
            words = written or (escape(words) if quoted else words)
            return self._linked(found, words) if found is not None and quoted else words

        return fill(template, words_of, self._meets)

    def _picture(self, targets: str, alt: str) -> str:
        """Return a picture by its address relative to the inventory, or as its alternative text.

        :param targets: the files that it may be, or its address on the web
        :param alt: HTML
        """
        images, builder = self._app.env.images, self._app.builder
        for target in targets.split("\t"):
            address = target if is_web_address(target) else ""
            if target in images:
                name = images[target][1]
                there = (Path(builder.outdir) / builder.imagedir / name).is_file()
                address = f"{builder.imagedir}/{quote(name)}" if there else ""
            if address:
                return f'<img src="{escape(address)}" alt="{alt}">'
        return alt

    def _linked(self, target: Target, words: str) -> str:
        """Return a link to something of this project; its address is relative to the inventory.

        :param words: HTML
        """
        uri = self._uri(self._domain.place(target))
        return f'<a href="{escape(uri)}">{words}</a>' if uri else words

    def _cited(self, citation: Citation) -> str:
        """Return a citation in plain words, in brackets where a page has a footnote."""
        if citation.tentative and not is_known(self._registry, citation):
            return f"@{citation.items[0].citekey}"
        if citation.mode == "nothing":
            return ""
        noted = self._registry.processor.category == "note" or citation.footnote
        mode = "bare" if noted and citation.mode == "parenthetical" else citation.mode
        parts = self._registry.bibliographies.cite(
            citation.docname, citation.items, mode, citation.wording
        )
        words = " ".join(csl.to_plain(part.text) for part in parts)
        return f"({words})" if mode == "bare" else words


def _works_of(record: Excerpt) -> tuple[str, ...]:
    """Return what an excerpt names as works; an original may be another excerpt."""
    return record.citekey, record.quoted_in, record.translation_of


def _emendations(checked: CheckedQuotation) -> tuple[Emendation, ...]:
    """Return the differences that are told under a passage: those that are just as stated."""
    stated = checked.quotation.accepted if checked.accepted else ()
    return tuple(Emendation(each.source, each.quote, each.reason) for each in stated)


def _joined(conditions: Sequence[str]) -> str:
    """Return conditions that are all met as one."""
    if len(conditions) < 2:  # noqa: PLR2004 - none, or one
        return "".join(conditions)
    return " and ".join(f"({each})" for each in dict.fromkeys(conditions))


def _html(record: Excerpt, words: str, citation: str, notes: Iterable[PublishedNote]) -> str:
    """Return a passage with its source and notes.

    :param words: the quotation, if it is more than its plain words
    """
    language = f' lang="{escape(record.language)}"' if record.language else ""
    words = words or html_of_text(record.quotation)
    title = f"<p><strong>{escape(record.title)}</strong></p>" if record.title else ""
    quotation = f"<blockquote{language}>{words}</blockquote>" if words else ""
    asides = "".join(f"<aside>{note.html}</aside>" for note in notes)
    return f"<article>{title}{quotation}<p>— {escape(citation)}</p>{asides}</article>"
