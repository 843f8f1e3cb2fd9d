"""Options that several commands have."""

import argparse


def add_recogniser(parser: argparse.ArgumentParser) -> None:
    """Adds ``--recogniser``."""
    parser.add_argument(
        "--recogniser",
        choices=("on", "off"),
        default="on",
        help="whether names are also found as learned from annotated texts (default: %(default)s)",
    )
