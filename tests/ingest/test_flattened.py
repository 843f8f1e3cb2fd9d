"""Tables that an export has run into one paragraph -> items, in their places."""

import pytest

from pipeline.ingest import read_text

_TABLE = "Sign Share (where known) Fever 90% Rash 7.5% Sore throat 3/58 Stiff neck - Cough - Ask your doctor."


def test_rows_are_items_and_the_rest_stays() -> None:
    article = read_text("page", f"Scarlet fever\n\nThese were counted. {_TABLE}\n")
    assert [(b.kind, b.span.of(article.text)) for b in article.blocks[1:]] == [
        ("paragraph", "These were counted. Sign Share (where known)"),
        *(("item", name) for name in ("Fever", "Rash", "Sore throat", "Stiff neck", "Cough")),
        ("paragraph", "Ask your doctor."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The cure rate was 90% in Leeds, 80% in York. Fever fell by 50% and Pain by 30%. Rash fell by 5%.",
        "Fever 90% Rash 7.5%",
    ],
)
def test_sentences_with_figures_stay_whole(text: str) -> None:
    article = read_text("page", f"Scarlet fever\n\n{text}\n")
    assert [b.kind for b in article.blocks] == ["heading", "paragraph"]
