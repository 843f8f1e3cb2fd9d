"""`make ontology`: writes anew what is made from ontology/caregraph.ttl."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.schema import load_schema
from tests.published import context, ontology_page, predicates_page, shapes, sssom

MADE: Mapping[Path, Callable[[], str]] = {
    predicates_page.PAGE: lambda: predicates_page.page(load_schema()),
    ontology_page.PAGE: ontology_page.page,
    shapes.FILE: shapes.text,
    sssom.FILE: sssom.text,
    context.FILE: context.text,
}
"""Each file, and what gives its text."""


def main() -> None:
    """Writes all of them."""
    for file, text in MADE.items():
        file.write_text(text(), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
