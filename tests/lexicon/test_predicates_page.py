from pipeline.schema import load_schema
from tests.lexicon.predicates_page import PAGE, page


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(load_schema()), "run `python -m tests.lexicon.predicates_page`"
