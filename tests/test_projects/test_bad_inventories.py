"""Hand a project inventories that are missing, slow, huge, broken or hostile."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from building import Builds, Built, Warned
from inventories import WHOLE
from serving import Served, Writer, body, serve, slowly, status

from sphinx_qantar import inventories
from sphinx_qantar.domain import fetching
from sphinx_qantar.exchange import passage_digest, write_inventory
from sphinx_qantar.exchange.inventory import Inventory

PAGE = """\
# Shown

```{embed} kz:square
```

{excerpt}`kz:square`

```{excerpts}
:from: "*"
```

```{bibliography}
```
"""
GOOD = write_inventory(WHOLE).encode()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "excerpts.json").write_bytes(GOOD)
    with serve(folder) as found:
        yield found


@pytest.fixture(scope="module")
def first(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a project while all is well."""
    return Builds(tmp_path_factory.mktemp("here"))(
        {"page.md": PAGE},
        confoverrides={"qantar_inventories": {"kz": (served.address, None)}},
    )


def told(built: Built) -> list[str]:
    """Return the messages of the warnings, all of which are of inventories and have a place."""
    assert {(each.kind, each.path) for each in built.warnings} <= {("qantar.inventory", "conf.py")}
    return [each.message for each in built.warnings]


_RELEASED = threading.Event()


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Answer a byte at a time."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(50):
        handler.wfile.write(b"[")
        handler.wfile.flush()
        _RELEASED.wait(0.1)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (body(b"x" * 3_000_000), "it is longer than 2 MB"),
        (body(GOOD[:400]), "it is not JSON (line 18: Unterminated string starting at)"),
        (body(GOOD, len(GOOD) + 9), "it is cut short"),
        (body(b"<!doctype html>"), "it is not JSON (line 1: Expecting value)"),
        (body(b'{"version": 9}'), "it is of version 9"),
        (body(b"[" * 200_000), "it is nested too deeply"),
        (body(b'{"version": NaN}'), "it is not JSON (NaN is no value)"),
    ],
    ids=[
        "huge",
        "cut",
        "short",
        "html",
        "newer",
        "deep",
        "nan",
    ],
)
def test_what_cannot_be_used_is_told_of_and_the_last_one_serves(
    first: Built, served: Served, monkeypatch: pytest.MonkeyPatch, answer: Writer, fault: str
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 2_000_000)
    served.answers["/excerpts.json"] = answer
    try:
        built = first.rebuild(expect_warnings=True)
    finally:
        served.answers.clear()
    (message,) = told(built)
    assert message.startswith(f"the inventory of 'kz': {fault}")
    assert message.endswith("; that of an earlier build is used.")
    assert "Nobody led the square." in built.text("page.html")


UNREACHABLE: dict[str, tuple[Writer, float, str]] = {
    "missing": (status(404), 60, "the server answers 404"),
    "failing": (status(500), 60, "the server answers 500"),
    "slow": (slowly(_RELEASED), 0.5, "no answer within 0.5 seconds"),
    "drip": (dripping, 1.5, "it comes too slowly"),
}


