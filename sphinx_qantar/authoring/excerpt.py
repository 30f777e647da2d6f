"""Read the ``excerpt`` directive: a quoted passage with its record and its notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.nodes import make_id

from sphinx_qantar import model
from sphinx_qantar import quotation as quoting
from sphinx_qantar import rights as accounts
from sphinx_qantar.authoring import options
from sphinx_qantar.authoring.directive import (
    QantarDirective,
    option_spec,
    page_slug,
)
from sphinx_qantar.authoring.enclosing import Enclosing, enclosing_excerpt, enclosing_of
from sphinx_qantar.authoring.pulling import PULLING, note_unpulled, pull_words
from sphinx_qantar.authoring.verdicts import check_quotation
from sphinx_qantar.authoring.verse import keep_line_breaks
from sphinx_qantar.diagnostics import warn
from sphinx_qantar.domain.withholding import leaves_out
from sphinx_qantar.nodes import annotation, excerpt, missing, quotation
from sphinx_qantar.passage import (
    find_phrase,
    mark_letter,
    mark_phrase,
    phrase_fault,
    quotation_text,
)
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.authoring.directive import Converter
    from sphinx_qantar.model import Rights
    from sphinx_qantar.quotation.checked import Quotation


class ExcerptDirective(QantarDirective):
    """Quote a passage from a work of the bibliography.

    The argument is the work's citekey, the body the verbatim words, in which
    ``annotation`` directives may stand.
    """

    converters: ClassVar[Mapping[str, Converter]] = {
        "name": options.name,
        "title": options.text,
        "themes": options.slugs,
        "locator": options.locator,
        "lang": options.language,
        "speaker": options.text,
        "quoted-in": options.text,
        "date": options.date,
        "people": options.names,
        "places": options.names,
        "organisations": options.names,
        "translator": options.text,
        "translation-of": options.text,
        "start-at": options.text,
        "end-at": options.text,
        "accept": options.acceptances,
        "rights": options.text,
        "only": options.condition,
        "class": options.classes,
    }
    option_spec = option_spec(*converters)

    def run(self) -> list[nodes.Node]:
        """Register the excerpt and return its node."""
        given = self.read_options()
        order = len(self.domain.page(self.env.docname).excerpts)
        name = given.get("name") or f"{page_slug(self.env.docname)}-{order + 1}"
        if not self.included(given.get("only", "")):
            self._note(name, order, "", withheld=True)
            return []
        self._check_place(name)
        node = excerpt(name=name, origin=self.env.docname, classes=list(given.get("class", ())))
        if given.get("only"):
            node["only"] = given["only"]
        self.set_source_info(node)
        node["ids"] = [self._node_id(name)]
        node["anchor"] = node["ids"][0]
        self.state.document.note_explicit_target(node)
        given["rights"] = self._rights(given)
        wordless = self._is_wordless(given)
        passage, inner = self._parse(node, Enclosing(name, wordless=wordless), given)
        words = "" if wordless else quotation_text(passage)
        self._note(
            name, order, node["ids"][0], quotation=words, wordless=wordless, **_record(given)
        )
        if words:
            check_quotation(self.domain, self._quotation(words, node, given), self.place)
        elif given.keys() & PULLING and not wordless:
            note_unpulled(self.domain, self._quotation("", node, given), given)
        return [node, *inner]

    def _rights(self, given: Mapping[str, Any]) -> Rights | None:
        """Return the rights in the passage itself, as far as they are stated."""
        if self.has_unread("rights"):
            return self.domain.build.permissions.unread
        if not given.get("rights"):
            return None
        try:
            return accounts.parse_rights(given["rights"], self.domain.build.permissions.statuses)
        except accounts.RightsError as error:
            self.warn("rights", f":rights: {error}")
            return self.domain.build.permissions.unread

    def _is_wordless(self, given: Mapping[str, Any]) -> bool:
        """Say whether this build leaves the quotation out, for the rights in it."""
        works = tuple(filter(None, (self.argument, given.get("quoted-in"))))
        return leaves_out(self.domain, self.env.docname, works, given["rights"])

    def _quotation(self, words: str, node: excerpt, given: Mapping[str, Any]) -> Quotation:
        """Return what is checked against the text of the work in which it was read."""
        path, line = self.written
        return quoting.Quotation(
            text=words,
            citekey=given.get("quoted-in") or self.argument,
            docname=self.env.docname,
            line=line,
            path=path,
            original=self.argument if "quoted-in" in given else "",
            name=node["name"],
            node_id=node["anchor"],
            locator=given.get("locator"),
            accepted=given.get("accept", ()),
        )

    def _check_place(self, name: str) -> None:
        if not self.argument:
            self.warn("citekey", "an excerpt needs the citekey of its work: {excerpt} CITEKEY.")
        outer = enclosing_of(self.env)
        if outer is not None:
            message = f"an excerpt cannot stand in another: '{name}' is shown after "
            self.warn("excerpt", f"{message}'{outer.excerpt}'.")

    def _node_id(self, name: str) -> str:
        """Return the excerpt's name as its anchor; a heading may have taken it."""
        for candidate in (name, f"excerpt-{name}"):
            if candidate not in self.state.document.ids:
                return candidate
        return make_id(self.env, self.state.document, "excerpt", name)

    def _parse(
        self, node: excerpt, enclosing: Enclosing, given: Mapping[str, Any]
    ) -> tuple[quotation, list[excerpt]]:
        """Parse the body into *node*: headnotes, quotation, other notes.

        :returns: the quotation, and excerpts that were written in this one
        """
        name = enclosing.excerpt
        with enclosing_excerpt(self.env, enclosing):
            body = self.parse_body()
        notes = [child for child in body if isinstance(child, annotation)]
        passage = quotation("", *(child for child in body if not isinstance(child, annotation)))
        inner = _taken_out(passage)
        if enclosing.wordless:
            passage.children = [_left_out()]
        else:
            passage += self._pulled(name, passage, given)
        passage["support_smartquotes"] = False
        if "lang" in given:
            passage["lang"] = given["lang"]
        is_told = self._keep_verbatim(passage, name) or bool(given.keys() & PULLING)
        if not passage.astext().strip():
            if not is_told:
                self.warn("empty", f"the excerpt '{name}' has no quotation.")
            passage += nodes.paragraph("", "", missing("", _("[no quotation]")))
        _mark_phrases(passage, [*notes, *passage.findall(annotation)])
        node += [note for note in notes if note["kind"] == "headnote"]
        node += passage
        node += [note for note in notes if note["kind"] != "headnote"]
        return passage, inner

    def _pulled(
        self, name: str, passage: quotation, given: Mapping[str, Any]
    ) -> list[nodes.paragraph]:
        """Return the words that the excerpt takes from the source text, if it takes any."""
        if not given.keys() & PULLING:
            return []
        if passage.astext().strip():
            self.warn("option", f"the excerpt '{name}' has words already: nothing is pulled.")
            return []
        citekey = given.get("quoted-in") or self.argument
        pulled, problems = pull_words(self.domain, citekey, given)
        for subtype, problem in problems:
            self.warn(subtype, f"the excerpt '{name}': {problem}")
        return [nodes.paragraph(words, words) for words in pulled]

    def _keep_verbatim(self, passage: quotation, name: str) -> bool:
        """See to it that nothing alters the words of the quotation from here on.

        :returns: whether something was left out of it, which is told
        """
        dropped = keep_line_breaks(passage)
        for lost in dropped:
            self.warn("empty", f"the excerpt '{name}' holds HTML, which is left out: {lost}")
        self.set_source_info(passage)
        for block in passage.findall(nodes.TextElement):
            if not isinstance(block, nodes.Inline):  # Sphinx takes such for placeholders
                block["translatable"] = False
        return bool(dropped)

    def _note(self, name: str, order: int, node_id: str, **record: Any) -> None:  # noqa: ANN401 - fields of Excerpt
        path, line = self.written
        self.domain.note_excerpt(
            model.Excerpt(
                name=name,
                citekey=self.argument,
                docname=self.env.docname,
                line=line,
                path=path,
                node_id=node_id,
                order=order,
                **record,
            )
        )


