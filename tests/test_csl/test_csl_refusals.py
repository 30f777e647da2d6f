"""Refuse styles that are broken or meant to do harm, in bounded time and with their place."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_qantar.csl import Processor, StyleError, compile_style, load_style, to_plain
from sphinx_qantar.model import Work

HEAD = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><id>x</id><title>x</title><updated>2026-01-01T00:00:00Z</updated></info>
"""
LAUGHS = "<!DOCTYPE style [<!ENTITY a 'ha'>{}]>".format(
    "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>"
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
)
OUTSIDE = "<!DOCTYPE style [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"


def style(layout: str = '<text variable="title"/>', macros: str = "", before: str = "") -> str:
    """Return a style of a few lines; the macros begin at line 3."""
    return f"{before}{HEAD}{macros}\n<citation><layout>{layout}</layout></citation></style>"


def doubling(levels: int) -> str:
    """Return macros of which each calls the next twice."""
    return (
        "".join(
            f'<macro name="m{level}">' + f'<text macro="m{level + 1}"/>' * 2 + "</macro>"
            for level in range(levels)
        )
        + f'<macro name="m{levels}"><text value="ha"/></macro>'
    )


def chain(levels: int) -> str:
    """Return macros of which each calls the next."""
    calls = "".join(
        f'<macro name="m{level}"><text macro="m{level + 1}"/></macro>' for level in range(levels)
    )
    return f'{calls}<macro name="m{levels}"><text variable="title"/></macro>'


def nested(element: str, depth: int) -> str:
    return f"<{element}>" * depth + '<text variable="title"/>' + f"</{element}>" * depth


CALL = '<text macro="m0"/>'
LOOP = '<macro name="m0">\n<text macro="m1"/></macro><macro name="m1">\n<text macro="m0"/></macro>'


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: style(before=LAUGHS),
            "The style bad.csl has a DOCTYPE, which a CSL style may not",
        ),
        (lambda: style("&a;", before=OUTSIDE), "The style bad.csl has a DOCTYPE"),
        (lambda: style("&a;"), "The style bad.csl is not well-formed XML: Entity 'a' not defined"),
        (lambda: style(CALL, LOOP), "The style bad.csl, line 5: the macro “m0” calls itself"),
        (
            lambda: style('<text macro="titel"/>', '<macro name="title"/>'),
            "The style bad.csl, line 4: there is no macro “titel”; did you mean “title”?",
        ),
        (
            lambda: style(CALL, doubling(40)),
            "The style bad.csl, line 3: an entry would take more than 100,000 elements",
        ),
        (
            lambda: style(CALL, chain(400)),
            "The style bad.csl, line 3: elements stand more than 120 deep",
        ),
        (
            lambda: style(nested("group", 200)),
            "The style bad.csl, line 4: elements stand more than 120 deep",
        ),
        (lambda: style(nested("group", 5000)), "The style bad.csl is not well-formed XML: "),
        (
            lambda: style(before=" ", macros="<!--" + "x" * 10_000_000 + "-->"),
            "The style bad.csl has more than 4,000,000 bytes",
        ),
        (lambda: style() + "\n</style>", "The style bad.csl is not well-formed XML: "),
    ],
    ids=[
        *("laughs", "outside", "undefined", "loop", "unknown", "doubling", "chain", "deep"),
        *("deepest", "long", "unbalanced"),
    ],
)
def test_style_is_refused_at_once(
    make: Callable[[], str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.csl").write_text(make(), encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(StyleError) as caught:
        load_style("bad.csl")
    assert str(caught.value).startswith(message)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("layout", "macros"),
    [
        (CALL, chain(50)),
        (nested("group", 100), ""),
        (
            nested('choose><if type="book"', 40).replace(
                '</choose><if type="book"', "</if></choose"
            ),
            "",
        ),
        (CALL, doubling(8) + '<macro name="unused"><text macro="nowhere"/></macro>'),
    ],
)
def test_deep_style_is_run(layout: str, macros: str) -> None:
    made = compile_style(style(layout, macros).encode())
    processor = Processor(made, {"a": Work("a", "book", {"title": "Camels"})}, ["a"])
    assert to_plain(processor.reference("a")) in {"Camels", "ha" * 256}


def test_characters_that_xml_does_not_allow_are_no_fault() -> None:
    # Styles escape references twice, by mistake; this one refers to what no file may hold.
    source = style('<text variable="title" prefix="&amp;#12;&amp;#0;&amp;#x1;&amp;#xFFFE;a"/>')
    works = {"w": Work("w", "book", {"title": "T"})}
    processor = Processor(compile_style(source.encode()), works, ["w"])
    assert to_plain(processor.reference("w")).split() == ["\ufffdaT"]
