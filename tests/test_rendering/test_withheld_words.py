"""What ``qantar_withhold`` leaves out appears nowhere; title, citation and link stay."""

from __future__ import annotations

import zlib

import pytest
from building import Builds, Built, Files, Warned
from markup import Markup
from outline import body, words

WITHHELD = "kestrel"
"""A word that stands only in what is withheld."""
DENIED = {"qantar_withhold": ["denied"]}
RIGHTS = {"qantar_rights": {"courier-2022": "denied; holder: Steppe Courier"}}
LEFT_OUT = "[The quotation is left out of this edition; see the source.]"

CONF = """\
project = "Steppe"
copyright = "2026, A. Teacher"
version = "1"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
latex_engine = "xelatex"
"""


def pages(markup: Markup) -> dict[str, str]:
    """Write passages with rights of their own and of their work, and pages that show them."""
    week = markup.page(
        markup.title("Week"),
        markup.directive("excerpt", "orlova-2019", "An open passage.", name="open", themes="unity"),
        markup.directive(
            "excerpt",
            "sarsen-2020",
            f"The {WITHHELD} flies.",
            markup.directive("annotation", "", "A note inside.", on=WITHHELD),
            name="shut",
            title="A bird",
            themes="unity",
            rights="denied; holder: Meridian",
        ),
        markup.directive(
            "excerpt", "orlova-2019", f"A {WITHHELD} again.", name="read", quoted_in="courier-2022"
        ),
        markup.directive("theme", "unity"),
        "See " + markup.role("excerpt", "shut") + ".",
    )
    notes = markup.page(
        markup.title("Notes"),
        markup.directive("annotation", "shut", "A note elsewhere.", on=WITHHELD),
    )
    lists = markup.page(
        markup.title("Lists"),
        markup.directive("excerpts", themes="unity", show="full"),
        markup.directive("excerpts", themes="unity", show="quotation"),
        markup.directive("bibliography"),
        markup.directive("rights"),
    )
    quotes = markup.page(
        markup.title("On " + markup.role("quote", f"{WITHHELD} one <courier-2022>")),
        "He saw " + markup.role("quote", f"the {WITHHELD} <courier-2022, p. 3>") + " fly.",
        "* item " + markup.role("quote", f"{WITHHELD} three <!courier-2022>"),
    )
    texts = {"week": week, "notes": notes, "lists": lists, "quotes": quotes}
    return {"conf.py": CONF, **{markup.file(name): text for name, text in texts.items()}}


def traces(built: Built) -> list[str]:
    """Return the files of the output that hold the secret, inventories unpacked."""
    found = []
    for path, held in built.outputs().items():
        if path == "objects.inv":
            held = zlib.decompress(held.split(b"\n", 4)[4])  # noqa: PLW2901 - the readable form
        if WITHHELD.encode() in held:
            found.append(path)
    return found


@pytest.fixture(scope="module")
def shut(build_once: Builds, language: Markup) -> Built:
    """Build without the words that are denied."""
    return build_once(pages(language), confoverrides=DENIED | RIGHTS)


@pytest.fixture(scope="module")
def shut_for_others(build_once: Builds) -> Built:
    """Read the pages without those words, for builders to share."""
    return build_once(pages(Markup("myst")), "dummy", confoverrides=DENIED | RIGHTS)


def test_the_words_are_nowhere(shut: Built) -> None:
    assert traces(shut) == []


def test_title_citation_and_link_stay(shut: Built) -> None:
    articles = body(shut.html("week.html")).cssselect("article")
    quoted = [words(each.cssselect("blockquote")[0]) for each in articles]
    assert quoted == ["An open passage.", LEFT_OUT, LEFT_OUT]
    assert words(articles[1].cssselect("p.qantar-excerpt-title")[0]) == "A bird"
    assert "Сәрсен" in words(articles[1])
    assert "A note inside." in words(articles[1])
    assert [link.text_content() for link in body(shut.html("week.html")).cssselect("a.reference")]
    assert "A bird" in words(body(shut.html("notes.html")))


