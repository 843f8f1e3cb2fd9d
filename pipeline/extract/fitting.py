"""Whether a subject and an object that a frame found can stand in a claim of its predicate."""

from pipeline.extract import doses, roles
from pipeline.extract.arguments import Argument
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.scene import Scene
from pipeline.lexicon import Frame
from pipeline.model import Entity, Regimen


def may_hold(frame: Frame, subject: Argument, object_: Argument, scene: Scene) -> bool:
    """Whether subject and object are what the predicate and the options of the frame take."""
    return (
        _differ_and_fit(frame.predicate, subject, object_, scene)
        and _is_measured(subject, object_, scene)
        and not _side_by_side(frame, subject, object_)
        and not _described_by(subject, object_)
        and _ends_well(frame, object_, scene)
        and not _barred(frame.options.get("notS"), subject, scene)
        and not _barred(frame.options.get("notO"), object_, scene)
        and ("capital" not in frame.options or _is_name(subject, scene))
        and ("unknown" not in frame.options or not _is_known(subject, scene))
        and ("doing" not in frame.options or _is_done(subject))
    )


def _side_by_side(frame: Frame, subject: Argument, object_: Argument) -> bool:
    """Whether the two are only named in one enumeration, where the frame does not look for both in one place."""
    asked = "pair" in frame.options or frame.subject == frame.object or frame.predicate == "isSubtypeOf"
    if asked or subject.token is None or object_.token is None:
        return False
    return object_.token in roles.coordinated(subject.token)


def _described_by(subject: Argument, object_: Argument) -> bool:
    """Whether people are described by the thing itself: "people who take X" are no others for X."""
    if not isinstance(subject.value, Entity) or object_.name is None:
        return False
    label = object_.name.text.lower()
    described = object_.name.found_by == "shape" and object_.name.entity.type == "Population"
    names = {subject.value.label.lower(), subject.name.text.lower() if subject.name is not None else ""} - {""}
    return described and any(name in label for name in names)


def _differ_and_fit(predicate: str, subject: Argument, object_: Argument, scene: Scene) -> bool:
    """Types fit, and the two are different things named at different places."""
    if not isinstance(subject.value, Entity):
        return False
    if not isinstance(object_.value, Entity):
        return True
    if predicate == "isSubtypeOf" and not _names_class(object_):
        return False
    overlap = subject.token is not None and subject.token == object_.token
    return (
        subject.value.id != object_.value.id
        and not overlap
        and scene.world.schema.allows(predicate, subject.value.type, object_.value.type)
    )


def _is_measured(subject: Argument, object_: Argument, scene: Scene) -> bool:
    """Whether an amount that says what it is of is said of that: "800 units of vitamin D" is no dose of calcium."""
    if not isinstance(object_.value, Regimen) or object_.token is None or not isinstance(subject.value, Entity):
        return True
    names = doses.measured(object_.token, scene, scene.index_of[id(object_.token.doc)])
    return not names or any(n.entity.id == subject.value.id for n in names)


def _names_class(argument: Argument) -> bool:
    """Whether an argument is named by its own word, and not a member of what the word stands for."""
    return (
        argument.whole is None
        and argument.name is not None
        and argument.token is not None
        and argument.name.token == argument.token.i
    )


def _barred(type_: str | None, argument: Argument, scene: Scene) -> bool:
    """Whether an argument is of a type that the frame shuts out ("notS=…", "notO=…")."""
    value = argument.value
    return type_ is not None and isinstance(value, Entity) and scene.world.schema.is_a(value.type, type_)


def _is_name(subject: Argument, scene: Scene) -> bool:
    """Whether a subject is known, or at least written as a name is."""
    token = subject.token
    if token is None or subject.name is None or scene.named(scene.index_of[id(token.doc)], token):
        return True
    words = subject.name.span.of(scene.article.text).split()
    opens = token.left_edge.i == token.sent.start and token.pos_ != "PROPN"
    return any(word[:1].isupper() for word in (words[1:] if opens else words))


def _is_known(subject: Argument, scene: Scene) -> bool:
    """Whether a subject has a name of the type that it is taken for."""
    token, value = subject.token, subject.value
    if token is None or not isinstance(value, Entity):
        return True
    name = scene.named(scene.index_of[id(token.doc)], token)
    return name is not None and scene.is_a(name.types, (value.type,)) is not None


def _is_done(subject: Argument) -> bool:
    """Whether a subject is something that somebody does: "rinsing your mouth"."""
    return subject.token is not None and subject.token.pos_ in VERBAL


def _ends_well(frame: Frame, object_: Argument, scene: Scene) -> bool:
    """Whether an object taken as it stands has one of the endings that the frame asks for."""
    if (
        "open" not in frame.options
        or object_.token is None
        or object_.name is None
        or scene.named(scene.index_of[id(object_.token.doc)], object_.token)
    ):
        return True
    if "specific" in frame.options and len(object_.name.text.split()) < 2:
        return False
    return object_.token.lemma_.lower().endswith(tuple(scene.world.lexicon.tables["endings"][frame.options["open"]]))
