"""Works to be written and read back: drawn by hypothesis, and dates in every form."""

from __future__ import annotations

from hypothesis import strategies as st

from sphinx_qantar.model import Date, Name, Work

DATES: list[tuple[Date, object, str]] = [
    (Date(((2022,),)), {"date-parts": [[2022]]}, "2022"),
    (Date(((2022, 1),)), {"date-parts": [[2022, 1]]}, "2022-01"),
    (Date(((2022, 1, 6),)), {"date-parts": [[2022, 1, 6]]}, "2022-01-06"),
    (Date(((2022, 1), (2022, 3))), {"date-parts": [[2022, 1], [2022, 3]]}, "2022-01/2022-03"),
    (Date(((2019,), ())), {"date-parts": [[2019], [0]]}, "2019/"),
    (Date(((), (2019, 5))), {"literal": "–2019-05"}, "/2019-05"),
    (Date(((1850,),), circa=True), {"date-parts": [[1850]], "circa": True}, "1850~"),
    (Date(((2022,),), season=1), {"date-parts": [[2022]], "season": 1}, "2022-21"),
    (Date(((-44, 3, 15),)), {"date-parts": [[-44, 3, 15]]}, "-0043-03-15"),
    (Date(((-1,),)), {"date-parts": [[-1]]}, "0000"),
    (Date(((800,),)), {"date-parts": [[800]]}, "0800"),
]
"""Dates, each in CSL-JSON and in EDTF."""

_letters = st.characters(categories=["Lu", "Ll", "Nd", "Po", "Pd", "Sm", "Zs"], codec="utf-8")
_texts = st.one_of(
    st.text(_letters, min_size=1, max_size=20),
    st.sampled_from(["a <i>b</i>", '<span class="nocase">C</span>', "50 % & {more}", "i < j"]),
).filter(lambda text: bool(text.strip()))
_parts = st.sampled_from(["Orlova", "Сәрсен", "O’Brien-Smith", "and", "a, b"])
_people = st.builds(
    Name,
    family=_parts,
    given=st.sampled_from(["", "Vera", "J. R."]),
    dropping_particle=st.sampled_from(["", "von"]),
    non_dropping_particle=st.sampled_from(["", "de la"]),
    suffix=st.sampled_from(["", "Jr.", "III"]),
    comma_suffix=st.booleans(),
    static_ordering=st.booleans(),
)
_bodies = st.builds(Name, literal=_texts)
_dates = st.sampled_from([date for date, json, _edtf in DATES if "literal" not in str(json)])


def works() -> st.SearchStrategy[Work]:
    """Draw works of which CSL-JSON has all."""
    return st.builds(
        Work,
        citekey=st.text(min_size=1),
        type=st.sampled_from(["book", "article-journal", "legal_case", "document"]),
        variables=st.dictionaries(
            st.sampled_from(["title", "container-title", "page", "URL", "DOI", "edition"]), _texts
        ),
        names=st.dictionaries(
            st.sampled_from(["author", "editor", "translator"]),
            st.lists(st.one_of(_people, _bodies), min_size=1, max_size=3).map(tuple),
        ),
        dates=st.dictionaries(st.sampled_from(["issued", "accessed"]), _dates),
    )
