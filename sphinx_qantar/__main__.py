"""Run the command line: ``python -m sphinx_qantar check PAGE…``."""

from __future__ import annotations

import sys

from sphinx_qantar.cli import main

if __name__ == "__main__":
    sys.exit(main())
