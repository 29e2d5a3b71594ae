"""The command line: one file a command, and one line in `frame.COMMANDS` for each.

It turns files into submissions and reports into output; what stands between the two is `bot.pipeline`'s.
"""

from bot.cli.frame import main

__all__ = ["main"]
