"""Measure a build by sphinx-build, and take the least and the middle of several."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: seconds of user CPU, seconds by the clock, peak memory in MiB."""

    cpu: float
    clock: float
    memory: float

    def __str__(self) -> str:
        return f"{self.cpu:6.1f} {self.clock:6.1f} {self.memory:5.0f}"


def least(costs: Sequence[Cost]) -> Cost:
    """Take the least of each quantity: what the load of the machine adds, it adds to the others."""
    return Cost(
        min(cost.cpu for cost in costs),
        min(cost.clock for cost in costs),
        min(cost.memory for cost in costs),
    )


def middle(costs: Sequence[Cost]) -> Cost:
    """Take the median of each quantity."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.clock for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )


def build(
    project: Path, out: Path, *, builder: str = "html", processes: int = 1, strict: bool = True
) -> Cost:
    """Run sphinx-build on a project and measure it.

    Its output is in a folder of ``out`` named for the builder.  Raises RuntimeError if it
    failed, or warned where it is ``strict``.
    """
    command = [sys.executable, "-m", "sphinx", "-q", "-j", str(processes)]
    command += ["-W", "--keep-going"] * strict
    command += ["-b", builder, "-d", str(out / "doctrees"), str(project), str(out / builder)]
    return run(command)


def run(
    command: Sequence[str], folder: Path | None = None, *, environment: dict[str, str] | None = None
) -> Cost:
    """Run a program in a folder and measure it, with all the programs that it runs.

    Raises RuntimeError if it failed.
    """
    with tempfile.TemporaryFile("w+") as log:
        start = time.perf_counter()
        running = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(running.pid, 0)
        clock = time.perf_counter() - start
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            log.seek(0)
            message = f"{' '.join(command)} ended with {running.returncode}:\n{log.read()[:2000]}"
            raise RuntimeError(message)
    unit = 2**20 if sys.platform == "darwin" else 2**10  # of ru_maxrss to the MiB
    return Cost(usage.ru_utime, clock, usage.ru_maxrss / unit)
