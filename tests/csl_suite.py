"""Run fixtures in the form of the official CSL test suite.

``python -m tests.csl_suite DIR`` prints ``PASS name`` or ``FAIL name`` for each fixture of a
folder, and a last line ``N passed, M failed``.  ``-v`` shows what was expected and printed,
and of what kind a known failure is.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sphinx_qantar.bibliography import work_from_csl_json
from sphinx_qantar.csl import (
    NotedCitation,
    RichText,
    Session,
    Style,
    compile_style,
    to_html,
)
from sphinx_qantar.csl.bibliography import substitute_authors, write_entry
from sphinx_qantar.csl.cluster import write_cluster
from sphinx_qantar.csl.entries import Entry
from sphinx_qantar.csl.finishing import finish
from sphinx_qantar.csl.locale import packaged_locale
from sphinx_qantar.csl.registry import Registry
from sphinx_qantar.model import CitationItem, Locator, Work

KNOWN_FAILURES = {
    "bugreports_EnvAndUrb": "a heuristic: which condition “disambiguate” is tried first in a "
    "short form that has several",
    "bugreports_NoCaseEscape": "a heuristic: on which side of display=“block” a space stands",
    "bugreports_OldMhraDisambiguationFailure": "a heuristic: a citation counts as changed that "
    "prints the same",
    "bugreports_SortedIeeeItalicsFail": "data: it wants “Jun.”, the packaged locale has “June”",
    "date_DateNoDateNoTest": "a heuristic: the words of citeproc-js for a cite that prints "
    "nothing; ours shows the citekey",
    "date_NegativeDateSort": "a contradiction: it wants “100BC”, another fixture and the locale "
    "“250 BC”",
    "flipflop_NumericField": "ours: markup in a number is read as in any field, not printed",
    "sort_OmittedBibRefMixedNumericStyle": "a heuristic: the words of citeproc-js for an entry "
    "that prints nothing",
}
"""The fixtures known to fail, each with its class: the specification, the locale or the suite
contradicts itself or its data; a heuristic of citeproc-js; ours."""

_SECTION = re.compile(r">>=+ *([A-Z-]+) *=+>>\r?\n(.*?)\r?\n?<<=+ *\1 *=+<<", re.DOTALL)


def sections(text: str) -> dict[str, str]:
    """Return a fixture's sections by name."""
    return {match[1]: match[2] for match in _SECTION.finditer(text)}


def run_fixture(text: str) -> tuple[str, str]:
    """Return what a fixture expects and what is printed."""
    parts = sections(text)
    source = re.sub(r"^\s+", "", parts["CSL"])
    style = compile_style(source.encode(), "", "fixture")
    works: dict[str, Work] = {}
    for item in json.loads(parts["INPUT"]):
        work = work_from_csl_json(item)
        works[work.citekey] = work
    mode = parts.get("MODE", "citation").strip()
    if "CITATIONS" in parts:
        printed = _run_citations(style, works, json.loads(parts["CITATIONS"]), mode)
    elif mode.startswith("bibliography"):
        groups = json.loads(parts.get("CITATION-ITEMS", "[]"))
        printed = _run_bibliography(style, works, groups)
    else:
        groups = json.loads(parts.get("CITATION-ITEMS", "null"))
        printed = _run_citation_items(style, works, groups)
    return parts["RESULT"].strip("\n"), printed.strip("\n")


def _item(data: Mapping[str, Any]) -> CitationItem:
    locator = str(data.get("locator") or "").strip()
    return CitationItem(
        citekey=str(data["id"]),
        locator=Locator(str(data.get("label") or "page"), locator) if locator else None,
        prefix=str(data.get("prefix") or ""),
        suffix=str(data.get("suffix") or ""),
        suppress_author=bool(data.get("suppress-author")),
    )


def _html(text: RichText) -> str:
    return to_html(text, links=False)


