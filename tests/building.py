r"""Build small Sphinx projects in tests, and look at what came of them.

For writers of tests: the fixture ``build`` (``conftest.py``) is a :class:`Builds`.
Give it the project's files; it writes them into a folder of its own, builds them,
and fails if the build warned::

    def test_title(build: Builds) -> None:
        built = build({"index.md": "# Steppe\n"})
        assert built.html("index.html").findtext(".//h1") == "Steppe¶"

A project that gives no ``conf.py``, ``references.bib`` or index page has those of this
module: MyST and the extension, the works of :data:`REFERENCES`, and an index that
lists every other page.  Values of conf.py are changed by ``confoverrides``.

A build that should warn is told so, and its warnings are asserted whole::

    built = build({"index.md": "# A\n\n[](#nowhere)\n"}, expect_warnings=True)
    line = built.line_of("index.md", "nowhere")
    assert built.warnings == [Warned("myst.xref_missing", "index.md", line, "...")]

``built.edit({"a.md": "new text", "b.md": None})`` writes ``a.md``, deletes ``b.md`` and
builds again with the same output and doctrees; ``built.rebuild(builder="latex")`` builds the
same doctrees with another builder; ``built.clean()`` builds the same files from nothing.

A small build of pages takes a twentieth of a second, most of it Sphinx's own: themes' templates
are compiled once for all builds (:class:`Templates`), and notes below warnings are not made.

Sphinx reads in parallel only where there are more than five pages.  Pages that are
to be tested in both MyST and rST are written with the fixture ``markup`` (``markup.py``).
"""

from __future__ import annotations

import io
import logging
import os
import re
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType
from typing import Any

import lxml.html
from docutils import nodes
from jinja2 import BytecodeCache, Template
from jinja2.bccache import Bucket
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.locale import translators
from sphinx.theming import Theme
from sphinx.util.docutils import docutils_namespace, patch_docutils

Files = Mapping[str, str | bytes | None]
"""Contents by path, relative to the source folder, with ``/``; None deletes the file."""

CONF = """\
project = "Steppe"
author = "A. Teacher"
extensions = ["myst_parser", "sphinx_qantar"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
latex_engine = "xelatex"
"""

REFERENCES = """\
@book{orlova-2019,
  author = {Orlova, Vera},
  title = {The Winter Square},
  publisher = {Meridian Books},
  address = {Almaty},
  year = {2019},
  langid = {english},
}

@article{bekov-hart-2021,
  author = {Bekov, Daniyar and Hart, June},
  title = {Fuel, Prices and Rumours},
  journaltitle = {Steppe Review},
  volume = {7},
  number = {2},
  pages = {101--128},
  date = {2021-03},
  doi = {10.5555/steppe.7.2},
  langid = {english},
}

@incollection{sarsen-2020,
  author = {Сәрсен, Айгүл},
  title = {Алаңдағы дауыс},
  editor = {Orlova, Vera},
  booktitle = {Voices of the Square},
  publisher = {Meridian Books},
  address = {Almaty},
  pages = {33--57},
  date = {2020},
  langid = {kazakh},
}

@online{courier-2022,
  author = {{The Steppe Courier}},
  title = {A Night without Telephones},
  url = {https://courier.example.org/2022/night},
  date = {2022-01-06},
  urldate = {2022-02-01},
  langid = {english},
}
"""

INDEX = """\
# Steppe

```{toctree}
:glob:

**
```
"""

_OVERRIDES = {"show_warning_types": True, "template_bridge": "building.Templates"}

_LEVEL = "(?:WARNING|ERROR|CRITICAL|SEVERE)"
_ENTRY = re.compile(
    rf"(?:(?P<path>(?!{_LEVEL})[^\n]*?)(?::(?P<line>\d*))?: )?"
    rf"{_LEVEL}: (?P<message>.*?)(?: \[(?P<kind>[\w.-]+)\])?\n",
    re.DOTALL,
)
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning of a build.

    ``kind`` is its type and subtype (``qantar.theme``), empty if it has none; ``path`` is
    relative to the source folder, empty if it has none; ``line`` is 1-based, 0 if it has none.
    """

    kind: str
    path: str
    line: int
    message: str


class _Log(io.StringIO):
    """A stream that keeps what is written to it apart: Sphinx writes a warning at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[str] = []

    def write(self, text: str) -> int:
        self.entries.append(text)
        return len(text)


