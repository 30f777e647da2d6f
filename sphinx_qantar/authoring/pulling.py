"""Take the words of an excerpt from the source text of its work."""

from __future__ import annotations

from sphinx_qantar.domain import QantarDomain
from sphinx_qantar.model import Subtype

Fault = tuple[Subtype, str]
"""The subtype of a warning, and what is wrong with an excerpt."""


def pull_words(
    domain: QantarDomain, citekey: str, start_at: str, end_at: str
) -> tuple[list[str], list[Fault]]:
    """Return the paragraphs of a source text from one phrase to another, and what went wrong.

    :param domain: the project's registry
    :param citekey: the work's
    :param start_at: the words with which the passage begins
    :param end_at: the words with which it ends
    """
    source = domain.build.checker.source(citekey)
    if source is None:
        return [], [
            ("source", f"The text of '{citekey}', from which it takes its words, is not at hand.")
        ]
    # Imported here: few builds take words from a source text.
    from sphinx_qantar.quotation.pulling import pull  # noqa: PLC0415 - see above

    pulled = pull(source, start_at, end_at)
    faults: list[Fault] = [(problem.subtype, problem.message) for problem in pulled.problems]
    return pulled.text.split("\n\n") if pulled.text else [], faults
