"""Passage -> what it stands under: its label, its table heads, its headings, its article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract import roles
from pipeline.extract.scene import Name, Scene
from pipeline.extract.slots import slot
from pipeline.model import Block
from pipeline.parse.tree import Token
from pipeline.vocabulary import normalise

#: A topic of the article weighs at least two mentions.
_TOPIC_WEIGHT = 2
#: And this share of what the heaviest does: an article on vitamin D is not about each disease that it names twice.
_SHARE = 0.2
#: What weighs more is a topic even of what stands before its first mention.
_LEADING_WEIGHT = 3


def topic(types: Sequence[str], scene: Scene, passage: int) -> Name | None:
    """The nearest thing of one of ``types`` that a passage stands under."""
    block = scene.passages[passage].block
    near = seen_as([*label_and_heads(block, scene), *headings(block, scene)], types, scene)
    found = near or seen_as(topics(scene, passage), types, scene)
    return found[0] if found else None


def condition_spoken_of(types: Sequence[str], scene: Scene, passage: int) -> list[Name]:
    """What "an attack" is an attack of: the disease that the passage stands under."""
    nearest = topic([t for t in types if scene.is_a((t,), ("Condition",))], scene, passage)
    disease = topic(("Disease",), scene, passage) if scene.is_a(("Disease",), types) else None
    # A heading that names a symptom does not make that symptom what flares.
    if nearest and disease and scene.weight[disease.entity.id] >= scene.weight[nearest.entity.id]:
        nearest = disease
    return [nearest] if nearest else []


def condition_of_page(types: Sequence[str], scene: Scene, passage: int) -> Name | None:
    """The disease that the labels and headings name, else the article's topic, if that is a condition."""
    block = scene.passages[passage].block
    near = seen_as([*label_and_heads(block, scene), *headings(block, scene)], ("Disease",), scene)
    of_page = topics(scene, passage)[:1] or [*scene.title_names]
    found = seen_as(near or of_page, types, scene) or seen_as(scene.title_names, types, scene)
    return found[0] if found else None


def speaks_of_topic(token: Token, scene: Scene, passage: int) -> bool:
    """Whether a word or the section asks for what all of it is about: "Other causes are …", under "Complications"."""
    named = roles.key(token) in scene.world.lexicon.words("topical_roles")
    return named or slot(scene, scene.passages[passage].block) is not None


def topics(scene: Scene, passage: int) -> list[Name]:
    """What the article is about, as far as a passage can know: names by weight, the heaviest first."""
    first: dict[str, Name] = {}
    for name in (*scene.title_names, *scene.names):
        if not name.hidden and (name.passage <= passage or scene.weight[name.entity.id] > _LEADING_WEIGHT):
            first.setdefault(name.entity.id, name)
    ranked = sorted(first.values(), key=lambda n: (-scene.weight[n.entity.id], n.passage, n.token))
    heaviest = scene.weight[ranked[0].entity.id] if ranked else 0
    least = max(_TOPIC_WEIGHT, heaviest * _SHARE)
    return [n for n in ranked if scene.weight[n.entity.id] >= least]


def label_and_heads(block: Block, scene: Scene) -> Iterator[Name]:
    """What the block's label, its table heads, its term, and the labels it is nested under name."""
    yield from _label_names(block, scene)
    for head in (block.row_head, block.column_head):
        if head is not None:
            yield from _block_names(head, scene)
    parent = block.parent
    while parent is not None:
        above = scene.article.blocks[parent]
        yield from _label_names(above, scene)
        if above.kind in {"term", "item"} and above.label is None:
            yield from _block_names(parent, scene)
        parent = above.parent


def headings(block: Block, scene: Scene) -> Iterator[Name]:
    """What the headings name, innermost first; the title is left to the article's topics."""
    for heading in reversed(block.headings):
        if scene.article.blocks[heading].level > 1:
            yield from sorted(_block_names(heading, scene), key=lambda n: -scene.weight[n.entity.id])


def leading(block: Block, scene: Scene) -> Iterator[Name]:
    """What the headings name, and after them the title, if it names one thing: "Vitamin D: who needs it"."""
    yield from headings(block, scene)
    above = [h for h in block.headings if scene.article.blocks[h].level == 1]
    named = [n for h in above for n in _block_names(h, scene) if not n.hidden]
    if len({n.entity.id for n in named}) == 1 and not _is_part(named[0], scene):
        yield named[0]


def in_title(name: Name, scene: Scene) -> bool:
    """Whether a name stands in the title, which a pronoun may mean, but need not."""
    block = scene.passages[name.passage].block
    return name.passage >= 0 and block.kind == "heading" and block.level == 1


def _is_part(name: Name, scene: Scene) -> bool:
    """Whether a name only specifies another word: "weight" in "weight-loss injections"."""
    return scene.passages[name.passage].doc[name.token].dep_ in {"compound", "amod", "nmod", "npadvmod", "poss"}


def seen_as(names: Sequence[Name], types: Sequence[str], scene: Scene) -> list[Name]:
    """Those of the names that can be one of ``types``, as that type."""
    return [replace(n, entity=replace(n.entity, type=fit)) for n in names if (fit := scene.is_a(n.types, types))]


def _label_names(block: Block, scene: Scene) -> Iterator[Name]:
    if block.label:
        yield from scene.in_passage.get(scene.passages_of_block[block.index][0], ())


def _block_names(block: int, scene: Scene) -> Iterator[Name]:
    for passage in scene.passages_of_block.get(block, ()):
        yield from scene.in_passage.get(passage, ())


def of_conditions(types: Sequence[str], scene: Scene) -> bool:
    """Whether only conditions are among the types."""
    return all(scene.is_a((t,), ("Condition",)) for t in types)


def is_class(name: Name, scene: Scene) -> bool:
    """Whether a name is a bare class: "infection"."""
    return " ".join(normalise(name.text)) in scene.world.lexicon.tables["generic"]
