"""The commands: each module adds its options to the command line, and gives the lines to print.

Rooms are imported inside the functions that need them: the language model takes a second that a query need not wait.
"""

from pipeline.commands import build, evaluate, explain, export, push, query, stats, validate, vocabulary
from pipeline.commands.usage import FaultsFound, UsageError

COMMANDS = {
    "build": build,
    "query": query,
    "explain": explain,
    "export": export,
    "push": push,
    "stats": stats,
    "validate": validate,
    "vocabulary": vocabulary,
    "evaluate": evaluate,
}
"""Name -> module with ``add`` (parser -> options) and ``run`` (options -> lines); its docstring is the help."""

__all__ = ["COMMANDS", "FaultsFound", "UsageError"]