def test_the_quotation_in_a_sentence_leaves_its_citation(shut: Built) -> None:
    text = " ".join(body(shut.html("quotes.html")).text_content().split())
    assert "He saw “[quotation left out]” (The Steppe Courier 2022, 3) fly." in text


def test_a_note_elsewhere_names_no_words(shut: Built) -> None:
    text = words(body(shut.html("notes.html")))
    assert "A note elsewhere." in text
    assert "on “" not in text


def test_only_pages_that_hide_nothing_offer_their_source(shut: Built, language: Markup) -> None:
    sources = {path for path in shut.outputs() if path.startswith("_sources/")}
    assert sources == {"_sources/index.md.txt", f"_sources/{language.file('lists')}.txt"}
    for name in ("week", "notes", "quotes"):
        assert shut.html(f"{name}.html").xpath("//a[contains(@href, '_sources')]") == []


@pytest.mark.parametrize(
    "builder",
    [
        "dirhtml",
        "singlehtml",
        "text",
        "latex",
        "readerlatex",
        "man",
        "xml",
        "pseudoxml",
        "epub",
        "reader",
        "readerpdf",
        "quotecheck",
        "gettext",
    ],
)
def test_the_words_are_in_no_other_builder(
    build_once: Builds, shut_for_others: Built, builder: str
) -> None:
    if builder == "gettext":  # it shares no doctrees
        built = build_once(pages(Markup("myst")), "gettext", confoverrides=DENIED | RIGHTS)
    else:
        built = shut_for_others.rebuild(builder=builder)
    found = built.outputs()
    assert found
    assert traces(built) == []


def test_rst_catalogues_have_no_such_words(build: Builds) -> None:
    built = build(pages(Markup("rst")), "gettext", confoverrides=DENIED | RIGHTS)
    assert any(b"He saw" not in held for held in built.outputs().values())
    assert traces(built) == []


def test_to_and_fro_in_one_folder(build: Builds, markup: Markup) -> None:
    shown = build(pages(markup), confoverrides=RIGHTS)
    seen = {"week.html", "notes.html", "lists.html", "quotes.html", "searchindex.js"}
    assert seen <= set(traces(shown))
    hidden = shown.rebuild(confoverrides=DENIED | RIGHTS)
    assert traces(hidden) == []
    clean = hidden.clean()
    assert hidden.outputs(".html", ".txt", ".js") == clean.outputs(".html", ".txt", ".js")
    again = hidden.rebuild(confoverrides=RIGHTS)
    assert again.outputs(".html", ".txt") == shown.clean().outputs(".html", ".txt")


FILE: Files = {"rights.yaml": "courier-2022: denied\nsarsen-2020: denied\n"}
BY_FILE = {**DENIED, "qantar_rights": "rights.yaml"}


def by_file(markup: Markup) -> dict[str, str]:
    """Write the pages so that the file alone states rights."""
    return {
        name: text.replace(":rights: denied; holder: Meridian\n", "")
        for name, text in pages(markup).items()
    }


def test_an_edit_of_the_file_of_rights_is_followed(build: Builds, markup: Markup) -> None:
    hidden = build({**by_file(markup), **FILE}, confoverrides=BY_FILE)
    assert traces(hidden) == []
    shown = hidden.edit({"rights.yaml": "courier-2022: granted\nsarsen-2020: granted\n"})
    assert "week.html" in traces(shown)
    clean = shown.clean()
    assert shown.outputs(".html", ".txt", ".js") == clean.outputs(".html", ".txt", ".js")
    back = shown.edit(FILE)
    assert traces(back) == []
    assert back.outputs(".html", ".txt", ".js") == hidden.clean().outputs(".html", ".txt", ".js")


