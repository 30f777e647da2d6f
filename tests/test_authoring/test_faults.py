"""What authors get wrong: each fault is a located warning, and shows on the page."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from building import Builds, Built, Warned
from markup import Markup
from outline import body, words
from sphinx.cmd.build import build_main

from sphinx_qantar.domain import qantar_domain

EXCERPT = "{excerpt}"
"""Written for the markup of an excerpt directive's name in a message."""


@dataclass(frozen=True)
class Fault:
    """A page with a fault: its blocks, the warnings by subtype, line and text, its stand-ins.

    A line is told by words that stand on it first.  ``says`` is what the page says still.
    """

    name: str
    page: tuple[object, ...]
    warned: tuple[tuple[str, str, str], ...]
    stand_ins: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class D:
    """A directive: name, argument, content, options."""

    name: str
    argument: str = ""
    content: tuple[object, ...] = ()
    options: tuple[tuple[str, str], ...] = ()


def d(name: str, argument: str = "", /, *content: object, **options: str) -> D:
    return D(name, argument, content, tuple(options.items()))


@dataclass(frozen=True)
class R:
    """A role in the sentence "See ROLE."."""

    name: str
    text: str


def write(markup: Markup, block: object) -> str:
    if isinstance(block, D):
        content = [write(markup, part) for part in block.content]
        return markup.directive(block.name, block.argument, *content, **dict(block.options))
    if isinstance(block, R):
        return f"See {markup.role(block.name, block.text)}."
    return str(block)


QUOTE = "Nobody led the square, nobody."
UNKNOWN_WORK = "the work 'orlova-2018' is not in the bibliography. Did you mean 'orlova-2019'?"

