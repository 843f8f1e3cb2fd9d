"""Options that several commands have."""

import argparse


def add_recogniser(parser: argparse.ArgumentParser, *, default: str) -> None:
    """Adds ``--recogniser``."""
    parser.add_argument(
        "--recogniser",
        choices=("on", "off"),
        default=default,
        help="whether names are also found as learned from annotated texts (default: %(default)s)",
    )
