"""Test what verdict a quotation gets: tables of source, quotation and verdict."""

from __future__ import annotations

import pytest

from sphinx_qantar.model import Verdict
from sphinx_qantar.quotation import SourceText, verify

AKIMATS = "The offices (or akimats, as they are called) burned (it is said) for days."

CASES = [
    ("The winter of 2019 was long.", "winter of 2019", "exact"),
    ("It was −5 degrees in Oral.", "It was 5 degrees in Oral.", "altered"),
    ("It was −5 degrees in Oral.", "It was -5 degrees in Oral.", "normalised"),
    ("It was −5 degrees in Oral.", "5 degrees in Oral", "altered"),
    ("Prices rose by 20% in a week.", "Prices rose by 20 in a week.", "altered"),
    ("Prices rose by 20% in a week.", "Prices rose by 20 % in a week.", "normalised"),
    ("Prices rose by 20% in a week.", "Prices rose by 20", "altered"),
    ("He paid $0.20 for gas and oil.", "He paid 0.20 for gas and oil.", "altered"),
    ("He paid $0.20 for gas and oil.", "0.20 for gas and oil.", "altered"),
    ("a rate of 1.81 in the year", "a rate of 181 in the year", "altered"),
    ("a rate of 1.81 in the year", "a rate of 1,81 in the year", "altered"),
    ("within 180 days of notice", "80 days of notice", "altered"),
    ("the nonviolent rallies went on", "violent rallies went on", "altered"),
    ("the non-violent rallies went on", "violent rallies went on", "altered"),
    ("the non-\nviolent rallies went on", "violent rallies went on", "altered"),
    ("the non\u00adviolent rallies went on", "violent rallies went on", "altered"),
    ("They could not re-\ncover the bodies.", "recover the bodies", "normalised"),
    ("The govern- ment fell in May.", "The government fell in May.", "normalised"),
    ("The p r o t e s t s began at once.", "The protests began at once.", "normalised"),
    ("K A Z A K H S T A N today", "KAZAKHSTAN today", "normalised"),
    ("He is now here to stay with us.", "He is nowhere to stay with us.", "altered"),
    ("They can not come to the city.", "They cannot come to the city.", "altered"),
    ("He said “yes” to it all.", "He said yes to it all.", "altered"),
    ("He said “yes” to it all.", "He said ‘yes’ to it all.", "normalised"),
    ("He said “yes” to it all.", "“He said ‘yes’ to it all”", "normalised"),
    ("He said “yes” to it all.", '«He said "yes" to it all»', "normalised"),
    ("We don’t know who fired first.", "We dont know who fired first.", "altered"),
    ("We don’t know who fired first.", "We don't know who fired first.", "normalised"),
    ("We don’t know who fired first.", "We do know who fired first.", "altered"),
    (
        "The law changed.12 Then the police came.",
        "The law changed. Then the police came.",
        "normalised",
    ),
    (
        "The law changed12 and the police came.",
        "The law changed and the police came.",
        "normalised",
    ),
    ("The law changed in section 12 and then", "The law changed in section and then", "altered"),
    (
        "The law changed[12] and the police came.",
        "The law changed and the police came.",
        "normalised",
    ),
    (
        "The law changed [in May] and the police came.",
        "The law changed and the police came.",
        "altered",
    ),
    ("an area of 5 km² of steppe", "an area of 5 km of steppe", "altered"),
    ("At 10³ tenge a litre nobody bought.", "At 10 tenge a litre nobody bought.", "altered"),
    ("Is it so? They say it is.", "Is it so. They say it is.", "altered"),
    ("Is it so? They say it is.", "Is it so.", "altered"),
    ("Is it so? They say it is.", "Is it so", "exact"),
    ("It is so, they say, and go.", "It is so.", "normalised"),
    ("It is so, they say, and go.", "It is so!", "altered"),
    ("It is so, they say, and go.", "It is so...", "elided"),
    ("It is so; they say; and go.", "It is so, they say; and go.", "altered"),
    ("It is so – they say – and go.", "It is so—they say—and go.", "normalised"),
    ("It is so – they say – and go.", "It is so -- they say -- and go.", "normalised"),
    ("It is so – they say – and go.", "It is so, they say, and go.", "altered"),
    ("It is so – they say – and go.", "It is so they say and go.", "altered"),
    ("a well-known man came in", "a well known man came in", "altered"),
    ("a well-known man came in", "a wellknown man came in", "altered"),
    ("a well-known man came in", "a well–known man came in", "normalised"),
    ("in 1986–1991 the city grew", "in 1986—1991 the city grew", "normalised"),
    ("in 1986–1991 the city grew", "in 1986-1991 the city grew", "normalised"),
    ("in 1986–1991 the city grew", "in 1986 1991 the city grew", "altered"),
    ("naïve cafés in the old town", "naive cafes in the old town", "altered"),
    ("naïve cafés in the old town", "nai\u0308ve cafe\u0301s in the old town", "normalised"),
    ("Ол үйге қайтпады, бірақ күтті.", "Ол үйге қайтты, бірақ күтті.", "altered"),
    ("Ол үйге қайтпады, бірақ күтті.", "Ол үйге […] күтті", "elided"),
    ("Они не пришли на площадь вчера.", "Они пришли на площадь вчера.", "altered"),
    ("Они не пришли на площадь вчера.", "Они […] пришли на площадь вчера.", "elided"),
    ("Они не пришли на площадь — вчера.", "Они не пришли на площадь – вчера", "normalised"),
    ("Ещё не вечер, сказал он ей.", "Еще не вечер, сказал он ей.", "altered"),
    ("«Нет», — сказал он. — «Уйди».", "„Нет“, — сказал он. — „Уйди“.", "normalised"),
    ("They were peaceful and quiet all day.", "They were quiet and peaceful all day.", "altered"),
    ("They came. Nobody asked why. They left.", "They came. […] They left.", "elided"),
    ("They came. Nobody asked why. They left.", "They left. […] They came.", "altered"),
    ("They came [sic] late to the square.", "They came [sic] late to the square", "exact"),
    ("They came late to the square.", "They came late [sic] to the square", "bracketed"),
    ("They came late to the square.", "[They] came late to the square", "bracketed"),
    ("They came late to the square.", "“[T]hey came late to the square.”", "bracketed"),
    ("They did not come to the square.", "They did […] come to the square.", "elided"),
    ("They did come to the square.", "They did [not] come to the square.", "bracketed"),
    ("Unregistered parties marched on.", "[R]egistered parties marched on.", "altered"),
    ("the registered parties marched on.", "the [un]registered parties marched on.", "bracketed"),
    (
        "Roses are red,\nviolets are blue,\nsugar is sweet",
        "Roses are red, / violets are blue, / sugar is sweet",
        "normalised",
    ),
    ("Roses are red, violets are blue", "Roses are red, / violets are blue", "altered"),
    ("The cat sat on the mat.", "The Cat sat on the mat.", "altered"),
    ("The cat sat on the mat.", "THE CAT SAT ON THE MAT", "altered"),
    ("The cat sat on the mat.", "\u202eThe cat sat on the mat.", "altered"),
    ("The cat sat on the mat.", "\u200eThe cat sat on the mat.", "normalised"),
    ("The cat sat on the mat.", "The\u00a0cat  sat\non the mat.", "normalised"),
    ("The cat sat on the mat.", "[]", "absent"),
    ("The cat sat on the mat.", "[…]", "absent"),
    ("The cat sat on the mat.", "[[[", "absent"),
    ("The cat sat on the mat.", "The cat [sat on the mat.", "altered"),
    ("The cat sat on the mat.", "cat", "exact"),
    ("The cat sat on the mat.", "dog", "absent"),
    ("The cat sat on the mat.", "", "absent"),
    ("Hello, wor.ld and more.", "Hello, wor.ld", "exact"),
    ("It costs 10 000 tenge a month.", "000 tenge a month", "altered"),
    ("It costs 10 000 tenge a month.", "It costs 10\u00a0000 tenge a month.", "normalised"),
    ("It costs 10 000 tenge a month.", "It costs 10000 tenge a month.", "altered"),
    ("The end. . . of it all", "The end… of it all", "normalised"),
    ("He came … and went home at once", "He came … went home at once", "elided"),
    ("about *very* large numbers of men", "about very large numbers of men", "normalised"),
    ("a ratio of 5:3 in all the tests", "a ratio of 53 in all the tests", "altered"),
    ("a ratio of 5:3 in all the tests", "a ratio of 5 in all the tests", "altered"),
    ("the years 2019/20 were hard on us", "the years 2019 were hard on us", "altered"),
    ("text one. Text two, three four five.", "text one. Text two three four five.", "altered"),
    ("O’Brien came to power in May 1991", "O'Brien came to power in May 1991", "normalised"),
    ("the ‘stability’ of everyday life", "the stability of everyday life", "altered"),
    ("the workers’ demands were met", "the workers demands were met", "altered"),
    ("the workers’ demands were met", "the worker’s demands were met", "altered"),
    ("He left (at last) the old city", "He left at last the old city", "altered"),
    ("one two three four five six seven", "one two … four five [6] seven", "bracketed"),
    ("one two three four five six seven", "one two (…) five six", "elided"),
    ("one two three four five six seven", "one two <...> five six", "elided"),
    # A bracket that closes right after an ellipsis, or alone after an editor's words
    (AKIMATS, "The offices (or akimats …)", "elided"),
    (AKIMATS, "The offices (or akimats […]).", "elided"),
    (AKIMATS, "“The offices (or akimats …)”", "elided"),
    (AKIMATS, "offices (or akimats …) burned", "elided"),
    (AKIMATS, "offices (or akimats …) … days", "elided"),
    (AKIMATS, "offices (or akimats …) […] (it is said …)", "elided"),
    (AKIMATS, "offices (or akimats, as they are [known])", "bracketed"),
    (AKIMATS, "offices (or akimats …) burned for", "altered"),
    (AKIMATS, "offices (or akimats …) burned […])", "altered"),
    (AKIMATS, "The offices … burned for days)", "altered"),
    (AKIMATS, "The offices (or akimats …))", "altered"),
    (AKIMATS, "The offices (or akimats …]", "altered"),
    (AKIMATS, "The offices (or mayors …)", "altered"),
    (AKIMATS, "(or akimats …) burned (it is …) for days", "elided"),
    (AKIMATS, "burned for days … (or akimats …)", "altered"),
    (AKIMATS, "akimats […])", "altered"),
    ("The offices (or akimats, as they are called.", "offices (or akimats …)", "altered"),
    ("offices (or akimats), as they (all) are", "offices (or akimats), as […])", "altered"),
    ("(a (or b, if c), and d, or e) f g", "(a (or b […]))", "altered"),
    ("(a (or b, if c)) f g", "(a (or b […]))", "elided"),
    ("(a (or b, if c) f g", "(a (or b […]))", "altered"),
    (AKIMATS, "(or akimats …) [they say] for days", "bracketed"),
    (
        f"{AKIMATS[:47]} {'and so on ' * 9}all burned.",
        "(or akimats …) [they] all burned",
        "altered",
    ),
    ("They went (all of them did not dare to, one by one, as said).", "went (all [x])", "altered"),
]


