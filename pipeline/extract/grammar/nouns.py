"""Noun -> what it is said to be, what specifies it, whose it is and what it hangs on."""

from collections.abc import Iterator

from pipeline.extract.grammar.clauses import appended, objects, surface_subjects
from pipeline.extract.grammar.coordination import is_listed
from pipeline.extract.grammar.labels import NOMINAL, VERBAL
from pipeline.extract.grammar.prepositions import complements
from pipeline.lexicon import Lexicon
from pipeline.parse.tree import Token


def identities(noun: Token, lexicon: Lexicon) -> list[Token]:
    """What a noun is said to be, or is said of: copula, apposition, "as", "called"."""
    head = noun.head
    found = [
        *_across_copula(noun, lexicon),
        *([head] if noun.dep_ == "appos" and not is_listed(noun) else []),
        *appended(noun),
        *(child for child in noun.children if child.dep_ == "appos" and not is_listed(child)),
        *_served_as(noun, lexicon),
        *_called(noun, lexicon),
    ]
    if noun.dep_ == "conj":
        found += [each for each in identities(head, lexicon) if each.i > noun.i or each.i < head.i]
    return [each for each in found if each != noun] or _before_comma(noun)


def _before_comma(noun: Token) -> list[Token]:
    """The noun that a determined one with a clause directly follows, wherever it hangs: "X, the kind that …"."""
    first = noun.left_edge.i
    if first < noun.sent.start + 2 or not any(c.dep_ == "relcl" for c in noun.children):
        return []
    comma, before = noun.doc[first - 1], noun.doc[first - 2]
    determined = any(c.dep_ == "det" for c in noun.lefts)
    return [before] if determined and comma.text == "," and before.pos_ in NOMINAL else []


def _across_copula(noun: Token, lexicon: Lexicon) -> list[Token]:
    """The subject of a predicate noun, and the predicate nouns of a subject."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ in {"attr", "appos"}:
        one = noun.head.head
        # "X is one of the remedies", "X is a type of remedy".
        return _across_copula(one, lexicon) if one.lemma_.lower() in lexicon.words("among") else []
    head = noun.head
    found: list[Token] = []
    if noun.dep_ in {"attr", "oprd"} and head.pos_ in VERBAL:
        found += surface_subjects(head, lexicon)
    if noun.dep_ in {"nsubj", "nsubjpass"} and head.lemma_ in lexicon.words("copulas") | lexicon.words("naming"):
        found += [child for child in head.children if child.dep_ in {"attr", "oprd"}]
        found += [
            predicate
            for child in head.children
            if child.dep_ == "xcomp" and child.lemma_ == "be"
            for predicate in child.children
            if predicate.dep_ == "attr"
        ]
    return found


def _served_as(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Of a noun after "as", what the verb makes it: "uses X as a filler"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as" or verb.pos_ not in VERBAL:
        return []
    return objects(verb, lexicon) + surface_subjects(verb, lexicon)


def _called(noun: Token, lexicon: Lexicon) -> list[Token]:
    """The name in "a noun called X", "a noun known as X"."""
    naming = lexicon.words("naming")
    return [
        name
        for child in noun.children
        if child.dep_ == "acl" and child.lemma_ in naming
        for name in (*given_names(child), *_after_as(child))
    ]


def is_restricted(noun: Token) -> bool:
    """Whether a clause or a place after a noun says which of its kind are meant: "stones that block a duct"."""
    after = noun.i + 1 < len(noun.doc) and noun.nbor().text != ","
    return after and any(
        child.i > noun.i and (child.dep_ in {"relcl", "acl"} or (child.dep_ == "prep" and child.lower_ != "of"))
        for child in noun.children
    )


def given_names(verb: Token) -> Iterator[Token]:
    """The names that a verb of naming gives: "called X"."""
    return (child for child in verb.children if child.dep_ in {"oprd", "attr", "dobj"})


def _after_as(verb: Token) -> Iterator[Token]:
    return (o for child in verb.children if child.dep_ == "prep" and child.lower_ == "as" for o in complements(child))


def modifiers(noun: Token) -> list[Token]:
    """Nouns that specify a noun from its left: "hair loss treatments", "the knee's cartilage"."""
    return [
        child
        for child in noun.children
        if child.dep_ in {"compound", "nmod", "npadvmod", "amod", "poss"}
        and child.i < noun.i
        and child.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}
    ]


def possessors(noun: Token) -> list[Token]:
    """Whose it is; "whose symptoms" goes to what the clause is about."""
    clauses = [verb.head for verb in noun.ancestors if verb.dep_ == "relcl"][:1]
    return [
        owner
        for child in noun.children
        if child.dep_ == "poss"
        for owner in (clauses if child.tag_ == "WP$" else [child])
    ]


def havers(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Who has, offers or shows what the noun says."""
    if noun.dep_ in {"dobj", "attr"} and noun.head.lemma_ in lexicon.words("light"):
        return surface_subjects(noun.head, lexicon)
    return []


def holders(noun: Token) -> list[Token]:
    """The noun on which a noun's preposition hangs: "a tablet for the prevention of …"."""
    return [noun.head.head] if noun.dep_ == "pobj" and noun.head.head.pos_ in NOMINAL | {"NUM"} else []


def governing(noun: Token) -> list[Token]:
    """The noun that a modifier specifies."""
    return [noun.head] if noun.dep_ in {"compound", "nmod", "amod", "npadvmod", "poss"} else []


def purposes(verb: Token, lexicon: Lexicon) -> list[Token]:
    """What an infinitive of purpose is about: "to find out whether you have X, … arrange Y"."""
    clauses = [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB"]
    found = [o for clause in clauses for o in objects(clause, lexicon)]
    return found + [o for clause in clauses for c in clause.children if c.dep_ == "ccomp" for o in objects(c, lexicon)]


def governing_verb(token: Token) -> list[Token]:
    """The verb that a word, or the preposition before it, depends on."""
    head = token.head.head if token.dep_ == "pobj" else token.head
    return [head] if head.pos_ in VERBAL else []
