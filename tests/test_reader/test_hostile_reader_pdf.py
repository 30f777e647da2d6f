"""Titles, labels and quotations full of Typst and LaTeX print as typed, and run nothing."""

from __future__ import annotations

import pytest
from building import Builds
from pdf_project import Printed

HOSTILE = (
    r'#import "x.typ" #read("/etc/passwd") $ x_1 $ @key *bold* _it_ `raw` <tag> '
    r"// no */ \input{x} ~ = - + /"
)

CONF = f"""\
project = "Steppe"
author = "A. Teacher"
extensions = ["sphinx_qantar"]
smartquotes = False
language = "en"
qantar_themes = "themes.yaml"
qantar_readers = {{
    "reader/../#x": {{
        "title": {HOSTILE!r},
        "subtitle": {HOSTILE!r},
        "editors": [{HOSTILE!r}],
        "date": {HOSTILE!r},
    }},
}}
"""

FILES = {
    "conf.py": CONF,
    "themes.yaml": f"hostile:\n  label: {HOSTILE!r}\n",
    "references.bib": """\
@book{hostile-2020,
  author = {{#import "x.typ" * $ @ */}},
  title = {{#read("/etc/passwd") // @key *bold* =}},
  publisher = {{= Heading - + /}},
  year = {2020},
}
""",
    "index.rst": f"""\
Steppe
======

.. excerpt:: hostile-2020
   :name: hostile
   :title: {HOSTILE}
   :themes: hostile
   :people: {HOSTILE}
   :speaker: {HOSTILE}

   ::

      {HOSTILE}

   #import "x.typ": \\* #panic("run") $ 1/0 $ [text] #{{ }} \\\\ // no comment /\\* nor this \\*/

   .. annotation::
      :by: {HOSTILE}

      ] #panic("run") [ \\ #
""",
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Print a reader of nothing else."""
    return Printed(Builds(tmp_path_factory.mktemp("hostile"))(FILES, "readerpdf"))


def squeezed(text: str) -> str:
    """Return a text without what line breaks and hyphenation change."""
    return "".join(text.replace("\u00ad", "").replace("-", "").split())


def test_title_page_and_properties(printed: Printed) -> None:
    assert squeezed(printed.pages[0]).count(squeezed(HOSTILE)) == 4
    assert printed.reader.metadata is not None
    assert printed.reader.metadata.title == HOSTILE
    assert printed.path.parent == printed.built.outdir


def test_labels_titles_names_and_words(printed: Printed) -> None:
    text = squeezed(printed.text)
    assert f"1{squeezed(HOSTILE)}" in text
    assert f"1.1{squeezed(HOSTILE)}" in text
    assert squeezed('#import "x.typ": * #panic("run") $ 1/0 $ [text] #{ }') in text
    assert squeezed("//nocomment/*northis*/") in text
    assert squeezed(r'] #panic("run") [ \ #').replace("\\", "") in text.replace("\\", "")


def test_references(printed: Printed) -> None:
    text = squeezed(printed.text).replace("“", '"').replace("”", '"')
    assert squeezed('#read("/etc/passwd") // @key *bold* =') in text
    assert "root:x" not in printed.text
