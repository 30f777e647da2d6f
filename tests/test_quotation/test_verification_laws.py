"""Test what holds of every quotation: nothing false stands, all typography does."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.model import Verdict
from sphinx_qantar.quotation import SourceText, verify

TEXTS = {
    "en": """The harvest of 1931 failed in the northern valley, and 4,250 households left it.
“Nobody warned us,” said the miller, who hadn’t sold a well-kept barrel since May.
Prices rose by 18% within 12 days; a loaf cost £0.45 – twice as much as in 1929–30.
The council did not meet until 7 June, when the temperature fell to −3 degrees.
Its unarmed guards (some of them boys) neither fired nor fled: they stood and waited.
Was it fear? It was not; it was habit, the chronicler wrote, and he was never wrong.
""",
    "ru": """Урожай 1931 года погиб в северной долине, и 4250 дворов покинули её навсегда.
«Никто нас не предупредил», — сказал мельник, который с мая не продал ни бочки.
Цены выросли на 18% за 12 дней; буханка стоила 45 копеек — вдвое дороже прежнего.
Совет не собирался до 7 июня, когда температура упала до −3 градусов по всей долине.
Кое-кто из стражи (совсем ещё мальчишки) не стрелял и не бежал: они стояли и ждали.
""",
    "kk": """Солтүстік алқапта 1931 жылғы егін шықпады, сондықтан 4250 отбасы көшіп кетті.
«Бізге ешкім ескертпеді», — деді диірменші, ол мамырдан бері бір бөшке де сатпады.
Баға 12 күнде 18% өсті; бір нан 45 тиын тұрды — бұрынғыдан екі есе қымбат еді.
Кеңес 7 маусымға дейін жиналмады, ал ауа райы сол күні −3 градусқа дейін суыды.
""",
}
SOURCES = {language: SourceText.of(text) for language, text in TEXTS.items()}

WORDS = {language: text.split() for language, text in TEXTS.items()}

languages = st.sampled_from(sorted(TEXTS))


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a language and a run of words of its text."""
    language = draw(languages)
    words = WORDS[language]
    start = draw(st.integers(0, len(words) - 8))
    return language, words[start : start + draw(st.integers(6, 30))]


def _verdict(language: str, quotation: str) -> Verdict:
    return verify(quotation, SOURCES[language]).verdict


@given(passages())
def test_true_words_stand(passage: tuple[str, list[str]]) -> None:
    language, words = passage
    assert _verdict(language, " ".join(words)) in {Verdict.EXACT, Verdict.NORMALISED}


@given(languages, st.data())
def test_true_stretches_between_spaces_are_exact(language: str, data: st.DataObject) -> None:
    text = TEXTS[language]
    spaces = [place for place, char in enumerate(text) if char.isspace()]
    # A space within a number, or between a dash and a number, is no edge.
    edges = [
        place
        for place in spaces
        if not text[place - 1].isdigit() and text[place + 1 : place + 2] != "−"
    ]
    start = data.draw(st.sampled_from(edges[:-4]))
    end = data.draw(st.sampled_from([edge for edge in edges if edge > start + 12]))
    found = verify(text[start:end], SOURCES[language])
    assert found.verdict is Verdict.EXACT
    assert (found.spans[0].start, found.spans[0].end) == (start + 1, end)


@given(passages(), st.data())
def test_a_word_dropped_never_stands(passage: tuple[str, list[str]], data: st.DataObject) -> None:
    language, words = passage
    at = data.draw(st.integers(1, len(words) - 2))
    if words[at] in {"—", "–"}:
        return
    assert not _verdict(language, " ".join(words[:at] + words[at + 1 :])).stands


@given(passages(), st.data(), st.sampled_from(["not", "не", "zebra", "емес", "7", "unfair"]))
def test_a_word_put_in_never_stands(
    passage: tuple[str, list[str]], data: st.DataObject, word: str
) -> None:
    language, words = passage
    at = data.draw(st.integers(1, len(words) - 1))
    assert not _verdict(language, " ".join([*words[:at], word, *words[at:]])).stands


@given(passages(), st.data())
def test_a_letter_changed_never_stands(passage: tuple[str, list[str]], data: st.DataObject) -> None:
    language, words = passage
    quotation = " ".join(words)
    places = [place for place, char in enumerate(quotation) if char.isalnum()]
    place = data.draw(st.sampled_from(places))
    char = quotation[place]
    other = data.draw(st.sampled_from("qшөzё" if char.isalpha() else "0123456789"))
    if other == char:
        return
    changed = quotation[:place] + other + quotation[place + 1 :]
    assert not _verdict(language, changed).stands


@given(passages(), st.data())
def test_a_letter_lost_never_stands(passage: tuple[str, list[str]], data: st.DataObject) -> None:
    language, words = passage
    quotation = " ".join(words)
    # A first or last word that is lost whole leaves a true quotation.
    ends = range(len(words[0]), len(quotation) - len(words[-1]))
    place = data.draw(st.sampled_from([place for place in ends if quotation[place].isalnum()]))
    assert not _verdict(language, quotation[:place] + quotation[place + 1 :]).stands


