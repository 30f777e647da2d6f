"""Run fixtures in the form of the official CSL test suite.

Ours stand beside this file.  The official ones are run from the folder that the environment
variable ``CSL_TEST_SUITE`` names.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

_HERE = Path(__file__).parent
_OFFICIAL = os.environ.get("CSL_TEST_SUITE", "")
_LEAST_SHARE = 0.98


def _suite() -> ModuleType:
    spec = importlib.util.spec_from_file_location("csl_suite", _HERE.parent / "csl_suite.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_SUITE = _suite()


@pytest.mark.parametrize(
    "path", sorted((_HERE / "fixtures").glob("*.txt")), ids=lambda path: str(path.stem)
)
def test_fixture(path: Path) -> None:
    expected, printed = _SUITE.run_fixture(path.read_text(encoding="utf-8"))
    assert printed == expected


def test_runner_tells_what_passed_and_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (_HERE / "fixtures" / "a_suppressed_author.txt").read_text(encoding="utf-8")
    (tmp_path / "good.txt").write_text(text, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(text.replace("(2001;", "(1901;"), encoding="utf-8")
    assert _SUITE.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out == "FAIL bad\nPASS good\n1 passed, 1 failed\n"


@pytest.mark.skipif(not _OFFICIAL, reason="CSL_TEST_SUITE names no folder of fixtures")
def test_official_suite() -> None:
    paths = sorted(Path(_OFFICIAL).glob("*.txt"))
    outcomes = [_SUITE.run_fixture(path.read_text(encoding="utf-8-sig")) for path in paths]
    passed = sum(expected == printed for expected, printed in outcomes)
    assert passed >= _LEAST_SHARE * len(paths)
