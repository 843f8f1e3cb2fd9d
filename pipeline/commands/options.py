"""Options that several commands have."""

import argparse


def add_recogniser(parser: argparse.ArgumentParser, *, default: str) -> None:
    """Adds ``--recogniser``."""
    parser.add_argument(
        "--recogniser",
        choices=("on", "auto", "off"),
        default=default,
        help="how names that were learned from annotated texts are used: they settle what is a name (on), or only what "
        "is mentioned in articles that do not speak to their reader (auto; default: %(default)s)",
    )