FAULTS = [
    Fault(
        "excerpt of an unknown work",
        (d("excerpt", "orlova-2018", QUOTE),),
        (("citekey", "orlova-2018", UNKNOWN_WORK),),
        ("orlova-2018",),
        (QUOTE,),
    ),
    Fault(
        "excerpt of no work",
        (d("excerpt", "", QUOTE, name="no-work"),),
        (("citekey", "excerpt", "an excerpt needs the citekey of its work: {excerpt} CITEKEY."),),
        ("[work not named]",),
        (QUOTE,),
    ),
    Fault(
        "quoted in an unknown work",
        (d("excerpt", "orlova-2019", QUOTE, quoted_in="orlova-2018"),),
        (("citekey", "excerpt", UNKNOWN_WORK),),
        ("orlova-2018",),
    ),
    Fault(
        "translation of nothing",
        (d("excerpt", "orlova-2019", QUOTE, translation_of="nobdy"),),
        (
            (
                "excerpt",
                "excerpt",
                ("there is no excerpt or work 'nobdy' to be a translation of. "
                "Did you mean 'nobody'?"),
            ),
        ),
        ("nobdy",),
    ),
    Fault(
        "undeclared theme",
        (d("excerpt", "orlova-2019", QUOTE, themes="unty, unity"),),
        (("theme", "excerpt", "the theme 'unty' is not declared. Did you mean 'unity'?"),),
        ("unty",),
        ("Themes: unty, Unity",),
    ),
    Fault(
        "a label instead of a theme",
        (
            d("theme", "squall", "Words.", label="Icy wind"),
            d("excerpt", "orlova-2019", QUOTE, themes="icy"),
        ),
        (
            (
                "theme",
                "excerpt",
                (
                    "the theme 'icy' is not declared. "
                    "Did you mean 'squall', whose label is ‘Icy wind’?"
                ),
            ),
        ),
        ("icy",),
    ),
    Fault(
        "role of an unknown excerpt",
        (R("excerpt", "nobdy"),),
        (("excerpt", "nobdy", "there is no excerpt 'nobdy'. Did you mean 'nobody'?"),),
        ("nobdy",),
    ),
    Fault(
        "role of an unknown excerpt, with words",
        (R("excerpt", "those words <zzz>"),),
        (("excerpt", "zzz", "there is no excerpt 'zzz'."),),
        ("those words",),
    ),
    Fault(
        "role of an unknown theme",
        (R("theme", "unty"),),
        (("theme", "unty", "there is no theme 'unty'. Did you mean 'unity'?"),),
        ("unty",),
    ),
    Fault(
        "role of an unknown work",
        (R("work", "orlova-2018"),),
        (
            (
                "citekey",
                "orlova-2018",
                "there is no work 'orlova-2018'. Did you mean 'orlova-2019'?",
            ),
        ),
        ("orlova-2018",),
    ),
    Fault(
        "role citing an unknown work",
        (R("cite:t", "orlova-2018"),),
        (("citekey", "orlova-2018", UNKNOWN_WORK),),
        (),
        ("See orlova-2018?.",),
    ),
    Fault(
        "text citing an unknown work",
        ("See [@orlova-2018, p. 3].",),
        (("citekey", "orlova-2018", UNKNOWN_WORK),),
        (),
        ("See (orlova-2018?).",),
    ),
    Fault(
        "a work in the sentence with a locator, misspelt",
        ("As @orlova-2018 [p. 3] says.",),
        (("citekey", "orlova-2018", UNKNOWN_WORK),),
        (),
        ("As orlova-2018? says.",),
    ),
    Fault("a word with an at sign", ("Ask @orlova-2018 or @here.",), (), (),
          ("Ask @orlova-2018 or @here.",)),
    Fault(
        "a name given twice",
        (
            d("excerpt", "orlova-2019", "The first.", name="twice"),
            d("excerpt", "bekov-hart-2021", "The second.", name="twice"),
            R("excerpt", "twice"),
        ),
        (
            (
                "duplicate",
                "bekov-hart-2021",
                ("the excerpt name 'twice' is taken: it was first given in "
                "a-name-given-twice, line LINE."),
            ),
        ),
        (),
        ("The first.", "The second."),
    ),
    Fault(
        "a name another page has",
        (d("excerpt", "orlova-2019", "Once more.", name="nobody"),),
        (
            (
                "duplicate",
                "excerpt",
                "the excerpt name 'nobody' is taken: it was first given in a-good, line LINE.",
            ),
        ),
        (),
        ("Once more.",),
    ),
    Fault(
        "empty excerpt",
        (d("excerpt", "orlova-2019", name="empty"),),
        (("empty", "excerpt", "the excerpt 'empty' has no quotation."),),
        ("[no quotation]",),
    ),
    Fault(
        "excerpt with a note alone",
        (d("excerpt", "orlova-2019", d("annotation", "", "A note."), name="note-alone"),),
        (("empty", "excerpt", "the excerpt 'note-alone' has no quotation."),),
        ("[no quotation]",),
        ("A note.",),
    ),
    Fault(
        "malformed locator",
        (d("excerpt", "orlova-2019", QUOTE, locator="p."),),
        (
            (
                "locator",
                "excerpt",
                ":locator: nothing stands after the label of the locator ‘p.’",
            ),
        ),
        (),
        (QUOTE,),
    ),
    Fault(
        "malformed date",
        (d("excerpt", "orlova-2019", QUOTE, date="yesterday"),),
        (
            (
                "date",
                "excerpt",
                (":date: ‘yesterday’ is no date; "
                "write it as 2022, 2022-01, 2022-01-06, 2022-01/2022-03 or 1850~"),
            ),
        ),
        (),
        (QUOTE,),
    ),
    Fault(
        "malformed language",
        (d("excerpt", "orlova-2019", QUOTE, lang="english language"),),
        (
            (
                "option",
                "excerpt",
                (":lang: 'english language' is no language tag: "
                "write for instance en, ru, kk or en-GB."),
            ),
        ),
        (),
        (QUOTE,),
    ),
    Fault(
        "malformed name",
        (d("excerpt", "orlova-2019", QUOTE, name="kz:nobody led"),),
        (
            (
                "name",
                "excerpt",
                (":name: 'kz:nobody led' is no name: use letters from a to z, digits, hyphens, "
                "dots, underscores, and begin with a letter or digit."),
            ),
        ),
        (),
        (QUOTE,),
    ),
    Fault(
        "malformed class",
        (d("excerpt", "orlova-2019", QUOTE, class_="!"),),
        (("option", "excerpt", ":class: '!' is no name of a class."),),
        (),
        (QUOTE,),
    ),
    Fault(
        "unknown option of an excerpt",
        (d("excerpt", "orlova-2019", QUOTE, themse="unity"),),
        (("option", "excerpt", "'excerpt' has no option ':themse:'. Did you mean 'themes'?"),),
        (),
        (QUOTE,),
    ),
    Fault(
        "unknown option of a note",
        (d("annotation", "nobody", "Fine.", zzz="1"),),
        (("option", "annotation", "'annotation' has no option ':zzz:'."),),
        (),
        ("Fine.",),
    ),
    Fault(
        "unknown option of a theme",
        (d("theme", "odd-theme", "Fine.", lable="Odd"),),
        (("option", "theme", "'theme' has no option ':lable:'. Did you mean 'label'?"),),
        (),
        ("Fine.", "Odd theme"),
    ),
    Fault(
        "unknown option of a collection",
        (d("excerpts", "", theme="unity", works="bekov-hart-2021"),),
        (("option", "excerpts", "'excerpts' has no option ':theme:'. Did you mean 'themes'?"),),
        (),
        ("Fuel.",),
    ),
    Fault(
        "unknown option of a bibliography",
        (d("bibliography", "", "bekov-hart-2021", colour="red"),),
        (("option", "bibliography", "'bibliography' has no option ':colour:'."),),
        (),
        ("Fuel, Prices and Rumours",),
    ),
    Fault(
        "note without an excerpt",
        (d("annotation", "", "Alone."),),
        (
            (
                "annotation",
                "annotation",
                "an annotation stands in an excerpt, or names one: {annotation} NAME.",
            ),
        ),
        ("[no passage named]",),
        ("Alone.",),
    ),
    Fault(
        "note on an unknown excerpt",
        (d("annotation", "nobdy", "Lost."),),
        (
            (
                "annotation",
                "annotation",
                "there is no excerpt 'nobdy' to annotate. Did you mean 'nobody'?",
            ),
        ),
        ("nobdy",),
        ("Lost.",),
    ),
    Fault(
        "note without text",
        (d("annotation", "nobody", kind="question"),),
        (("empty", "annotation", "an annotation has no text."),),
        ("[no text]",),
        ("Question to",),
    ),
    Fault(
        "note of an unknown kind",
        (d("annotation", "nobody", "Odd.", kind="remark"),),
        (
            (
                "annotation",
                "annotation",
                (":kind: 'remark' is unknown. "
                "Use one of: comment, context, gloss, headnote, question, translation."),
            ),
        ),
        (),
        ("Comment to", "Odd."),
    ),
    Fault(
        "note on words that are not there",
        (
            d("excerpt", "orlova-2019", QUOTE, d("annotation", "", "Lost.", on="everybody")),
        ),
        (
            (
                "phrase",
                "annotation",
                "the phrase 'everybody' does not occur in the quotation.",
            ),
        ),
        (),
        (QUOTE, "Comment on “everybody”", "Lost."),
    ),
    Fault(
        "note on words that are there twice",
        (
            d("excerpt", "orlova-2019", "No, no one, no one.",
              d("annotation", "", "Which?", on="no one")),
        ),
        (
            (
                "phrase",
                "annotation",
                "the phrase 'no one' occurs 2 times in the quotation: take in a word more.",
            ),
        ),
        (),
        ("Which?",),
    ),
    Fault(
        "note elsewhere on words that are not there",
        (d("annotation", "nobody", "Lost.", on="everybody"),),
        (
            (
                "phrase",
                "annotation",
                "the phrase 'everybody' does not occur in the quotation.",
            ),
        ),
        (),
        ("Lost.",),
    ),
    Fault(
        "note elsewhere on words that are there twice",
        (d("annotation", "nobody", "Which?", on="the"),),
        (
            (
                "phrase",
                "annotation",
                "the phrase 'the' occurs 2 times in the quotation: take in a word more.",
            ),
        ),
        (),
        ("Which?",),
    ),
    Fault(
        "condition that cannot be read",
        (
            d("excerpt", "orlova-2019", "Hidden words.", only="instructor or", name="shut"),
            d("annotation", "nobody", "Hidden note.", only="a b"),
            "Shown.",
        ),
        (
            (
                "option",
                "excerpt",
                (":only: 'instructor or' is no condition on tags, "
                "so this is left out of every build."),
            ),
            (
                "option",
                "annotation",
                ":only: 'a b' is no condition on tags, so this is left out of every build.",
            ),
        ),
        (),
        ("Shown.",),
    ),
    Fault(
        "theme without a name",
        (d("theme", "", "No name."),),
        (
            (
                "name",
                "theme",
                "a theme needs a name: {theme} NAME.",
            ),
        ),
        ("[theme not named]",),
        ("No name.",),
    ),
    Fault(
        "theme with a bad name",
        (d("theme", "Fuel prices", "Bad name."),),
        (
            (
                "name",
                "Fuel",
                ("'Fuel prices' is no name for a theme: use letters from a to z, digits and "
                "hyphens."),
            ),
        ),
        ("Fuel prices",),
        ("Bad name.",),
    ),
    Fault(
        "theme declared twice",
        (d("theme", "unity", "Again.", label="Oneness"),),
        (
            (
                "duplicate",
                "theme",
                "Theme 'unity' is declared twice; the first, at a-good:THEME, is kept.",
            ),
        ),
        (),
        ("Again.",),
    ),
    Fault(
        "theme under an unknown one",
        (d("theme", "strikes", "Work stops.", broader="unty"),),
        (
            (
                "theme",
                "theme",
                ("Theme 'strikes' names 'unty' as broader, which is not declared. "
                "Did you mean 'unity'?"),
            ),
        ),
        (),
        ("Work stops.",),
    ),
    Fault(
        "collection that asks for what is not there",
        (
            d("excerpts", "", themes="unty", works="orlova-2018", authors="Orlowa",
              languages="de", people="Nobody", places="Omsk"),
        ),
        (
            ("theme", "excerpts", "Theme 'unty' is not declared. Did you mean 'unity'?"),
            ("citekey", "excerpts",
             "Work 'orlova-2018' is not in the bibliography. Did you mean 'orlova-2019'?"),
            ("collection", "excerpts", "No work is by 'Orlowa'. Did you mean 'Orlova'?"),
            ("collection", "excerpts", "No excerpt is in the language 'de'."),
            ("collection", "excerpts", "No excerpt names the person 'Nobody'."),
            ("collection", "excerpts", "No excerpt names the place 'Omsk'."),
        ),
        ("[no passage]",),
    ),
    Fault(
        "collection of nothing",
        (d("excerpts", "", themes="unity", works="bekov-hart-2021"),),
        (("collection", "excerpts", "no excerpt answers to this selection."),),
        ("[no passage]",),
    ),
    Fault(
        "collection with unusable options",
        (
            d("excerpts", "", works="bekov-hart-2021", group_by="themes", sort="datte",
              show="all", limit="0", narrower="yes"),
        ),
        (
            ("option", "excerpts", ":group-by: 'themes' is unknown. Did you mean 'theme'?"),
            ("option", "excerpts", ":sort: 'datte' is unknown. Did you mean 'date'?"),
            ("option", "excerpts",
             ":show: 'all' is unknown. Use one of: entry, full, quotation."),
            ("option", "excerpts", ":limit: expected a number above zero, not '0'."),
            ("option", "excerpts", ":narrower: takes no value, not 'yes'."),
        ),
        (),
        ("Fuel.",),
    ),
    Fault(
        "collection with an argument and a body",
        (d("excerpts", "unity", "Words.", works="bekov-hart-2021"),),
        (
            ("option", "excerpts",
             "'excerpts' takes no argument, only options."),
            ("option", "excerpts",
             "'excerpts' takes no text, only options."),
        ),
        (),
        ("Fuel.",),
    ),
    Fault(
        "collection in a note in an excerpt",
        (
            d("excerpt", "orlova-2019", QUOTE,
              d("annotation", "", "See:", d("excerpts", show="full"))),
        ),
        (("collection", "excerpts", "a collection of excerpts cannot stand in an excerpt."),),
        ("[no passage]",),
        (QUOTE,),
    ),
    Fault(
        "condition without end",
        (d("excerpt", "orlova-2019", "Hidden.", only="not " * 5000 + "x"), "Shown."),
        (
            (
                "option",
                "excerpt",
                (f":only: '{'not ' * 5000}x' is no condition on tags, "
                "so this is left out of every build."),
            ),
        ),
        (),
        ("Shown.",),
    ),
    Fault(
        "bibliography of an unknown work",
        (d("bibliography", "", "orlova-2018"),),
        (("citekey", "bibliography", UNKNOWN_WORK),),
        ("orlova-2018",),
    ),
    Fault(
        "bibliography with a value where none is taken",
        (d("bibliography", "", "bekov-hart-2021", all="yes"),),
        (("option", "bibliography", ":all: takes no value, not 'yes'."),),
        (),
        ("Fuel, Prices and Rumours",),
    ),
]  # fmt: skip