class _Compiled(BytecodeCache):
    """The templates of themes, compiled: to compile them was half of what a small build cost.

    They are known by name, file and text, as are those that Jinja keeps on a disk.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it was compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


class Templates(BuiltinTemplateLoader):
    """Sphinx's templates, compiled once for all builds (the value ``template_bridge``)."""

    compiled = _Compiled()

    def init(
        self, builder: Builder, theme: Theme | None = None, dirs: list[str] | None = None
    ) -> None:
        """Make the environment of a builder's templates."""
        super().init(builder, theme, dirs)
        self.environment.bytecode_cache = self.compiled

    def render_string(self, source: str, context: dict[str, Any]) -> str:
        """Render a static file that is a template."""
        bucket = self.compiled.get_bucket(self.environment, "", None, source)
        if bucket.code is None:
            bucket.code = self.environment.compile(source)
            self.compiled.set_bucket(bucket)
        env = self.environment
        return Template.from_code(env, bucket.code, env.make_globals(None)).render(context)


def parse_warning(entry: str, srcdir: Path) -> Warned:
    """Parse one entry of Sphinx's warning stream, its final line feed included.

    Raises ValueError for what is no warning.
    """
    found = _ENTRY.fullmatch(_COLOUR.sub("", entry))
    if found is None:
        message = f"not a warning of Sphinx: {entry!r}"
        raise ValueError(message)
    path = (found["path"] or "").removesuffix(":")
    if path and Path(path).is_relative_to(srcdir):
        path = Path(path).relative_to(srcdir).as_posix()
    return Warned(found["kind"] or "", path, int(found["line"] or 0), found["message"])


@dataclass(frozen=True, slots=True)
class Order:
    """How a project is to be built: the arguments of :meth:`Builds.__call__`."""

    builder: str
    srcdir: Path
    outdir: Path
    doctreedir: Path
    confoverrides: Mapping[str, Any]
    tags: Sequence[str] = ()
    parallel: int = 0
    freshenv: bool = False
    expect_warnings: bool = False


@dataclass(frozen=True)
class Built:
    """A project that was built once, and what came of it."""

    order: Order
    app: Sphinx
    warnings: list[Warned]

    @property
    def srcdir(self) -> Path:
        """Give the folder of the source files."""
        return self.order.srcdir

    @property
    def outdir(self) -> Path:
        """Give the folder of the output."""
        return self.order.outdir

    @property
    def statuscode(self) -> int:
        """Give the exit status that sphinx-build would have."""
        return self.app.statuscode

    def source(self, path: str) -> str:
        """Read a source file."""
        return (self.srcdir / path).read_text(encoding="utf-8")

    def line_of(self, path: str, words: str) -> int:
        """Find the 1-based line of a source file on which ``words`` first stand."""
        text = self.source(path)
        return text.count("\n", 0, text.index(words)) + 1

    def text(self, path: str) -> str:
        """Read a file of the output."""
        return (self.outdir / path).read_text(encoding="utf-8")

    def html(self, path: str) -> lxml.html.HtmlElement:
        """Parse a page of the output."""
        return lxml.html.document_fromstring((self.outdir / path).read_bytes())

    def outputs(self, *suffixes: str) -> dict[str, bytes]:
        """Read every file of the output by its path, or those of the suffixes named.

        Left out are doctrees and what records the build itself (``.buildinfo``).
        """
        files = sorted(path for path in self.outdir.rglob("*") if path.is_file())
        return {
            path.relative_to(self.outdir).as_posix(): path.read_bytes()
            for path in files
            if path.name != ".buildinfo" and (not suffixes or path.suffix in suffixes)
        }

    def doctree(self, docname: str, *, resolved: bool = False) -> nodes.document:
        """Load a page's doctree as it was read, or as post-transforms make it for this builder."""
        document = self.app.env.get_doctree(docname)
        if resolved:
            with _docutils(self.srcdir):
                self.app.env.apply_post_transforms(document, docname)
        return document

    def pformat(self, docname: str, *, resolved: bool = False) -> str:
        """Print what a page's doctree holds, with ``SRC`` for the source folder.

        Truth is ``1`` and falsehood ``0`` with every docutils.
        """
        document = self.doctree(docname, resolved=resolved)
        text = "".join(child.pformat() for child in document.children)
        text = text.replace('="True"', '="1"').replace('="False"', '="0"')
        return text.replace(str(self.srcdir), "SRC")

    def edit(self, files: Files, **changes: Any) -> Built:  # noqa: ANN401 - as rebuild() has them
        """Write and delete files, and build again; ``changes`` as for :meth:`rebuild`."""
        write_files(self.srcdir, files)
        return self.rebuild(**changes)

    def touch(self, *paths: str) -> Built:
        """Give files a new time but the same text, and build again."""
        return self.edit({path: self.source(path) for path in paths})

    def rebuild(self, **changes: Any) -> Built:  # noqa: ANN401 - the fields of Order
        """Build again with the same doctrees.

        ``changes`` are fields of :class:`Order`.  Another builder has an output folder of its
        own.  No warnings are expected unless ``expect_warnings`` is given anew.
        """
        if "builder" in changes:
            changes.setdefault("outdir", self.outdir.with_name(changes["builder"]))
        changes.setdefault("expect_warnings", False)
        return run(replace(self.order, **changes))

    def clean(self, **changes: Any) -> Built:  # noqa: ANN401 - the fields of Order
        """Build the same files from nothing into new folders beside the present ones."""
        place = _unused(self.srcdir.parent / "clean")
        folders = {"outdir": place / self.order.builder, "doctreedir": place / "doctrees"}
        return self.rebuild(**{**folders, **changes})


