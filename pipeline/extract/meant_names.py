"""Passage -> what its pronouns and definite nouns stand for, and what a line without a subject is about."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract import phrase, reference, roles
from pipeline.extract.arguments import Wanted, resolve
from pipeline.extract.scene import Name, Scene

_TYPES = ("Treatment", "Condition", "Substance", "Test", "Food", "BodyPart", "BiologicalProcess")
_POINTING = frozenset({"it", "they", "this", "these", "its", "their"})


def meant_names(scene: Scene, passage: int) -> Iterator[tuple[Name, int]]:
    """Each name that is meant and not written, and the place in the passage after what stands for it.

    A possessive ("its brand name is …") is part of what follows, so for it the place is where it begins.
    """
    here, lexicon = scene.passages[passage], scene.world.lexicon
    about = reference.topic(_TYPES, scene, passage) if here.part == "body" else None
    if about is not None and here.block.kind != "heading":
        yield about, 0
    for token in here.doc:
        generic = lexicon.tables["generic"].get(roles.key(token))
        definite = generic and token.dep_ in {"nsubj", "nsubjpass"} and phrase.is_definite(token, lexicon)
        if token.lower_ not in _POINTING and not definite:
            continue
        if scene.named(passage, token) is not None:
            continue
        found = resolve(token, Wanted(_TYPES), scene, passage)
        if len(found) == 1 and found[0].name is not None:
            start = token.idx if token.tag_ == "PRP$" else token.idx + len(token.text)
            yield replace(found[0].name, entity=found[0].name.entity), start
