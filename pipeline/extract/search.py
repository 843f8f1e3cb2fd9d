"""What the search for an argument passes on: what is wanted, where it stands, what was found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pipeline.extract import phrase, reference, roles
from pipeline.extract.doings import doing, is_doing, last_of_doing
from pipeline.extract.entities import open_entity
from pipeline.extract.scene import Name, Scene
from pipeline.extract.states import is_state, state
from pipeline.lexicon import Lexicon
from pipeline.model import Entity, Object, Span
from pipeline.parse import Passage
from pipeline.parse.tree import Token

#: How often an unknown phrase is what its frame takes it for.
_OPEN_PRIOR = 0.75
#: How often a word that points back means the name it is given, and each of several names.
_MEANT_ONE, _MEANT_MANY = 0.8, 0.75
#: No open phrase is shorter; what is, is an initial or a unit.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Argument:
    """A thing that fills a slot, and where the text says so."""

    value: Object
    span: Span
    """Where it is named."""
    token: Token | None
    """The word in this sentence that stands for it; None where the structure of the article supplies it."""
    confidence: float
    name: Name | None = None
    whole: Entity | None = None
    """The class of which it is a named member."""
    context: tuple[Span, ...] = ()
    """Where else the reader has to look: the name a pronoun stands for, a heading."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a slot takes."""

    types: tuple[str, ...]
    open_type: str | None = None
    """The type that an unknown phrase gets here; None where unknown phrases are not taken."""
    doing_type: str | None = None
    """The type that what somebody does gets here, "cutting out foods"; None where only a known doing is taken."""


@dataclass(frozen=True, slots=True)
class Search:
    """The search for what a token stands for, as each step of it is handed on to the next."""

    wanted: Wanted
    scene: Scene
    passage: int
    steps: int
    """How many more words may be followed."""
    again: Callable[[Token, "Search"], list[Argument]]
    """The whole sieve, for a word that another leads to."""

    @property
    def here(self) -> Passage:
        """The passage that is searched."""
        return self.scene.passages[self.passage]

    def named(self, token: Token) -> Name | None:
        """The name that ``token`` heads."""
        return self.scene.named(self.passage, token)

    def key(self, token: Token) -> str:
        """The key of ``token`` as the lexicon writes nouns of several words."""
        return roles.key(token, self.here.phrases).replace("_", " ")

    def carries(self, token: Token) -> bool:
        """Whether the meaning is in what hangs on the token: "a course of X"."""
        return roles.key(token) in self.scene.world.lexicon.words("transparent")

    def each(self, tokens: Iterable[Token]) -> list[Argument]:
        """What the tokens stand for, all that is coordinated with them included."""
        return [found for token in tokens for whole in roles.conjuncts(token) for found in self.again(whole, self)]


#: One step of the sieve; None leaves the token to the next one, an empty list ends the search.
Step = Callable[[Token, Search], list[Argument] | None]


def members(token: Token, search: Search) -> list[Argument]:
    """Members in the sentence ("such as Y"), else those of the list that the phrase announces."""
    name = search.named(token)
    named_class = search.scene.is_a(name.types, search.wanted.types) if name is not None and not name.hidden else None
    known = _taking(named_class or search.wanted.open_type, search)
    found = [a for member in roles.members(token, search.scene.world.lexicon) for a in search.again(member, known)]
    if found:
        return found
    types = search.scene.world.lexicon.tables["generic"].get(roles.key(token)) or ()
    generic = next((t for t in types if search.scene.is_a((t,), search.wanted.types)), None)
    listed = _taking(named_class or search.wanted.open_type or generic, search)
    return [
        a
        for passage, item in reference.announced(token, search.scene, search.passage)
        for a in search.again(item, replace(listed, passage=passage))
    ]


def _taking(open_type: str | None, search: Search) -> Search:
    """The same search, in which an unknown phrase is taken as ``open_type``."""
    return replace(search, wanted=replace(search.wanted, open_type=open_type))


