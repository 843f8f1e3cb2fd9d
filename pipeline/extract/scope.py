"""Candidate -> the words that govern it, and which cues of its sentence bear on it.

As in ConText (Harkema et al. 2009) a cue has a role and a scope, but the scope is read off the tree (BioScope,
Vincze et al. 2008): a cue bears on a claim when it stands at the trigger, at one of the words that govern it, or at
an argument.
"""

from collections.abc import Iterator

from pipeline.extract.arguments import Argument
from pipeline.extract.candidates import Candidate
from pipeline.extract.cues import FoundCue
from pipeline.extract.grammar.labels import NOMINAL, VERBAL
from pipeline.lexicon import Lexicon
from pipeline.model import Entity
from pipeline.parse.tree import Token

#: How many words up from the trigger a cue can still bear on the claim.
_DEPTH = 7
#: How many words up from an argument a cue can still stand at it: "no risk of nausea or vomiting".
_ARGUMENT_DEPTH = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Relations whose dependent shares the status of its head.
_GOVERNED = frozenset(
    {
        "xcomp",
        "ccomp",
        "acomp",
        "attr",
        "oprd",
        "auxpass",
        "csubj",
        "dep",
        "dobj",
        "nsubj",
        "nsubjpass",
        "npadvmod",
        "agent",
    }
)
_MODIFIERS = frozenset(
    {
        "neg",
        "advmod",
        "prep",
        "npadvmod",
        "mark",
        "preconj",
        "cc",
        "acomp",
        "xcomp",
        "ccomp",
        "parataxis",
        "intj",
        "dep",
        "pobj",
    }
)
_ARGUMENT_MODIFIERS = frozenset({"det", "amod", "neg", "advmod", "compound", "nmod", "preconj", "cc"})


def chain_of(candidate: Candidate, lexicon: Lexicon) -> list[Token]:
    """The words whose status the claim shares: the trigger, what governs it, and of a quantity what governs that."""
    if candidate.in_phrase:
        return [candidate.trigger]
    chain = governing(candidate.trigger, lexicon)
    token = candidate.object.token
    if token is not None and not isinstance(candidate.object.value, Entity) and token.sent == candidate.trigger.sent:
        chain += [t for t in governing(token, lexicon) if t not in chain]
    return chain


def governing(trigger: Token, lexicon: Lexicon) -> list[Token]:
    """A word and the words whose clause it belongs to, nearest first."""
    chain = [trigger]
    token = trigger
    while len(chain) < _DEPTH and token.dep_ != "ROOT":
        above = _above(token, lexicon)
        if above is None:
            break
        chain.append(above)
        token = above
    return chain


def _above(token: Token, lexicon: Lexicon) -> Token | None:
    head = token.head
    match token.dep_:
        case "pobj" | "pcomp":
            return head.head if head.head.pos_ in VERBAL | {"NOUN", "ADJ"} else None
        case "conj":
            governs = _shares(token)
        case "acl" | "relcl":
            plain = token.dep_ == "acl" and (token.tag_ == "VB" or head.lemma_ in lexicon.words("hearsay_nouns"))
            governs = plain or head.lemma_ in lexicon.words("grounds")
        case "amod" | "compound" | "nmod" | "appos":
            governs = head.pos_ in NOMINAL
        case "advcl":
            governs = token.tag_ in {"VBG", "VB", "VBN"} and not any(c.dep_ in _SUBJECTS for c in token.children)
        case "ccomp" if token.i < head.i and head.lemma_ not in lexicon.tables["reporting"]:
            governs = False
        case relation:
            governs = relation in _GOVERNED
    return head if governs else None


def _shares(token: Token) -> bool:
    """Whether a conjunct stands under the auxiliaries of the first: "may cause nausea and lead to …"."""
    if token.pos_ not in VERBAL:
        return token.pos_ in {"NOUN", "PROPN", "ADJ"}
    own = any(c.dep_ in _SUBJECTS | {"aux", "auxpass", "neg"} for c in token.children)
    return not own and (token.tag_ == "VB" or (token.tag_ in {"VBN", "VBG"} and token.head.tag_ == token.tag_))


