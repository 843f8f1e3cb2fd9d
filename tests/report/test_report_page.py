"""The page as a text: the same bytes, small, and closed to the network."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.model import Extraction
from pipeline.report.page import embedded, report

HERE = Path(__file__).parent
SURFACES = ("paper", "ground", "sel")
TEXTS = [("ink", ground) for ground in ("paper", "ground", "claim", "neg", "sel", "ctx")]
TEXTS += [(ink, ground) for ink in ("accent", "neg-line") for ground in SURFACES]
TEXTS += [("soft", "paper"), ("soft", "ground"), ("accent-ink", "accent"), ("paper", "ink")]
MARKS = [(f"g{number}", "paper") for number in range(9)] + [("claim-line", "paper"), ("sel-line", "paper")]
SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from conftest import two_articles
from pipeline.report import report
print(hashlib.sha256(report(two_articles()).encode()).hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    def made(seed: str) -> str:
        command = [sys.executable, "-c", SCRIPT, str(HERE)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=HERE.parents[1])
        return done.stdout

    assert made("1") == made("2") != ""


def test_the_page_around_the_data_is_small(extractions: tuple[Extraction, ...]) -> None:
    page = report(extractions)
    data = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    assert len(page.encode()) - len(data[1].encode()) < 60_000


def test_the_page_names_no_address_to_load(extractions: tuple[Extraction, ...]) -> None:
    page = report(extractions)
    shell = page.replace(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1], "")  # type: ignore[index]
    assert set(re.findall(r"https?://[\w./]+", shell)) == {"http://www.w3.org/2000/svg"}
    assert "default-src 'none'" in page


def test_a_title_is_text() -> None:
    page = report((), title="<b>A & {{data}}</b>")
    assert page.count("&lt;b&gt;A &amp; {{data}}&lt;/b&gt;") == 2
    assert "<b>A" not in page


def test_embedding_keeps_the_order() -> None:
    assert embedded({"b": 1, "a": ["é", None]}) == '{"b":1,"a":["é",null]}'


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    digits = colour.lstrip("#") if len(colour) == 7 else "".join(2 * one for one in colour.lstrip("#"))
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_told_apart(scheme: int) -> None:
    style = report(()).split("<style>")[1]
    colours = dict(re.findall(r"--([\w-]+): (#\w+);", style.split(":root {")[1 + scheme].split("}")[0]))

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(colours[one]), luminance(colours[other])))
        return (high + 0.05) / (low + 0.05)

    assert [(pair, contrast(*pair)) for pair in TEXTS if contrast(*pair) < 4.5] == []
    assert [(pair, contrast(*pair)) for pair in MARKS if contrast(*pair) < 3] == []