def test_processes_side_by_side_withhold_alike(build: Builds) -> None:
    texts = by_file(Markup("myst")) | {
        f"more-{number}.md": f"# More\n\n:::{{excerpt}} courier-2022\n\n{WITHHELD}\n:::\n"
        for number in range(6)
    }
    built = build({**texts, **FILE}, confoverrides=BY_FILE, parallel=4)
    assert traces(built) == []
    assert built.clean(parallel=0).outputs() == built.outputs()


BROKEN = [
    ("", 0, "the file of rights rights.yaml cannot be read."),
    (
        "courier-2022: denyed\nsarsen-2020: denied\n",
        1,
        (
            "the rights in 'courier-2022' cannot be read: the status 'denyed' is not known. "
            "Did you mean 'denied'?"
        ),
    ),
    ("- one\n", 1, "a file of rights maps citekeys to statements."),
    (b"\xff\xfe", 1, "the file of rights rights.yaml is not in UTF-8 here. Save it as UTF-8."),
]


@pytest.mark.parametrize(("text", "line", "message"), BROKEN)
def test_rights_that_cannot_be_read_are_withheld(
    build: Builds, text: str | bytes, line: int, message: str
) -> None:
    files: Files = by_file(Markup("myst"))
    written: Files = {"rights.yaml": text} if text else {}
    built = build({**files, **written}, confoverrides=BY_FILE, expect_warnings=True)
    assert built.warnings == [Warned("qantar.rights", "rights.yaml", line, message)]
    assert traces(built) == []


MALFORMED = [
    ("denyed", "the status 'denyed' is not known. Did you mean 'denied'?"),
    ("granted; holdr: X", "rights have no 'holdr'. Did you mean 'holder'?"),
    ("granted; expiry: soon", "'soon' is no day: write for instance 2027-12-31."),
    ("granted; denied", "the rights give their status twice."),
]


@pytest.mark.parametrize(("rights", "message"), MALFORMED)
def test_malformed_rights_are_withheld(
    build: Builds, markup: Markup, rights: str, message: str
) -> None:
    text = markup.page(
        markup.title("Week"),
        markup.directive("excerpt", "orlova-2019", f"A {WITHHELD}.", name="q", rights=rights),
    )
    name = markup.file("week")
    built = build({name: text}, confoverrides=DENIED, expect_warnings=True)
    line = built.line_of(name, "orlova-2019")
    assert built.warnings == [Warned("qantar.rights", name, line, f":rights: {message}")]
    assert traces(built) == []
    shown = built.rebuild(confoverrides={}, expect_warnings=True)
    assert "week.html" in traces(shown)


def test_options_that_cannot_be_read_are_withheld(build: Builds) -> None:
    text = (
        f'# Week\n\n:::{{excerpt}} orlova-2019\n:title: "a" b\n:rights: denied\n\n{WITHHELD}\n:::\n'
    )
    built = build({"week.md": text}, confoverrides=DENIED, expect_warnings=True)
    assert "myst.directive_option" in {each.kind for each in built.warnings}
    assert traces(built) == []


def test_other_citekeys_of_a_work_have_its_rights(build: Builds) -> None:
    bib = "@book{main-2000, author={Main, A.}, title={Main}, year={2000}, ids={other-2000}}\n"
    text = f"# Week\n\n:::{{excerpt}} other-2000\n\n{WITHHELD}\n:::\n"
    text += f"\n{{quote}}`{WITHHELD} <other-2000>`\n"
    stated = {**DENIED, "qantar_rights": {"main-2000": "denied"}}
    built = build({"references.bib": bib, "week.md": text}, confoverrides=stated)
    assert traces(built) == []


def test_rights_in_a_work_that_is_not_there_are_told_of(build: Builds) -> None:
    stated = {"qantar_rights": {"orlova-2018": "denied"}}
    built = build({"week.md": "# Week\n"}, confoverrides=stated, expect_warnings=True)
    message = "rights are stated in 'orlova-2018', which is no work of the bibliography."
    assert [(each.kind, each.message) for each in built.warnings] == [
        ("qantar.rights", f"{message} Did you mean 'orlova-2019'?")
    ]
