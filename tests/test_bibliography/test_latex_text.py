"""LaTeX becomes text with CSL's markup."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_qantar.bibliography.latex import decode, decode_verbatim
from sphinx_qantar.bibliography.plain_latex import decode_plainly

TEXTS = [
    # accents
    (r"M{\"u}ller", "Müller"),
    (r"Garc{\'i}a M\'arquez", "García Márquez"),
    (r"{\'\i} \'{\i} \^\j", "í í ĵ"),
    (r"Erd{\H o}s \H{o}", "Erdős ő"),
    (r"{\c s}ahin \c{c} \c c", "şahin ç ç"),
    (
        r"\v{C}apek {\v C} \k a \r a \u g \.I \=a \d{a} \b{d} \~n \`a \^o",
        "Čapek Č ą å ğ İ ā ạ ḏ ñ à ô",
    ),
    (r"Nguy{\~{\^e}}n", "Nguyễn"),
    (r"\t{oo}", "o͡o"),
    (r"\'{}e", "e"),
    # letters and signs
    (
        r"{\L}ukasiewicz, {\AA}ngstr{\"o}m, Stra{\ss}e, \ss{} x, {\o}re, \O, \ae",
        "Łukasiewicz, Ångström, Straße, ß x, øre, Ø, æ",
    ),
    (
        r"Past \& Present, 5\,\%, \$3, \#1, a\_b, \{x\}",
        "Past & Present, 5\u202f%, $3, #1, a_b, {x}",
    ),
    (r"{\alpha} \ldots{} \S~3 \textendash", "α … §\u00a03 –"),
    ("1--2---3", "1–2—3"),
    ("``New'' `x' d'Alembert", "“New” ‘x’ d'Alembert"),
    ("a~b", "a\u00a0b"),
    ("a\n   b\tc", "a b c"),
    (r"a\\b", "a b"),
    # markup
    (r"\emph{a} \textit{b} {\em c} {\it d}", "<i>a</i> <i>b</i> <i>c</i> <i>d</i>"),
    (r"\textbf{a} {\bf b}", "<b>a</b> <b>b</b>"),
    (r"\textsc{a} {\sc b}", "<sc>a</sc> <sc>b</sc>"),
    (r"x\textsuperscript{2}\textsubscript{i}", "x<sup>2</sup><sub>i</sub>"),
    (r"{\bf b \it c} d", "<b>b <i>c</i></b> d"),
    (r"\emph{a \emph{b} c}", "<i>a <i>b</i> c</i>"),
    (r"\enquote{a \emph{b}}", "“a <i>b</i>”"),
    ("a < b <i>c</i>", "a < b <i>c</i>"),
    # mathematics
    (r"H$_2$O, $x^{2n}$, $\alpha_i$", "H<sub>2</sub>O, x<sup>2n</sup>, α<sub>i</sub>"),
    (r"from $5 to $10, x_y^z", "from $5 to $10, x_y^z"),
    # commands without a trace, and unknown ones
    (r"\noopsort{1973a}1973", "1973"),
    (r"\href{https://example.org}{text} \mbox{a} \textrm{b}", "text a b"),
    (r"\url{http://a_b~c--d}", "http://a_b~c--d"),
    (r"\foo{bar} \baz qux", r"\foobar \baz qux"),
    # braces that do not match
    (r"a } b {c \emph{d", "a  b c <i>d</i>"),
    ("a\\", "a\\"),
]


@pytest.mark.parametrize(("latex", "text"), TEXTS)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert decode(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("The {Kazakh} Spring", 'The <span class="nocase">Kazakh</span> Spring'),
        ("{K}azakh", '<span class="nocase">K</span>azakh'),
        (
            "{{DNA}} {The {DNA}}",
            '<span class="nocase">DNA</span> <span class="nocase">The DNA</span>',
        ),
        (r"{\'E}cole {\"Oz}", "École Öz"),
        (r"{\em Foo} \emph{Foo {Bar}}", '<i>Foo</i> <i>Foo <span class="nocase">Bar</span></i>'),
        ("{2021} {} {--}", "2021  –"),
        (r"{Foo \emph{bar}", '<span class="nocase">Foo <i>bar</i></span>'),
    ],
)
def test_braces_protect_capitals_in_titles(latex: str, text: str) -> None:
    assert decode(latex, protect=True) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("https://example.org/a_b~c--d%20", "https://example.org/a_b~c--d%20"),
        (r"https://a.b/\~{}x\_y\%20{\_}z\&q", "https://a.b/~x_y%20_z&q"),
        (r"\url{https://a.b/~x}", "https://a.b/~x"),
        (r"https://a.b/{\textasciitilde}x/\textasciitilde y", "https://a.b/~x/~y"),
        (" 10.1000/a\n b ", "10.1000/ab"),
    ],
)
def test_addresses_are_freed_of_latex(latex: str, text: str) -> None:
    assert decode_verbatim(latex) == text


@given(st.text(st.characters(exclude_characters="\\{}$~`-'", exclude_categories=["C", "Z"])))
def test_a_text_without_latex_stays_as_it_is(text: str) -> None:
    assert decode(text) == decode(text, protect=True) == text


@given(st.text(st.sampled_from("\\{}$^_~`'-\"cemphit a") | st.characters(), max_size=40))
def test_no_text_breaks_the_decoding(text: str) -> None:
    decoded = decode(text, protect=True)
    for tag in ("i", "b", "sc", "sup", "sub", "span"):
        opening = decoded.count(f"<{tag}>") + decoded.count(f'<{tag} class="nocase">')
        assert opening == decoded.count(f"</{tag}>")


@pytest.mark.once
@pytest.mark.parametrize("piece", ["{", "}", r"\'", r"\emph{", "$a ", "`", "{a}", "\\", "--", "$^"])
def test_a_long_field_takes_no_long_time(piece: str) -> None:
    # What is quadratic would take minutes here.
    assert len(decode(piece * 50_000, protect=True)) < 3_000_000


PIECES = [*"{}\\'\"~`-$^_aEi ", "--", "{\\'e}", "\\'{e}", '{\\"{o}}', "{\\alpha}", "{DNA}", "\\&"]
PIECES += ["{\\&}", "\\v{C}", "{\\H o}", "\\c{c}", "''", "\\\\", "ә", "{\\o}", "{\\bf x}", "\\~n"]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("{caf{\\'e}}")
@example("{\\'{E}cole} {\\'e}")
def test_what_is_decoded_plainly_is_decoded_alike(text: str) -> None:
    text = " ".join(text.split())
    for protect in (False, True):
        plain = decode_plainly(text, protect=protect)
        with_care = decode(text + "\\relax{}", protect=protect)  # leaves no trace
        assert plain is None or plain == with_care
