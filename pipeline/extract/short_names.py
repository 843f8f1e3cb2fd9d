"""Names of several words -> the nouns by which the article then calls the same things: "kidney stones", "a stone".

A head noun that no list knows stands for the name that ends in it, if the article has one that is used most.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.extract import phrase
from pipeline.extract.entities import World
from pipeline.extract.name import Name, is_subject
from pipeline.lexicon import Lexicon
from pipeline.parse import Passage
from pipeline.parse.tree import Token

_CONFIDENCE = 0.85
_SHORTEST = 4


def short_names(names: Iterable[Name], passages: tuple[Passage, ...], world: World) -> Iterator[Name]:
    """The nouns that stand for a longer name met before."""
    known = list(names)
    taken = {(name.passage, name.token) for name in known}
    full = _by_head(known, world)
    for index, passage in enumerate(passages):
        for token in passage.doc:
            whole = full.get(token.lemma_.lower())
            if whole is None or (index, token.i) in taken or whole.passage > index:
                continue
            if _stands_alone(token, passage, world.lexicon):
                yield Name(
                    passage=index,
                    token=token.i,
                    span=passage.span(token),
                    text=token.text,
                    entity=whole.entity,
                    types=whole.types,
                    found_by="shape",
                    confidence=_CONFIDENCE,
                    is_subject=is_subject(token),
                )


def _by_head(names: list[Name], world: World) -> dict[str, Name]:
    """For each last word, the first mention of the one name ending in it that is named most often."""
    heads: dict[str, list[Name]] = {}
    for name in names:
        words = name.entity.label.lower().split()
        written = name.text.lower().split()
        is_thing = world.schema.is_a(name.types[0], "Condition") or world.schema.is_a(name.types[0], "Treatment")
        if not name.hidden and is_thing and not world.is_decided(name.types[0]) and len(words) > 1 and len(written) > 1:
            heads.setdefault(words[-1], []).append(name)
    found: dict[str, Name] = {}
    for head, meant in heads.items():
        (most, times), *others = Counter(name.entity.id for name in meant).most_common(2)
        if len(head) >= _SHORTEST and not _is_general(head, world.lexicon) and (not others or others[0][1] < times):
            found[head] = next(name for name in meant if name.entity.id == most)
    return found


def _is_general(word: str, lexicon: Lexicon) -> bool:
    return any(word in table for table in (lexicon.tables["generic"], lexicon.words("empty"), lexicon.words("units")))


def _stands_alone(token: Token, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a noun has nothing with it that says another kind: "bile stones", "loss of appetite"."""
    completed = any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
    return (
        token.pos_ == "NOUN"
        and token.dep_ not in {"compound", "nmod"}
        and token.i not in passage.amounts
        and not completed
        and phrase.first_of_name(token, lexicon) == token
    )