@pytest.mark.parametrize("name", UNREACHABLE)
def test_what_cannot_be_had_is_noted_while_an_earlier_one_serves(
    first: Built,
    served: Served,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    answer, seconds, fault = UNREACHABLE[name]
    overrides = {**first.order.confoverrides, "qantar_inventory_timeout": seconds}
    noted: list[str] = []
    monkeypatch.setattr(inventories.logger, "info", lambda text, *more: noted.append(text % more))
    served.answers["/excerpts.json"] = answer
    try:
        built = first.rebuild(confoverrides=overrides)
        kept = noted[:]
        alone = first.clean(confoverrides=overrides, expect_warnings=True)
    finally:
        served.answers.clear()
        _RELEASED.set()
        _RELEASED.clear()
    said = f"the inventory of 'kz': {fault}; "
    assert kept == [f"sphinx-qantar: {said}that of an earlier build is used."]
    assert "Nobody led the square." in built.text("page.html")
    inventory = [each for each in alone.warnings if each.kind == "qantar.inventory"]
    assert [(each.path, each.message) for each in inventory] == [
        ("conf.py", f"{said}nothing of it is shown.")
    ]


def test_a_name_that_is_not_found_is_told_as_such(
    builds_at: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    mapping = {"qantar_inventories": {"kz": ("http://nowhere.invalid/", None)}}
    built = builds_at({"page.md": "# Page\n"}, confoverrides=mapping, expect_warnings=True)
    assert [each.message for each in built.warnings] == [
        "the inventory of 'kz': no server of that name is found; nothing of it is shown."
    ]


def test_without_an_earlier_one_the_build_goes_on(first: Built, served: Served) -> None:
    served.answers["/excerpts.json"] = status(404)
    try:
        built = first.clean(expect_warnings=True)
    finally:
        served.answers.clear()
    assert [each.kind for each in built.warnings].count("qantar.inventory") == 1
    line = built.line_of("page.md", "{embed}")
    assert (
        Warned(
            "qantar.excerpt",
            "page.md",
            line,
            "the inventory of 'kz' is not at hand, and 'kz:square' is in it.",
        )
        in built.warnings
    )
    assert built.html("page.html").cssselect("span.qantar-missing")


def test_offline_the_last_one_serves_and_no_warning_is_given(
    builds_at: Builds, tmp_path: Path
) -> None:
    (tmp_path / "excerpts.json").write_bytes(GOOD)
    with serve(tmp_path) as served:
        mapping = {"qantar_inventories": {"kz": (served.address, None)}}
        built = builds_at({"page.md": PAGE}, confoverrides=mapping)
    offline = built.rebuild()
    assert offline.outputs(".html") == built.outputs(".html")
    alone = built.clean(expect_warnings=True)
    assert alone.warnings[0].message == (
        "the inventory of 'kz': no connection to the server; nothing of it is shown."
    )


def hostile() -> dict[str, Any]:
    """Return an inventory that tries to get out of every field."""
    break_out = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    return {
        "version": 1,
        "project": break_out,
        "language": break_out,
        "url": "javascript:alert(1)",
        "themes": {"@graph": [{"@id": "javascript:alert(1)", "@type": "skos:Concept",
                               "notation": "leaders", "prefLabel": break_out}]},
        "works": [
            {"id": "orlova-2019", "type": "book", "title": break_out, "URL": "javascript:alert(1)",
             "author": [{"family": break_out}]},
            {"id": 'a" onclick="x', "type": break_out, "title": "Two"},
            {"id": "deep", "type": "book", "title": [[[[[1]]]]], "issued": {"date-parts": [[[]]]}},
        ],
        "excerpts": [
            {"name": "square", "work": "orlova-2019", "uri": "javascript:alert(1)//",
             "label": break_out, "citation": break_out, "title": break_out,
             "quotation": f"{break_out}\n\n```{{raw}} html\n<script>alert(1)</script>\n```",
             "themes": ["leaders", break_out], "language": 'en" onclick="x',
             "locator": {"label": break_out, "value": break_out}, "speaker": break_out,
             "html": "<script>alert(1)</script>", "verdict": "exact",
             "quotation_html": f"<p onclick=x>{break_out}<em onmouseover=alert(1)>x</em></p>",
             "emendations": [{"source": break_out, "quote": "x", "reason": break_out}],
             "only": "__import__('os').system('true')",
             "people": [break_out], "page": break_out,
             "notes": [{"kind": "comment", "text": break_out, "by": break_out, "on": break_out,
                        "html": "<script>alert(1)</script>", "uri": "//evil.example.org"},
                       {"kind": "gloss", "text": "Glossed.", "only": break_out,
                        "html": '<p>Glo<em onclick="x">ss</em>ed <a href="javascript:alert(1)">'
                                '1</a> <a href="//evil.example.org">2</a> <a href="../../etc/passwd'
                                '">3</a><iframe src="//evil.example.org"></iframe></p>'}]},
            {"name": "second", "work": 'a" onclick="x', "uri": "../../../etc/passwd",
             "label": "x", "citation": "y", "quotation": "Plain words."},
            {"name": "../../escape", "work": "deep"},
        ],
    }  # fmt: skip


def test_a_hostile_one_runs_nothing_and_leads_nowhere(
    first: Built, served: Served, tmp_path: Path
) -> None:
    served.answers["/excerpts.json"] = body(json.dumps(hostile()).encode())
    readers = {"r": {"title": "R", "inventories": ["kz"], "group_by": "author"}}
    try:
        built = first.clean(expect_warnings=True)
        overrides = {**first.order.confoverrides, "qantar_readers": readers}
        reader = built.rebuild(builder="reader", confoverrides=overrides, expect_warnings=True)
        latex = built.rebuild(builder="latex", expect_warnings=True)
    finally:
        served.answers.clear()
    faults = "the inventory of 'kz': these of its excerpts cannot be used: number 3."
    assert faults in [each.message for each in built.warnings]
    pages = [built.html("page.html")]
    pages += [reader.html(path) for path in reader.outputs(".html")]
    for page in pages:
        assert not [tag for tag in page.xpath("//script") if "alert" in (tag.text or "")]
        assert not page.xpath("//@onclick | //@onerror | //img[@src='x']")
        addresses = [str(each) for each in page.xpath("//@href | //@src | //@cite")]
        assert not [each for each in addresses if "javascript" in each or "evil" in each]
        assert not [each for each in addresses if "etc/passwd" in each]
    shown = pages[0].cssselect("article")[0]
    assert "<script>alert(1)</script>" in shown.text_content()
    (gloss,) = shown.cssselect("aside.qantar-gloss")
    assert [each.text for each in gloss.cssselect("em")] == ["ss"]
    assert "Glossed 1 2 3" in gloss.text_content()
    assert shown.cssselect("p.qantar-provenance a")[0].get("href") == served.address
    assert "<script>alert(1)</script>" in latex.text("steppe.tex")  # letters like any other
    assert not list(tmp_path.rglob("*escape*"))
    kept = sorted(path.name for path in (built.order.doctreedir / "qantar-inventories").iterdir())
    assert kept == ["kz.about", "kz.json"]


def test_a_pinned_passage_that_changed_is_told_of(
    first: Built, served: Served, tmp_path: Path
) -> None:
    square = next(each for each in WHOLE.excerpts if each.name == "square")
    digest = passage_digest(square.record)
    page = f"# Pinned\n\n```{{embed}} kz:square\n:hash: {digest[:16]}\n```\n"
    builds = Builds(tmp_path)
    pinned = builds({"page.md": page}, confoverrides=first.order.confoverrides)
    changed = GOOD.replace(b"Nobody led the square.", b"Someone led the square.")
    served.answers["/excerpts.json"] = body(changed)
    try:
        built = pinned.rebuild(expect_warnings=True)
        clean = pinned.clean(expect_warnings=True)
    finally:
        served.answers.clear()
    (warning,) = built.warnings
    assert (warning.kind, warning.path, warning.line) == ("qantar.inventory", "page.md", 3)
    assert warning.message.startswith(
        "the excerpt 'kz:square' has changed since it was pinned: its hash is now "
    )
    assert "Someone led the square." in built.text("page.html")
    assert built.text("page.html") == clean.text("page.html")


def test_a_path_is_read_and_links_lead_there(builds_at: Builds, tmp_path: Path) -> None:
    (tmp_path / "excerpts.json").write_bytes(GOOD)
    built = builds_at(
        {"sub/page.md": PAGE},
        confoverrides={"qantar_inventories": {"kz": ("../other", str(tmp_path / "excerpts.json"))}},
    )
    links = built.html("sub/page.html").cssselect("p.qantar-provenance a")
    assert {link.get("href") for link in links} == {
        "../../other/week-1.html#square", "../../other/week-1.html#hidden",
    }  # fmt: skip
    printed = built.rebuild(builder="text").text("sub/page.txt")
    assert "From another project: Steppe" in printed
    assert "Orlova 2019, 45–47" in printed
    missing = built.rebuild(
        confoverrides={"qantar_inventories": {"kz": ("nowhere", None)}}, expect_warnings=True
    )
    assert missing.warnings[0].message == (
        "the inventory of 'kz': there is no file excerpts.json in the folder it names; "
        "nothing of it is shown."
    )


@pytest.fixture
def builds_at(tmp_path: Path) -> Builds:
    return Builds(tmp_path / "builds")


def test_an_empty_inventory_is_one(builds_at: Builds, tmp_path: Path) -> None:
    (tmp_path / "excerpts.json").write_text(write_inventory(Inventory()), encoding="utf-8")
    built = builds_at(
        {"page.md": "# A\n\n```{embed} kz:sqare\n```\n"},
        confoverrides={"qantar_inventories": {"kz": (str(tmp_path), None)}},
        expect_warnings=True,
    )
    assert [each.message for each in built.warnings] == ["there is no excerpt 'kz:sqare'."]


FAULTS = """\
# Faults

```{embed}
```

```{embed} kz:square
:hash: 12xyz
```

```{embed} kx:square
Some words.
```

::::{excerpt} orlova-2019
:name: outer
Words.

```{embed} kz:square
```
::::

```{excerpts}
:from: kx, here
```

:::{annotation} kz:square
:on: never said
A note.
:::

{excerpt}`kz:sqare`
"""


def test_what_authors_get_wrong_is_told(builds_at: Builds, tmp_path: Path) -> None:
    (tmp_path / "excerpts.json").write_bytes(GOOD)
    built = builds_at(
        {"page.md": FAULTS},
        confoverrides={"qantar_inventories": {"kz": (str(tmp_path), None)}},
        expect_warnings=True,
    )
    place = partial(built.line_of, "page.md")
    assert sorted(built.warnings, key=lambda each: (each.line, each.message)) == [
        Warned("qantar.excerpt", "page.md", place("```{embed}\n"),
               "there is no excerpt named: {embed} NAME, or PROJECT:NAME."),
        Warned("qantar.option", "page.md", place(":hash:") - 1,
               ":hash: expected 12 to 64 digits from 0 to f, not '12xyz'."),
        Warned("qantar.option", "page.md", place("{embed} kx"),
               "'embed' takes no text but notes: the words stand below it."),
        Warned("qantar.excerpt", "page.md", place("{embed} kx"),
               "there is no project 'kx' in qantar_inventories."),
        Warned("qantar.excerpt", "page.md", place("Words.") + 2,
               "'kz:square' cannot be shown in another excerpt."),
        Warned("qantar.inventory", "page.md", place("{excerpts}"),
               "there is no project 'kx' in qantar_inventories."),
        Warned("qantar.phrase", "page.md", place("{annotation}"),
               "the phrase 'never said' does not occur in the quotation."),
        Warned("qantar.excerpt", "page.md", place("kz:sqare"),
               "there is no excerpt 'kz:sqare'. Did you mean 'kz:square'?"),
    ]  # fmt: skip
