"""Say when our post-transforms run, and on which pages; each is loaded when a page needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_qantar.domain import qantar_domain
from sphinx_qantar.late_names import late_object
from sphinx_qantar.rendering.holding import ELSEWHERE, may_hold

_WITH_VISITORS = frozenset({"html", "latex", "typst"})
"""The formats that print our nodes themselves."""

_LOWERED = ("annotations", "excerpts", "themes", "bibliographies")
"""What of a page's records is printed by nodes of ours."""


class LateTransform(SphinxPostTransform):
    """Stand for a post-transform, whose module is loaded when the first page needs it."""

    load: ClassVar[Callable[[], type[SphinxPostTransform]]]
    is_needed: ClassVar[Callable[[LateTransform], bool]]

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Run it if the page has something for it."""
        if type(self).is_needed(self):
            type(self).load()(self.document, self.startnode).run(**kwargs)

    def holds(self, *kinds: str) -> bool:
        """Say whether the page may hold nodes of some kinds.

        :param kinds: fields of the page's records
        """
        return may_hold(self.document, self.env, *kinds)


def _holding(*kinds: str) -> Callable[[LateTransform], bool]:
    return lambda transform: transform.holds(*kinds)


def _always(_transform: LateTransform) -> bool:
    return True


def _may_have_notes(transform: LateTransform) -> bool:
    """Say whether citations may stand in footnotes; a reader arranges those of its chapters."""
    if transform.document.get(ELSEWHERE):
        return False
    if transform.holds():
        return True
    page = qantar_domain(transform.env).pages.get(transform.env.docname)
    if page is None or not page.has("citations"):
        return False
    category = qantar_domain(transform.env).registry.processor.category
    return category == "note" or any(citation.footnote for citation in page.citations)


def _has_lists_to_lower(transform: LateTransform) -> bool:
    return qantar_domain(transform.env).builder.format != "html" and transform.holds(*_LOWERED)


def _has_nodes_to_lower(transform: LateTransform) -> bool:
    """Say whether there are nodes that the builder cannot print, nor takes into a reader."""
    builder = qantar_domain(transform.env).builder
    kept = builder.format in _WITH_VISITORS or getattr(builder, "assembles_reader", False)
    return not kept and transform.holds(*_LOWERED)


def _late(
    place: str,
    priority: int,
    is_needed: Callable[[LateTransform], bool],
    *,
    formats: tuple[str, ...] = (),
    builders: tuple[str, ...] = (),
) -> type[SphinxPostTransform]:
    """Return a post-transform that is loaded late.

    :param place: its module in this package, and its class
    :param priority: when it runs
    :param is_needed: whether a page has something for it
    """
    module, name = place.split(".")
    members = {
        "__module__": __name__,
        "default_priority": priority,
        "formats": formats,
        "builders": builders,
        "load": staticmethod(late_object(f"{__package__}.{module}", name)),
        "is_needed": staticmethod(is_needed),
    }
    return type(name, (LateTransform,), members)


POST_TRANSFORMS = (
    _late("collection.ShowCollections", 5, _holding()),
    _late("embeds.ShowEmbeds", 5, _holding()),
    _late("bibliography.ShowBibliographies", 5, _holding("bibliographies")),
    _late("rights.ShowRights", 5, _holding("rights")),
    # After the collections have brought their excerpts.
    _late("excerpt.DressExcerpts", 6, _holding("excerpts")),
    _late("theme.DressThemes", 6, _holding("themes")),
    _late("citations.ResolveCitations", 7, _holding("citations", "mentions")),
    # After the excerpts have got their source lines.
    _late("verdicts.MarkVerdicts", 8, _holding("quotations")),
    _late("annotation.TitleAnnotations", 8, _holding("annotations", "excerpts")),
    # Just after Sphinx has resolved the references (10).
    _late("missing.WarnOfMissing", 11, _holding("mentions")),
    # After ``only`` has left out (50).
    _late("footnote_arrangement.ArrangeFootnotes", 55, _may_have_notes),
    # After footnotes were found by their ids.
    _late("footnote_ids.TellFootnotesApart", 60, _always, builders=("singlehtml",)),
    # After Sphinx has made footnotes of addresses (400), before footnotes move (600).
    _late("footnote_arrangement.ArrangeFootnotesOfLinks", 450, _always, formats=("latex",)),
    _late("lowering.LowerLists", 890, _has_lists_to_lower),
    _late("note_letters.RunOnLetters", 900, _holding("excerpts"), formats=("typst",)),
    _late("lowering.LowerNodes", 900, _has_nodes_to_lower),
)
"""Our post-transforms, in the order in which they run."""
