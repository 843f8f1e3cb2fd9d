"""Article and its passages -> everything they claim."""

from collections.abc import Iterator

from pipeline.extract import careers, comparison, frames, naming, phrase, structure, subtypes
from pipeline.extract import claims as making
from pipeline.extract.candidates import Candidate
from pipeline.extract.precedence import exact
from pipeline.extract.scene import Name, Scene, World, set_scene
from pipeline.extract.speakers import speeches
from pipeline.model import Article, Extraction, Mention
from pipeline.parse import Passage
from pipeline.vocabulary import normalise


def extract(article: Article, passages: tuple[Passage, ...], world: World) -> Extraction:
    """Mentions and claims of one article, in the order of the text."""
    scene = set_scene(article, passages, world)
    proposed = [c for index in range(len(passages)) for c in propose(scene, index)]
    found = speeches(scene)
    made = [claim for candidate in proposed if (claim := making.claim(candidate, scene, found))]
    names = _other_names(scene, proposed)
    return Extraction(article, tuple(_mentions(scene, proposed)), tuple(making.with_article_names(made, names)))


def propose(scene: Scene, index: int) -> Iterator[Candidate]:
    """The candidates of one passage that stand in no question."""
    passage = scene.passages[index]
    if passage.part == "continued":
        yield from (
            c
            for c in exact(frames.candidates(scene, index), scene.world.lexicon.tables["outranks"])
            if (c.object.token is not None and c.object.token.idx >= passage.joint)
            or (c.subject.token is not None and c.subject.token.idx >= passage.joint)
        )
        return
    if passage.part == "body" and passage.block.kind not in {"heading", "term"}:
        for candidate in (
            *exact(frames.candidates(scene, index), scene.world.lexicon.tables["outranks"]),
            *structure.candidates(scene, index),
            *comparison.candidates(scene, index),
            *subtypes.candidates(scene, index),
            *careers.candidates(scene, index),
        ):
            if not _in_question(candidate) and not _read_on(candidate, scene, passage):
                yield candidate
    yield from naming.candidates(scene, index)


def _read_on(candidate: Candidate, scene: Scene, passage: Passage) -> bool:
    """Whether the line is read together with the sentence that introduces its list, and not by itself."""
    return passage.block.index in scene.continued and candidate.trigger.sent.start == 0


def _in_question(candidate: Candidate) -> bool:
    return candidate.trigger.sent.text.rstrip(" ”\"')").endswith("?")


def _other_names(scene: Scene, proposed: list[Candidate]) -> dict[str, tuple[str, ...]]:
    """Entity -> the names, other than its label, by which the article calls it."""
    called: dict[str, dict[tuple[str, ...], str]] = {}
    for name in (*scene.title_names, *scene.names, *_argument_names(proposed)):
        if not name.hidden:
            text = phrase.tidy(name.text)
            texts = [text, f"{name.title} {name.text.split()[-1]}"] if name.title else [text]
            for each in texts:
                if normalise(each) not in {normalise(name.entity.label), ()}:
                    called.setdefault(name.entity.id, {}).setdefault(normalise(each), each)
    return {entity: tuple(sorted(names.values())) for entity, names in called.items()}


def _argument_names(proposed: list[Candidate]) -> Iterator[Name]:
    for candidate in proposed:
        for argument in (candidate.subject, candidate.object):
            if argument.name is not None:
                yield argument.name


def _mentions(scene: Scene, proposed: list[Candidate]) -> list[Mention]:
    """Every name in its place; of nested ones the longest."""
    found = {n for n in (*scene.names, *_argument_names(proposed)) if n.passage >= 0}
    names = sorted(found, key=lambda n: (n.span.start, -n.span.end, n.entity.id))
    kept: list[Name] = []
    for name in names:
        if not kept or (name.span.end > kept[-1].span.end and not kept[-1].span.overlaps(name.span)):
            kept.append(name)
    return [Mention(n.span, n.span.of(scene.article.text), n.entity, n.found_by, n.confidence) for n in kept]
