"""Test laws of whole builds: resolving twice, reading and writing in parallel."""

from __future__ import annotations

import pytest
from building import Builds, Built
from reader_course import FILES


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the course as a site with one process."""
    collections = (
        "# Collections\n\n```{excerpts}\n:group-by: theme\n:show: full\n```\n\n"
        "```{excerpts}\n:show: entry\n```\n\n```{bibliography}\n```\n"
    )
    files = {
        **FILES,
        "collections.md": collections,
        "index.md": FILES["index.md"].replace("verse\n", "verse\ncollections\n"),
    }
    return Builds(tmp_path_factory.mktemp("laws"))(files)


def test_resolving_a_page_twice_gives_the_same(site: Built) -> None:
    for docname in sorted(site.app.env.all_docs):
        once = site.pformat(docname, resolved=True)
        assert site.pformat(docname, resolved=True) == once, docname


def test_what_is_resolved_stays_as_it_is_when_it_is_resolved_again(site: Built) -> None:
    for docname in sorted(site.app.env.all_docs):
        document = site.doctree(docname, resolved=True)
        once = document.pformat()
        site.app.env.apply_post_transforms(document, docname)
        assert document.pformat() == once, docname


def test_a_reader_has_post_transforms_see_each_page_once(build: Builds) -> None:
    """Those of some themes wrap a table anew each time."""
    conf = f"""{FILES["conf.py"]}
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

class Wrap(SphinxPostTransform):
    default_priority = 900

    def run(self, **kwargs):
        for quote in list(self.document.findall(nodes.line_block)):
            wrapper = nodes.container(classes=["wrapped"])
            quote.replace_self(wrapper)
            wrapper += quote

def setup(app):
    app.add_post_transform(Wrap)
"""
    built = build({**FILES, "conf.py": conf}, "reader")
    assert len(built.html("chapter-songs.html").cssselect(".wrapped")) == 1


def test_resolving_leaves_the_doctree_on_disk_alone(site: Built) -> None:
    for docname in sorted(site.app.env.all_docs):
        before = site.pformat(docname)
        site.pformat(docname, resolved=True)
        assert site.pformat(docname) == before, docname


@pytest.mark.parametrize("builder", ["html", "reader"])
def test_four_processes_write_the_same_as_one(site: Built, builder: str) -> None:
    one = site.clean(builder=builder, parallel=1)
    four = site.clean(builder=builder, parallel=4)
    left, right = one.outputs(), four.outputs()
    assert left.keys() == right.keys()
    assert [path for path in left if left[path] != right[path]] == []
