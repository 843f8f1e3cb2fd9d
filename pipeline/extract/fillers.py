"""Paths of a frame -> the arguments at their end: things, texts and amounts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract import phrase, reference, roles
from pipeline.extract.amounts import REACH, as_quantity, nearest_amounts
from pipeline.extract.arguments import Argument, Wanted, resolve
from pipeline.extract.entities import open_entity
from pipeline.extract.grammar.fragments import lacks_subject
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.scene import Name, Scene
from pipeline.lexicon import Lexicon, Path_
from pipeline.model import Entity, Text
from pipeline.parse.tree import Token

#: How often an age is what a frame takes it for: "if you are over 50".
_AGE_PRIOR = 0.85
#: Roles that the place of a line fills.
_SUPPLIED = frozenset({"topic", "label", "disease", "as_written"})


def fill(paths: Iterable[Path_], token: Token, wanted: Wanted, scene: Scene, passage: int) -> list[Argument]:
    """The arguments of the first path that has any."""
    for path in paths:
        found = list(_along(path, token, wanted, scene, passage))
        if found:
            return found
    return []


def may_fill(paths: Iterable[Path_], token: Token, scene: Scene, passage: int) -> bool:
    """Whether a path can have arguments, as far as the tree alone shows."""
    return any(_leads_on(path, token, scene, passage) for path in paths)


def _leads_on(path: Path_, token: Token, scene: Scene, passage: int) -> bool:
    role = path[-1].role
    if role in REACH:
        return bool(scene.passages[passage].amounts)
    beyond_tree = role in _SUPPLIED or (len(path) == 1 and (role == "eg" or role == _unsaid(token)))
    return beyond_tree or bool(roles.follow(token, path, scene.world.lexicon))


def _along(path: Path_, token: Token, wanted: Wanted, scene: Scene, passage: int) -> Iterator[Argument]:
    """What stands at the end of one path; its last role says how it is looked for."""
    role, lexicon = path[-1].role, scene.world.lexicon
    if role == _unsaid(token) and len(path) == 1 and lacks_subject(token):
        if _in_structure(scene, passage) or _opens(token):
            yield from _topics(token, wanted, scene, passage)
    elif role in _OUTSIDE:
        reached = roles.follow(token, path[:-1], lexicon) if len(path) > 1 else [token]
        if reached and (len(path) > 1 or not _has_pronoun(token, lexicon)):
            yield from _OUTSIDE[role](reached[0], wanted, scene, passage)
    elif role in REACH:
        yield from nearest_amounts(role, roles.follow(token, path[:-1], lexicon), wanted, scene, passage)
    elif role == "as_written":
        yield from _written(token, scene, passage)
    else:
        yield from _first_taken(roles.follow(token, path, lexicon), wanted, scene, passage)
        announced = reference.announced(token, scene, passage) if role == "eg" and len(path) == 1 else []
        yield from (found for index, item in announced for found in resolve(item, wanted, scene, index))


def _first_taken(reached: Sequence[Token], wanted: Wanted, scene: Scene, passage: int) -> Iterator[Argument]:
    """The first of several candidates that will do, and those coordinated with it, of its kind if nobody knows them."""
    group: list[Token] | None = None
    for token in reached:
        if group is not None and token not in group:
            continue
        taken = list(_taken(token, wanted, scene, passage))
        if taken and group is None:
            group = roles.coordinated(token)
            wanted = _of_its_kind(taken[0], wanted, scene)
        yield from taken


def _of_its_kind(argument: Argument, wanted: Wanted, scene: Scene) -> Wanted:
    """What is wanted of the words coordinated with an argument: "depression and *alcohol misuse*"."""
    value = argument.value
    if wanted.open_type is not None or not isinstance(value, Entity) or argument.token is None:
        return wanted
    return replace(wanted, open_type=scene.world.schema.top(value.type))


def _taken(token: Token, wanted: Wanted, scene: Scene, passage: int) -> Iterator[Argument]:
    """An amount where one is wanted, a text where one is wanted, else a thing."""
    amount = scene.passages[passage].amounts.get(token.i)
    quantities = list(as_quantity(amount, token, wanted, scene, passage)) if amount is not None else []
    if quantities:
        yield from quantities
    elif amount is not None and amount.kind == "age" and wanted.open_type is not None:
        span = scene.passages[passage].span(token)
        yield Argument(open_entity(token.text, wanted.open_type, scene.world), span, token, _AGE_PRIOR)
    elif amount is None and "Text" in wanted.types:
        yield _text(token, scene, passage)
    else:
        yield from resolve(token, wanted, scene, passage)


def _written(token: Token, scene: Scene, passage: int) -> Iterator[Argument]:
    """The trigger as a text, with the "most" before it; a mere comparison ("more common") says nothing by itself."""
    degrees = {child.lower_ for child in token.children if child.dep_ == "advmod"}
    if not degrees & {"more", "less"} and token.tag_ != "JJR":
        text = f"most {token.text}" if "most" in degrees else token.text
        yield Argument(Text(text), scene.passages[passage].span(token), token, 0.9)


def _text(token: Token, scene: Scene, passage: int) -> Argument:
    first, last = phrase.full_text(token, scene.world.lexicon)
    text = " ".join(token.doc[first.i : last.i + 1].text.split())
    return Argument(Text(text), scene.passages[passage].span(first, last), token, 0.85)


def _has_pronoun(token: Token, lexicon: Lexicon) -> bool:
    """Whether subject or object is a pronoun: if that means nothing known, nothing else is meant."""
    places = {"nsubj", "nsubjpass", "dobj"}
    return any(c.dep_ in places and c.lower_ in lexicon.words("pronouns") for c in token.children)


def _unsaid(verb: Token) -> str:
    """The logical role of the subject that an elliptical line leaves out: "Not recommended in pregnancy"."""
    participle = verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)
    return "obj" if participle and verb.pos_ in VERBAL else "subj"


def _opens(verb: Token) -> bool:
    """Whether nothing but adverbs and auxiliaries stands before the main verb: "Temporarily relieves pain"."""
    while verb.dep_ in {"xcomp", "conj"} and verb.head.pos_ in VERBAL:
        verb = verb.head
    before = verb.doc[verb.sent.start : verb.i]
    return all(t.pos_ in {"ADV", "AUX", "PART", "PUNCT", "SPACE"} and t.head == verb for t in before)


def _in_structure(scene: Scene, passage: int) -> bool:
    """Whether the place of a line says what it is about."""
    block = scene.passages[passage].block
    return bool(block.label) or block.row_head is not None or block.column_head is not None or block.kind == "item"


def _labelled(_: Token, wanted: Wanted, scene: Scene, passage: int) -> Iterator[Argument]:
    """What a line of a list, table or definition is about."""
    block = scene.passages[passage].block
    listed = block.label is not None or block.kind in {"item", "cell", "definition"}
    name = reference.topic(wanted.types, scene, passage) if listed else None
    if name is not None:
        yield _elsewhere(name, 0.8)


def _topics(token: Token, wanted: Wanted, scene: Scene, passage: int) -> Iterator[Argument]:
    for name in reference.implied(_said_of(token, wanted, scene), token, scene, passage):
        yield _elsewhere(name, 0.75)


def _said_of(token: Token, wanted: Wanted, scene: Scene) -> tuple[str, ...]:
    """The wanted types that the subject leaves open: "each session lasts an hour" is said of no disease."""
    subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    types = scene.world.lexicon.tables["generic"].get(roles.key(subject), ()) if subject is not None else ()
    if scene.is_a(types, ("Treatment", "Test")) is None:
        return wanted.types
    return tuple(type_ for type_ in wanted.types if scene.is_a((type_,), ("Condition",)) is None)


def _disease(_: Token, wanted: Wanted, scene: Scene, passage: int) -> Iterator[Argument]:
    """The disease that a line stands under."""
    for name in reference.condition_spoken_of(wanted.types, scene, passage):
        if scene.is_a(name.types, ("Disease",)):
            yield _elsewhere(name, 0.75)


#: Role that leads out of the tree -> what it finds there.
_OUTSIDE: dict[str, Callable[[Token, Wanted, Scene, int], Iterator[Argument]]] = {
    "topic": _topics,
    "label": _labelled,
    "disease": _disease,
}


def _elsewhere(name: Name, confidence: float) -> Argument:
    """A thing that the structure of the article supplies."""
    return Argument(name.entity, name.span, None, confidence, name, context=(name.span,))
