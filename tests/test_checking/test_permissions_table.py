"""Check ``rights.csv``, what the lock keeps of words left out, and when tables are written anew."""

from __future__ import annotations

import csv
import json

import pytest
from building import Builds, Built
from course_texts import ORLOVA, SOURCES
from markup import Markup

LED = "Nobody led the square, and nobody wanted to."
ROSE = "The prices rose on 2 January; by the fourth the square was full."
MYST = Markup("myst")


def week(words: str, name: str = "one", **options: str) -> str:
    passage = MYST.directive("excerpt", "orlova-2019", words, name=name, **options)
    return MYST.page(MYST.title("Week"), passage)


def table(built: Built) -> list[dict[str, str]]:
    with (built.outdir / "rights.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def names_in_lock(built: Built) -> set[str]:
    data = json.loads((built.srcdir / "quotations.lock").read_text(encoding="utf-8"))
    return {name for entry in data["quotations"] for name in entry.get("names", ())}


def test_the_table_tells_what_is_quoted_by_what_right(build: Builds) -> None:
    stated = "granted; holder: =Meridian; fee: 120 EUR; expiry: 2999-12-31; licence: once"
    built = build(
        {**SOURCES, "a.md": week(LED), "b.md": week(ROSE, "two")},
        "quotecheck",
        confoverrides={
            "qantar_rights": {"orlova-2019": stated},
            "qantar_limits": {"words_each": 10},
        },
    )
    words = len(ORLOVA.split())
    assert table(built) == [
        {
            "citekey": "orlova-2019",
            "work": "The Winter Square",
            "author": "Orlova, Vera",
            "publisher": "Meridian Books",
            "year": "2019",
            "quotations": "2",
            "words": "21",
            "longest": "13",
            "share": f"{21 / words:.4f}",
            "status": "granted",
            "holder": "'=Meridian",
            "licence": "once",
            "fee": "120 EUR",
            "expiry": "2999-12-31",
            "exceeds": "words_each",
        }
    ]


def test_a_passage_with_rights_of_its_own_has_its_own_line(build: Builds) -> None:
    files = {"a.md": week(LED), "b.md": week(ROSE, "two", rights="denied")}
    built = build(files, "quotecheck")
    assert [(line["status"], line["share"]) for line in table(built)] == [("", ""), ("denied", "")]


def test_only_this_builder_tells_of_permissions_that_ran_out(build: Builds) -> None:
    stated = {"qantar_rights": {"orlova-2019": "granted; expiry: 2001-01-31"}}
    built = build({"a.md": week(LED)}, confoverrides=stated)
    checked = built.rebuild(builder="quotecheck", expect_warnings=True)
    assert [(each.kind, each.message) for each in checked.warnings] == [
        ("qantar.rights", "the permission for 'orlova-2019' ran out on 2001-01-31.")
    ]
    assert checked.statuscode == 0


def test_the_lock_keeps_what_is_left_out(build: Builds) -> None:
    role = MYST.role("quote", "the square was full <bekov-hart-2021>")
    files = {
        **SOURCES,
        "sources/bekov-hart-2021.txt": ORLOVA,
        "a.md": week(LED),
        "b.md": week(ROSE, "two", rights="denied"),
        "c.md": f"# C\n\n{role}\n\n{MYST.role('quote', 'Nobody led <bekov-hart-2021>')}\n",
    }
    built = build(files, "quotecheck")
    before = built.source("quotations.lock")
    stated = {"qantar_withhold": ["denied"], "qantar_rights": {"bekov-hart-2021": "denied"}}
    hidden = built.rebuild(confoverrides=stated)
    assert hidden.source("quotations.lock") == before
    assert "prices" not in hidden.text("output.txt")
    assert len(hidden.text("output.txt").splitlines()) == 1
    gone = hidden.edit({"b.md": None}, confoverrides=stated)
    assert names_in_lock(gone) == {"one"}


@pytest.mark.parametrize("parallel", [0, 4])
def test_a_table_is_written_again_when_what_it_tells_changes(build: Builds, parallel: int) -> None:
    files = {f"week-{number}.md": week(LED, f"q-{number}") for number in range(6)}
    files |= {"table.md": "# Table\n\n:::{rights}\n:::\n", "rights.yaml": "{}\n"}
    stated = {"qantar_rights": "rights.yaml"}
    built = build({**SOURCES, **files}, confoverrides=stated, parallel=parallel)

    def written(after: Built, before: float) -> bool:
        return (after.outdir / "table.html").stat().st_mtime_ns > before

    def now() -> int:
        return (built.outdir / "table.html").stat().st_mtime_ns

    before = now()
    moved = built.edit({"week-1.md": "\n\n" + week(LED, "q-1")})
    assert not written(moved, before)
    before = now()
    more = moved.edit({"week-1.md": week(f"{LED}\n\n{ROSE}", "q-1")})
    assert written(more, before)
    assert "21" in more.html("table.html").cssselect("table.qantar-rights")[0].text_content()
    before = now()
    granted = more.edit({"rights.yaml": "orlova-2019: granted\n"})
    assert written(granted, before)
    assert granted.outputs(".html") == granted.clean().outputs(".html")


def test_a_lock_with_conflicts_of_a_merge_says_so(build: Builds) -> None:
    files = {"quotations.lock": "<<<<<<< HEAD\n{}\n=======\n", "a.md": week(LED)}
    built = build(files, expect_warnings=True)
    assert [(each.kind, each.message) for each in built.warnings] == [
        (
            "qantar.lock",
            (
                "the lock quotations.lock holds conflicts of a merge; "
                "check the quotations again where the source texts are."
            ),
        )
    ]
