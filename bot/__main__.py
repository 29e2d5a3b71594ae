"""`python -m bot …`: the command line, also installed as `whosaid`."""

from __future__ import annotations

import sys

from bot.cli import main

if __name__ == "__main__":  # worker processes import this module too
    sys.exit(main())
