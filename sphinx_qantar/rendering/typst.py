"""Print our nodes as Typst, by the functions of ``excerpts.typ``.

A passage is its title, headnotes, quotation, source and notes; a note on a phrase stands in the
margin beside it where the page has one for notes, and at the foot of the page where it has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_qantar.nodes import (
    annotation,
    annotation_pointer,
    annotation_title,
    excerpt,
    excerpt_line,
    excerpt_source,
    excerpt_title,
    missing,
    phrase_mark,
    quotation,
    theme_line,
    theme_relations,
    theme_title,
)
from sphinx_qantar.rendering import typst_lists
from sphinx_qantar.rendering.typst_calls import depart_block, depart_call

if TYPE_CHECKING:
    from sphinx_qantar.rendering.typst_calls import Translator, Visitor

_SHORT = 900
"""The characters of a passage that is not to be parted by a page's end."""

_SHORT_NOTES = 1800
"""The characters of notes at the foot that are not to be parted by a page's end."""

KEPT_WHOLE = "whole:"
"""What the name of a note at the foot begins with that is not to run over two pages."""

Note = annotation | annotation_pointer


def visit_excerpt(self: Translator, node: excerpt) -> None:
    """Write a passage whole, each part by a call that a template may define anew."""
    words = _words_of(node)
    aside = _notes_on_phrases(node, words)
    place = node.index(words)
    under = _of_themes(node.children[place + 1 :])
    title = _title(self, node)
    before = self.render(_but(node.children[:place], excerpt_title, *aside))
    passage = _words(self, node, words, under)
    margin = [_marked(self, note) for note in aside] if self.notes_in_margin else []
    after = self.render(_but(node.children[place + 1 :], excerpt_source, *under, *aside))
    if margin:
        self.use_margin()
        notes = "".join(f"[{note}], " for note in margin)
        body = f"with-margin-notes(({notes}), [#{passage}\n\n{after}])"
    else:
        whole = "true" if len(words.astext()) < _SHORT else "false"
        body = f"{passage}, after: [{after}], whole: {whole}"
    self.write(f"\n\n#passage({title}, [{before}], {body})\n\n")
    raise nodes.SkipNode


def _title(self: Translator, node: excerpt) -> str:
    """Write the call for the line over a passage."""
    number = str(node.get("number") or "")
    words = _of_kind(node, excerpt_title)
    title = self.render(words)
    if not (number or title):
        return "passage-opening()"
    level = max(2, self.heading_level + 1)
    listed = ""
    if number:
        said = node.get("label", "") or number
        shown = "".join(word.astext() for word in words) or said
        self.note_contents(level, number, shown)
        label = self.text(said, node)
        work = self.text(node.get("work", ""), node)
        listed = f", number: {self.literal(number, node)}, label: [{label}], work: [{work}]"
    return f"passage-title({level}, {_optional(title)}{listed})"


def _words(self: Translator, node: excerpt, words: quotation, under: list[nodes.Node]) -> str:
    """Write the call for the quotation, its source and what stands right under that."""
    short = "true" if len(words.astext()) < _SHORT else "false"
    quoted = self.render([words])
    source = self.render(_of_kind(node, excerpt_source))
    said = f"passage-source[{source}]" if source else "none"
    said = f"{{ {said}; [{self.render(under)}] }}" if under else said
    return f"quotation({short}, {said})[{quoted}]"


def _optional(markup: str) -> str:
    return f"[{markup}]" if markup else "none"


def visit_phrase_mark(self: Translator, node: phrase_mark) -> None:
    """Write the letter after a phrase, as the call of a note where notes stand at the foot."""
    notes = [] if self.notes_in_margin else _notes_at_foot(node)
    mark = node.astext()
    place = next((place for place, note in enumerate(notes) if note["mark"] == mark), None)
    if place is None:
        self.write("#super[")
        return
    together = len(notes) > 1 and _is_short(node) and _can_be_whole(*notes)
    if together and place:
        self.write(f"#further-call({_name(self, notes[place])}, [{self.text(mark, node)}])")
        raise nodes.SkipNode
    text = _at_foot(self, notes[place])
    if together:
        text += "".join(_further(self, note) for note in notes[1:])
    self.write(self.foot_note(_name(self, notes[place]), self.text(mark, node), text))
    raise nodes.SkipNode


def _further(self: Translator, note: Note) -> str:
    """Write a note at the foot within the first one of its passage."""
    mark = self.text(note["mark"], note)
    return f"\n#further-note({_name(self, note)}, [{mark}])[{_at_foot(self, note)}]"


def _name(self: Translator, note: Note) -> str:
    """Write the name by which the call of a note leads to it."""
    kind = KEPT_WHOLE if _can_be_whole(note) else "phrase:"
    return self.literal(f"{kind}{note['ids'][0]}", note)


def _can_be_whole(*notes: Note) -> bool:
    """Tell whether notes need not be parted by a page's end: they are of few words and no more."""
    parts = [child for note in notes for child in note.children]
    return all(isinstance(child, nodes.TextElement) for child in parts) and (
        sum(len(note.astext()) for note in notes) < _SHORT_NOTES
    )


