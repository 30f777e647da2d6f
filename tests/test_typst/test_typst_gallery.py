"""Every node of docutils and Sphinx is printed: one document with all of them, read back."""

from __future__ import annotations

import pytest
from building import Builds
from docutils import nodes
from gallery import FAMILIES, gallery_files
from pdf_project import Printed, print_project
from sphinx import addnodes

from sphinx_qantar.typst.translator import TypstTranslator


@pytest.fixture(scope="module")
def gallery(build_once: Builds) -> Printed:
    """Print the gallery: a section for each family, on a page beside an index page."""
    return print_project(
        build_once, gallery_files(), numfig=True, numfig_secnum_depth=0, language="en"
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_family_is_printed(gallery: Printed, family: str) -> None:
    names = list(FAMILIES)
    place = names.index(family)
    start = gallery.text.index(f"end of {names[place - 1]}") if place else 0
    printed = gallery.text[start : gallery.text.index(f"end of {family}")]
    assert FAMILIES[family][1] in printed


def test_only_what_is_for_typst_is_printed(gallery: Printed) -> None:
    assert "Not here" not in gallery.text
    assert "no" not in gallery.text.split("From Typst")[1].split("end of raw")[0]


def test_first_pages_are_title_and_contents(gallery: Printed) -> None:
    assert gallery.pages[0] == "Gallery A. Teacher"
    assert gallery.pages[2].startswith("Table of Contents Gallery")
    assert "Section with a note . ." in gallery.pages[2]


def test_footnotes_stand_at_the_foot_once(gallery: Printed) -> None:
    page = next(page for page in gallery.pages if "Opening words" in page)
    assert "Opening words.1 And again.1 And2 and Families" in page
    assert page.endswith("1First note. 2Second note. With a paragraph more. 3In a heading. 1")
    assert gallery.text.count("In a heading.") == 1


def test_bookmarks_have_numbers_and_depth(gallery: Printed) -> None:
    assert gallery.bookmarks[:4] == [
        "Table of Contents",
        "Gallery",
        ".Section with a note",
        "1 Families",
    ]
    assert gallery.bookmarks[4] == ".1.1 emphasis"
    assert gallery.bookmarks[-1] == "Index"


def test_links_lead_within_the_book_or_to_safe_addresses(gallery: Printed) -> None:
    links = [
        annotation.get_object()
        for page in gallery.reader.pages
        for annotation in page.get("/Annots", [])
    ]
    addresses = {link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]}
    assert addresses == {"https://example.org/a_b"}
    assert len(links) > 60


def test_index_tells_pages(gallery: Printed) -> None:
    (first,) = [place for place, page in enumerate(gallery.pages) if "Opening words" in page]
    (place,) = [place for place, page in enumerate(gallery.pages) if "Indexed." in page]
    assert f"horse grey, {place - first + 1}" in gallery.pages[-1]
    assert "mare see horse" in gallery.pages[-1]


def test_pdf_is_tagged_and_has_title_and_language(gallery: Printed) -> None:
    root = gallery.reader.root_object
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]  # a dictionary
    assert str(root["/Lang"]).lower() == "en"
    assert gallery.reader.metadata is not None
    assert gallery.reader.metadata.title == "Gallery"
    assert gallery.reader.metadata.author == "A. Teacher"


def test_all_standard_nodes_have_a_visitor() -> None:
    """Every node class of docutils and Sphinx is known, itself or by a class it is made of."""
    names = {*nodes.node_class_names, *(name for name in vars(addnodes) if _is_node(name))}
    others = {"translatable", "not_smartquotable", "_desc_classes_injector"}
    others |= {"option", "option_argument", "option_string"}  # written by their group
    unknown = [name for name in sorted(names - others) if not _is_known(name)]
    assert unknown == []


def _is_node(name: str) -> bool:
    found = vars(addnodes)[name]
    return isinstance(found, type) and issubclass(found, nodes.Element)


def _is_known(name: str) -> bool:
    kind = getattr(addnodes, name, None) or getattr(nodes, name)
    return any(hasattr(TypstTranslator, f"visit_{each.__name__}") for each in kind.__mro__)