def _left_out() -> nodes.paragraph:
    """Return what stands for a quotation that this build leaves out."""
    words = _("[The quotation is left out of this edition; see the source.]")
    return nodes.paragraph("", "", missing("", words))


def _taken_out(passage: quotation) -> list[excerpt]:
    """Take out of a quotation the excerpts that were written in it."""
    inner = list(passage.findall(excerpt))
    for found in inner:
        found.parent.remove(found)
    return inner


def _record(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options as fields of the record."""
    fields = {name.replace("-", "_"): value for name, value in given.items()}
    fields["language"] = fields.pop("lang", "")
    fields["classes"] = fields.pop("class", ())
    for dropped in ("name", "only", "start_at", "end_at", "accept"):
        fields.pop(dropped, None)
    return fields


def _mark_phrases(passage: quotation, notes: Iterable[annotation]) -> None:
    """Mark in the quotation the phrases that notes are on, by letters in their order there."""
    found: list[tuple[int, annotation]] = []
    for note in notes:
        if note["on"]:
            places = find_phrase(passage, note["on"])
            if len(places) == 1:
                found.append((places[0], note))
            else:
                warn("phrase", phrase_fault(note["on"], len(places)), note)
    for number, (_place, note) in enumerate(sorted(found, key=lambda pair: pair[0])):
        note["mark"] = mark_letter(number)
        mark_phrase(passage, note["on"], note["mark"], note=note["ids"][0])
