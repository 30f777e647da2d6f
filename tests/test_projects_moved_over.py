"""Three projects are built with sphinxcontrib-bibtex and with us, and compared as they print.

Only the name of the extension is changed in conf.py.  Each paragraph with citations must read
alike and lead to the same works; what differs stands here, sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath

import pytest
from building import Builds, Built
from outline import Element, body, by_id, words

pytest.importorskip("sphinxcontrib.bibtex", reason="sphinxcontrib-bibtex is not installed")

REFS = r"""
@string{ox = "Oxford Press"}
@book{1987:nelson, author={Edward Nelson}, title={Radically Elementary Theory},
  publisher={Palmer}, year={1987}}
@article{2001:smith, author={Smith, John and Doe, Jane}, title={On the {K}azakh Steppe},
  journal={Steppe Studies}, year=2001, volume=4, number=2, pages={11--27}, doi={10.1000/182}}
@article{2002:smith, author={Smith, John and Doe, Jane}, title={Another Paper},
  journal={Steppe Studies}, year=2002, volume=5, pages={30--37}}
@incollection{lee, author={Lee, Ann and Kim, Bo and Park, Cy and Choi, Di and Han, Ed},
  title={Many Hands}, booktitle={The Collection}, editor={Roe, Mary}, publisher=ox, year=2010}