FIRST = {"myst": 3, "rst": 4}
"""The line of what follows the heading of a page."""


def _filled(message: str, lines: dict[str, int]) -> str:
    for word, line in lines.items():
        message = message.replace(word, str(line))
    return message


def docname(fault: Fault) -> str:
    return fault.name.replace(",", "").replace(" ", "-")


@pytest.fixture(scope="module")
def site(build_once: Builds, language: Markup) -> Built:
    """Build a page for each fault, and one without any."""
    good = language.page(
        language.title("Good"),
        language.directive(
            "excerpt",
            "orlova-2019",
            "The street and the square, the night.",
            name="nobody",
            lang="en",
        ),
        language.directive("excerpt", "bekov-hart-2021", "Fuel."),
        language.directive("theme", "unity"),
        language.directive("theme", "fuel-prices"),
    )
    pages = {
        language.file(docname(fault)): language.page(
            language.title("Fault"), *(write(language, block) for block in fault.page)
        )
        for fault in FAULTS
    }
    return build_once({language.file("a-good"): good, **pages}, expect_warnings=True)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault(site: Built, language: Markup, fault: Fault) -> None:
    path = language.file(docname(fault))
    told = [item for item in site.warnings if item.path == path]
    good = language.file("a-good")
    lines = {"LINE": FIRST[language.language], "THEME": site.line_of(good, "theme")}
    expected = [
        Warned(f"qantar.{subtype}", path, site.line_of(path, place), _filled(message, lines))
        for subtype, place, message in fault.warned
    ]
    assert told == expected
    page = body(site.html(f"{docname(fault)}.html"))
    assert [words(item) for item in page.cssselect(".qantar-missing")] == list(fault.stand_ins)
    for said in fault.says:
        assert said in words(page)
    assert "Hidden" not in words(page)


