"""A word that points back -> the names it may mean, the likeliest only.

Each sentence has a centre, what its subject is about (after Centering Theory, Grosz, Joshi & Weinstein 1995). A
pronoun means the centre of the sentence before; in advice to patients most others mean the topic of the section, or
that of the article.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract import phrase, roles
from pipeline.extract.discourse import block_before, borne, earlier_in_sentence, in_sentence, is_had, sentences_before
from pipeline.extract.lists import announced, item_heads, line_heads
from pipeline.extract.scene import Name, Scene
from pipeline.extract.topics import (
    condition_of_page,
    condition_spoken_of,
    headings,
    in_title,
    is_class,
    label_and_heads,
    leading,
    of_conditions,
    seen_as,
    speaks_of_topic,
    topic,
    topics,
)
from pipeline.parse.tree import Span as Sentence
from pipeline.parse.tree import Token

__all__ = [
    "announced",
    "antecedents",
    "centre",
    "condition_spoken_of",
    "implied",
    "item_heads",
    "line_heads",
    "seen_as",
    "topic",
    "topics",
]

#: What a label can make the topic of its line.
_TOPICAL = ("Treatment", "Condition", "Substance", "Food", "Test")
#: What a pronoun can mean; people and payers are not what articles say "it" of.
_THINGS = (*_TOPICAL, "BiologicalProcess", "BodyPart")
#: A pronoun without a name near it means one of the article's leading topics, or nothing.
_LEADING = 2
#: How many pronouns, each the antecedent of the one after, are followed.
_STEPS = 4


def antecedents(token: Token, types: Sequence[str], scene: Scene, passage: int, steps: int = _STEPS) -> list[Name]:
    """The names that ``token`` points back to, as one of ``types``; for a plural, all that were coordinated."""
    if not types or steps == 0:
        return []
    lexicon = scene.world.lexicon
    if roles.key(token).replace("_", " ") in lexicon.words("passing_roles"):
        return [n for names in _centres_before(token, scene, passage, steps - 1) for n in seen_as(names, types, scene)]
    pronoun = token.pos_ == "PRON" or token.tag_ == "DT"
    plural = token.tag_ == "NNS" or token.lower_ in lexicon.words("plural_pronouns")
    if pronoun:
        had = of_conditions(types, scene) and is_had(token, lexicon)
        for candidates in _centres_before(token, scene, passage, steps - 1):
            agreeing = [n for n in candidates if _agrees(n, scene, plural=plural)]
            if had:  # "X may not help people who have it": what they have is no treatment
                agreeing = seen_as(agreeing, types, scene)
            if agreeing:
                return seen_as(agreeing if plural else agreeing[:1], types, scene)
    topical = not pronoun and not plural and of_conditions(types, scene)
    sieve = _topical if topical else _sieve
    for candidates in sieve(token, scene, passage, steps - 1, pronoun=pronoun):
        others = [n for n in candidates if not n.hidden and (n.passage, n.token) != (passage, token.i)]
        others = [n for n in others if not (n.borne and pronoun and not plural)]
        fitting = seen_as(others, types, scene)
        if fitting:
            return _group(fitting[0], scene, types) if plural else fitting[:1]
        if pronoun and _things([n for n in others if not in_title(n, scene)], scene):
            return []
    return []


def row_before(token: Token, types: Sequence[str], scene: Scene, passage: int) -> list[Name]:
    """The things of one kind that were last named in a row, in their order: "X and Y … The former …"."""
    spoken = [(passage, token.doc[token.sent.start : token.i]), *sentences_before(token.sent, scene, passage)]
    for index, words in spoken:
        inside = [n for n in scene.in_passage.get(index, ()) if words.start <= n.token < words.end and not n.hidden]
        row = list({n.entity.id: n for n in reversed(seen_as(inside, types, scene))}.values())[::-1]
        if len(row) > 1:
            return row
    return []


def implied(types: Sequence[str], token: Token, scene: Scene, passage: int) -> list[Name]:
    """What a line or sentence without a subject speaks of: its label or table heads, else what goes before."""
    named = [n for n in label_and_heads(scene.passages[passage].block, scene) if scene.is_a(n.types, _TOPICAL)]
    if named:
        return seen_as(named, types, scene)[:1]
    topical = of_conditions(types, scene)
    if topical and speaks_of_topic(token, scene, passage):
        found = condition_of_page(types, scene, passage)
        if found is not None:
            return [found]
    if topical and _treatment_before(token, scene, passage):
        return []
    for candidates in (_topical if topical else _sieve)(token, scene, passage, _STEPS, pronoun=False):
        fitting = seen_as([n for n in candidates if not n.hidden], types, scene)
        if fitting:
            return fitting[:1]
    return []


def _treatment_before(token: Token, scene: Scene, passage: int) -> bool:
    """Whether the sentence before was about a treatment, whose complications may then be meant."""
    before = next(sentences_before(token.sent, scene, passage), None)
    names = centre(before[1], scene, before[0]) if before is not None else []
    return any(scene.is_a(n.types, ("Treatment",)) for n in names)


def centre(sentence: Sentence, scene: Scene, passage: int, steps: int = _STEPS) -> list[Name]:
    """What the main subject of a sentence is about; of one about a person or organization, its object."""
    for places in ({"nsubj", "nsubjpass", "csubj"}, {"dobj"}):
        for token in sentence:
            if token.dep_ in places and _is_main(token.head):
                found = [n for t in roles.conjuncts(token) for n in _named_or_meant(t, scene, passage, steps)]
                things = _things(found, scene)
                if things or (found and token.dep_ == "dobj"):
                    return things
    return []


def _is_main(verb: Token) -> bool:
    while verb.dep_ in {"conj", "ccomp", "xcomp"}:
        verb = verb.head
    return verb.dep_ == "ROOT"


def _named_or_meant(token: Token, scene: Scene, passage: int, steps: int) -> list[Name]:
    """What a subject names, points back to, or measures: "a course of X"."""
    name = scene.named(passage, token)
    if name is not None:
        return [] if name.hidden else [name]
    lexicon = scene.world.lexicon
    if token.pos_ == "PRON" and token.lower_ in lexicon.words("subject_pronouns"):
        return antecedents(token, _THINGS, scene, passage, steps)
    generic = lexicon.tables["generic"].get(roles.key(token))
    if generic and phrase.is_definite(token, lexicon):
        return antecedents(token, generic, scene, passage, steps)
    if roles.key(token) in lexicon.words("bearers"):
        return _borne_by(token, scene, passage, steps)
    if roles.key(token) not in lexicon.words("transparent"):
        return []
    inner = [t for child in token.children if child.dep_ == "prep" and child.lower_ == "of" for t in child.children]
    return [n for t in inner if (n := scene.named(passage, t))]


def _borne_by(bearer: Token, scene: Scene, passage: int, steps: int) -> list[Name]:
    """What the people have of whom a sentence speaks: "people with X", "those with this condition"."""
    found = [n for t in borne(bearer) for n in _named_or_meant(t, scene, passage, steps)]
    if any(c.lower_ in scene.world.lexicon.words("afflicted") for c in bearer.children):
        found = found or condition_spoken_of(("Disease",), scene, passage)
    return [replace(n, borne=True) for n in seen_as(found, ("Condition",), scene)]


def _agrees(name: Name, scene: Scene, *, plural: bool) -> bool:
    """Whether a name agrees in number with a pronoun."""
    if name.borne:
        return plural
    if name.passage < 0:
        return not plural
    token = scene.passages[name.passage].doc[name.token]
    many = token.tag_ in {"NNS", "NNPS"} or len(roles.coordinated(token)) > 1
    return many == plural or (plural and token.text.endswith("s"))


def _group(name: Name, scene: Scene, types: Sequence[str]) -> list[Name]:
    """The name and those coordinated with it."""
    if name.passage < 0:
        return [name]
    doc = scene.passages[name.passage].doc
    found = [scene.named(name.passage, t) for t in roles.coordinated(doc[name.token])]
    return seen_as([n for n in found if n], types, scene) or [name]


def _centres_before(token: Token, scene: Scene, passage: int, steps: int) -> Iterator[list[Name]]:
    """Subjects of clauses before the pronoun's own, then the centre of the sentence before."""
    yield _things(earlier_in_sentence(token, scene, passage), scene)
    before = next(sentences_before(token.sent, scene, passage), None)
    if before is not None:
        index, sentence = before
        yield _things(centre(sentence, scene, index, steps), scene)