def pointing_back(token: Token, types: tuple[str, ...], search: Search) -> list[Argument]:
    """What a pronoun or generic noun points back to, as one of ``types``."""
    many = token.lower_ in search.scene.world.lexicon.words("plural_pronouns")
    confidence = _MEANT_MANY if many else _MEANT_ONE
    names = reference.antecedents(token, types, search.scene, search.passage)
    return [meant(name, token, search, confidence) for name in names]


def meant(name: Name, token: Token, search: Search, confidence: float = _MEANT_ONE) -> Argument:
    """The thing of ``name``, for which ``token`` stands; a name in another sentence is context."""
    sentence = search.here.span(token.sent[0], token.sent[-1])
    context = () if sentence.covers(name.span) else (name.span,)
    return Argument(name.entity, search.here.span(token), token, confidence, name, context=context)


def open_phrase(token: Token, type_: str | None, search: Search) -> list[Argument]:
    """The phrase as it stands, as a thing of type ``type_``; empty where it names nothing, or no type is given."""
    world = search.scene.world
    doing_type = search.wanted.doing_type or type_
    if doing_type is not None and is_doing(token):
        # What is done is no substance.
        return _done(token, "Condition" if doing_type == "Substance" else doing_type, search)
    if type_ is not None and is_state(token):
        return _stated(token, type_, search)
    if (
        type_ is None
        or (token.pos_ == "VERB" and type_ == "Substance")
        or token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"}
        or token.tag_ in {"WDT", "WP", "VBZ", "VBP", "VBD", "VB"}
    ):
        return []
    if type_ in {"Treatment", "Test"} and (token.pos_ == "PROPN" or _is_giver(token, world.lexicon)):
        return []
    first, last = phrase.full_text(token, world.lexicon)
    text = phrase.tidy(f"{token.doc[first.i : last.i + 1].text} {phrase.shared_of(token)}")
    empty = world.lexicon.words("empty") | world.lexicon.words("no_complaints")
    if len(text) < _SHORTEST or roles.key(token) in empty or text in empty | world.lexicon.tables["generic"].keys():
        return []
    return open_run(token, (first, last), type_, search, label=text)


def _is_giver(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun names who treats, or what is no help of itself: "surgeons", "our clinic", "the aim"."""
    speakers = lexicon.tables["speakers"]
    givers = {*speakers["occupations"], *speakers["organization_heads"]} | lexicon.words("no_treatments")
    return not givers.isdisjoint({roles.key(token), token.lower_, token.lemma_.lower()})


def _stated(token: Token, type_: str, search: Search) -> list[Argument]:
    label = state(token, search.scene.world.lexicon)
    return open_run(token, (token, token), type_, search, label=label) if label else []


def _done(verb: Token, type_: str, search: Search) -> list[Argument]:
    amounts = search.here.amounts.keys()
    last, lexicon = last_of_doing(verb, amounts), search.scene.world.lexicon
    entity, span = doing(verb, type_, search.scene.world, amounts), search.here.span(verb, last)
    cut_short = last == verb and any(c.dep_ == "dobj" for c in verb.children)
    if roles.key(verb) in lexicon.words("empty") | lexicon.words("mechanisms") or cut_short:
        return []
    text = verb.doc[verb.i : last.i + 1].text
    name = Name(search.passage, verb.i, span, text, entity, (entity.type,), "shape", _OPEN_PRIOR)
    return [Argument(entity, span, verb, _OPEN_PRIOR, name)]


def open_run(
    head: Token, ends: tuple[Token, Token], type_: str, search: Search, *, label: str | None = None
) -> list[Argument]:
    """A run of words, from the first to the last of its ``ends``, as a thing of its own."""
    first, last = ends
    text = label or phrase.tidy(first.doc[first.i : last.i + 1].text)
    span = search.here.span(first, last)
    entity = open_entity(text, type_, search.scene.world)
    name = Name(search.passage, head.i, span, text, entity, (type_,), "shape", _OPEN_PRIOR)
    return [Argument(entity, span, head, _OPEN_PRIOR, name)]
