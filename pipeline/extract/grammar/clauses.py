"""Verb -> its subjects and objects, whatever clause puts them elsewhere."""

from collections.abc import Iterator

from pipeline.extract.grammar.labels import NOMINAL, RELATIVE, SUBJECTS, VERBAL
from pipeline.extract.grammar.prepositions import complements
from pipeline.lexicon import Lexicon
from pipeline.parse.tree import Token

#: How many clauses up a subject is looked for.
_DEPTH = 6
#: What an open clause is to the verb above it.
_OPEN_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "dobj", "attr", "dep"})


def is_passive(verb: Token) -> bool:
    """Whether the surface subject is what the verb is done to."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for child in verb.children):
        return True
    # A past tense in a reduced clause is a participle that the tagger mistook: "a drug indicated for".
    participle = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.dep_ == "acl")
    if not participle or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False
    if verb.dep_ in {"acl", "amod", "advcl", "relcl"}:
        return True
    return verb.dep_ == "conj" and verb.head.pos_ in VERBAL and is_passive(verb.head)


def subjects(token: Token, lexicon: Lexicon) -> list[Token]:
    """The logical subject: who or what does it; of an adjective or noun, what it is said of."""
    if token.pos_ not in VERBAL or token.dep_ in {"acomp", "attr", "oprd"}:
        return said_of(token, lexicon)
    if is_passive(token):
        agents = [child for child in token.children if child.dep_ == "agent"]
        agents += [
            other for agent in agents for other in agent.children if other.dep_ == "conj" and other.pos_ == "ADP"
        ]
        return [pobj for agent in agents for pobj in complements(agent)]
    return surface_subjects(token, lexicon)


def objects(verb: Token, lexicon: Lexicon, depth: int = 2) -> list[Token]:
    """The logical object: what it is done to."""
    if is_passive(verb):
        return surface_subjects(verb, lexicon)
    own = _own_objects(verb)
    if own:
        return own
    if _lacks_object(verb) or (verb.tag_ == "VBG" and verb.dep_ == "amod"):
        return [verb.head]
    if not depth:
        return []
    return [
        shared
        for child in verb.children
        if child.dep_ == "conj" and child.pos_ == "VERB" and not _own_subjects(child)
        for shared in objects(child, lexicon, depth - 1)
    ]


def said_of(token: Token, lexicon: Lexicon) -> list[Token]:
    """What an adjective or a predicate noun is said of."""
    head = token.head
    own = [child for child in token.children if child.dep_ == "nsubj"]
    if token.dep_ in {"ccomp", "xcomp"} and own:
        return own
    if token.dep_ in {"amod", "compound", "nmod", "acl", "relcl"}:
        return [head]
    if token.dep_ in {"acomp", "attr", "oprd", "advmod", "ccomp", "xcomp"} and head.pos_ in VERBAL:
        direct = [child for child in head.children if child.dep_ == "dobj"] if token.dep_ == "oprd" else []
        return direct or surface_subjects(head, lexicon)
    if token.dep_ == "conj":
        return said_of(head, lexicon)
    return _own_subjects(token)


def surface_subjects(verb: Token, lexicon: Lexicon, depth: int = _DEPTH) -> list[Token]:
    """The grammatical subject: its own, its antecedent's, or one borrowed from the clause above."""
    if any(child.dep_ == "expl" or (child.lower_ == "there" and child.dep_ in SUBJECTS) for child in verb.children):
        return []
    own = _own_subjects(verb)
    if own:
        return [each for child in own for each in _antecedent(child, verb)]
    return (_borrowed(verb, lexicon, depth - 1) if depth else []) or _before(verb)


def appended(noun: Token) -> list[Token]:
    """The object before it, of which a second object after a comma is the apposition."""
    if noun.dep_ != "dobj" or not any(c.dep_ == "det" for c in noun.children):
        return []
    return [
        c for c in noun.head.children if c.dep_ == "dobj" and c.i < noun.i and noun.doc[c.right_edge.i + 1].text == ","
    ]


def _own_subjects(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ in SUBJECTS]


def _own_objects(verb: Token) -> list[Token]:
    """Direct objects and predicates, then the doings and things that the parser takes for clauses."""
    plain = [
        child
        for child in verb.children
        if child.dep_ in {"dobj", "dative", "oprd", "attr"} and child.tag_ not in RELATIVE and not appended(child)
    ]
    clausal = [
        child
        for child in verb.children
        if child.dep_ in {"xcomp", "ccomp"} and (child.tag_ == "VBG" or child.pos_ in NOMINAL)
    ]
    return plain + clausal