@pytest.mark.parametrize(("source", "quotation", "verdict"), CASES)
def test_a_quotation_gets_its_verdict(source: str, quotation: str, verdict: str) -> None:
    found = verify(quotation, SourceText.of(source))
    assert found.verdict == verdict
    assert bool(found.differences) == (found.verdict is Verdict.ALTERED)


@pytest.mark.parametrize(("source", "quotation", "verdict"), CASES)
def test_white_space_about_a_quotation_counts_for_nothing(
    source: str, quotation: str, verdict: str
) -> None:
    assert verify(f" \n{quotation}\u00a0\n", SourceText.of(source)).verdict == verdict


@pytest.mark.parametrize(("source", "quotation", "verdict"), CASES)
def test_a_text_that_is_indexed_gives_the_same(source: str, quotation: str, verdict: str) -> None:
    indexed = SourceText.of(f"{source}\n{'Nothing of it. ' * 9}")
    for letters in (indexed.letters, indexed.readings[0].skeleton.letters):
        for _ in range(80):  # more look-ups than are made before a text is indexed
            assert not list(letters.places("?!?"))
    found = verify(quotation, indexed)
    assert found == verify(quotation, SourceText.of(indexed.text))
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("source", "quotation", "differences"),
    [
        ("The law was not passed in May.", "The law was passed in May.", [("delete", "not", "")]),
        ("The law was passed in May.", "The law was not passed in May.", [("insert", "", "not")]),
        (
            "The nonviolent rallies went on.",
            "violent rallies went on",
            [("replace", "nonviolent", "violent")],
        ),
        (
            "They were calm and quiet all day long.",
            "They were quiet and calm all day long.",
            [("transpose", "calm and quiet", "quiet and calm")],
        ),
        (
            "The regime keeping most of the rents was old.",
            "[T]he regime always kept most of the rents",
            [("replace", "keeping", "always kept")],
        ),
        (
            "A meadow, a river and a hill stood there.",
            "A meadow a river and a hill stood there.",
            [("delete", ",", "")],
        ),
        (
            "At 10³ tenge a litre nobody bought.",
            "At 103 tenge a litre nobody bought.",
            [("replace", "10³", "103")],
        ),
        (
            "They did not follow an election like others.",
            "They followed an election like others.",
            [("replace", "did not follow", "followed")],
        ),
    ],
)
def test_differences_are_told_in_whole_words(
    source: str, quotation: str, differences: list[tuple[str, str, str]]
) -> None:
    found = verify(quotation, SourceText.of(source))
    assert [(each.op, each.source, each.quote) for each in found.differences] == differences


