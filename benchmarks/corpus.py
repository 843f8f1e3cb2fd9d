"""Distinct articles of any number: sections of real pages, drawn and put together anew.

Copies of pages would measure what the cache does. The pages are those of MedQuAD where ``CAREGRAPH_DATA`` names a
folder that holds them, else the project's own annotated articles.
"""

import json
import os
import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SEED = 11
_SHORTEST = 15
"""Words of a section: what is shorter is a heading or a remnant."""

Record = dict[str, str]


def source() -> str:
    """Where the sections come from, in words."""
    return "sections of MedQuAD's pages" if _medquad() else "sections of the project's own articles"


def write(path: Path, number: int, words: int) -> int:
    """Writes so many articles of about so many words as JSON Lines, and returns how many words there are in all.

    The first hundred of ten thousand are the same as those of a hundred.
    """
    total = 0
    with path.open("w", encoding="utf-8") as file:
        for record in islice(articles(words), number):
            total += len(record["text"].split())
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return total


def articles(words: int) -> Iterator[Record]:
    """Articles without end, all distinct, each of sections of some pages under the title of the first."""
    pages = list(_pages())
    drawn, seen = random.Random(_SEED), set[str]()  # noqa: S311 - no secret
    while True:
        text, title, count = "", "", 0
        while count < words:
            page_title, sections = drawn.choice(pages)
            section = drawn.choice(sections)
            title, count = title or page_title, count + len(section.split())
            text += section + "\n\n"
        if text not in seen:
            seen.add(text)
            yield {"id": f"article-{len(seen):05}", "title": title, "text": text}


def _pages() -> Iterator[tuple[str, Sequence[str]]]:
    medquad = _medquad()
    if medquad:
        texts = [(page["title"], page["text"]) for page in map(json.loads, medquad.open(encoding="utf-8"))]
    else:
        files = (path for path in sorted((ROOT / "tests/gold/open").iterdir()) if path.suffix in {".md", ".txt"})
        texts = [(path.stem.replace("-", " "), path.read_text(encoding="utf-8")) for path in files]
    for title, text in texts:
        sections = [part for part in re.split(r"\n\s*\n", text) if len(part.split()) >= _SHORTEST]
        if sections:
            yield title, sections


def _medquad() -> Path | None:
    file = Path(os.environ.get("CAREGRAPH_DATA", ROOT.parent / "shared")) / "corpora/medquad/docs.jsonl"
    return file if file.is_file() else None