def _lacks_object(verb: Token) -> bool:
    """Whether a relative clause has another subject than its antecedent: "the drug (that) doctors use"."""
    return verb.dep_ == "relcl" and not any(c.tag_ in RELATIVE for c in _own_subjects(verb))


def _before(verb: Token) -> list[Token]:
    """A noun before a finite verb that the parser has hung on it as if the verb were a noun."""
    if verb.tag_ not in {"VBZ", "VBP", "VBD"}:
        return []
    return [c for c in verb.children if c.i < verb.i and c.dep_ in {"compound", "nmod"} and c.pos_ in {"NOUN", "PROPN"}]


def _antecedent(subject: Token, verb: Token) -> list[Token]:
    """What a relative pronoun stands for; any other subject stands for itself."""
    if subject.tag_ not in RELATIVE:
        return [subject]
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    if clause.dep_ == "relcl" and (whole := _described(clause.head)):
        return [*whole, clause.head]
    if clause.dep_ not in {"relcl", "acl", "advcl", "ccomp"}:
        return []
    appended_clause = subject.lower_ == "which" and subject.i > 0 and subject.nbor(-1).text == ","
    return [clause.head, *_clause_subjects(clause.head)] if appended_clause else [clause.head]


def _described(noun: Token) -> list[Token]:
    """The subject of "X is a (kind of) noun that …": the clause speaks of X."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ in {"attr", "pobj"}:
        noun = noun.head.head
    if noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return []
    return [c for c in noun.head.children if c.dep_ == "nsubj" and c.tag_ not in RELATIVE and c.tag_ != "EX"]


def _clause_subjects(noun: Token) -> list[Token]:
    """The subject of the clause around a noun: "X moves Y into Z, which helps …" may speak of X."""
    verb = next((t for t in noun.ancestors if t.pos_ in VERBAL), None)
    return [child for child in _own_subjects(verb) if child.tag_ not in RELATIVE] if verb is not None else []


def _borrowed(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """The subject of a verb that has none of its own."""
    lender = _lender(verb, lexicon)
    if lender is not None:
        return surface_subjects(lender, lexicon, depth)
    if verb.dep_ in _OPEN_CLAUSES and verb.head.pos_ in VERBAL:
        return _controllers(verb, lexicon, depth)
    return _modified(verb)


def _lender(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb above whose subject is that of this one too."""
    head = verb.head
    match verb.dep_:
        case "conj" if head.pos_ in VERBAL:
            return head
        case "amod" if _is_gerund(verb, lexicon):
            return head.head
        case "xcomp" | "advcl" | "ccomp" if head.pos_ == "ADJ" and head.head.pos_ in VERBAL:
            return head.head
        case "pcomp" if head.head.pos_ in VERBAL:
            return head.head
    return None


def _modified(verb: Token) -> list[Token]:
    """The noun that a verb without a subject describes; after a comma, the subject of the clause before."""
    head = verb.head
    match verb.dep_:
        case "acl" if verb.tag_ == "VBG" and verb.i and verb.nbor(-1).text == ",":
            return _clause_subjects(head) or [head]
        case "acl" | "relcl":
            return [*_described(head), head]
        case "amod":
            return [head]
        case "pcomp" if head.head.pos_ in {"NOUN", "PROPN", "ADJ"}:
            return [head.head]
    return []


def _is_gerund(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a participle before a noun is a gerund with that noun as its object: "involves injecting X"."""
    noun = verb.head
    return (
        verb.tag_ == "VBG"
        and noun.dep_ == "dobj"
        and noun.head.lemma_ in lexicon.words("gerund_takers")
        and noun.head.i < verb.i
    )


def _controllers(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """Whom an open clause speaks of: for "uses X to treat Y" first X, then the user of X."""
    head = verb.head
    above = surface_subjects(head, lexicon, depth)
    if is_passive(head) or verb.tag_ == "VBN":
        return above
    # Of an aim put first, what follows is the means: "to prevent malaria, travelers take X".
    aim = verb.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    theirs = [c for c in head.children if c.dep_ in {"dobj", "dative"} and (c.i < verb.i or aim)]
    return theirs + above if verb.dep_ != "advcl" and head.lemma_ in lexicon.words("object_control") else above + theirs


def in_clause(token: Token) -> Iterator[Token]:
    """The words under a word, without the clauses that speak of something else: "…, where a flu shot costs $40"."""
    for child in token.children:
        if not (child.dep_ in {"relcl", "advcl", "conj", "parataxis"} and _has_own_subject(child)):
            yield from in_clause(child)
    yield token


def _has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ in {"NOUN", "PROPN"} for c in verb.children)