def test_nothing_else_is_told(site: Built, language: Markup) -> None:
    paths = {language.file(docname(fault)) for fault in FAULTS}
    assert [item for item in site.warnings if item.path not in paths] == []
    assert site.statuscode == 0


@pytest.mark.parametrize(
    "options",
    [
        ':only: instructor\n:title: "a" b\n\n',
        ':title: "a" b\n:only: instructor\n',
        '---\ntitle: "a" b\nonly: instructor\n---\n',
    ],
)
def test_what_may_be_withheld_is_not_shown_for_want_of_readable_options(
    build: Builds, options: str
) -> None:
    page = f"# Week\n\n:::{{excerpt}} orlova-2019\n{options}Secret words.\n:::\n"
    built = build({"week.md": page}, expect_warnings=True)
    assert [item.kind for item in built.warnings] == ["myst.directive_option", "qantar.option"]
    assert built.warnings[1] == Warned(
        "qantar.option",
        "week.md",
        3,
        "the options cannot be read, so this is left out of every build.",
    )
    assert not [path for path, held in built.outputs().items() if b"Secret" in held]


def test_a_body_that_begins_with_the_words_of_options_is_shown(build: Builds) -> None:
    page = "# Week\n\n:::{excerpt} orlova-2019\n\nonly: these words.\n:::\n"
    assert "only: these words." in words(body(build({"week.md": page}).html("week.html")))


