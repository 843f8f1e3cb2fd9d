"""The words that govern a claim -> why nobody vouches for it: a hope, a rumour, an open question, or taken back.

What is taken back is so by the rest of the sentence ("…, but no link has been found") or by the next one ("It does
not.").
"""

import re
from collections.abc import Iterator

from pipeline.extract.grammar.labels import VERBAL
from pipeline.extract.scene import Scene
from pipeline.lexicon import Lexicon
from pipeline.parse import Passage
from pipeline.parse.tree import Span as Sentence
from pipeline.parse.tree import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INVERTED = frozenset({"were", "had", "should"})
_PARTING = frozenset({",", ";", ":", "–", "—", "(", ")", "and", "but", "or"})


def unheld(chain: list[Token], scene: Scene, passage: int, *, denied: bool) -> str:
    """Why the clause of a claim claims nothing; empty where it does claim. ``chain`` runs up from its trigger."""
    lexicon, here = scene.world.lexicon, scene.passages[passage]
    vague = next((t for t in chain if _is_unreliable(t, lexicon)), None) or _hoped_before(chain[0], lexicon)
    if vague is not None:
        return f"at “{vague.text}” it is only supposed, hoped or hearsay"
    told = next((t for t in chain[1:] if t.lemma_.lower() in lexicon.words("hearsay_nouns")), None)
    if told is not None and not denied:
        return f"it is only a {told.text}"
    if _is_void(chain, scene):
        return "it only says that something does not always hold"
    if _is_disowned(here, scene):
        return "the label says that it is not so"
    return "what follows takes it back" if not denied and _is_taken_back(chain[0], lexicon) else ""


def _is_disowned(passage: Passage, scene: Scene) -> bool:
    """Whether the label of the line says that it is not so: "Myth: …"."""
    label = passage.block.label
    return label is not None and not scene.world.lexicon.words("disowning_labels").isdisjoint(
        label.of(scene.article.text).lower().strip(" :").split()
    )


def _is_void(chain: list[Token], scene: Scene) -> bool:
    """Whether the clause only says that something does not always hold: "not everyone with X gets Y"."""
    void = [cue.head for cue in scene.cues_around(chain[0]) if cue.role == "void"]
    return any(token.is_ancestor(head) for token in chain for head in void)


def _is_unreliable(verb: Token, lexicon: Lexicon) -> bool:
    """Whether nobody vouches: "many people believe that", "you may have read that", "whether X helps"."""
    return (
        _is_supposed(verb, lexicon)
        or _is_hoped(verb, lexicon)
        or _is_hearsay(verb, lexicon)
        or verb.lemma_.lower() in lexicon.words("disowning_heads")
    )


def _is_supposed(verb: Token, lexicon: Lexicon) -> bool:
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}
    clauses = {"advcl", "ccomp", "csubj", "ROOT", "xcomp", "pcomp"}
    return verb.dep_ in clauses and (not marks.isdisjoint(lexicon.words("hypothetical_marks")) or _is_inverted(verb))


def _is_inverted(verb: Token) -> bool:
    """Whether a verb stands in a condition without "if": "Were it proven that …"."""
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    asks = verb.sent.text.rstrip(" ”\"')").endswith("?")
    opens = first == next(iter(verb.subtree)) and subject is not None and first.i < subject.i
    return first.lower_ in _INVERTED and opens and not asks


def _is_hoped(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb is one of hope, or of what one used to believe."""
    return verb.lemma_ in lexicon.words("hoping_verbs") or (
        verb.lemma_ in {"think", "believe"} and verb.head.lemma_ == "use"
    )


def _hoped_before(trigger: Token, lexicon: Lexicon) -> Token | None:
    """The verb of hope before a clause without "that": "patients who hoped X would cure Y"."""
    for token in reversed(trigger.doc[trigger.sent.start : trigger.i]):
        if token.pos_ in VERBAL and token.lemma_ in lexicon.words("hoping_verbs"):
            return token
        if token.lower_ in _PARTING or (token.pos_ == "VERB" and token.tag_ in {"VBZ", "VBP", "VBD"}):
            return None
    return None


def _is_hearsay(verb: Token, lexicon: Lexicon) -> bool:
    subjects = {c.lemma_.lower() for c in verb.children if c.dep_ in _SUBJECTS}
    believed = verb.lemma_ in lexicon.words("unreliable_verbs") and not subjects.isdisjoint(
        lexicon.words("unreliable_subjects")
    )
    reports = any(c.dep_ == "ccomp" for c in verb.children)
    return believed or (reports and not subjects.isdisjoint(lexicon.words("tall_tales")))


def _is_taken_back(trigger: Token, lexicon: Lexicon) -> bool:
    """Whether the rest of the sentence, or all of the next one, says that there is nothing in it."""
    rest = trigger.doc[trigger.i : trigger.sent.end].text
    if any(re.search(rf"\b(?:{pattern})", rest, re.IGNORECASE) for pattern in lexicon.words("dismissals")):
        return True
    following = next(_sentences_after(trigger), None)
    said = _plain(following.text) if following is not None else ""
    return any(re.fullmatch(pattern, said, re.IGNORECASE) for pattern in lexicon.words("refutations"))


def _sentences_after(trigger: Token) -> Iterator[Sentence]:
    return (sentence for sentence in trigger.doc.sents if sentence.start >= trigger.sent.end and _plain(sentence.text))


def _plain(text: str) -> str:
    return text.replace("’", "'").strip(" \n\t“”\"'.!()")