@given(passages(), st.data())
def test_an_inner_mark_lost_or_changed_never_stands(
    passage: tuple[str, list[str]], data: st.DataObject
) -> None:
    language, words = passage
    quotation = " ".join(words).strip("“”«»().,:;?!—– ")
    places = [place for place, char in enumerate(quotation) if char in ",;:?().%−-£“”«»’"]
    inner = [place for place in places if place < len(quotation) - 2]
    if not inner:
        return
    place = data.draw(st.sampled_from(inner))
    other = data.draw(st.sampled_from(["", "!", "&"]))
    assert not _verdict(language, quotation[:place] + other + quotation[place + 1 :]).stands


@given(passages(), st.data())
def test_words_that_change_places_never_stand(
    passage: tuple[str, list[str]], data: st.DataObject
) -> None:
    language, words = passage
    at = data.draw(st.integers(0, len(words) - 2))
    one, other = words[at : at + 2]
    if one == other:
        return
    assert not _verdict(language, " ".join([*words[:at], other, one, *words[at + 2 :]])).stands


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _quotes(text: str) -> str:
    return text.translate(str.maketrans("“”«»’", '""„“\''))


TYPOGRAPHY: dict[str, Callable[[str], str]] = {
    "NFD": _nfd,
    "quotation marks": _quotes,
    "dashes": lambda text: text.replace(" — ", "—").replace(" – ", " -- "),
    "ranges": lambda text: text.replace("1929–30", "1929-30"),
    "signs": lambda text: text.replace("−", "-"),
    "white space": lambda text: text.replace(" ", "\u00a0 \n"),
    "zero width": lambda text: text.replace("е", "е\u200b").replace("e", "e\u200b"),
    "soft hyphens": lambda text: text.replace("ла", "л\u00adа").replace("ne", "n\u00ade"),
    "ligatures": lambda text: text.replace("fi", "ﬁ"),
    "enclosing marks": lambda text: f"«{text}»",
    "a final mark": lambda text: text.rstrip(".,:;") + ";",
    "non-breaking hyphens": lambda text: text.replace("-", "\u2011"),
}


@pytest.mark.parametrize("kind", TYPOGRAPHY)
@given(passages())
def test_typography_stands(kind: str, passage: tuple[str, list[str]]) -> None:
    language, words = passage
    quotation = " ".join(words)
    if kind == "a final mark" and quotation.rstrip(".,:;")[-1] in "?!”»—–":
        return
    assert _verdict(language, TYPOGRAPHY[kind](quotation)) in {Verdict.EXACT, Verdict.NORMALISED}


@given(passages(), st.data(), st.sampled_from(["[…]", "[...]", ". . .", "…", "(…)", "<…>"]))
def test_omissions_that_are_shown_stand(
    passage: tuple[str, list[str]], data: st.DataObject, ellipsis: str
) -> None:
    language, words = passage
    start = data.draw(st.integers(2, len(words) - 3))
    end = data.draw(st.integers(start + 1, len(words) - 2))
    quotation = " ".join([*words[:start], ellipsis, *words[end:]])
    assert _verdict(language, quotation) is Verdict.ELIDED


@given(passages(), st.data())
def test_omissions_that_are_hidden_do_not_stand(
    passage: tuple[str, list[str]], data: st.DataObject
) -> None:
    language, words = passage
    start = data.draw(st.integers(2, len(words) - 3))
    end = data.draw(st.integers(start + 1, len(words) - 2))
    if all(word in {"—", "–"} for word in words[start:end]):
        return
    assert not _verdict(language, " ".join(words[:start] + words[end:])).stands


@given(passages(), st.data())
def test_words_in_brackets_are_the_editors(
    passage: tuple[str, list[str]], data: st.DataObject
) -> None:
    language, words = passage
    at = data.draw(st.integers(2, len(words) - 2))
    quotation = " ".join([*words[:at], "[as they said]", *words[at:]])
    assert _verdict(language, quotation) is Verdict.BRACKETED


@given(languages, st.text(max_size=200))
def test_no_text_breaks_the_check(language: str, text: str) -> None:
    found = verify(text, SOURCES[language])
    assert found.verdict is not Verdict.UNCHECKED
    assert verify(f"  {text}\n", SOURCES[language]) == verify(text.strip(), SOURCES[language])


@given(st.text(max_size=300), st.data())
def test_every_text_holds_itself(text: str, data: st.DataObject) -> None:
    source = SourceText.of(text)
    if any(char.isalnum() for char in text):
        assert verify(text, source).verdict is Verdict.EXACT
    start = data.draw(st.integers(0, len(text)))
    verify(text[start : start + 40], source)
