"""The words that point back, of ``anaphors.toml`` -> the share that is resolved to what is meant.

Each is resolved as a frame would: to things of one type, by the same sieve. The trivial baseline beside it takes the
last name of that type before the word.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.extract.arguments import Argument, Wanted, resolve
from pipeline.extract.scene import Scene, set_scene
from pipeline.ingest import read_markdown, read_text
from pipeline.model import Entity
from pipeline.parse import parse
from pipeline.parse.tree import Token
from pipeline.run import Engine
from tests.extract.judging import norm

TABLE = Path(__file__).with_name("anaphors.toml")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """One word of a text, and what it means."""

    text: str
    title: str | None
    format: str
    word: str
    nth: int
    """Which of the words that are written so."""
    type: str
    means: tuple[frozenset[str], ...]
    """For each thing meant, its names; none where the word means nothing."""
    held: bool


@lru_cache(maxsize=1)
def anaphors() -> tuple[Anaphor, ...]:
    """The table, in its order."""
    return tuple(map(_anaphor, tomllib.loads(TABLE.read_text(encoding="utf-8"))["anaphor"]))


def resolves(anaphor: Anaphor, engine: Engine) -> bool:
    """Whether the word is resolved to what it means, all of it and nothing else."""
    scene, passage, token = _place(anaphor, engine)
    wanted = Wanted((anaphor.type,))
    arguments = resolve(token, wanted, scene, passage)
    return _same(anaphor, [_names(each) for each in arguments if isinstance(each.value, Entity)])


def last_name(anaphor: Anaphor, engine: Engine) -> bool:
    """Whether the last name of the type before the word, or else the title's, is what it means."""
    scene, passage, token = _place(anaphor, engine)
    before = [n for n in scene.names if (n.passage, n.token) < (passage, token.i) and not n.hidden]
    fitting = [n for n in (*scene.title_names, *before) if scene.is_a(n.types, (anaphor.type,))]
    return _same(anaphor, [{norm(fitting[-1].entity.label), norm(fitting[-1].text)}] if fitting else [])


def shares(engine: Engine) -> Iterator[tuple[str, int, int, int]]:
    """For the open part and the held one: its name, how many are resolved, how many by the baseline, of how many."""
    for name, held in (("open", False), ("held", True)):
        part = [each for each in anaphors() if each.held == held]
        right, baseline = (sum(judge(each, engine) for each in part) for judge in (resolves, last_name))
        yield name, right, baseline, len(part)


def evaluate_reference(engine: Engine) -> None:
    """Prints the figures."""
    print(f"\n{'words that point back':<32}right  baseline  of")
    for name, right, baseline, of in shares(engine):
        print(f"{name:<32}{right / of:>5.3f}{baseline / of:>10.3f}{of:>4}")


def _anaphor(entry: dict[str, Any]) -> Anaphor:
    means = tuple(frozenset(map(norm, [m] if isinstance(m, str) else m)) for m in entry["means"])
    return Anaphor(
        text=entry["text"],
        title=entry.get("title"),
        format=entry.get("format", "txt"),
        word=entry["word"],
        nth=entry.get("nth", 1),
        type=entry["as"],
        means=means,
        held=entry.get("held", False),
    )


def _place(anaphor: Anaphor, engine: Engine) -> tuple[Scene, int, Token]:
    reader = read_markdown if anaphor.format == "md" else read_text
    article = reader("anaphor", anaphor.text)
    article = replace(article, title=anaphor.title or article.title)
    scene = set_scene(article, parse(article, engine.parser), engine.world)
    tokens = [
        (i, token) for i, passage in enumerate(scene.passages) if passage.part != "continued" for token in passage.doc
    ]
    places = [place for place in tokens if place[1].text == anaphor.word]
    within = [place for place in tokens if anaphor.word in place[1].text.split()]
    return scene, *(places or within)[anaphor.nth - 1]


def _names(argument: Argument) -> set[str]:
    """The label of what was found, and the name by which the text calls it."""
    names = [argument.value.label, *([argument.name.text] if argument.name else [])]
    return set(map(norm, names))


def _same(anaphor: Anaphor, found: list[set[str]]) -> bool:
    """Whether each thing that is meant was found, and each that was found is meant."""
    return all(any(m & f for f in found) for m in anaphor.means) and all(
        any(m & f for m in anaphor.means) for f in found
    )