class Builds:
    """Build projects in folders under ``place``: what the fixture ``build`` gives."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __call__(  # noqa: PLR0913 - the arguments of sphinx-build, by name
        self,
        files: Files,
        builder: str = "html",
        *,
        confoverrides: Mapping[str, Any] | None = None,
        tags: Sequence[str] = (),
        parallel: int = 0,
        freshenv: bool = False,
        srcdir: Path | None = None,
        outdir: Path | None = None,
        doctreedir: Path | None = None,
        expect_warnings: bool = False,
    ) -> Built:
        """Write ``files`` and build them.

        ``srcdir`` is a folder to build in (its other files stay); by default a new one,
        with output and doctrees beside it.  Raises AssertionError if the build warned and
        no warnings were expected, and whatever sphinx-build would end with.
        """
        if srcdir is None:
            srcdir = _unused(self._place / "project") / "source"
            write_files(srcdir, _defaults(files))
        write_files(srcdir, files)
        order = Order(
            builder=builder,
            srcdir=srcdir,
            outdir=outdir or srcdir.parent / "out" / builder,
            doctreedir=doctreedir or srcdir.parent / "doctrees",
            confoverrides=confoverrides or {},
            tags=tags,
            parallel=parallel,
            freshenv=freshenv,
            expect_warnings=expect_warnings,
        )
        return run(order)


def run(order: Order) -> Built:
    """Build a project whose files are written."""
    log = _Log()
    translators.clear()  # Sphinx adds a language to those of the builds before
    with _docutils(order.srcdir), _no_notes(), warnings.catch_warnings():
        # Threads of pytest-xdist are none of Sphinx's parallel build's business.
        warnings.filterwarnings("ignore", ".*fork", DeprecationWarning)
        app = Sphinx(
            order.srcdir,
            order.srcdir,
            order.outdir,
            order.doctreedir,
            order.builder,
            confoverrides={**_OVERRIDES, **order.confoverrides},
            status=None,
            warning=log,
            freshenv=order.freshenv,
            tags=order.tags,
            parallel=order.parallel,
        )
        app.build()
    told = [parse_warning(entry, order.srcdir) for entry in log.entries]
    if not order.expect_warnings:
        assert told == [], "\n".join(["the build warned:", *map(str, told)])
    return Built(order, app, told)


def write_files(folder: Path, files: Files) -> None:
    """Write and delete files so that Sphinx sees them as changed."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        now = time.time_ns()  # the file system's own clock may lag behind Sphinx's
        os.utime(path, ns=(now, now))


def _defaults(files: Files) -> dict[str, str]:
    defaults = {"conf.py": CONF, "references.bib": REFERENCES}
    if not {"index.md", "index.rst"} & files.keys():
        defaults["index.md"] = INDEX
    return {name: text for name, text in defaults.items() if name not in files}


def _unused(path: Path) -> Path:
    """Give ``path``, or with the first number that makes it new."""
    number = 2
    unused = path
    while unused.exists():
        unused = path.with_name(f"{path.name}{number}")
        number += 1
    unused.mkdir(parents=True)
    return unused


@contextmanager
def _docutils(confdir: Path) -> Iterator[None]:
    """Let a build register directives, roles and nodes for itself alone."""
    with patch_docutils(confdir), docutils_namespace():
        yield


@contextmanager
def _no_notes() -> Iterator[None]:
    """Let Sphinx make no records of what it tells below a warning, which nobody reads here."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)
