"""Run what is measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PROGRAM = Path(__file__).with_name("citations.py")


def seconds(runner: str, *arguments: str) -> float:
    """Return the seconds of CPU that a runner says it took, without the start of Python.

    :param runner: one of those that ``citations.py --run`` knows
    :param arguments: what it is called with
    """
    command = [sys.executable, str(_PROGRAM), "--run", runner, *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(told.stdout.split()[-1])