def bears(cue: FoundCue, chain: list[Token], candidate: Candidate) -> bool:
    """Whether a cue's scope takes in the claim."""
    return takes_in(cue, chain) or (
        cue.role in {"negation", "severity", "frequency"}
        and any(_at_argument(cue, argument) for argument in (candidate.subject, candidate.object))
    )


def takes_in(cue: FoundCue, chain: list[Token]) -> bool:
    """Whether a cue's scope takes in the first word of a chain of words, each governed by the next."""
    head = cue.head
    if cue.role == "negation" and head.lower_ == "without" and any(t.head == head and t.dep_ == "pcomp" for t in chain):
        return True
    if head in chain:
        return cue.role != "negation" or head.pos_ in {"VERB", "NOUN", "ADJ", "ADV", "PRON"}
    if any(head.head == token and _modifies(cue, token, depth) for depth, token in enumerate(chain)):
        return True
    denied = cue.role == "negation" and head.dep_ == "det" and head.head.dep_ in _SUBJECTS
    return denied and head.head.head in chain


def _modifies(cue: FoundCue, token: Token, depth: int) -> bool:
    """Whether a cue that hangs on ``token``, ``depth`` steps above the trigger, says something of its clause."""
    relation = cue.head.dep_
    if _is_condition(cue) or _is_contrast(cue, token) or _is_answer(cue):
        says = False
    elif relation in {"aux", "auxpass"}:
        says = cue.role == "hedge" or relation == "aux"
    elif cue.role == "severity":
        says = depth == 0 and token.pos_ in NOMINAL
    elif cue.role == "frequency" and relation == "amod":
        says = depth == 0
    elif relation == "det":
        says = cue.role == "negation"
    elif relation == "amod":
        says = cue.role in {"hedge", "evidence"} and depth <= 1
    elif relation in {"dobj", "attr", "nsubj"}:
        says = cue.role in {"negation", "evidence"}
    else:
        says = relation in _MODIFIERS
    return says


def _is_condition(cue: FoundCue) -> bool:
    """Whether a cue beside a verb says when, and denies nothing: "without insurance"."""
    return cue.head.lower_ == "without" and cue.head.dep_ == "prep"


def _is_answer(cue: FoundCue) -> bool:
    """Whether a negation answers the question before and leaves its own sentence alone: "No, it relieves pain"."""
    doc = cue.head.doc
    following = doc[cue.end].text if cue.end < len(doc) else ""
    return cue.role == "negation" and cue.start == cue.head.sent.start and following in {",", ":", ";", "–", "—", "!"}


def _is_contrast(cue: FoundCue, token: Token) -> bool:
    """Whether a negation only sets something else against what was said: "relieves migraine, not asthma"."""
    before = cue.head.doc[cue.start - 1] if cue.start else None
    return cue.role == "negation" and cue.start > token.i and before is not None and before.text == ","


def _at_argument(cue: FoundCue, argument: Argument) -> bool:
    """Whether a cue stands at an argument or at the words that measure it: "no side effects", "mild pain"."""
    return argument.token is not None and any(_stands_at(cue, place) for place in _places(argument.token))


def _places(token: Token) -> Iterator[Token]:
    """An argument's word, and those that it is coordinated with or a part of."""
    for _ in range(_ARGUMENT_DEPTH):
        yield token
        if token.dep_ == "conj":
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ in {"of", "without"}:
            token = token.head.head
        else:
            return


def _stands_at(cue: FoundCue, place: Token) -> bool:
    """Whether a cue modifies a word, or is the "without" before it; a severity also reaches over "and"."""
    if cue.head.head == place and cue.head.dep_ in _ARGUMENT_MODIFIERS:
        return not _is_contrast(cue, place)
    if place.dep_ == "pobj" and place.head.lower_ == "without" and cue.head == place.head:
        return True
    return place.dep_ == "conj" and cue.role == "severity" and cue.head.head == place.head and cue.head.dep_ == "amod"
