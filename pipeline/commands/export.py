"""Files for other knowledge bases; without a format, the formats."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.usage import UsageError


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of ``caregraph export``."""
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="the format to write; without it, the formats")
    parser.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DIR", help="a built folder (default: %(default)s)"
    )
    parser.add_argument("--to", type=Path, metavar="PATH", help="the folder to write (default: export/FORMAT)")


def run(options: argparse.Namespace) -> Iterator[str]:
    """Writes one format."""
    from pipeline.export import FORMATS, export

    if not options.format:
        yield from (f"{name:<12} {known.title}" for name, known in FORMATS.items())
        return
    if options.format not in FORMATS:
        raise UsageError(f'There is no format "{options.format}"; the known ones are {", ".join(FORMATS)}.')
    folder = options.to or Path("export") / options.format
    files = export(options.format, options.output, folder)
    yield f"{folder}: {len(files)} file{'' if len(files) == 1 else 's'}"
