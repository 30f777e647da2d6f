"""Run the command line: ``python -m sphinx_qantar COMMAND …``."""

from __future__ import annotations

import io
import sys

from sphinx_qantar.cli import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # not every terminal has every letter
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())
