"""Commands that hand the graph on: each module adds its options to the command line, and gives the lines to print."""

from pipeline.commands import export, push, stats
from pipeline.commands.usage import UsageError

COMMANDS = {"export": export, "push": push, "stats": stats}
"""Name -> module with ``add`` (parser -> options) and ``run`` (options -> lines)."""

__all__ = ["COMMANDS", "UsageError"]
