"""Verb -> what its adjuncts name: means and conditions."""

from pipeline.extract.grammar.clauses import objects, subjects, surface_subjects
from pipeline.extract.grammar.coordination import conjuncts
from pipeline.extract.grammar.prepositions import complements, prepositional
from pipeline.extract.states import is_state
from pipeline.lexicon import Lexicon
from pipeline.parse.tree import Token


def instruments(verb: Token, lexicon: Lexicon) -> list[Token]:
    """By what means: "with X", "by taking X", "using X"."""
    found = [each for name in lexicon.tables["means"] for each in prepositional(verb, name)]
    found += [
        child for child in verb.children if child.dep_ == "advcl" and child.lower_ in lexicon.words("means_participles")
    ]
    found += _ordered(verb)
    doers = subjects(verb, lexicon)
    return [each for each in found if each not in doers]


def _ordered(verb: Token) -> list[Token]:
    """What one is told to do for a purpose: "To prevent colds, wash your hands"."""
    purpose = verb.dep_ in {"advcl", "xcomp"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    order = verb.head
    if not purpose or order.tag_ != "VB" or any(c.dep_ in {"nsubj", "aux", "neg"} for c in order.children):
        return []
    return [order] if order.dep_ == "ROOT" else []


def conditional(verb: Token, lexicon: Lexicon) -> list[Token]:
    """What one has, is or takes in an if-clause: "do not use it if you have X"."""
    marks = lexicon.words("condition_marks") | {"while"}
    anchors = [verb, verb.head] if verb.dep_ in {"acomp", "xcomp", "attr", "ccomp"} else [verb]
    anchors += [child for child in verb.children if child.dep_ == "xcomp"]
    clauses = [
        child
        for anchor in anchors
        for child in anchor.children
        if child.dep_ == "advcl" and any(mark.lower_ in marks for mark in child.lefts)
    ]
    relatives = lexicon.words("relatives")
    return [each for clause in clauses for whole in conjuncts(clause) for each in _told(whole, relatives)]


def _told(clause: Token, relatives: frozenset[str]) -> list[Token]:
    """What somebody has by a clause; where it speaks of a relative, the relative."""
    theirs = [c for c in clause.children if c.dep_ == "nsubj" and c.lemma_.lower().rpartition(" ")[2] in relatives]
    return theirs or had(clause)


def occasions(verb: Token, lexicon: Lexicon) -> list[Token]:
    """What the clause that says when or why speaks of: "it happens when X builds up", "because it makes X"."""
    marks = lexicon.words("occasion_marks")
    clauses = [c for c in verb.children if c.dep_ == "advcl" and any(mark.lower_ in marks for mark in c.lefts)]
    whole = [each for clause in clauses for each in conjuncts(clause)]
    return [t for each in whole for t in (*surface_subjects(each, lexicon), *objects(each, lexicon))]


def had(clause: Token) -> list[Token]:
    """What somebody has, is or takes by a clause; the clause itself where that is all it says."""
    if is_state(clause):
        return [clause]
    if clause.dep_ == "conj" and is_state(clause.head):
        return []
    found = [c for c in clause.children if c.dep_ in {"dobj", "attr", "acomp", "oprd"}]
    found += [o for c in clause.children if c.dep_ == "prep" for o in complements(c)]
    return found or ([clause] if clause.pos_ in {"ADJ", "NOUN", "VERB"} else [])