def _things(names: Iterable[Name], scene: Scene) -> list[Name]:
    return [n for n in names if scene.is_a(n.types, _THINGS)]


def _sieve(token: Token, scene: Scene, passage: int, steps: int, *, pronoun: bool) -> Iterator[list[Name]]:
    """What a word may point back to, group by group, the likeliest first."""
    block = scene.passages[passage].block
    before = list(sentences_before(token.sent, scene, passage))
    for index, sentence in before[:1]:
        yield centre(sentence, scene, index, steps)
        if not pronoun:
            yield in_sentence(sentence, scene, index)
    yield list(label_and_heads(block, scene))
    if before and pronoun:
        yield list(leading(block, scene))
    if pronoun:
        for index, sentence in before[1:3]:
            yield centre(sentence, scene, index, steps)
    for index, sentence in before:
        yield centre(sentence, scene, index, steps)
        if not (pronoun and _keeps_centre(sentence, scene)):
            yield in_sentence(sentence, scene, index)
    yield list(headings(block, scene))
    yield list(_paragraph_before(scene, passage, steps))
    yield topics(scene, passage)[: _LEADING if pronoun else None]


def _topical(token: Token, scene: Scene, passage: int, steps: int, *, pronoun: bool) -> Iterator[list[Name]]:
    """What "the condition" or "this disease" may be: what the sentence before was about, else the topic."""
    block = scene.passages[passage].block
    before = next(sentences_before(token.sent, scene, passage), None)
    groups = [centre(before[1], scene, before[0], steps)] if before is not None else []
    groups.append([*label_and_heads(block, scene), *headings(block, scene)])
    for names in groups:
        yield [n for n in seen_as(names, ("Disease",), scene) if not is_class(n, scene)][:1]
    yield seen_as(topics(scene, passage), ("Condition",), scene)[:1]
    yield from _sieve(token, scene, passage, steps, pronoun=pronoun)


def _keeps_centre(sentence: Sentence, scene: Scene) -> bool:
    """Whether a pronoun is what a sentence is about: the next one then means the same, and no name in between."""
    words = scene.world.lexicon.words("subject_pronouns")
    return any(t.dep_ in {"nsubj", "nsubjpass"} and t.lower_ in words and _is_main(t.head) for t in sentence)


def _paragraph_before(scene: Scene, passage: int, steps: int) -> Iterator[Name]:
    """Names of the paragraph before, in the same section; for an item, of the paragraph that introduces its list."""
    previous = block_before(scene.passages[passage].block, scene)
    if previous is None:
        return
    for index in reversed(scene.passages_of_block.get(previous, ())):
        for sentence in reversed(list(scene.passages[index].doc.sents)):
            yield from centre(sentence, scene, index, steps)
            yield from in_sentence(sentence, scene, index)
