"""Token in a role of a claim -> the things it stands for, if they are of a wanted type.

A sieve of precise steps (Raghunathan et al. 2010): the name itself, what a pronoun or "this therapy" points back
to, the members of a class, what a measure or a bearer is of ("a session of X", "people with X"), the object of an
activity ("taking X"), what the noun is said to be; at last, where the frame allows it, the phrase as it stands.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from pipeline.extract import reference, roles
from pipeline.extract.bearers import inner, measured, qualified
from pipeline.extract.family import family_history
from pipeline.extract.generic import of_generic
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.identity import identified, named, ordinal, pointing_name, pronoun
from pipeline.extract.scene import Scene
from pipeline.extract.search import Argument, Search, Step, Wanted, members, open_phrase
from pipeline.model import Entity
from pipeline.parse.tree import Token

__all__ = ["Argument", "Wanted", "distinct", "resolve"]

#: How many words, each led to by the one before, are followed.
_STEPS = 5


def resolve(token: Token, wanted: Wanted, scene: Scene, passage: int) -> list[Argument]:
    """The things that ``token`` stands for; empty where none is of a wanted type."""
    asked = ("resolve", token, wanted, passage)
    found: list[Argument] | None = scene.found.get(asked)
    if found is None:
        found = scene.found[asked] = _sift(token, Search(wanted, scene, passage, _STEPS, _sift))
    return found


def distinct(arguments: Iterable[Argument]) -> list[Argument]:
    """Each thing once, the first way it was found."""
    seen: dict[object, Argument] = {}
    for argument in arguments:
        seen.setdefault(argument.value.id if isinstance(argument.value, Entity) else argument.value, argument)
    return list(seen.values())


def _sift(token: Token, search: Search) -> list[Argument]:
    if search.steps == 0:
        return []
    search = replace(search, steps=search.steps - 1)
    if token.i in search.here.amounts:
        return [a for each in inner(token, search.scene.world.lexicon) for a in search.again(each, search)]
    if reference.announced(token, search.scene, search.passage):
        listed = members(token, search)
        if listed:
            return listed
    for step in _SIEVE:
        found = step(token, search)
        if found is not None:
            return found
    return open_phrase(token, search.wanted.open_type, search)


def _acted_on(token: Token, search: Search) -> list[Argument] | None:
    """The object of "taking X", "administering X"; an activity with a name of its own was found before."""
    if token.pos_ not in VERBAL:
        return None
    own = any(c.dep_ in {"dobj", "prep", "dative"} for c in token.children)
    if roles.key(token) in search.scene.world.lexicon.words("taking_away"):
        return None if search.wanted.open_type or search.wanted.doing_type else []
    # "if you smoke or have X": the one verb does not share the object of the other.
    shares = token.dep_ not in {"advcl", "conj"}
    objects = roles.objects(token, search.scene.world.lexicon) if own or shares else []
    known_only = replace(search, wanted=replace(search.wanted, open_type=None, doing_type=None))
    found = known_only.each(objects)
    return found or (None if search.wanted.open_type or search.wanted.doing_type or not objects else [])


_SIEVE: Final[tuple[Step, ...]] = (
    family_history,
    qualified,
    pointing_name,
    named,
    ordinal,
    pronoun,
    of_generic,
    measured,
    _acted_on,
    identified,
)
