"""Bibliographies in their forms and styles, and the citations that lead to them."""

from __future__ import annotations

import pytest
from building import REFERENCES, Builds, Built
from outline import Element, body, words

NUMBERS = {"qantar_style": "elsevier-with-titles"}
MORE = "@book{annotated, author={Abai, A.}, title={Words}, year={1890}, annotation={A \\emph{first} note. And more.}}\n"  # noqa: E501


def keys(element: Element) -> list[str]:
    found = element.cssselect(".qantar-reference")
    return [str(item.get("id") or "-").removeprefix("ref-") for item in found]


def entries(element: Element) -> list[str]:
    return [words(item.cssselect("p")[0]) for item in element.cssselect(".qantar-reference")]


def page(*lines: str) -> str:
    return "# P\n\n" + "\n\n".join(lines) + "\n"


def bibliography(*options: str) -> str:
    return "\n".join(["```{bibliography}", *options, "```"])


def listed(argument: str, *options: str) -> str:
    return bibliography(*options).replace("}", f"}} {argument}", 1)


def links(element: Element) -> list[tuple[str, str]]:
    return [(words(item), str(item.get("href"))) for item in element.cssselect("a.qantar-cite")]


# -- one list for each page ----------------------------------------------------------

CHAPTERS = {
    "index.md": "# I\n\n```{toctree}\none\ntwo\nthree\nworks\n```\n",
    "one.md": page("[@orlova-2019; @bekov-hart-2021]", bibliography(":cited: page")),
    "two.md": page("[@bekov-hart-2021] [@courier-2022]", bibliography(":cited: page")),
    "three.md": page("[@bekov-hart-2021] [@sarsen-2020]"),
    "works.md": page(bibliography()),
}


def test_a_citation_leads_to_the_list_of_its_page_else_to_the_first(build: Builds) -> None:
    built = build(CHAPTERS)
    shown = {name: body(built.html(f"{name}.html")) for name in ("one", "two", "three", "works")}
    assert [href for _word, href in links(shown["one"])] == [
        "#ref-orlova-2019",
        "#ref-bekov-hart-2021",
    ]
    assert [href for _word, href in links(shown["two"])] == [
        "#ref-bekov-hart-2021",
        "#ref-courier-2022",
    ]
    assert [href for _word, href in links(shown["three"])] == [
        "one.html#ref-bekov-hart-2021",
        "works.html#ref-sarsen-2020",
    ]
    assert {name: keys(element) for name, element in shown.items()} == {
        "one": ["bekov-hart-2021", "orlova-2019"],
        "two": ["bekov-hart-2021", "courier-2022"],
        "three": [],
        "works": ["bekov-hart-2021", "orlova-2019", "courier-2022", "sarsen-2020"],
    }


def test_each_list_has_numbers_of_its_own_in_a_numbered_style(build: Builds) -> None:
    built = build(CHAPTERS, confoverrides=NUMBERS)
    shown = {name: body(built.html(f"{name}.html")) for name in ("one", "two", "three", "works")}
    assert [text for text, _href in links(shown["one"])] == ["1", "2"]
    assert [text for text, _href in links(shown["two"])] == ["1", "2"]
    assert "[2] [4]" in words(shown["three"])
    assert [text[:3] for text in entries(shown["two"])] == ["[1]", "[2]"]
    assert [text[:3] for text in entries(shown["works"])] == ["[1]", "[2]", "[3]", "[4]"]


def test_years_are_told_apart_for_the_whole_project(build: Builds) -> None:
    twin = "@book{orlova-ice, author={Orlova, Vera}, title={Ice}, year={2019}}\n"
    built = build({
        "references.bib": REFERENCES + twin,
        "one.md": page("[@orlova-2019]", bibliography(":cited: page")),
        "two.md": page("[@orlova-ice]", bibliography(":cited: page", ":style: apa")),
    })  # fmt: skip
    assert "(Orlova 2019b)" in words(body(built.html("one.html")))
    assert entries(body(built.html("two.html"))) == ["Orlova, V. (2019a). Ice."]


