"""Amounts as arguments: which one a role leads to, and what it is worth."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.extract.arguments import Argument, Wanted
from pipeline.extract.grammar.clauses import in_clause
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.scene import Scene
from pipeline.lexicon import Lexicon
from pipeline.model import Cost, Duration, Regimen, Text
from pipeline.parse.tree import Token
from pipeline.quantity import Amount, Headcount, Proportion

#: Steps between two words that have no word in common above them.
_FAR = 99
_MEASURES = frozenset({"dobj", "npadvmod", "attr", "advmod", "oprd", "acomp", "nummod", "nsubj", "dep"})
_OTHER_CLAUSES = frozenset({"relcl", "conj", "advcl"})


def nearest_amounts(
    role: str, starts: Iterable[Token], wanted: Wanted, scene: Scene, passage: int
) -> Iterator[Argument]:
    """For each of ``starts`` the nearest amount of a wanted kind that the role can reach."""
    for start in starts:
        reach = REACH[role](start, scene.world.lexicon)
        yield from _nearest_amount(reach, start, wanted, scene, passage)


def _nearest_amount(
    tokens: Iterable[Token], token: Token, wanted: Wanted, scene: Scene, passage: int
) -> Iterator[Argument]:
    """Of the amounts of a wanted kind among ``tokens``, the one that is nearest in the tree to ``token``."""
    here = scene.passages[passage]
    for _, i in sorted((_distance(token, t), t.i) for t in tokens if t.i in here.amounts):
        taken = list(as_quantity(here.amounts[i], token.doc[i], wanted, scene, passage))
        if taken:
            yield from taken
            if not isinstance(taken[0].value, Regimen) or taken[0].value.step is None:
                return


def _measures(token: Token, lexicon: Lexicon) -> list[Token]:
    """What a verb is measured by: its object, an adverbial of time, "for …"."""
    direct = [c for c in token.children if c.dep_ in _MEASURES]
    direct += [
        p
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in lexicon.words("measuring_prepositions")
        for p in c.children
    ]
    return direct + [t for c in direct for t in c.children if c.dep_ in {"dobj", "attr"}]


def _beside(token: Token, _: Lexicon) -> list[Token]:
    """What directly follows, be it after a comma or bracket: "trimethoprim, 200 mg twice daily"."""
    after = token.doc[token.i + 1 : token.i + 3]
    return [t for t in after if all(o.is_punct for o in token.doc[token.i + 1 : t.i])]


#: Role of an amount -> the words among which it is looked for.
REACH: dict[str, Callable[[Token, Lexicon], Iterable[Token]]] = {
    "lasting": _measures,
    "near": lambda token, _: (t for t in token.sent if not _in_other_clause(t, token)),
    "in_clause": lambda token, _: in_clause(token),
    "beside": _beside,
}


def _in_other_clause(token: Token, trigger: Token) -> bool:
    """Whether a token stands in a clause with a subject of its own below or beside that of the trigger."""
    above = trigger, *trigger.ancestors
    if any(t.dep_ == "relcl" and t.head == token for t in above):
        return True
    while token not in above:
        if token.dep_ in _OTHER_CLAUSES and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children):
            return True
        token = token.head
    return False


def _distance(one: Token, other: Token) -> int:
    up = [one, *one.ancestors]
    for steps, each in enumerate([other, *other.ancestors]):
        if each in up:
            return steps + up.index(each)
    return _FAR


def as_quantity(amount: Amount, token: Token, wanted: Wanted, scene: Scene, passage: int) -> Iterator[Argument]:
    """An amount as the cost, duration, regimen or text that is wanted; nothing where it is none of them."""
    value, span = amount.value, scene.passages[passage].span(token)
    if isinstance(value, Cost | Duration | Regimen) and type(value).__name__ in wanted.types:
        yield Argument(value, span, token, 0.95)
    elif "Regimen" in wanted.types and amount.kind == "dose" and token.head.pos_ in VERBAL:
        yield Argument(Regimen(value.label, dose=value.label), span, token, 0.85)
    elif "Text" in wanted.types and isinstance(value, Proportion):
        yield Argument(Text(token.text, value.low, value.high), span, token, 0.9)
    elif "Text" in wanted.types and isinstance(value, Headcount):
        yield Argument(Text(value.label), span, token, 0.9)
