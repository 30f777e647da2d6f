"""Check ``python -m sphinx_qantar quickstart``: a project that builds, whatever is typed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Builds

from sphinx_qantar.cli import main
from sphinx_qantar.cli.new_project import Answers, project_files

ROUGH = 'It\'s "a" {title} \\n C:\\x $x % # *s* `b` {{c}} ' + "‘ü’ 🙂 '''"
EDITORS = ('O\'Neil, "Ada"', "Қ. Сәрсен\\")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer the questions by the lines that a test puts here, and keep the questions."""
    lines: list[str] = []
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        if not lines:
            raise EOFError
        return lines.pop(0)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setenv("LANGUAGE", "en")
    return lines


def conf_of(folder: Path) -> Iterator[tuple[str, object]]:
    """Yield the values of a conf.py, which are literals all."""
    for node in ast.parse((folder / "conf.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, ast.literal_eval(node.value)


@pytest.mark.parametrize(("language", "markup"), [("en", "rst"), ("ru", "myst"), ("kk", "myst")])
def test_a_new_project_builds(build: Builds, tmp_path: Path, language: str, markup: str) -> None:
    folder = tmp_path / "course"
    options = ["-q", "-t", ROUGH, "-a", "; ".join(EDITORS), "-l", language, "--markup", markup]
    assert main(["quickstart", str(folder), *options]) == 0
    conf = dict(conf_of(folder))
    assert conf["project"] == ROUGH
    assert conf["author"] == ", ".join(EDITORS)
    assert conf["qantar_readers"] == {
        "reader": {"title": ROUGH, "editors": list(EDITORS), "group_by": "theme"}
    }
    built = build({}, srcdir=folder, confoverrides={"nitpicky": True, "smartquotes": False})
    heading = built.html("index.html").find(".//h1")
    assert heading is not None
    assert heading.text_content().rstrip("¶\uf0c1") == ROUGH
    for builder in ("reader", "quotecheck") + ("readerpdf",) * (language == "kk"):
        other = built.rebuild(builder=builder)
        assert other.statuscode == 0
    verdicts = (built.outdir.parent / "quotecheck" / "output.txt").read_text(encoding="utf-8")
    assert [line.split(" ")[1] for line in verdicts.splitlines()[:2]] == [
        "[normalised]",
        "[elided]",
    ]


def test_questions_are_asked_until_they_are_answered(
    tmp_path: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typed += [
        "x" * 501,
        "  My\tcourse ",
        "A; B",
        "english!",
        "ru",
        "chicago-autor-date",
        "apa",
        "tex",
        "",
    ]
    assert main(["quickstart", str(tmp_path / "course")]) == 0
    assert typed == []
    conf = dict(conf_of(tmp_path / "course"))
    assert (conf["project"], conf["author"]) == ("My course", "A, B")
    assert (conf["language"], conf["qantar_style"]) == ("ru", "apa")
    told = capsys.readouterr().out.splitlines()
    assert told[:4] == [
        "* This is too long.",
        "* ‘english!’ is no language tag. Write for instance: en, ru, kk, en-GB",
        "* There is no citation style ‘chicago-autor-date’. Did you mean ‘chicago-author-date’?",
        "* Write myst or rst.",
    ]
    assert told[5] == f"The course reader is written to {tmp_path / 'course'}. Build it with:"


def test_questions_speak_the_language_of_the_terminal(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LANGUAGE", "kk")
    typed += ["x" * 501, "Курс", "", "", "", ""]
    assert main(["quickstart", str(tmp_path / "course")]) == 0
    assert capsys.readouterr().out.startswith("* Тым ұзын.\n")


def test_nothing_is_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: list[str]
) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "conf.py").write_text("mine = 1\n")
    assert main(["quickstart", str(folder), "-q", "-t", "T"]) == 2
    assert [path.name for path in folder.iterdir()] == ["conf.py"]
    (folder / "conf.py").rename(folder / "index.rst")
    assert main(["quickstart", str(folder), "-q", "-t", "T"]) == 2
    (tmp_path / "file").write_text("")
    assert main(["quickstart", str(tmp_path / "file"), "-q", "-t", "T"]) == 2
    assert main(["quickstart", str(tmp_path / "new"), "-q", "-t", "T", "--style", "qqqqqq"]) == 2
    assert main(["quickstart", str(tmp_path / "new")]) == 2
    assert not (tmp_path / "new").exists()
    assert typed == []
    assert capsys.readouterr().err.splitlines() == [
        f"sphinx-qantar: {folder} has conf.py already: nothing is overwritten",
        f"sphinx-qantar: {folder} has an index page already: nothing is overwritten",
        f"sphinx-qantar: {tmp_path / 'file'} is a file: name a folder",
        "sphinx-qantar: There is no citation style ‘qqqqqq’.",
        "sphinx-qantar: there is nobody to ask: use --quiet, and give the answers as options",
    ]


def test_the_folder_names_a_course_without_title(tmp_path: Path, typed: list[str]) -> None:
    assert main(["quickstart", str(tmp_path / "protests-of_2022"), "-q"]) == 0
    typed += [""] * 5
    assert main(["quickstart", str(tmp_path / "Қаңтар оқиғалары")]) == 0
    projects = [dict(conf_of(folder))["project"] for folder in sorted(tmp_path.iterdir())]
    assert projects == ["Protests of 2022", "Қаңтар оқиғалары"]
    assert main(["quickstart", str(tmp_path / "_"), "-q"]) == 2


@pytest.mark.parametrize("language", ["de", "pt-BR", "ru-RU"])
def test_other_languages_have_english_words(language: str) -> None:
    page = project_files(Answers("T", (), language))["week-1.md"]
    assert ("Неделя" in page) == (language == "ru-RU")
    assert ("Week 1" in page) == (language != "ru-RU")
