"""The command ``caregraph``: arguments -> a command -> what a person reads, and an exit code.

0 is fine, 1 means the input or the graph has faults, 2 wrong usage.
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn

from pipeline import __version__
from pipeline.commands import COMMANDS, FaultsFound, UsageError
from pipeline.errors import CareGraphError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], Iterable[str]] = options.command
    signal.signal(signal.SIGTERM, _stop)
    try:
        for line in run(options):
            print(line)
        sys.stdout.flush()
        return 0
    except FaultsFound as found:
        for sentence in found.sentences:
            _complain(sentence)
        return 1 if found.strict else 0
    except UsageError as error:
        _complain(str(error))
        return 2
    except CareGraphError as error:
        _complain(str(error))
        return 1
    except KeyboardInterrupt:
        _complain("Stopped; what was built before is untouched.")
        return 130
    except BrokenPipeError:
        # The reader of our output has had enough; Python would complain about it once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="caregraph", description="Turns articles written for patients into a knowledge graph with evidence."
    )
    parser.add_argument("--version", action="version", version=f"caregraph {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        about = (command.__doc__ or "").strip()
        added = commands.add_parser(name, help=about[:1].lower() + about.rstrip(".")[1:], description=about)
        command.add(added)
        added.set_defaults(command=command.run)
    return parser


def _complain(sentence: str) -> None:
    print(f"caregraph: {sentence}", file=sys.stderr)


def _stop(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
