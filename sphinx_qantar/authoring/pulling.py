"""Take the words of an excerpt from the source text of its work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx_qantar import model
from sphinx_qantar import quotation as quoting

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain
    from sphinx_qantar.model import Subtype
    from sphinx_qantar.quotation.checked import Quotation

Fault: TypeAlias = "tuple[Subtype, str]"
"""The subtype of a warning, and what is wrong with an excerpt."""


PULLING = frozenset(["start-at", "end-at"])
"""The options by which an excerpt takes its words from its source text."""


def pull_words(
    domain: QantarDomain, citekey: str, given: Mapping[str, Any]
) -> tuple[list[str], list[Fault]]:
    """Return the paragraphs of a source text from one phrase to another, and what went wrong.

    :param domain: the project's registry
    :param citekey: the work's
    :param given: the excerpt's options: the words with which the passage begins and ends
    """
    source = domain.build.checker.source(citekey)
    if source is None:
        return [], [
            ("source", f"The text of '{citekey}', from which it takes its words, is not at hand.")
        ]
    # Imported here: few builds take words from a source text.
    from sphinx_qantar.quotation.pulling import pull  # noqa: PLC0415 - see above

    pulled = pull(source, given.get("start-at", ""), given.get("end-at", ""))
    faults: list[Fault] = [(problem.subtype, problem.message) for problem in pulled.problems]
    return pulled.text.split("\n\n") if pulled.text else [], faults


def note_unpulled(domain: QantarDomain, quotation: Quotation, given: Mapping[str, Any]) -> None:
    """Register an excerpt that got no words from its source text, so that it is reported.

    :param domain: the project's registry
    :param quotation: the excerpt's quotation, without words
    :param given: its options
    """
    at_hand = domain.build.checker.source(quotation.citekey) is not None
    verdict = model.Verdict.ABSENT if at_hand else model.Verdict.UNCHECKED
    _words, faults = pull_words(domain, quotation.citekey, given)
    reason = " ".join(message for _subtype, message in faults)
    domain.note_quotation(
        quoting.CheckedQuotation(quotation, model.Verification(verdict), reason=reason)
    )
