"""Check what is read from a theme file, sound or not."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_qantar.collection.theme_file import parse_themes
from sphinx_qantar.model import Problem, Subtype, Theme
from sphinx_qantar.slugs import is_slug


def test_a_theme_file() -> None:
    text = dedent("""\
        # The themes of the course
        mobilisation:
          label: "Mobilisation: how people came out"
          scope: |
            Passages on the spread
            and scale of protest.
          narrower: [leaderlessness, new-activism]
          related: inequality

        leaderlessness:
        1986:
          label: 1986
          broader:
            - mobilisation
          related: mobilisation, regime
        """)
    themes, problems = parse_themes(text, "themes.yaml")
    assert problems == ()
    assert themes == (
        Theme(
            "mobilisation",
            "Mobilisation: how people came out",
            scope="Passages on the spread\nand scale of protest.",
            narrower=("leaderlessness", "new-activism"),
            related=("inequality",),
            path="themes.yaml",
            line=2,
        ),
        Theme("leaderlessness", "Leaderlessness", path="themes.yaml", line=10),
        Theme(
            "1986",
            "1986",
            broader=("mobilisation",),
            related=("mobilisation", "regime"),
            path="themes.yaml",
            line=11,
        ),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n...\n", "~\n", "\ufeff"])
def test_an_empty_file_declares_nothing(text: str) -> None:
    assert parse_themes(text) == ((), ())


KEYS = "label, scope, broader, narrower, related and exactMatch"
KEPT = "it is kept with a label made from its slug."
NO_NAME = (
    "cannot name a theme: use ASCII letters, digits, '-', '_' and '.', "
    "with a letter or a digit first."
)
ANOTHER = "expected a single document in the stream but found another document."


@pytest.mark.parametrize(
    ("text", "labels", "subtype", "message", "line"),
    [
        (
            "- a\n- b\n",
            [],
            "theme",
            "A theme file maps slugs to themes; this one holds a list.",
            1,
        ),
        (
            "\nregime\n",
            [],
            "theme",
            "A theme file maps slugs to themes; this one holds text.",
            2,
        ),
        (
            "a:\n  label: One\nжаңа:\n  label: Two\nb:\n",
            ["One", "B"],
            "name",
            f"'жаңа' {NO_NAME}",
            3,
        ),
        (
            "a:\n  labell: One\n  scope: x\n",
            ["A"],
            "theme",
            "Theme 'a' has an unknown key 'labell'. Did you mean 'label'?",
            2,
        ),
        (
            "a:\n  colour: red\n",
            ["A"],
            "theme",
            f"Theme 'a' has an unknown key 'colour'. Use {KEYS}.",
            2,
        ),
        (
            "a: One\nb: {label: Two}\n",
            ["A", "Two"],
            "theme",
            f"Theme 'a' must be a mapping with {KEYS}, not text; {KEPT}",
            1,
        ),
        (
            "a: [One]\n",
            ["A"],
            "theme",
            f"Theme 'a' must be a mapping with {KEYS}, not a list; {KEPT}",
            1,
        ),
        (
            "a:\n  label:\n    en: One\n",
            ["A"],
            "theme",
            "The label of theme 'a' must be text, not a mapping.",
            3,
        ),
        (
            "a:\n  related:\n    b: c\n  label: One\n",
            ["One"],
            "theme",
            "'related' of theme 'a' must be a list, not a mapping.",
            3,
        ),
        (
            "a: {label: One}\nb:\na: {label: Two}\n",
            ["One", "B"],
            "duplicate",
            "Theme 'a' is declared twice; the first, at line 1, is kept.",
            3,
        ),
        (
            "a:\n  label: One\n  label: Two\n",
            ["One"],
            "duplicate",
            "'label' is given twice for theme 'a'; the first, at line 2, is kept.",
            3,
        ),
        ("[a]: {}\nb:\n", ["B"], "theme", "A key must be text, not a list.", 1),
        (
            "~: {label: None}\nb:\n",
            ["B"],
            "name",
            f"'~' {NO_NAME}",
            1,
        ),
        (
            "a: &same {label: One}\nb: *same\n",
            ["One", "B"],
            "theme",
            "An alias, '*same', cannot be used here: write its value out.",
            2,
        ),
        (
            "a:\n  label: One\n b: [\n",
            [],
            "theme",
            "This is not YAML: expected <block end>, but found '<block mapping start>'.",
            3,
        ),
        (
            "a:\nb: \x07\n",
            [],
            "theme",
            "This is not YAML: the character U+0007 is not allowed.",
            2,
        ),
        (
            'a:\n  label: "\\UFFFFFFFF"\n',
            [],
            "theme",
            "This is not YAML: an escape stands for no character.",
            2,
        ),
        (
            "a:\n---\nb:\n",
            [],
            "theme",
            f"This is not YAML: {ANOTHER}",
            2,
        ),
        ("a:\n  " + "[" * 5000, [], "theme", "This is not YAML: it is nested too deep.", 2),
    ],
)
def test_bad_input(text: str, labels: list[str], subtype: Subtype, message: str, line: int) -> None:
    themes, problems = parse_themes(text, "themes.yaml")
    assert [theme.label for theme in themes] == labels
    assert problems == (Problem(subtype, message, "themes.yaml", line),)


def test_one_bad_item_costs_no_other() -> None:
    themes, problems = parse_themes("a:\n  related:\n  - b\n  - {c: d}\n  - ~\n  - e\n")
    assert themes[0].related == ("b", "e")
    message = "Each item of 'related' of theme 'a' must be text, not a mapping."
    assert problems == (Problem("theme", message, "", 4),)


def test_problems_come_in_the_order_of_the_lines() -> None:
    _, problems = parse_themes("A B:\nb: *x\nc: 3\n")
    assert [problem.line for problem in problems] == [1, 2, 3]


def test_nested_anchors_do_not_expand() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    themes, problems = parse_themes("\n".join(["l0: &l0 {label: x}", *levels]))
    assert len(themes) == 12
    assert len([found for found in problems if found.message.startswith("An alias")]) == 11 * 9


def test_what_cannot_be_printed_is_shown_as_such() -> None:
    themes, problems = parse_themes('a: {label: "x\\0y\\ud800\\tz\\n"}')
    assert themes[0].label == "x\ufffdy\ufffd z"
    assert problems == ()


def test_tags_make_no_objects() -> None:
    themes, problems = parse_themes('a: {label: !!python/object/apply:os.getcwd "x"}')
    assert themes[0].label == "x"
    assert problems == ()


@given(st.text(alphabet="ab:-*&[]{}~?'\"|\\# \n\t,é\x07!<%@", max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    themes, problems = parse_themes(text, "t.yaml")
    assert all(is_slug(theme.slug) and theme.label for theme in themes)
    assert all(problem.path == "t.yaml" and problem.line > 0 for problem in problems)
