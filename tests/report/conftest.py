"""Two articles with their claims, built by hand, and a browser to look at their page."""

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from pipeline.model import (
    Article,
    Block,
    BlockKind,
    Claim,
    Cost,
    Cue,
    Duration,
    Entity,
    Evidence,
    Extraction,
    Object,
    Quote,
    Regimen,
    Span,
    Text,
)
from pipeline.report import Names, report

BASE = "https://w3id.org/caregraph/id/"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Line = tuple[BlockKind, str, int]
Row = tuple[str, str, str, str, str, str]
"""Subject, predicate, object, quote, cues ("role=words | …") and context ("words | …")."""

LASER: Sequence[Line] = (
    ("heading", "Red light caps for thinning hair 💡", 1),
    (
        "paragraph",
        "Low-level light therapy may slow pattern hair loss 🧑🏽‍🦲 in men. It does not help scarring alopecia.",
        0,
    ),
    ("heading", "What happens at a session", 2),
    ("paragraph", "Treatment plan: you wear the cap for 20 minutes, three times a week for four months.", 0),
    ("paragraph", "The light is thought to increase blood flow to the scalp.", 0),
    ("paragraph", "Most people see a change within six months.", 0),
    ("heading", "Side effects", 2),
    ("paragraph", "Some people notice:", 0),
    ("item", "an itchy scalp,", 1),
    ("item", "headache, mostly in the first week", 1),
    ("item", "warm skin", 2),
    ("heading", "What you pay", 2),
    ("cell", "Option", 0),
    ("cell", "Price", 0),
    ("cell", "Cap to keep", 0),
    ("cell", "$600 to $900", 0),
    ("cell", "Clinic visit", 0),
    ("cell", "about $80 a session", 0),
    ("paragraph", "Medicare almost never covers light therapy.", 0),
    ("heading", "A doctor's view", 2),
    (
        "paragraph",
        "“Unless your skin is sensitive, light therapy could be combined with minoxidil,” says Ama Owusu.",
        0,
    ),
    ("paragraph", "Ama Owusu is a dermatologist.", 0),
)
LASER_CLAIMS: Sequence[Row] = (
    ("light therapy", "treats", "pattern hair loss", LASER[1][1].split(".")[0], "hedge=may | population=men", ""),
    ("pattern hair loss", "affects", "men", "pattern hair loss 🧑🏽‍🦲 in men", "", ""),
    (
        *("light therapy", "treats", "scarring alopecia", "It does not help scarring alopecia"),
        *("negation=does not", "Low-level light therapy"),
    ),
    ("light therapy", "deliveredWith", "cap", "you wear the cap", "", ""),
    ("light therapy", "hasDuration", "20 minutes", "you wear the cap for 20 minutes", "", ""),
    ("light therapy", "hasRegimen", "three times a week", "three times a week for four months", "", ""),
    ("light therapy", "actsOn", "blood flow", "The light is thought to increase blood flow", "hedge=is thought to", ""),
    ("light therapy", "appliedTo", "scalp", "increase blood flow to the scalp", "", ""),
    ("light therapy", "hasTimeToEffect", "within six months", LASER[5][1][:-1], "frequency=Most people", ""),
    ("light therapy", "hasSideEffect", "itchy scalp", "an itchy scalp", "hedge=Some people notice", "Side effects"),
    ("light therapy", "hasSideEffect", "headache", "headache, mostly", "hedge=Some people notice", "Side effects"),
    ("light therapy", "hasSideEffect", "warm skin", "warm skin", "hedge=Some people notice", "Side effects"),
    ("cap", "hasCost", "$600 to $900", "$600 to $900", "", "Cap to keep | Price"),
    ("light therapy", "hasCost", "about $80 a session", "about $80 a session", "", "Clinic visit | Price"),
    ("light therapy", "coveredBy", "Medicare", LASER[18][1][:-1], "negation=almost never", ""),
    (
        *("light therapy", "combinedWith", "minoxidil", "light therapy could be combined with minoxidil"),
        *("hedge=could | attribution=says Ama Owusu | exception=Unless your skin is sensitive", ""),
    ),
    ("Ama Owusu", "hasOccupation", "dermatologist", "Ama Owusu is a dermatologist", "", ""),
)
MIGRAINE: Sequence[Line] = (
    ("heading", "Living with migraine", 1),
    ("paragraph", "Migraine is a brain disorder. Its symptoms include nausea and a throbbing headache.", 0),
    ("paragraph", "There is no evidence that feverfew prevents migraine, but magnesium might.", 0),
    ("term", "Triptans", 0),
    ("definition", "These drugs ease an attack. Do not take them with heart disease.", 0),
    ("paragraph", "An attack can last four hours to three days. It is diagnosed without an MRI.", 0),
    ("heading", "Tips", 2),
    ("item", "Spinach is rich in magnesium.", 1),
    ("item", "Strong light can trigger an attack.", 1),
)
MIGRAINE_CLAIMS: Sequence[Row] = (
    ("migraine", "isSubtypeOf", "brain disorder", "Migraine is a brain disorder", "", ""),
    ("migraine", "hasSymptom", "nausea", "Its symptoms include nausea", "", "Migraine"),
    ("migraine", "hasSymptom", "headache", "Its symptoms include nausea and a throbbing headache", "", "Migraine"),
    (
        *("feverfew", "prevents", "migraine", "There is no evidence that feverfew prevents migraine"),
        *("negation=no evidence", ""),
    ),
    ("magnesium", "prevents", "migraine", "magnesium might", "hedge=might", "prevents migraine"),
    ("triptans", "treats", "migraine", "These drugs ease an attack", "", "Triptans"),
    ("triptans", "contraindicatedFor", "heart disease", "Do not take them with heart disease", "", "Triptans"),
    ("migraine", "hasDuration", "four hours to three days", "An attack can last four hours to three days", "", ""),
    ("migraine", "assessedBy", "MRI", "It is diagnosed without an MRI", "negation=without", ""),
    ("magnesium", "foundIn", "spinach", "Spinach is rich in magnesium", "", ""),
    ("strong light", "causes", "migraine", "Strong light can trigger an attack", "hedge=can", ""),
)
TYPES = {
    "Therapy": "light therapy",
    "Disease": "pattern hair loss | scarring alopecia | migraine | brain disorder | heart disease",
    "Symptom": "itchy scalp | headache | warm skin | nausea",
    "Medication": "minoxidil | triptans",
    "Supplement": "feverfew | magnesium",
    "Population": "men",
    "Device": "cap",
    "BiologicalProcess": "blood flow",
    "BodyPart": "scalp",
    "Payer": "Medicare",
    "Person": "Ama Owusu",
    "Test": "MRI",
    "Food": "spinach",
    "Substance": "strong light",
}
QUANTITIES: dict[str, Object] = {
    "20 minutes": Duration("20 minutes", 20, 20, "minute"),
    "within six months": Duration("within six months", None, 6, "month"),
    "four hours to three days": Duration("four hours to three days", 4, 72, "hour"),
    "three times a week": Regimen("three times a week", 3, "1 week", "4 months"),
    "$600 to $900": Cost("$600 to $900", 600, 900, "USD"),
    "about $80 a session": Cost("about $80 a session", 80, 80, "USD", "session"),
    "dermatologist": Text("dermatologist"),
}
QUALIFIERS = ("exception", "frequency", "population")


