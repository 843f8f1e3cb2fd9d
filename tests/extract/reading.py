"""What the tables of this folder compare: short texts read to scenes and claims, and claims written short."""

from dataclasses import replace

from pipeline.extract.scene import Scene, set_scene
from pipeline.ingest import read_markdown, read_text
from pipeline.model import Article, Claim
from pipeline.parse import parse
from pipeline.parse.tree import Token
from pipeline.run import Engine, read


def article_of(text: str, *, title: str | None = None, markdown: bool = False) -> Article:
    if not markdown:
        return read_text("text", text, title=title)
    article = read_markdown("text", text)
    return replace(article, title=title or article.title)


def scene_of(text: str, engine: Engine, *, title: str | None = None) -> Scene:
    article = article_of(text, title=title)
    return set_scene(article, parse(article, engine.parser), engine.world)


def claims_of(text: str, engine: Engine, *, title: str | None = None, markdown: bool = False) -> tuple[Claim, ...]:
    return read(article_of(text, title=title, markdown=markdown), engine).claims


def short(claim: Claim) -> str:
    """ "aspirin treats pain", "aspirin not treats pain"."""
    denied = "not " if claim.polarity == "negated" else ""
    return f"{claim.subject.label} {denied}{claim.predicate} {claim.object.label}"


def shorts(claims: tuple[Claim, ...], *predicates: str) -> set[str]:
    """The claims of some predicates; of all where none is named."""
    return {short(claim) for claim in claims if not predicates or claim.predicate in predicates}


def token_of(scene: Scene, word: str) -> Token:
    """The first token that is written so."""
    return next(token for passage in scene.passages for token in passage.doc if token.text == word)