def _states(session: Session) -> dict[str, tuple[object, ...]]:
    """Return what each citation prints, and what tells its works apart from others.

    The suite marks a citation as changed if only the latter did.
    """
    return {
        citation.name: (
            session.texts[citation.name],
            *(session.registry.state(item.citekey) for item in citation.items),
        )
        for citation in session.citations
    }


_POSITIONS = ("first", "subsequent", "ibid", "ibid-with-locator")


def _run_citation_items(
    style: Style, works: Mapping[str, Work], groups: Sequence[Sequence[Mapping[str, Any]]] | None
) -> str:
    registry = Registry(style, works, list(works))
    # Where a fixture names no citations, there is one of all works in the bibliography's order.
    groups = groups or [[{"id": key} for key in registry.order]]
    clusters = [[_entry(item) for item in group] for group in groups]
    return "\n".join(
        _html(finish(write_cluster(registry, cluster), style.quotes)) for cluster in clusters
    )


def _entry(data: Mapping[str, Any]) -> Entry:
    return Entry(
        _item(data),
        position=_POSITIONS[int(data.get("position") or 0)],
        near_note=bool(data.get("near-note")),
        first_note=str(data.get("first-reference-note-number") or ""),
    )


def _run_citations(style: Style, works: Mapping[str, Work], steps: Sequence[Any], mode: str) -> str:
    session = Session(style, works)
    known: dict[str, NotedCitation] = {}
    changed: set[str] = set()
    for citation, before, after in steps:
        name = str(citation.get("citationID") or f"unnamed-{len(known)}")
        note = int(citation.get("properties", {}).get("noteIndex", 0))
        known[name] = NotedCitation(
            name, tuple(_item(item) for item in citation["citationItems"]), note
        )
        order = [*before, [name, note], *after]
        known |= {key: NotedCitation(key, known[key].items, int(number)) for key, number in order}
        before_states = _states(session)
        session.update([known[key] for key, _ in order])
        changed = {
            key for key, state in _states(session).items() if before_states.get(key) != state
        } | {name}
    if mode.startswith("bibliography"):
        return _bibliography(style, session)
    return "\n".join(
        f"{'>>' if name in changed else '..'}[{place}] {_html(session.texts[name])}"
        for place, name in enumerate(citation.name for citation in session.citations)
    )


def _run_bibliography(
    style: Style, works: Mapping[str, Work], groups: Sequence[Sequence[Mapping[str, Any]]]
) -> str:
    session = Session(style, works, list(works))
    if groups:
        session.update(
            NotedCitation(str(place), tuple(_item(item) for item in group), 0)
            for place, group in enumerate(groups)
        )
    return _bibliography(style, session)


def _bibliography(style: Style, session: Session) -> str:
    registry = session.registry
    entries = [write_entry(registry, key) for key in registry.order]
    if style.bibliography is not None:
        entries = [entry for _, entry in substitute_authors(entries, style.bibliography)]
    entries = [entry for entry in entries if entry]
    lines = [
        f'  <div class="csl-entry">{_html(finish(entry, style.quotes))}</div>' for entry in entries
    ]
    return "\n".join(['<div class="csl-bib-body">', *lines, "</div>"])


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(arguments: Sequence[str]) -> int:
    """Run the fixtures of a folder; return 1 if one failed."""
    verbose = "-v" in arguments
    folder = Path(next(argument for argument in arguments if argument != "-v"))
    packaged_locale("en-US")
    passed = failed = 0
    for path in sorted(folder.glob("*.txt")):
        expected, printed = run_fixture(path.read_text(encoding="utf-8-sig"))
        if expected == printed:
            passed += 1
            _say(f"PASS {path.stem}")
            continue
        failed += 1
        _say(f"FAIL {path.stem}")
        if verbose:
            _say(KNOWN_FAILURES.get(path.stem, "not known to fail"))
            _say(f"--- expected\n{expected}\n--- printed\n{printed}\n")
    _say(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