def _at_foot(self: Translator, note: Note) -> str:
    return self.anchors_of(note) + _run_in(self, note)


def depart_phrase_mark(self: Translator, node: phrase_mark) -> None:
    """End the letter after a phrase."""
    del node
    self.write("]")


def visit_annotation(self: Translator, node: annotation) -> None:
    """Write a note that is on no phrase, in the form of its kind."""
    self.write(f"\n\n#{node['kind']}-note[{_run_in(self, node)}]\n\n")
    raise nodes.SkipNode


def visit_annotation_pointer(self: Translator, node: annotation_pointer) -> None:
    """Begin a line that leads to a note elsewhere."""
    del node
    self.write("\n\n#note-elsewhere[")


def visit_theme_title(self: Translator, node: nodes.Element) -> None:
    """Begin the label of a theme, a heading of the level below the section's."""
    del node
    self.write(f"\n\n#theme-title({max(2, self.heading_level + 1)})[")


def visit_small_line(self: Translator, node: nodes.Element) -> None:
    """Begin a line of themes and the like."""
    del node
    self.write("\n\n#small-line[")


def visit_missing(self: Translator, node: nodes.Element) -> None:
    """Begin a stand-in for what is missing."""
    del node
    self.write("#problematic[")


# -- the parts of a passage ---------------------------------------------------------


def _but(
    children: Iterable[nodes.Node], *left_out: type[nodes.Node] | nodes.Node
) -> list[nodes.Node]:
    kinds = tuple(each for each in left_out if isinstance(each, type))
    return [each for each in children if not isinstance(each, kinds) and each not in left_out]


def _of_themes(children: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return the line of themes, which is kept with the source above it."""
    return [child for child in children if isinstance(child, theme_line)]


def _of_kind(node: nodes.Element, kind: type[nodes.Element]) -> list[nodes.Node]:
    """Return what the children of a kind hold."""
    found = [child for child in node.children if isinstance(child, kind)]
    return [inner for child in found for inner in child.children]


# -- notes on phrases ---------------------------------------------------------------


def _notes_on_phrases(node: nodes.Element, words: quotation) -> list[Note]:
    """Return the notes of a passage whose marks stand in its words, in their order there."""
    marked: dict[str, Note] = {
        note["mark"]: note
        for note in node.findall(lambda each: isinstance(each, Note) and bool(each.get("mark")))
        if isinstance(note, Note)
    }
    marks = (mark.astext() for mark in words.findall(phrase_mark))
    return [marked[mark] for mark in dict.fromkeys(marks) if mark in marked]


def _notes_at_foot(mark: phrase_mark) -> list[Note]:
    """Return the notes on phrases of the passage round a mark, in their order there."""
    around = _around(mark, excerpt)
    return _notes_on_phrases(around, _words_of(around)) if around is not None else []


def _is_short(mark: phrase_mark) -> bool:
    """Tell whether the passage round a mark is kept on one page."""
    words = _around(mark, quotation)
    return words is not None and len(words.astext()) < _SHORT


def _words_of(node: nodes.Element) -> quotation:
    return next(child for child in node.children if isinstance(child, quotation))


def _around(mark: nodes.Element, kind: type[nodes.Element]) -> nodes.Element | None:
    around: nodes.Element | None = mark.parent
    while around is not None and not isinstance(around, kind):
        around = around.parent
    return around


def _marked(self: Translator, note: Note) -> str:
    mark = self.text(note["mark"], note)
    return f"{self.anchors_of(note)}#note-mark[{mark}]{_run_in(self, note)}"


def _run_in(self: Translator, note: Note) -> str:
    """Write a note with its title in the line in which its words begin."""
    title = next((child for child in note.children if isinstance(child, annotation_title)), None)
    if title is None:
        return self.render(note.children)
    label, *more = title.children
    head = f"#note-label[{self.render([label])}]"
    rest = self.render(more)
    head += f" #note-lemma[{rest}]" if rest else ""
    body = [child for child in note.children if child is not title]
    gap = "#note-gap" if body and isinstance(body[0], nodes.paragraph) else "\n\n"
    return f"{head}{gap} {self.render(body)}"


VISITORS: Mapping[type[nodes.Element], tuple[Visitor, Visitor]] = {
    **typst_lists.VISITORS,
    excerpt: (visit_excerpt, depart_call),
    annotation: (visit_annotation, depart_call),
    annotation_pointer: (visit_annotation_pointer, depart_block),
    phrase_mark: (visit_phrase_mark, depart_phrase_mark),
    missing: (visit_missing, depart_phrase_mark),
    theme_title: (visit_theme_title, depart_block),
    theme_relations: (visit_small_line, depart_block),
    excerpt_line: (visit_small_line, depart_block),
    theme_line: (visit_small_line, depart_block),
}
"""What is written of each node where it begins and where it ends."""
