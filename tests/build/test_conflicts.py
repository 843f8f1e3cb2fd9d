"""Articles that contradict each other: the report shows both quotes, and neither claim is lost."""

import json
import re
from pathlib import Path

from pipeline.build import build
from pipeline.query import run_query
from pipeline.run import Engine, reading_with

TEXTS = {
    "for": "Shock wave therapy is used to treat plantar fasciitis. Shock wave therapy costs $100 to $150 per session.",
    "against": "Shock wave therapy does not treat plantar fasciitis. Shock wave therapy costs $300 per session.",
    "aside": "Shock wave therapy costs $120 to $350 per session. Shock wave therapy costs £60 per session.",
}


def test_contradictions_are_in_the_report_with_both_quotes(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    output = tmp_path / "out"
    build([str(tmp_path / "in")], output, workers=reading_with(engine))
    page = (output / "report.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    shown = [
        (kind, *(data["articles"][data["claims"][index]["article"]]["id"] for index in (one, other)))
        for kind, one, other in data["conflicts"]
    ]
    assert shown == [("costs apart", "for", "against"), ("denied", "for", "against")]
    quotes = {cell.value for row in run_query(output, "conflicts").rows for cell in row if cell}
    assert {text.split(". ")[0] for name, text in TEXTS.items() if name != "aside"} <= quotes
    assert (output / "claims.jsonl").read_text(encoding="utf-8").count("\n") == 6
