"""Test that a denial which an editor takes out or puts in is known, whatever the language."""

from __future__ import annotations

import pytest

from sphinx_qantar.quotation import SourceText, verify
from sphinx_qantar.quotation.negation import denies, undoes


@pytest.mark.parametrize(
    ("source", "quotation"),
    [
        ("They did not come to the town.", "They did […] come to the town."),
        ("Они никогда не были в этом городе.", "Они […] были в этом городе."),
        ("Олар ешқашан қалаға келген жоқ еді.", "Олар […] қалаға келген […] еді."),
        ("Das war keine Revolution von oben.", "Das war […] Revolution von oben."),
        ("Sie kamen nicht in die Stadt zurück.", "Sie kamen […] in die Stadt zurück."),
        ("L’homme n’est pas libre en ce lieu.", "L’homme […] libre en ce lieu."),
        ("Nunca jamás volverá a la ciudad.", "Nunca […] volverá a la ciudad."),
        ("Δεν ήρθε κανείς από την πόλη.", "Δεν ήρθε […] από την πόλη."),
        ("لم يأت أحد إلى المدينة ولا عاد الجنود.", "لم يأت أحد إلى المدينة […] عاد الجنود."),
        ("人民不同意这个决定，但是没有人说话。", "人民[…]这个决定"),
    ],
)
def test_an_ellipsis_that_takes_out_a_denial_is_flagged(source: str, quotation: str) -> None:
    found = verify(quotation, SourceText.of(source))
    assert found.verdict == "elided"
    assert "elided-negation" in found.flags


@pytest.mark.parametrize(
    ("source", "quotation"),
    [
        ("The news was unusual for the town.", "The news was [usual] for the town."),
        ("It was an inhumane act of theirs.", "It was an [really ]humane act of theirs."),
        ("They were hopeless in the winter.", "They were hope[ful] in the winter."),
        ("Her unhappiness was not her fault.", "Her [happiness] was not her fault."),
        ("Её несчастье было велико.", "Её [счастье] было велико."),
        ("Sie blieben erfolglos in der Stadt.", "Sie blieben erfolg[reich] in der Stadt."),
        ("L’homme n’est pas libre en ce lieu.", "L’homme [est] libre en ce lieu."),
        ("人民不同意这个决定。", "人民[都]同意这个决定。"),
    ],
)
def test_a_bracket_does_not_take_out_a_denial(source: str, quotation: str) -> None:
    assert verify(quotation, SourceText.of(source)).verdict == "altered"


@pytest.mark.parametrize("remark", ["", " ", "sic", "sic!", "emphasis added", "курсив мой"])
def test_a_remark_stands_for_no_words(remark: str) -> None:
    source = SourceText.of("They came late at night to the old square of the town.")
    put_in = verify(f"They came late [{remark}] at night to the old square", source)
    assert put_in.verdict == "bracketed"
    left_out = verify(f"They came [{remark}] to the old square of the town", source)
    assert left_out.verdict == "altered"
    assert "late at night" in {each.source for each in left_out.differences}


def test_words_that_deny_are_known_by_how_they_begin_and_end() -> None:
    assert denies("er hat keinem etwas gesagt")
    assert denies("elle n’a rien dit")
    assert not denies("er war in Keinheim bei uns")
    assert undoes("an unregistered party", "the registered")
    assert not undoes("the registered party", "the unregistered")
