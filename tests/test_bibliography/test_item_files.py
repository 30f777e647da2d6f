"""CSL-JSON and CSL-YAML files are read; a fault costs nothing but the item it stands in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.bibliography import Library, read_bibliography
from sphinx_qantar.bibliography.json_items import read_json_items
from sphinx_qantar.bibliography.yaml_items import read_yaml_items
from sphinx_qantar.model import Date, Name, Problem


def read(folder: Path, ending: str, text: str) -> Library:
    """Read a file of a text."""
    path = folder / f"works.{ending}"
    path.write_text(text, encoding="utf-8")
    return read_bibliography([path])


def outline(library: Library) -> dict[str, str]:
    """Give the title of each work by citekey."""
    return {key: work.variables.get("title", "") for key, work in library.works.items()}


def messages(library: Library) -> list[tuple[int, str]]:
    """Give the line and the words of each problem."""
    assert {problem.subtype for problem in library.problems} <= {"bibliography"}
    return [(problem.line, problem.message) for problem in library.problems]


SOUND = {
    "list": ("json", '[{"id": "a", "type": "book", "title": "A"}]', {"a": "A"}),
    "byte order mark": ("json", '\ufeff[{"id": "a", "type": "book", "title": "A"}]', {"a": "A"}),
    "one item": ("json", ' {"id": "a", "type": "book", "title": "A"}\n', {"a": "A"}),
    "nothing": ("json", " \n", {}),
    "empty list": ("json", "[ ]", {}),
    "references": (
        "json",
        '{"references": [{"id": 7, "type": "book", "title": 1984}], "x": 1}',
        {"7": "1984"},
    ),
    "references after other things": (
        "json",
        '{"title": "x", "references": [{"id": "a", "type": "book"}]}',
        {"a": ""},
    ),
    "Zotero's ids": (
        "json",
        '[{"id": "http://z.org/1", "citation-key": "abai", "type": "book"}]',
        {"abai": ""},
    ),
    "lone surrogate": (
        "json",
        '[{"id": "a", "type": "book", "title": "\\ud800"}]',
        {"a": "\ufffd"},
    ),
    "endless number": (
        "json",
        '[{"id": "a", "type": "book", "title": ' + "9" * 5000 + "}]",
        {"a": "9" * 5000},
    ),
    "Pandoc's document": (
        "yaml",
        (
            "---\ntitle: x\nreferences:\n- id: a\n  type: book\n  title: A\n- id: b\n"
            "  type: book\n...\n"
        ),
        {"a": "A", "b": ""},
    ),
    "bare list": ("yml", "- id: a\n  type: book\n  title: A: no, B\n".replace("A: ", "A "), None),
    "one mapping": ("yaml", "id: a\ntype: book\ntitle: no\n", {"a": "no"}),
    "nulls": ("yaml", "- {id: a, type: book, title: null, note: ~, DOI: }\n", {"a": ""}),
    "quoted null": ("yaml", "- {id: a, type: book, title: 'null'}\n", {"a": "null"}),
    "no document": ("yaml", "# nothing\n", {}),
    "empty list of YAML": ("yaml", "references: []\n", {}),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_read_without_problem(name: str, tmp_path: Path) -> None:
    ending, text, titles = SOUND[name]
    library = read(tmp_path, ending, text)
    expected = {"a": "A no, B"} if titles is None else titles
    assert (outline(library), library.problems) == (expected, ())


FAULTY = {
    "an item that is not JSON": (
        "json",
        (
            '[{"id": "a", "type": "book"},\n {"id": "b",\n  "author": '
            '[{"family": x}, {"family": "y"}]},\n {"id": "c", "type": "book"}]'
        ),
        ["a", "c"],
        [(3, "this is not JSON: expecting value; the item is left out")],
    ),
    "an open text": (
        "json",
        '[{"id": "a", "title": "A},\n {"id": "b", "type": "book"}]',
        ["b"],
        [(1, "this is not JSON: invalid control character at; the item is left out")],
    ),
    "an open list": (
        "json",
        '[{"id": "a", "type": "book"}\n',
        ["a"],
        [(2, "the list of items is not closed")],
    ),
    "two lists": (
        "json",
        '[{"id": "a", "type": "book"}]\n[{"id": "b"}]',
        ["a"],
        [(2, "what stands after the end of the list is not read")],
    ),
    "no items": (
        "json",
        '[5,\n {"type": "book"}]',
        [],
        [
            (1, "what should be an item with an ‘id’ is none, and is left out"),
            (2, "an item without an ‘id’ is left out"),
        ],
    ),
    "a name used twice": (
        "json",
        '[{"id": "a", "type": "book", "title": "A", "title": "B"}]',
        ["a"],
        [(1, "‘title’ stands twice here; the first is kept")],
    ),
    "wrong values": (
        "json",
        (
            '[{"id": "a", "type": "bok",\n  "titel": "A", "custom": {"titel": 1},\n'
            '  "DOI": {"type": 1},\n  "author": [{"family": "B"}, {}],\n'
            '  "issued": {"date-parts": [[2020, 25, 1]]},\n  "accessed": "2020-30-01",\n'
            '  "event-date": {"x": 1}}]'
        ),
        ["a"],
        [
            (1, "in the item ‘a’, the type ‘bok’ is not known; did you mean ‘book’?"),
            (2, "in the item ‘a’, the variable ‘titel’ is not known; did you mean ‘title’?"),
            (3, "in the item ‘a’, the value of ‘DOI’ should be text, and is left out"),
            (
                4,
                (
                    "in the item ‘a’, a name in ‘author’ has neither ‘family’ nor ‘given’ nor "
                    "‘literal’, and is left out"
                ),
            ),
            (5, "in the item ‘a’, the date ‘2020-25-1’ has no month between 1 and 12"),
            (
                6,
                (
                    "in the item ‘a’, ‘2020-30-01’ is no date; "
                    "write it as 2022, 2022-01, 2022-01-06 or 2022-01/2022-03"
                ),
            ),
            (
                7,
                (
                    "in the item ‘a’, the date ‘1’ cannot be read; "
                    "write it as 2022, 2022-01, 2022-01-06 or 2022-01/2022-03"
                ),
            ),
        ],
    ),
    "a depth bomb": (
        "json",
        '[{"id": "a", "x": ' + "[" * 100_000 + '},\n {"id": "b", "type": "book"}]',
        ["b"],
        [(1, "this is not JSON: it is nested too deep; the item is left out")],
    ),
    "an id used twice": (
        "yaml",
        "- id: a\n  type: book\n  title: A\n- id: a\n  type: book\n",
        ["a"],
        [(4, "the citekey ‘a’ stands twice; the first is kept (line 1)")],
    ),
    "an open quotation mark": (
        "yaml",
        (
            "references:\n  - id: a\n    type: book\n  - id: b\n    title: 'B\n  - id: c\n"
            "    type: book\n"
        ),
        ["a", "c"],
        [
            (
                8,
                "this is not YAML: found unexpected end of stream; the item is left out",
            )
        ],
    ),
    "an alias": (
        "yaml",
        "- id: a\n  type: book\n  title: &t A\n- id: b\n  type: book\n  title: *t\n",
        ["a", "b"],
        [(6, "an alias, ‘*t’, cannot be used here; write its value out")],
    ),
    "a key used twice": (
        "yaml",
        "- id: a\n  type: book\n  title: A\n  title: B\n",
        ["a"],
        [(4, "‘title’ stands twice here; the first is kept")],
    ),
    "a text in the place of items": (
        "yaml",
        "works of mine\n",
        [],
        [(1, "what should be an item with an ‘id’ is none, and is left out")],
    ),
    "a depth bomb of YAML": (
        "yaml",
        "- id: a\n  type: book\n  custom: " + "[" * 500 + "]" * 500 + "\n- {id: b, type: book}\n",
        ["b"],
        [(3, "this is not YAML: it is nested too deep; the item is left out")],
    ),
    "a character that YAML has not": (
        "yaml",
        "- id: a\n  title: \x01\n",
        [],
        [(2, "this is not YAML: the character U+0001 is not allowed")],
    ),
    "a type left out": (
        "yaml",
        "- id: a\n",
        ["a"],
        [(1, "in the item ‘a’, the type is missing; it is taken for a document")],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_reported_and_nothing_else_lost(name: str, tmp_path: Path) -> None:
    ending, text, citekeys, problems = FAULTY[name]
    library = read(tmp_path, ending, text)
    assert (list(library.works), messages(library)) == (citekeys, problems)


ITEM = {
    "id": "abai-1890",
    "type": "article-journal",
    "title": "Қара сөз",
    "author": [{"family": "Құнанбайұлы", "given": "Абай"}, {"literal": "UNESCO"}],
    "issued": {"date-parts": [[1890, 1], [1898]], "circa": True},
    "journalAbbreviation": "Q",
    "volume": 3,
}


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        ("json", "[\n" + json.dumps(ITEM, ensure_ascii=False, indent=1) + "\n]"),
        (
            "yaml",
            (
                "references:\n- id: abai-1890\n  type: article-journal\n  title: Қара сөз\n"
                "  author:\n  - family: Құнанбайұлы\n    given: Абай\n  - UNESCO\n"
                "  issued:\n  - year: 1890\n    month: 1\n    circa: true\n  - year: 1898\n"
                "  journalAbbreviation: Q\n  volume: 3\n"
            ),
        ),
    ],
)
def test_both_formats_make_the_same_work(ending: str, text: str, tmp_path: Path) -> None:
    library = read(tmp_path, ending, text)
    assert library.problems == ()
    work = library.works["abai-1890"]
    assert work.variables == {"title": "Қара сөз", "container-title-short": "Q", "volume": "3"}
    assert work.names == {"author": (Name("Құнанбайұлы", "Абай"), Name(literal="UNESCO"))}
    assert work.dates == {"issued": Date(((1890, 1), (1898,)), circa=True)}
    assert (work.type, work.line) == ("article-journal", 2)
    assert work.path == str(tmp_path / f"works.{ending}")


def test_a_work_has_its_own_text_of_the_file(tmp_path: Path) -> None:
    works = read(tmp_path, "json", '[ {"id": "a"},\n {"id": "b",\n "title": "B"} ]').works
    assert works["b"].source == '{"id": "b",\n "title": "B"}'
    works = read(tmp_path, "yaml", "- id: a\n\n- id: b\n  note: |\n    x\n     y\n").works
    assert works["a"].source == "id: a"
    assert works["b"].source == "id: b\nnote: |\n  x\n   y"


def test_a_file_of_another_format_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "works.ris"
    path.write_text("TY  - BOOK\n", encoding="utf-8")
    message = (
        "the name of a bibliography must end in .bib, .json, .yaml or .yml; this one is not read"
    )
    assert read_bibliography([path]).problems == (Problem("bibliography", message, str(path)),)


def test_files_of_every_format_make_one_library(tmp_path: Path) -> None:
    texts = {
        "a.bib": "@book{a, title={A}}",
        "b.JSON": '[{"id": "b", "type": "book"}, {"id": "a", "type": "book"}]',
        "c.yml": "- {id: c, type: book}",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    library = read_bibliography([tmp_path / name for name in texts])
    assert list(library.works) == ["a", "b", "c"]
    message = f"the citekey ‘a’ stands twice; the first is kept ({tmp_path / 'a.bib'}, line 1)"
    assert library.problems == (Problem("bibliography", message, str(tmp_path / "b.JSON"), 1),)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" + '{"id": "a", ' * 5_000,
        "[" + '{"id": "a" "b"}, ' * 20_000,
        '["' * 50_000,
        '[{"id": "a", "title": "' + "a b " * 250_000 + '"}]',
        "- id: a\n  title: '\n" * 3_000,
        "- {id: a}\n" * 5_000,
        "- " * 5_000,
        "a: &a [x]\nb: &b [*a, *a]\nc: [" + "*b, " * 5_000 + "]\n",
        "- id: a\n  title: " + "x y " * 250_000,
    ],
    ids=lambda text: text[:24],
)
def test_a_hostile_file_takes_no_long_time(text: str) -> None:
    for read_items in (read_json_items, read_yaml_items):
        reading = read_items(text, "")  # what is quadratic would take minutes here
        assert reading.items or reading.problems


NAMES = st.sampled_from(
    ["id", "type", "title", "author", "issued", "family", "date-parts", "year", "note", "raw", ""]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(VALUES, max_size=4))
def test_no_data_break_the_reading(data: list[object]) -> None:
    text = json.dumps(data)
    for reading in (read_json_items(text, ""), read_yaml_items(text, "")):
        assert all(item.citekey for item in reading.items)
        assert all(problem.line >= 1 for problem in reading.problems)


PIECES = ['[{"id": ', '"a"', "- id: a\n", "references:\n", "{", "}", "[", "]", ",", ":", "'", "\n"]


@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=20))
def test_no_text_breaks_the_reading(pieces: list[str]) -> None:
    text = "".join(pieces)
    for reading in (read_json_items(text, ""), read_yaml_items(text, "")):
        lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028")
        last = lines + text.count("\u2029") + 1
        assert all(1 <= problem.line <= last + 1 for problem in reading.problems)