# -- which works ------------------------------------------------------------------------


def test_files_filters_and_citekeys_select(build: Builds) -> None:
    built = build(
        {
            "sub/more.bib": MORE,
            "cites.md": page("[@orlova-2019]"),
            "sub/file.md": page(listed("more.bib", ":all:")),
            "other.md": page(listed("references.bib", ":notcited:")),
            "filter.md": page(bibliography(':filter: year >= "2021" and type != "online"')),
            "page.md": page(bibliography(':filter: {"cites", "none"} & docnames')),
            "keys.md": page(bibliography("annotated")),
            "both.md": page(bibliography(":cited:", "", "annotated, courier-2022")),
            "only.md": page(bibliography(":filter: False", "", "annotated")),
            "behind.md": page(listed("courier-2022 annotated, orlova-2019")),
            "mixed.md": page(listed("references.bib courier-2022", "", "annotated")),
        },
        confoverrides={"qantar_bibliography": ["references.bib", "sub/more.bib"]},
    )
    names = ("sub/file", "other", "filter", "page", "keys", "both", "only", "behind", "mixed")
    assert [keys(body(built.html(f"{name}.html"))) for name in names] == [
        ["annotated"],
        ["bekov-hart-2021", "courier-2022", "sarsen-2020"],
        ["bekov-hart-2021"],
        ["orlova-2019"],
        ["annotated"],
        ["annotated", "orlova-2019", "courier-2022"],
        ["annotated"],
        ["annotated", "orlova-2019", "courier-2022"],
        ["annotated", "courier-2022"],
    ]


NOT_OURS = "is not one of this project's .bib files."
INSTEAD = "The project's style is used instead."


def test_faults_are_told_and_the_rest_is_listed(build: Builds) -> None:
    lines = [
        listed("nothing.bib refrences.bib", ":filter: ctied and"),
        bibliography(":filter: keywrds == 'a' or cited"),
        bibliography(":all:", ":cited: week"),
        bibliography(":all:", ":notcited:"),
        bibliography(":list: bulet", ":start: -1", ":enumtype: roman"),
        bibliography(":style: apaa"),
        bibliography(":style: ../out.csl"),
    ]
    built = build({"p.md": page("[@orlova-2019]", *lines)}, expect_warnings=True)
    first = [built.line_of("p.md", line) for line in lines]
    told = [(item.kind, item.line, item.message) for item in built.warnings]
    assert {item.path for item in built.warnings} == {"p.md"}
    assert told == [
        ("qantar.option", first[0], ":filter: ‘ctied and’ is no expression."),
        (
            "qantar.option",
            first[2],
            ":cited: takes no value, or the word 'page', not 'week'.",
        ),
        ("qantar.option", first[3], ":all: and :notcited: contradict each other; :all: counts."),
        ("qantar.option", first[4], ":list: 'bulet' is unknown. Did you mean 'bullet'?"),
        ("qantar.option", first[4], ":start: expected a number above zero, not '-1'."),
        ("qantar.option", first[4], ":enumtype: 'roman' is unknown. Did you mean 'upperroman'?"),
        ("qantar.option", first[0], f"the file nothing.bib {NOT_OURS}"),
        (
            "qantar.option",
            first[0],
            f"the file refrences.bib {NOT_OURS} Did you mean 'references.bib'?",
        ),
        (
            "qantar.option",
            first[1],
            ":filter: asks for a field 'keywrds', which no entry has. Did you mean 'keywords'?",
        ),
        (
            "qantar.style",
            first[5],
            f"There is no citation style “apaa”; did you mean “apa”? {INSTEAD}",
        ),
        (
            "qantar.style",
            first[6],
            f"The style file ../out.csl is not in the folder of conf.py. {INSTEAD}",
        ),
    ]
    shown = body(built.html("p.html"))
    assert [words(each) for each in shown.cssselect(".qantar-missing")] == [UNREAD]


