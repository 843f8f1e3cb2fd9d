"""Frame at a trigger -> whether the section and the clause are what its options ask for.

``in`` and ``unless_in`` name the predicate that the section is about; ``need`` and ``unless`` a table of words, one of
which must stand in the clause, or none in the sentence; ``bare`` and ``predicative`` the construction of the trigger.
"""

from collections.abc import Iterable

from pipeline.extract import roles
from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.scene import Scene
from pipeline.extract.slots import slot
from pipeline.lexicon import Frame
from pipeline.parse.tree import Token

_COMPARATIVES = frozenset({"JJR", "RBR"})
_COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "prep", "agent", "acomp", "oprd", "dative"})
_FRAGMENTS = frozenset({"ROOT", "pobj", "conj", "prep", "appos", "dobj"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj"})


def unmet(frame: Frame, token: Token, scene: Scene, passage: int) -> str:
    """The first kind of thing that a frame asks for and that is not there; empty where all is."""
    if not _section_fits(frame, scene, passage):
        return "the section"
    if not _construction_fits(frame, token):
        return "the construction"
    if not _has_needed(frame, token, scene, passage):
        return f"need={frame.options['need']}"
    if _has_barring(frame, token, scene, passage):
        return f"unless={frame.options['unless']}"
    return ""


def comparative(token: Token) -> Token | None:
    """The comparative in a clause: "cheaper", "more painful"."""
    places = (token, token.head) if token.dep_ == "advcl" else (token,)
    near = [t for place in places for t in (place, *place.children)]
    nested = [t for place in places for child in place.children for t in child.children]
    return next((t for t in (*near, *nested) if t.tag_ in _COMPARATIVES), None)


def equative(token: Token) -> Token | None:
    """The graded word of "as well as", "as effective as"."""
    places = (token, token.head) if token.dep_ in {"acomp", "advmod"} else (token,)
    near = [t for place in places for t in (place, *place.children)]
    return next((t for t in near if any(c.lower_ == "as" and c.i < t.i for c in t.children)), None)


def _section_fits(frame: Frame, scene: Scene, passage: int) -> bool:
    wanted, barred = frame.options.get("in"), frame.options.get("unless_in")
    if wanted is None and barred is None:
        return True
    announced = slot(scene, scene.passages[passage].block)
    predicate = announced[0].predicate if announced else None
    return (barred is None or predicate != barred) and (wanted is None or predicate in wanted.split("|"))


def _construction_fits(frame: Frame, token: Token) -> bool:
    if "predicative" in frame.options and not _is_predicative(token):
        return False
    if "without_object" in frame.options and any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in token.children):
        return False
    if "free" in frame.options and _is_compared_to(token):
        return False
    if "fragment" in frame.options and not _in_fragment(token):
        return False
    return "bare" not in frame.options or all(c.dep_ not in _COMPLEMENTS for c in token.children)


def _is_compared_to(token: Token) -> bool:
    """Whether a name only stands beside the thing spoken of: "no better than X", "unlike X"."""
    return token.dep_ == "pobj" and token.head.lower_ in {"than", "unlike", "as", "versus"}


def _in_fragment(token: Token) -> bool:
    """Whether a noun stands in a line that is no sentence: "For the relief of pain"."""
    above = [token, *token.ancestors]
    return all(t.pos_ not in VERBAL and t.dep_ in _FRAGMENTS for t in above)


def _is_predicative(token: Token) -> bool:
    return token.dep_ in {"acomp", "oprd", "ROOT"} or (token.dep_ == "conj" and token.head.dep_ == "acomp")


def _has_needed(frame: Frame, token: Token, scene: Scene, passage: int) -> bool:
    match frame.options.get("need"):
        case None:
            return True
        case "comparative":
            return comparative(token) is not None
        case "proportion":
            amounts = scene.passages[passage].amounts.items()
            return any(a.kind in {"proportion", "people"} and token.doc[i].sent == token.sent for i, a in amounts)
        case table:
            return _any_of(table, _clause(token), scene, passage)


def _has_barring(frame: Frame, token: Token, scene: Scene, passage: int) -> bool:
    return "unless" in frame.options and _any_of(frame.options["unless"], token.sent, scene, passage)


def _any_of(table: str, tokens: Iterable[Token], scene: Scene, passage: int) -> bool:
    """Whether one of ``tokens`` is in a table of ``[needs]``."""
    needed, phrases = scene.world.lexicon.tables["needs"][table], scene.passages[passage].phrases
    here = not scene.keys[passage].isdisjoint(needed)
    return here and any(roles.key(token, phrases) in needed for token in tokens)


def _clause(token: Token) -> list[Token]:
    """The words of the clause of a token, and the word above it."""
    top = token
    while top.dep_ not in _CLAUSES and top.head != top:
        top = top.head
    others = {t for c in top.children if c.dep_ == "conj" and _has_subject(c) for t in c.subtree}
    return [*(t for t in top.subtree if t not in others), *((top.head,) if top.dep_ != "ROOT" else ())]


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "csubj"} for c in verb.children)
