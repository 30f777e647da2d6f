"""Check how a quotation and its source are cut into pieces for the copy editor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.checking.extracts import CONTEXT, Piece, source_pieces, typed_pieces
from sphinx_qantar.model import Difference, Span, Verdict, Verification

SOURCE = "It was cold. Nobody led the square, and the square knew it. Later it snowed."
QUOTE = "Nobody held the square"


def _altered() -> Verification:
    differing = Difference("replace", "led", "held", Span(20, 23), Span(7, 11))
    return Verification(Verdict.ALTERED, (Span(13, 34),), (differing,), occurrences=1)


def test_the_differing_words_are_marked_on_both_sides() -> None:
    assert typed_pieces(QUOTE, _altered()) == (
        Piece("same", "Nobody "),
        Piece("differs", "held"),
        Piece("same", " the square"),
    )
    assert source_pieces(SOURCE, _altered()) == (
        Piece("context", "It was cold. "),
        Piece("same", "Nobody "),
        Piece("differs", "led"),
        Piece("same", " the square"),
        Piece("context", ", and the square knew it. Later it snowed."),
    )


def test_what_an_elision_leaves_out_is_shown_between_the_parts() -> None:
    elided = Verification(Verdict.ELIDED, (Span(0, 6), Span(53, 58)), occurrences=1)
    kinds = [(piece.kind, piece.text) for piece in source_pieces(SOURCE, elided)]
    assert kinds[:3] == [("same", "It was"), ("omitted", SOURCE[6:53]), ("same", SOURCE[53:58])]


def test_parts_far_apart_or_in_another_order_have_a_gap_between_them() -> None:
    long = "one " + "x " * 500 + "two"
    end = len(long)
    apart = Verification(Verdict.ELIDED, (Span(0, 3), Span(end - 3, end)), occurrences=1)
    back = Verification(Verdict.NORMALISED, (Span(53, 58), Span(0, 6)), occurrences=1)
    assert source_pieces(long, apart)[1] == Piece("gap")
    assert Piece("gap") in source_pieces(SOURCE, back)


def test_of_several_places_the_first_is_shown() -> None:
    twice = Verification(Verdict.EXACT, (Span(24, 34), Span(40, 50)), occurrences=2)
    assert [p.text for p in source_pieces(SOURCE, twice) if p.kind == "same"] == ["the square"]


def test_a_quotation_that_stands_nowhere_has_no_place() -> None:
    assert source_pieces(SOURCE, Verification(Verdict.ABSENT)) == ()
    assert typed_pieces(QUOTE, Verification(Verdict.ABSENT)) == (Piece("same", QUOTE),)


def test_context_is_cut_between_words() -> None:
    long = "abcdefg " * 100
    middle = Verification(Verdict.EXACT, (Span(400, 407),), occurrences=1)
    before, _same, after = source_pieces(long, middle)
    assert set(before.text.split()) == set(after.text.split()) == {"abcdefg"}
    assert max(len(before.text), len(after.text)) <= CONTEXT


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 12)).map(lambda at: Span(at[0], sum(at)))


@given(st.lists(SPANS, max_size=5))
def test_pieces_of_a_quotation_make_up_the_whole(typed: list[Span]) -> None:
    differences = tuple(Difference("replace", "a", "b", None, span) for span in typed)
    pieces = typed_pieces(SOURCE, Verification(Verdict.ALTERED, (), differences))
    assert "".join(piece.text for piece in pieces) == SOURCE