UNREAD = "[the filter of this bibliography cannot be read]"


def test_a_filter_that_cannot_be_read_is_told_in_its_place(build: Builds) -> None:
    """Not that no work is cited; what is cited is listed all the same."""
    faulty = bibliography(":filter: ctied and")
    files = {"a.md": page("[@orlova-2019]", faulty), "index.md": page("```{toctree}\na\n```")}
    built = build(files, expect_warnings=True)
    assert keys(body(built.html("a.html"))) == ["orlova-2019"]
    assert words(body(built.html("a.html"))).endswith(UNREAD)
    edited = built.edit({"a.md": page(faulty)}, expect_warnings=True)
    assert words(body(edited.html("a.html"))) == f"P {UNREAD}"


# -- forms -------------------------------------------------------------------------------


def test_lists_with_signs_of_their_own_have_no_labels(build: Builds) -> None:
    lists = (
        bibliography(":list: bullet", ":all:"),
        bibliography(":list: enumerated", ":enumtype: upperroman", ":start: 3", ":cited:"),
        bibliography(":list: enumerated", ":start: continue", ":notcited:"),
    )
    for style in ("elsevier-with-titles", "din-1505-2-alphanumeric"):
        built = build({"p.md": page("[@orlova-2019; @courier-2022]", *lists)},
                      confoverrides={"qantar_style": style})  # fmt: skip
        bullets, roman, arabic = body(built.html("p.html")).cssselect(".qantar-bibliography")
        assert (bullets.tag, roman.tag, arabic.tag) == ("ul", "ol", "ol")
        assert (roman.get("type"), roman.get("start")) == ("I", "3")
        assert (arabic.get("type"), arabic.get("start")) == ("1", "5")
        assert not any(text.startswith("[") for text in entries(body(built.html("p.html"))))


def test_prefixes_of_labels_and_keys(build: Builds) -> None:
    built = build(
        {
            "a.md": page(
                "{cite:p}`a-orlova-2019` [@a-bekov-hart-2021; @courier-2022]",
                bibliography(":labelprefix: A", ":keyprefix: a-"),
            ),
            "b.md": page(
                "{cite:p}`b-orlova-2019`", bibliography(":labelprefix: B", ":keyprefix: b-")
            ),
            "rest.md": page(bibliography(":cited:", ":style: apa")),
        },
        confoverrides=NUMBERS,
    )
    first, second, rest = (body(built.html(f"{name}.html")) for name in ("a", "b", "rest"))
    assert words(first.cssselect("p")[0]) == "[A1] [A2] (The Steppe Courier, 2022)"
    assert [href for _text, href in links(first)] == [
        "#ref-a-orlova-2019",
        "#ref-a-bekov-hart-2021",
        "rest.html#ref-courier-2022",
    ]
    assert [text[:4] for text in entries(first)] == ["[A1]", "[A2]"]
    assert links(second) == [("B1", "#ref-b-orlova-2019")]
    assert keys(second) == ["b-orlova-2019"]
    assert keys(rest) == ["courier-2022"]


def test_an_annotated_bibliography(build: Builds) -> None:
    excerpts = (
        ":::{excerpt} orlova-2019\n:name: led\n:title: Nobody led\n:locator: p. 3\n\nNobody.\n:::",
        ":::{excerpt} sarsen-2020\n:name: read\n:quoted-in: orlova-2019\n\nDauys.\n:::",
    )
    files = {
        "references.bib": REFERENCES + MORE,
        "week.md": page(*excerpts),
        "works.md": page(bibliography(":annotated:", ":all:")),
    }
    built = build(files)
    orlova = body(built.html("works.html")).cssselect("#ref-orlova-2019")[0]
    assert [(words(item), item.cssselect("a")[0].get("href"))
            for item in orlova.cssselect(".qantar-entries li")] == [
        ("Nobody led — Orlova (2019, 3)", "week.html#led"),
        ("Сәрсен (2020), quoted in Orlova (2019)", "week.html#read"),
    ]  # fmt: skip
    noted = body(built.html("works.html")).cssselect("#ref-annotated .qantar-annote")
    assert [words(item) for item in noted] == ["A first note. And more."]
    assert words(noted[0].cssselect("em")[0]) == "first"
    text = built.rebuild(builder="text").text("works.txt")
    assert "* Nobody led — Orlova (2019, 3)" in text
    assert "A *first* note." in text