@phdthesis{phd, author={Abraham, Geza}, title={A Thesis on Canals}, school={Szeged}, year=1999}
@misc{site, author={{World Office}}, title={Fact Sheet}, howpublished={Leaflet}, year=2020}
@techreport{rep, author={Brien, Pat}, title={Report on Things}, institution={Ministry},
  number={12}, year=2005, url={https://example.org/rep}}
"""
LOCAL = r"""
@inproceedings{loc, author={van der Berg, Jan}, title={Local Affairs}, booktitle={Days of Delft},
  year=2018, pages={5--9}, organization={ACM}}
@manual{gnu, author={Fox, B.}, title={The Shell}, organization={Project}, year=2003}
"""
TITLES = (
    "Radically Elementary Theory",
    "On the Kazakh Steppe",
    "Another Paper",
    "Many Hands",
    "A Thesis on Canals",
    "Fact Sheet",
    "Report on Things",
    "Local Affairs",
    "The Shell",
)

HANDBOOK = {
    "conf.py": """\
project = "Handbook"
extensions = ["EXTENSION"]
html_theme = "basic"
bibtex_bibfiles = ["refs.bib", "chapters/local.bib"]
bibtex_bibliography_header = ".. rubric:: References"
bibtex_footbibliography_header = ".. rubric:: Notes"
""",
    "refs.bib": REFS,
    "chapters/local.bib": LOCAL,
    "index.rst": """\
Handbook
========

.. toctree::

   chapters/one
   chapters/two
   notes
   zrefs

See :cite:t:`1987:nelson` for an introduction, and it is fun :cite:p:`1987:nelson`.
""",
    "chapters/one.rst": """\
One
===

See :cite:`a-1987:nelson,a-2001:smith` and :cite:t:`a-2002:smith`.

Also :cite:ts:`a-lee`, :cite:t:`a-lee`, :cite:ct:`a-loc` and :cite:cts:`a-loc`.

.. bibliography::
   :labelprefix: A
   :keyprefix: a-
""",
    "chapters/two.rst": """\
Two
===

Citing :cite:p:`b-1987:nelson`, :cite:empty:`b-rep` and :cite:p:`{see}b-phd{p. 5},b-site`.

By :cite:author:`b-lee`, :cite:authors:`b-lee`, :cite:authorpar:`b-phd`, :cite:cauthor:`b-loc`.

In :cite:year:`b-phd`, :cite:yearpar:`b-phd`; :cite:label:`b-phd`, :cite:labelpar:`b-phd`.

Bare :cite:alp:`b-phd`, :cite:alps:`b-lee`, :cite:ps:`b-lee`.

.. bibliography::
   :labelprefix: B
   :keyprefix: b-
   :style: plain

.. bibliography:: local.bib
   :list: bullet
   :filter: year > "2010" and not school
   :keyprefix: c-
""",
    "notes.rst": """\
Notes
=====

Text\\ :footcite:p:`1987:nelson` of :footcite:t:`lee` then :footcite:ts:`lee` again.

A remark [#own]_, and more\\ :footcite:p:`1987:nelson,phd`. Of :footcite:ct:`loc`.

.. [#own] A note of one's own.

.. footbibliography::
""",
    "zrefs.rst": """\
References
==========

.. bibliography::
   :cited:

.. bibliography::
   :notcited:
   :list: enumerated
   :enumtype: lowerroman
   :start: 2
""",
}

LABORATORY = {
    "conf.py": """\
project = "Laboratory"
extensions = ["EXTENSION"]
html_theme = "basic"
bibtex_bibfiles = ["refs.bib"]
bibtex_default_style = "plain"
bibtex_reference_style = "author_year"
bibtex_cite_id = "cite-{bibliography_count}-{key}"
""",
    "refs.bib": REFS + LOCAL,
    "index.rst": """\
Laboratory
==========

.. toctree::

   people
   journals

Of two: :cite:p:`1987:nelson`, :cite:t:`2001:smith`, :cite:p:`2001:smith,2002:smith`.

Of five: :cite:t:`lee`, :cite:ts:`lee`, :cite:p:`lee`, :cite:ps:`lee`.

Places: :cite:p:`{see}phd{p. 5}`, :cite:t:`{see}phd{p. 5}`.

Parts: :cite:alp:`phd`, :cite:year:`phd`, :cite:yearpar:`phd`, :cite:author:`2001:smith`.

Others: :cite:ct:`loc`, :cite:p:`site`, :cite:p:`gnu`, :cite:t:`gnu`.

.. bibliography::
   :filter: docname in docnames
""",
    "people.rst": """\
People
======

.. bibliography::
   :list: bullet
   :filter: author % "smith"

.. bibliography::
   :list: enumerated
   :filter: year > "2004" and type != "misc"

.. bibliography::
   :list: bullet
   :filter: False

   phd
   rep
""",
    "journals.rst": """\
Journals
========

Elsewhere: :cite:t:`rep`.

.. bibliography::
   :list: bullet
   :filter: type == "article" and "Steppe" in journal

.. bibliography::
   :filter: docname in docnames
""",
}

COURSE = {
    "conf.py": """\
project = "Course"
extensions = ["myst_parser", "EXTENSION"]
html_theme = "basic"
bibtex_bibfiles = ["refs.bib"]
bibtex_default_style = "unsrt"
bibtex_reference_style = "super"
""",
    "refs.bib": REFS + LOCAL,
    "index.md": """\
# Course

```{toctree}
two
```

Shown{cite}`1987:nelson`, by some{cite:p}`2001:smith,2002:smith`; {cite:t}`lee`, {cite:ts}`lee`.

With places{cite:p}`{see}phd{p. 5}`.

```{bibliography}
:filter: cited
```
""",
    "two.md": """\
# Two

Here{cite:p}`loc` and{cite:p}`gnu`, {cite:label}`phd`, {cite:authorpar}`phd`, {cite:year}`phd`.
""",
}
PROJECTS = {"handbook": HANDBOOK, "laboratory": LABORATORY, "course": COURSE}

DIFFERING = {
    # Notes are numbered in the order of their calls, which come after a stop or a comma; works
    # that are cited together share a note.
    "A remark [5], and more[1][3]. Of Van der Berg[4].": (
        "A remark [3], and more.[4] Of Van der Berg.[5]"
    ),
}
"""What reads otherwise: their paragraphs, with ours."""

LISTS = ".qantar-bibliography, ol, ul.simple, div.citation-list, aside.footnote-list"


def project(name: str, extension: str) -> dict[str, str]:
    files = PROJECTS[name]
    return {**files, "conf.py": files["conf.py"].replace("EXTENSION", extension)}


def pages(name: str) -> Iterator[str]:
    for path in PROJECTS[name]:
        if path.endswith((".rst", ".md")):
            yield str(PurePosixPath(path).with_suffix(".html"))


def paragraphs(built: Built, page: str) -> list[Element]:
    """Return the paragraphs that an author wrote, those of lists and notes left out."""
    return body(built.html(page)).cssselect("section > p:not(.rubric):not(.qantar-fold)")


def works_led_to(built: Built, page: str, paragraph: Element) -> list[str]:
    """Return the titles to which the links of a paragraph lead, repeated ones once."""
    found: list[str] = []
    for link in paragraph.cssselect("a[href*='#']"):
        path, _, node_id = link.get("href", "").partition("#")
        target = normpath(str(PurePosixPath(page).parent / path)) if path else page
        said = words(by_id(built.html(target), node_id)).lower()
        titles = [title for title in TITLES if title.lower() in said]
        if titles[:1] != found[-1:]:
            found.extend(titles)
    return found


def listed(built: Built, page: str) -> list[list[str]]:
    """Return the titles of the works in each list and among the notes of a page, in order."""
    lists = body(built.html(page)).cssselect(LISTS)
    said = [words(each).lower() for each in lists]
    found = [
        sorted(
            (title for title in TITLES if title.lower() in text),
            key=lambda title: text.index(title.lower()),
        )
        for text in said
    ]
    return [titles for titles in found if titles]


@pytest.mark.parametrize("name", PROJECTS)
def test_pages_read_alike_and_lead_to_the_same_works(build: Builds, name: str) -> None:
    # Theirs takes the numbers of two lists, each from 1, for a fault.
    theirs = build(project(name, "sphinxcontrib.bibtex"), expect_warnings=name == "laboratory")
    ours = build(project(name, "sphinx_qantar"))
    for page in pages(name):
        pairs = list(zip(paragraphs(theirs, page), paragraphs(ours, page), strict=True))
        read = [words(other) for _, other in pairs]
        assert read == [DIFFERING.get(words(one), words(one)) for one, _ in pairs]
        for one, other in pairs:
            assert works_led_to(ours, page, other) == works_led_to(theirs, page, one)
        assert listed(ours, page) == listed(theirs, page)
