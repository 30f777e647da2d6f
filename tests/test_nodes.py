"""The nodes that are otherwise than those of docutils."""

from __future__ import annotations

import pickle

from docutils import nodes
from docutils.utils import new_document

from sphinx_qantar.nodes import citation_place


def place() -> citation_place:
    return citation_place("[@a]", "", origin="week-1", order=2)


def test_the_place_of_a_citation_has_its_lists_when_they_are_asked_for() -> None:
    made = place()
    assert made.attributes == {"origin": "week-1", "order": 2}
    made["ids"].append("here")
    made["classes"] += ["ours"]
    assert (made["ids"], made["classes"], made["names"]) == (["here"], ["ours"], [])
    assert "dupnames" not in made.attributes


def test_lists_that_hold_something_stay_and_are_not_shared_with_copies() -> None:
    made = citation_place("[@a]", "", origin="a", order=0, ids=["here"])
    for copied in (made.copy(), made.deepcopy(), pickle.loads(pickle.dumps(made))):  # noqa: S301
        copied["ids"].append("there")
        copied["names"].append("name")
        assert copied["ids"] == ["here", "there"]
    assert made["ids"] == ["here"]
    assert made["names"] == []


def test_it_stands_in_documents_as_other_elements_do() -> None:
    made = place()
    document = new_document("page")
    document += nodes.paragraph("", "", nodes.Text("Words "), made)
    assert document.astext() == "Words [@a]"
    assert '<citation_place order="2" origin="week-1">' in document.pformat()
    document.set_id(made)
    assert document.ids == {made["ids"][0]: made}
    target = nodes.target("", "", ids=["t"], names=["t"])
    made.update_basic_atts(target)
    assert made["names"] == ["t"]
    made.append(nodes.Text("(A 2019)"))
    assert made[0].astext() == "(A 2019)"
    assert made[0:1] == [made[0]]