# -- other builders ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build numbered lists on two pages."""
    place = tmp_path_factory.mktemp("numbered")
    lists = (bibliography(":cited: page"), bibliography(":list: enumerated", ":all:", ":start: 2"))
    files = {
        "one.md": page("[@orlova-2019]", *lists),
        "two.md": page("[@orlova-2019; @courier-2022]", bibliography(":cited: page")),
    }
    return Builds(place)(files, confoverrides=NUMBERS)


def test_labels_are_parted_from_entries_in_text(numbered: Built) -> None:
    text = numbered.rebuild(builder="text").text("one.txt")
    assert "[1] V. Orlova, The Winter Square" in " ".join(text.split())
    assert "2. V. Orlova" in text


def test_bibliographies_stand_where_they_are_written_in_latex(numbered: Built) -> None:
    built = numbered.rebuild(builder="latex")
    (path,) = built.outputs(".tex")
    tex = built.text(path)
    assert tex.index("one:ref-orlova-2019") < tex.index("two:ref-orlova-2019")
    for name in ("one:ref-orlova-2019", "two:ref-orlova-2019", "two:ref-courier-2022"):
        assert f"\\label{{\\detokenize{{{name}}}}}" in tex
        assert f"\\hyperref[\\detokenize{{{name}}}]" in tex
    assert "thebibliography" not in tex


def test_no_id_stands_twice_where_all_pages_are_one(numbered: Built) -> None:
    page = numbered.rebuild(builder="singlehtml").html("index.html")
    ids = [str(item.get("id")) for item in page.cssselect("[id^=ref-]")]
    assert sorted(ids) == ["ref-bekov-hart-2021", "ref-courier-2022", "ref-orlova-2019",
                           "ref-sarsen-2020"]  # fmt: skip


@pytest.mark.parametrize("builder", ["man", "epub", "texinfo", "xml"])
def test_lists_are_built_for_all_builders(numbered: Built, builder: str) -> None:
    assert numbered.rebuild(
        builder=builder, confoverrides={**NUMBERS, "version": "1", "copyright": "A"}
    ).outputs()


def test_a_page_whose_bibliography_is_written_is_in_the_inventory(numbered: Built) -> None:
    objects = {name: place for name, _text, kind, place, *_rest
               in _objects(numbered) if kind == "work"}  # fmt: skip
    assert objects == {
        "bekov-hart-2021": "one",
        "courier-2022": "two",
        "orlova-2019": "one",
        "sarsen-2020": "one",
    }


def _objects(built: Built) -> list[tuple[str, str, str, str, str, int]]:
    return list(built.app.env.get_domain("qantar").get_objects())


def test_text_from_outside_stays_text(build: Builds) -> None:
    hostile = "@book{x, author={A, B}, title={T}, annotation={<script>x</script> & <u>y</u>}}\n"
    listed = bibliography(":labelprefix: <s>&", ":annotated:", ":all:")
    built = build({"references.bib": hostile, "p.md": page(listed)}, confoverrides=NUMBERS)
    shown = body(built.html("p.html"))
    assert entries(shown) == ["[<s>&1] B. A, T, n.d."]
    assert words(shown.cssselect(".qantar-annote")[0]) == "<script>x</script> & <u>y</u>"
    assert shown.cssselect(".qantar-bibliography :is(s, u, script)") == []
