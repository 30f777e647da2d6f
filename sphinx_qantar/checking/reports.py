"""Write what the check of all quotations found: for people, and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_qantar.quotation.describing import place_name, shortened

if TYPE_CHECKING:
    from sphinx_qantar.checking.rows import Row

SCHEMA = 1
"""The version of the form of ``output.json``."""


def line_of(row: Row) -> str:
    """Return a quotation's line in ``output.txt``."""
    quotation = row.checked.quotation
    name = quotation.name or f"‘{shortened(quotation.text)}’"
    parts = [f"{row.place}: [{row.verdict}] {name} ({quotation.citekey})"]
    if row.differences:
        parts.append(row.differences)
    place = row.checked.place
    if place is not None and place.state == "elsewhere" and quotation.locator is not None:
        stands = place_name(quotation.locator.label, place.labels)
        parts.append(f"stands on {stands}, not on {quotation.locator.value}")
    if row.checked.basis == "lock":
        parts.append("by the lock")
    return "; ".join(parts)


def summary_of(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many quotations have each verdict."""
    return dict(sorted(Counter(row.verdict for row in rows).items()))


def write_text(path: Path, rows: Sequence[Row]) -> None:
    """Write ``output.txt``: a line for each quotation."""
    lines = [f"{line_of(row)}\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def write_json(path: Path, rows: Sequence[Row]) -> None:
    """Write ``output.json``: all that was found, without times, in the order of the pages."""
    data = {
        "version": SCHEMA,
        "summary": summary_of(rows),
        "quotations": [_data(row) for row in rows],
    }
    path.write_text(
        json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )


def _data(row: Row) -> dict[str, object]:
    checked, quotation = row.checked, row.checked.quotation
    verification, place = checked.verification, checked.place
    return {
        "path": row.path,
        "line": quotation.line,
        "name": quotation.name,
        "citekey": quotation.citekey,
        "quotation": quotation.text,
        "verdict": verification.verdict.value,
        "accepted": checked.accepted,
        "basis": checked.basis,
        "flags": list(verification.flags),
        "typography": list(verification.typography),
        "occurrences": verification.occurrences,
        "spans": [[span.start, span.end] for span in verification.spans],
        "differences": [
            {"op": each.op, "source": each.source, "quote": each.quote}
            for each in verification.differences
        ],
        "locator": quotation.locator.value if quotation.locator else "",
        "found": row.found,
        "place": place.state if place else "unknown",
        "source": checked.source,
        "reason": checked.reason,
    }