def test_a_difference_tells_its_places() -> None:
    source, quotation = "In all, the capital burned for days.", "the capitol burned for days"
    (difference,) = verify(quotation, SourceText.of(source)).differences
    assert difference.place is not None
    assert difference.typed is not None
    assert source[difference.place.start : difference.place.end] == "capital"
    assert quotation[difference.typed.start : difference.typed.end] == "capitol"


@pytest.mark.parametrize(
    ("source", "quotation", "flags"),
    [
        (
            "It is not the prime cause of it all, they said.",
            "It is […] the prime cause of it all, they said.",
            {"elided-negation"},
        ),
        (
            "Это не было главной причиной восстания в городе.",
            "Это […] было главной причиной восстания в городе.",
            {"elided-negation"},
        ),
        (
            "It is the prime cause of it all, they said.",
            "It is [not] the prime cause of it all, they said.",
            {"insertion-negates"},
        ),
        (
            "The registered parties marched on the old square.",
            "The [un]registered parties marched on the old square.",
            {"insertion-negates"},
        ),
        (
            "The credibility of Tokayev was gone by the morning.",
            "The credibility of T\u043ekayev was gone by the morning.",
            {"homoglyph"},
        ),
        (
            "They came to the city. Nobody saw them there. They left for the hills.",
            "They left for the hills. […] They came to the city.",
            {"misordered"},
        ),
        ("It was late.", "It was late", {"short"}),
        (
            "Nobody came to the old square at midday. Nobody came to the old square at midday.",
            "Nobody came to the old square at midday.",
            {"ambiguous"},
        ),
    ],
)
def test_flags(source: str, quotation: str, flags: set[str]) -> None:
    assert set(verify(quotation, SourceText.of(source)).flags) == flags


