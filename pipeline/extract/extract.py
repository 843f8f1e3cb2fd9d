"""Article and its passages -> everything they claim."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract import careers, comparison, doses, frames, naming, phrase, structure, subtypes
from pipeline.extract import claims as making
from pipeline.extract.candidates import Candidate
from pipeline.extract.lead_ins import points_elsewhere
from pipeline.extract.noted import with_noted
from pipeline.extract.precedence import exact
from pipeline.extract.scene import Name, Scene, World, set_scene
from pipeline.extract.speakers import speeches
from pipeline.model import Article, Extraction, Mention
from pipeline.parse import Passage
from pipeline.vocabulary import normalise

#: Whose names keep their capitals.
_PROPER = ("Person", "Organization", "Payer")


def extract(article: Article, passages: tuple[Passage, ...], world: World) -> Extraction:
    """Mentions and claims of one article, in the order of the text."""
    scene = set_scene(article, passages, world)
    proposed = [c for index in range(len(passages)) for c in propose(scene, index)]
    found = speeches(scene)
    made = [claim for candidate in proposed if (claim := making.claim(candidate, scene, found))]
    names = _other_names(scene, proposed)
    mentions = with_noted(_mentions(scene, proposed), _argument_names(proposed), scene)
    return Extraction(article, tuple(mentions), tuple(making.with_article_names(made, names)))


def find_mentions(article: Article, passages: tuple[Passage, ...], world: World) -> tuple[Mention, ...]:
    """Every name that is found, in order, those inside others too: both of "lithium therapy"."""
    scene = set_scene(article, passages, world)
    names = (name for name in scene.names if name.passage >= 0)
    return tuple(with_noted(sorted(set(_as_mentions(names, article))), None, scene))


def propose(scene: Scene, index: int) -> Iterator[Candidate]:
    """The candidates of one passage that are not set aside."""
    yield from (candidate for candidate, why in weigh(scene, index) if not why)


def weigh(scene: Scene, index: int) -> Iterator[tuple[Candidate, str]]:
    """Each candidate of one passage, and why it is set aside; empty where it is not."""
    for candidate, why in _weigh(scene, index):
        yield from ((each, why) for each in doses.parted(candidate, scene))


def _weigh(scene: Scene, index: int) -> Iterator[tuple[Candidate, str]]:
    passage = scene.passages[index]
    if points_elsewhere(scene, passage.block):
        return
    framed = list(frames.candidates(scene, index)) if _bears_frames(passage) else []
    kept = {id(candidate) for candidate in exact(framed, scene.world.lexicon.tables["outranks"])}
    for candidate in framed:
        displaced = "" if id(candidate) in kept else "another says it more exactly"
        yield candidate, displaced or _aside(candidate, scene, passage)
    if _bears_frames(passage) and passage.part == "body":
        listed = list(structure.candidates(scene, index))
        if listed and passage.block.index in scene.continued:
            heard = _reads_on(scene, passage)
            yield from ((c, "the item is read on from the sentence before the list" if heard else "") for c in listed)
            listed = []
        others = (c for room in (comparison, subtypes, careers, doses) for c in room.candidates(scene, index))
        yield from ((c, _aside(c, scene, passage)) for c in (*listed, *others))
        taken = {c.object.token.i for c in framed if c.object.token is not None}
        yield from ((c, _aside(c, scene, passage)) for c in doses.of_topic(scene, index, taken))
    if passage.part != "continued":
        yield from ((candidate, "") for candidate in naming.candidates(scene, index))


def _bears_frames(passage: Passage) -> bool:
    return passage.part == "continued" or (passage.part == "body" and passage.block.kind not in {"heading", "term"})


def _aside(candidate: Candidate, scene: Scene, passage: Passage) -> str:
    """Why a candidate is set aside where it stands: in a question, or in what is read in another passage."""
    if passage.part == "continued":
        in_item = any(
            argument.token is not None and argument.token.idx >= passage.joint
            for argument in (candidate.subject, candidate.object)
        )
        return "" if in_item else "it stands in the sentence before the list, which is read by itself"
    if _in_question(candidate):
        return "it stands in a question"
    return "the item is read on from the sentence before the list" if _read_on(candidate, scene, passage) else ""


def _read_on(candidate: Candidate, scene: Scene, passage: Passage) -> bool:
    """Whether the line is read together with the sentence that introduces its list, and not by itself."""
    return passage.block.index in scene.continued and candidate.trigger.sent.start == 0


def _reads_on(scene: Scene, passage: Passage) -> bool:
    """Whether an item, read on from the sentence that introduces its list, says something."""
    places = (i for i, p in enumerate(scene.passages) if p.part == "continued" and p.block is passage.block)
    return any(not why for index in places for _, why in weigh(scene, index))


def _in_question(candidate: Candidate) -> bool:
    return candidate.trigger.sent.text.rstrip(" ”\"')").endswith("?")


def _other_names(scene: Scene, proposed: list[Candidate]) -> dict[str, tuple[str, ...]]:
    """Entity -> the names, other than its label, by which the article calls it."""
    called: dict[str, dict[tuple[str, ...], str]] = {}
    for name in (*scene.title_names, *scene.names, *_argument_names(proposed)):
        if not name.hidden:
            text = name.text if scene.is_a(name.types, _PROPER) else phrase.tidy(name.text)
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
    """Every name in its place, of nested ones the longest; what only a claim took for one where there is no other."""
    kept = _longest(scene.names, [])
    kept = _longest(_argument_names(proposed), kept)
    return _as_mentions(sorted(kept, key=lambda name: name.span), scene.article)


def _as_mentions(names: Iterable[Name], article: Article) -> list[Mention]:
    return [Mention(n.span, n.span.of(article.text), n.entity, n.found_by, n.confidence) for n in names]


def _longest(names: Iterable[Name], before: Sequence[Name]) -> list[Name]:
    """The names of before, and those that overlap none of them and no longer one."""
    kept = list(before)
    taken = sorted(name.span for name in before)
    for name in sorted({n for n in names if n.passage >= 0}, key=lambda n: (n.span.start, -n.span.end, n.entity.id)):
        place = bisect(taken, name.span)
        # None of those taken overlaps another, so only its neighbours can overlap it.
        if not any(name.span.overlaps(span) for span in taken[max(place - 1, 0) : place + 1]):
            taken.insert(place, name.span)
            kept.append(name)
    return kept