def test_html_in_a_quotation_is_left_out_and_told(build: Builds) -> None:
    page = (
        "# Week\n\n:::{excerpt} orlova-2019\n:name: html\n\n"
        "Nobody <b>led</b>.<!-- aside -->\n\n<p>Lost words.</p>\n\nSo.\n:::\n"
    )
    built = build({"week.md": page}, expect_warnings=True)
    assert built.warnings == [
        Warned(
            "qantar.empty",
            "week.md",
            3,
            "the excerpt 'html' holds HTML, which is left out: <p>Lost words.</p>",
        )
    ]
    (quotation,) = built.html("week.html").cssselect("blockquote")
    assert words(quotation) == "Nobody led. So."


def test_an_excerpt_in_an_excerpt_is_told(build: Builds, markup: Markup) -> None:
    inner = markup.directive("excerpt", "sarsen-2020", "Inner words.", name="inner")
    outer = markup.directive("excerpt", "orlova-2019", "Outer words.", inner, name="outer")
    path = markup.file("week")
    built = build({path: markup.page(markup.title("Week"), outer)}, expect_warnings=True)
    assert built.warnings == [
        Warned(
            "qantar.excerpt",
            path,
            built.line_of(path, "sarsen-2020"),
            "an excerpt cannot stand in another: 'inner' is shown after 'outer'.",
        )
    ]
    quotations = built.html("week.html").cssselect("blockquote")
    assert [words(item) for item in quotations] == ["Outer words.", "Inner words."]
    records = qantar_domain(built.app.env).registry.excerpts
    assert {name: item.quotation for name, item in records.items()} == {
        "outer": "Outer words.",
        "inner": "Inner words.",
    }


def test_an_unusable_configuration_names_all_its_faults(
    build: Builds, capsys: pytest.CaptureFixture[str]
) -> None:
    built = build({"index.md": "# A\n"})
    faults = "qantar_style = 3\nqantar_readers = {'a': {'titel': 'x'}}\n"
    (built.srcdir / "conf.py").write_text(built.source("conf.py") + faults)
    status = build_main([str(built.srcdir), str(built.outdir.with_name("other"))])
    told = capsys.readouterr().err
    assert status != 0
    assert "sphinx-qantar cannot use this configuration:" in told
    assert "- qantar_readers['a']: 'titel' is unknown; did you mean 'title'?" in told
    assert "- qantar_style: expected text, not 3" in told
