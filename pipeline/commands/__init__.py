"""Commands of their own module: each adds its options to the command line, and gives the lines to print."""

from pipeline.commands import export, vocabulary
from pipeline.commands.usage import UsageError

COMMANDS = {"export": export, "vocabulary": vocabulary}
"""Name -> module with ``add`` (parser -> options) and ``run`` (options -> lines)."""

__all__ = ["COMMANDS", "UsageError"]
