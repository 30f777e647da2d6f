"""A sound .bib file is read without problem; a fault costs nothing but what it spoils."""

from __future__ import annotations

import pytest

from sphinx_qantar.bibliography import Library, parse_bibtex


def outline(library: Library) -> dict[str, str]:
    """Give the title of each work by citekey."""
    return {key: work.variables.get("title", "") for key, work in library.works.items()}


def messages(library: Library) -> list[tuple[int, str]]:
    """Give the line and the words of each problem."""
    assert {problem.subtype for problem in library.problems} <= {"bibliography"}
    return [(problem.line, problem.message) for problem in library.problems]


SOUND = {
    "concatenation": (
        '@string{a="Foo"}\n@book{k, title = a # " bar" # {baz}, year=2000}',
        {"k": "Foo barbaz"},
    ),
    "abbreviation of abbreviations": (
        '@string{a="A"}@STRING{B = a # "b"}\n@book{k, title=b}',
        {"k": "Ab"},
    ),
    "parentheses": ("@book(k, title={T (a)}, year=2000)", {"k": "T (a)"}),
    "space after @": ("@ book {k, title={T}}\n@\nbook\n{k2, title={U}}", {"k": "T", "k2": "U"}),
    "capitals": ("@BOOK{k, TITLE={T}, Author={A, B}}", {"k": "T"}),
    "quotation marks": (
        '@book{k, title="A {\\"u} \\"{o} {"}q{"} b"}',
        {"k": 'A ü ö "q" b'},
    ),
    "citekeys that differ by case": (
        "@book{Key,title={A}}\n@book{key,title={B}}",
        {"Key": "A", "key": "B"},
    ),
    "Cyrillic citekey": ("@book{әуезов1949,title={A}}", {"әуезов1949": "A"}),
    "marks in a citekey": ("@book{DBLP:conf/x.y-1,title={A}}", {"DBLP:conf/x.y-1": "A"}),
    "comment": ("% hello @book{no\n@book{k,title={A}}", {"k": "A"}),
    "commented entry": ("%@book{no,\n%  title={N}\n%}\n@book{k,title={A}}", {"k": "A"}),
    "commented field": ("@book{k,\n% year={N},\n title={A},\n}", {"k": "A"}),
    "comment with a comma": ("@book{k,\n% so, it\n title={A}}", {"k": "A"}),
    "comment before a field": ("@book{k,\n% so = it\n  title={A}}", {"k": "A"}),
    "byte order mark": ("\ufeff@book{k,title={A}}", {"k": "A"}),
    "other blocks": ("@comment{@book{n,}}\n@preamble{x}\n@book{k,title={A}}", {"k": "A"}),
    "Windows lines": ("@book{k,\r\n  title={A\r\nB}}\r\n", {"k": "A B"}),
    "no field": ("@book{k}\n@book{k2,}", {"k": "", "k2": ""}),
    "at sign in a field": ("@book{k,title={LeQua @ {CLEF}, @a{b}}}", {"k": "LeQua @ CLEF, @ab"}),
    "nothing": ("", {}),
    "prose": ("Only words.", {}),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_read_without_problem(name: str) -> None:
    text, titles = SOUND[name]
    library = parse_bibtex(text)
    plain = {key: _without_markup(title) for key, title in outline(library).items()}
    assert (plain, library.problems) == (titles, ())


def _without_markup(title: str) -> str:
    return title.replace('<span class="nocase">', "").replace("</span>", "")


FAULTY = {
    "missing comma": (
        "@book{k, title={T}\n year=2000}\n@book{k2,title={U}}",
        {"k": "T", "k2": "U"},
        [(1, "in the entry ‘k’, a comma is missing after the field ‘title’")],
    ),
    "two missing commas": (
        "@book{k, year=2000\n title={T}\n month=jan}",
        {"k": "T"},
        [
            (1, "in the entry ‘k’, a comma is missing after the field ‘year’"),
            (2, "in the entry ‘k’, a comma is missing after the field ‘title’"),
        ],
    ),
    "missing comma after the citekey": (
        "\n@book{k\n title={T},\n year=2000}\n@book{k2,title={U}}",
        {"k": "T", "k2": "U"},
        [(2, "the entry ‘k’ lacks the comma after its citekey")],
    ),
    "unclosed entry": (
        "@book{k, title={T}\n\n@book{k2,title={U}}\n@book{k3,title={V}}",
        {"k": "T", "k2": "U", "k3": "V"},
        [(1, "the entry ‘k’ is not closed; a ‘}’ is missing")],
    ),
    "unclosed field": (
        "@book{k, title={T\n}\n@book{k2,title={U}}",
        {"k": "T", "k2": "U"},
        [(1, "the entry ‘k’ is not closed; a ‘}’ is missing")],
    ),
    "unclosed last entry": (
        "@book{k2,title={U}}\n@book{k, title={T",
        {"k2": "U", "k": "T"},
        [(2, "the entry ‘k’ is not closed; a ‘}’ is missing")],
    ),
    "closed too early": (
        "@book{k, title={T}},\n  year=2000}\n@book{k2,title={U}}",
        {"k": "T", "k2": "U"},
        [
            (
                1,
                (
                    "the field ‘year’ stands after the end of the entry ‘k’ and is left out; "
                    "is there one ‘}’ too many before it?"
                ),
            )
        ],
    ),
    "duplicate citekey": (
        "@book{k,title={A}}\n@book{k,title={B}}\n@book{k2,title={C}}",
        {"k": "A", "k2": "C"},
        [(2, "the citekey ‘k’ stands twice; the first is kept (line 1)")],
    ),
    "duplicate field": (
        "@book{k,title={A},\n Title={B}}\n@book{k2,title={C}}",
        {"k": "A", "k2": "C"},
        [(2, "in the entry ‘k’, the field ‘title’ stands twice; the first is kept")],
    ),
    "duplicate citekey and field": (
        "@book{k,title={A}}\n@book{k,title={B},title={C}}",
        {"k": "A"},
        [
            (2, "in the entry ‘k’, the field ‘title’ stands twice; the first is kept"),
            (2, "the citekey ‘k’ stands twice; the first is kept (line 1)"),
        ],
    ),
    "duplicate abbreviation": (
        '@string{a="A"}\n@string{a="B"}\n@book{k,title=a}',
        {"k": "A"},
        [(2, "the abbreviation ‘a’ is defined twice; the first is kept")],
    ),
    "unknown abbreviation": (
        '@string{oup="Oxford"}\n@book{k,title=ouup}',
        {"k": "ouup"},
        [(2, "in the entry ‘k’, the abbreviation ‘ouup’ is not defined; did you mean ‘oup’?")],
    ),
    "bare words": (
        "@book{k,title=The Kazakh Spring, year=2024}",
        {"k": "The Kazakh Spring"},
        [(1, "in the entry ‘k’, the value of ‘title’ should stand between braces")],
    ),
    "no citekey": (
        "@book{,title={A}}\n@book{k2,title={C}}",
        {"k2": "C"},
        [(1, "an entry without a citekey is left out")],
    ),
    "unknown type": (
        "@artcle{k,title={A}}\n@zzz{k2,title={B}}",
        {"k": "A", "k2": "B"},
        [
            (1, "the entry ‘k’ has the unknown type ‘@artcle’; did you mean ‘article’?"),
            (2, "the entry ‘k2’ has the unknown type ‘@zzz’"),
        ],
    ),
    "bad date": (
        "@book{k,title={A},\n date={Jan 2022}}",
        {"k": "A"},
        [
            (
                2,
                (
                    "in the entry ‘k’, ‘Jan 2022’ is no date; "
                    "write it as 2022, 2022-01, 2022-01-06, 2022-01/2022-03 or 1850~"
                ),
            )
        ],
    ),
    "bad month": (
        "@book{k,title={A}, year=2022,\n month={Michaelmas}}",
        {"k": "A"},
        [(2, "in the entry ‘k’, ‘Michaelmas’ is no month and is left out")],
    ),
    "misspelt months": (
        (
            "@book{k,title={A}, year=2022,\n month=febuary}\n"
            "@book{l,title={B}, month={31 Janury}}\n"
            "@book{m,title={C}, month=foo}\n@book{n,title={D}, month={феврля}}"
        ),
        {"k": "A", "l": "B", "m": "C", "n": "D"},
        [
            (2, "in the entry ‘k’, ‘febuary’ is no month and is left out; did you mean ‘feb’?"),
            (3, "in the entry ‘l’, ‘31 Janury’ is no month and is left out; did you mean ‘jan’?"),
            (4, "in the entry ‘m’, ‘foo’ is no month and is left out"),
            (
                5,
                ("in the entry ‘n’, ‘феврля’ is no month and is left out; did you mean ‘февраля’?"),
            ),
        ],
    ),
    "months without braces": (
        "@book{k,title={A}, year=2022, month=february}\n@book{l,title={B}, publisher=februar}",
        {"k": "A", "l": "B"},
        [
            (
                1,
                (
                    "in the entry ‘k’, the abbreviation ‘february’ is not defined; "
                    "put texts between braces"
                ),
            ),
            (2, "in the entry ‘l’, the abbreviation ‘februar’ is not defined; did you mean ‘feb’?"),
        ],
    ),
    "bad day": (
        "@book{k,title={A}, year=2022,\n month=jan, day=99}",
        {"k": "A"},
        [(2, "in the entry ‘k’, ‘99’ is no day of a month and is left out")],
    ),
    "a slip in the name of a field": (
        "@book{k,titel={A},\n yaer=1999, data={C}, publishers={D}}",
        {"k": ""},
        [
            (1, "in the entry ‘k’, the field ‘titel’ is not known; did you mean ‘title’?"),
            (2, "in the entry ‘k’, the field ‘yaer’ is not known; did you mean ‘year’?"),
            (2, "in the entry ‘k’, the field ‘data’ is not known; did you mean ‘date’?"),
            (2, "in the entry ‘k’, the field ‘publishers’ is not known; did you mean ‘publisher’?"),
        ],
    ),
    "fields of other programs": (
        "@book{k,title={A}, titel={B}, year=1999, data={C}, editora={D}, edition={2}}",
        {"k": "A"},
        [],
    ),
    "a semicolon between names": (
        "@book{k,title={A},\n author={Said, Edward; Marat, Erica}}",
        {"k": "A"},
        [
            (
                2,
                (
                    "in the entry ‘k’, the names ‘Said, Edward; Marat, Erica’ are parted by a "
                    "semicolon; put ‘and’ there"
                ),
            )
        ],
    ),
    "too many commas": (
        "@book{k,title={A},\n author={Said, Edward, Marat, Erica}}",
        {"k": "A"},
        [
            (
                2,
                (
                    "in the entry ‘k’, the name ‘Said, Edward, Marat, Erica’ has too many commas; "
                    "put ‘and’ between names"
                ),
            )
        ],
    ),
    "unknown language": (
        "@book{k,title={A},langid={kasakh!}}",
        {"k": "A"},
        [(1, "in the entry ‘k’, the language ‘kasakh!’ is not known; did you mean ‘kazakh’?")],
    ),
    "unclosed abbreviation": (
        '@string{a="A"\n@book{k,title={T}}',
        {"k": "T"},
        [(1, "the block @string is not closed and is left out")],
    ),
    "nonsense": (
        "@book{k = = {\n@book{k2,title={U}}",
        {"k2": "U"},
        [(1, "the entry ‘k’ cannot be read and is left out")],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_reported_and_nothing_else_lost(name: str) -> None:
    text, titles, problems = FAULTY[name]
    library = parse_bibtex(text)
    assert (outline(library), messages(library)) == (titles, problems)