def entity(name: str) -> Entity:
    kind = next(kind for kind, names in TYPES.items() if name in names.split(" | "))
    plain = Entity(BASE + name.replace(" ", "-"), name, kind)
    if name != "light therapy":
        return plain
    return replace(plain, alt_labels=("low-level light therapy",), links=("http://id.nlm.nih.gov/mesh/D028022",))


def article(name: str, lines: Sequence[Line]) -> Article:
    """The lines as an article; a table has two columns and a row of heads."""
    blocks: list[Block] = []
    text = ""
    cells: list[int] = []
    for index, (kind, line, level) in enumerate(lines):
        span = Span(len(text), len(text) + len(line))
        text += line + ("\t" if kind == "cell" and not len(cells) % 2 else "\n")
        block = Block(index, kind, span, span, level=level, quoted=line.startswith("“"))
        if kind == "cell":
            column = len(cells) % 2
            head = cells[column] if len(cells) > 1 else None
            block = replace(block, column_head=head, row_head=cells[-1] if column and len(cells) > 1 else None)
            cells.append(index)
        if line.startswith("Treatment plan:"):
            block = replace(block, label=Span(span.start, span.start + 14), body=Span(span.start + 16, span.end))
        blocks.append(block)
    return Article(name, text, tuple(blocks), title=lines[0][1])


def run(where: Article, words: str, within: Span | None = None) -> Span:
    """The first place of the words, in the run if they are there."""
    at = where.text.find(words, within.start, within.end) if within else -1
    start = at if at >= 0 else where.text.index(words)
    return Span(start, start + len(words))


def claim(where: Article, row: Row) -> Claim:
    """A claim whose status follows from its cues."""
    subject, predicate, thing, quote, cues, context = row
    bears = run(where, quote)
    roles = dict(cue.split("=", 1) for cue in cues.split(" | ") if cue)
    evidence = Evidence(
        Quote(bears, quote),
        tuple(Cue(run(where, words, bears), words, role) for role, words in roles.items()),
        tuple(Quote(run(where, words), words) for words in context.split(" | ") if words),
    )
    return Claim(
        f"{BASE}claim/{subject}-{predicate}-{thing}".replace(" ", "-"),
        where.id,
        entity(subject),
        predicate,
        QUANTITIES.get(thing) or entity(thing),
        (evidence,),
        polarity="negated" if "negation" in roles else "affirmed",
        certainty="hedged" if "hedge" in roles else "asserted",
        qualifiers=tuple((role, roles[role]) for role in QUALIFIERS if role in roles),
        attributed_to=entity("Ama Owusu") if "attribution" in roles else None,
        confidence=0.71 if predicate == "affects" else 0.95,
    )


def extraction(where: Article, rows: Sequence[Row]) -> Extraction:
    return Extraction(where, (), tuple(claim(where, row) for row in rows))


def two_articles() -> tuple[Extraction, ...]:
    caps = article("red-light-caps", LASER)
    caps = replace(caps, url="https://example.org/caps", date="2026-03-01", publisher="Example Clinic", country="US")
    return extraction(caps, LASER_CLAIMS), extraction(article("living-with-migraine", MIGRAINE), MIGRAINE_CLAIMS)


@pytest.fixture(scope="session")
def extractions() -> tuple[Extraction, ...]:
    return two_articles()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CAREGRAPH_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        reason = "no Chromium found: install it, or name it in CAREGRAPH_CHROMIUM"
        if os.environ.get("CAREGRAPH_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def page_file(extractions: tuple[Extraction, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report(extractions, names=Names(symmetric=("combinedWith",))), encoding="utf-8")
    return path