def test_a_long_omission_is_flagged() -> None:
    source = "The beginning of a long story. " + "It went on. " * 300 + "The end of a long story."
    quotation = "The beginning of a long story. […] The end of a long story."
    found = verify(quotation, SourceText.of(source))
    assert found.verdict == "elided"
    assert found.flags == ("long-gap",)
    assert found.omitted[0].start == len("The beginning of a long story.") + 1


def test_every_occurrence_is_told() -> None:
    found = verify("one of two", SourceText.of("one of two, and one of two"))
    assert found.occurrences == 2
    assert [(span.start, span.end) for span in found.spans] == [(0, 10), (16, 26)]


@pytest.mark.parametrize(
    ("source", "quotation", "kinds"),
    [
        ("They could not re-\ncover.", "They could not re-cover", ("line-end-hyphen-kept",)),
        ("They could not re-\ncover.", "They could not recover", ("line-end-hyphen-dropped",)),
        ("The “law” of May", "The ‘law’ of May", ("quotation-marks",)),
        ("The law\nof May", "The law of May", ("white-space",)),
        ("The law – of May", "The law—of May", ("dash", "white-space")),
        ("The p r o t e s t of May", "The protest of May", ("letter-spacing",)),
        ("The law.¹ Then May", "The law. Then May", ("note-marker",)),
        ("The law of May", "The law of May.", ("final-mark",)),
        ("The law of May", "“The law of May”", ("enclosing-marks",)),
    ],
)
def test_typography_is_named(source: str, quotation: str, kinds: tuple[str, ...]) -> None:
    assert verify(quotation, SourceText.of(source)).typography == kinds
