"""Name limits that publishers and licensing bodies advise; none of them is a law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a work is advised to be quoted without asking; None where nothing is said.

    ``words_each`` is of one quotation, ``words_total`` of all from one work, both in words;
    ``share`` is of the work, from 0 to 1.  ``advice`` says whose advice it is.
    """

    words_each: int | None = None
    words_total: int | None = None
    share: float | None = None
    advice: str = ""


PRESETS: Mapping[str, Limits] = {
    "stm": Limits(400, 800, advice="STM permissions guidelines: extracts between signatories"),
    "us-classroom": Limits(1000, share=0.1, advice="Classroom Guidelines, United States, 1976"),
    "uk-cla": Limits(share=0.1, advice="CLA higher education licence: a chapter, or a tenth"),
    "tenth": Limits(share=0.1, advice="A rule of thumb: a tenth of the work"),
}
"""Sets of limits by name: advice, to be checked against the law and the licence that apply."""
