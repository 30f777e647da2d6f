"""Mark quotations with the verdict of their check, and tell of changes that are meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_qantar import model
from sphinx_qantar import quotation as quoting
from sphinx_qantar.nodes import (
    excerpt,
    excerpt_line,
    excerpt_source,
    inline_quotation,
    verdict_mark,
)
from sphinx_qantar.rendering.post_transform import QantarPostTransform
from sphinx_qantar.translation import _

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain
    from sphinx_qantar.quotation.checked import Acceptance, CheckedQuotation

EDITORS = "editors"
"""The tag of the builds in which editors see verdicts that are not for all."""


class MarkVerdicts(QantarPostTransform):
    """Put the mark of its verdict to each quotation, and the apparatus under the excerpts."""

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Mark the quotations of this page."""
        del kwargs
        shown = self._is_shown()
        for node in list(self.document.findall(excerpt)):
            if self.registry.inputs.projects.is_elsewhere(node["origin"]):
                self._judge_elsewhere(node, shown=shown)
                continue
            checked = self.registry.checked_excerpt(node["origin"], node["anchor"])
            if checked is not None and not node.get("judged"):
                node["judged"] = True
                self._judge(node, checked, shown=shown)
        if shown:
            for words in list(self.document.findall(inline_quotation)):
                self._mark_words(words)

    def _is_shown(self) -> bool:
        """Say whether this build shows verdicts; only HTML and LaTeX are made for them."""
        if self.domain.builder.format not in {"html", "latex", "readerlatex"}:
            return False
        return shows_verdicts(self.domain, self.config.qantar_verdicts)

    def _judge(self, node: excerpt, checked: CheckedQuotation, *, shown: bool) -> None:
        source = next(child for child in node.children if isinstance(child, excerpt_source))
        if shown and checked.verification.verdict is not model.Verdict.UNCHECKED:
            source += [nodes.Text(" "), mark_of(checked)]
        if checked.accepted and not node.get("brief"):
            place = node.index(source) + 1
            node.insert(place, apparatus(checked.quotation.accepted))

    def _judge_elsewhere(self, node: excerpt, *, shown: bool) -> None:
        """Put the verdict of another project's check to a passage of it, and what it emends."""
        published = self.registry.inputs.projects.published[node["name"]]
        if node.get("judged") or not self.registry.shows_words(node["name"]):
            return
        node["judged"] = True
        source = next(child for child in node.children if isinstance(child, excerpt_source))
        if published.emendations and not node.get("brief"):
            stated = (
                quoting.Acceptance(e.source, e.quote, e.reason) for e in published.emendations
            )
            node.insert(node.index(source) + 1, apparatus(stated))
        if not shown or published.verdict is model.Verdict.UNCHECKED:
            return
        kind = "accepted" if published.accepted else published.verdict.value
        said = _("It was checked by the project it is from.")
        source += [nodes.Text(" "), _mark(kind, str(said))]

    def _mark_words(self, words: inline_quotation) -> None:
        checked = self.registry.checked_words(words["origin"], words["order"])
        unmarked = {model.Verdict.EXACT, model.Verdict.NORMALISED, model.Verdict.UNCHECKED}
        if checked is not None and checked.verification.verdict not in unmarked:
            words += [nodes.Text(" "), mark_of(checked)]


def shows_verdicts(domain: QantarDomain, audience: str) -> bool:
    """Say whether a build shows verdicts, to the readers that ``qantar_verdicts`` names."""
    return audience == "all" or (audience == EDITORS and domain.build.meets(EDITORS))


def mark_of(checked: CheckedQuotation) -> verdict_mark:
    """Return the mark of a verdict: a sign, a word, and what it means."""
    kind = "accepted" if checked.accepted else checked.verification.verdict.value
    kept = _("It was checked where the source text is kept.") if checked.basis == "lock" else ""
    return _mark(kind, str(kept))


def _mark(kind: str, remark: str) -> verdict_mark:
    sign, word, meaning = _words_of(kind)
    meaning = f"{meaning} {remark}" if remark else meaning
    return verdict_mark("", nodes.Text(f"{sign} {word}"), kind=kind, meaning=meaning)


def _words_of(kind: str) -> tuple[str, str, str]:
    """Return the sign of a verdict, its word, and its meaning."""
    verbatim = ("✓", _("verbatim"), _("These words stand in the source text."))
    known = {
        "exact": verbatim,
        "normalised": verbatim,
        "elided": (
            "✓",
            _("abridged"),
            _("These words stand in the source text; dots mark what is left out."),
        ),
        "bracketed": (
            "✓",
            _("with insertions"),
            _("These words stand in the source text, but for what stands in square brackets."),
        ),
        "accepted": (
            "✓",
            _("emended"),
            _("These words stand in the source text, but for the changes told below."),
        ),
        "altered": (
            "≠",
            _("differs from the source"),
            _("Some of these words are others than in the source text."),
        ),
        "absent": (
            "≠",
            _("not in the source"),
            _("These words were not found in the source text."),
        ),
    }
    sign, word, meaning = known[kind]
    return sign, str(word), str(meaning)


def apparatus(accepted: Iterable[Acceptance]) -> excerpt_line:
    """Return the line that tells how a quotation differs from its source on purpose."""
    notes = "; ".join(map(_difference, accepted))
    return excerpt_line("", f"{notes}.", classes=["qantar-apparatus"])


def _difference(accepted: Acceptance) -> str:
    if not accepted.source:
        words = _("“%s” is not in the source") % accepted.quote
    elif not accepted.quote:
        words = _("the source has “%s” here") % accepted.source
    else:
        words = _("“%s”: the source has “%s”") % (accepted.quote, accepted.source)
    return f"{words} ({accepted.reason})" if accepted.reason else str(words)
