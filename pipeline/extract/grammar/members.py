"""Noun -> the members that the sentence names for it: "X such as Y", "X include Y", "Y and other X"."""

from collections.abc import Iterator

from pipeline.extract.grammar.beside import beside
from pipeline.extract.grammar.coordination import conjuncts
from pipeline.extract.grammar.labels import NOMINAL
from pipeline.extract.grammar.prepositions import complements, written
from pipeline.lexicon import Lexicon
from pipeline.parse.tree import Token

_CLAUSE_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLURAL = frozenset({"NNS", "NNPS"})
#: The links by which a word on which "such as" was hung can stand above the noun that it belongs to.
_UPWARD = frozenset(
    {"pobj", "agent", "dobj", "attr", "nsubj", "nsubjpass", "conj", "prep", "pcomp", "relcl", "acl", "xcomp"}
)
_ONE = frozenset({"a", "an", "another"})
_ANCHORING = frozenset({"NOUN", "PROPN", "ADP", "VERB", "AUX"})


def members(noun: Token, lexicon: Lexicon) -> list[Token]:
    """The named members of a class, each once."""
    if noun.tag_ == "NN" and _quantified_before(noun, lexicon):
        return []
    found = [*_brought_in(noun, lexicon), *_listed(noun, lexicon), *_counted(noun), *_conjoined_before(noun)]
    found = found or list(beside(noun, lexicon))
    return list(dict.fromkeys(each for token in found for each in conjuncts(token) if each != noun))


def _quantified_before(noun: Token, lexicon: Lexicon) -> bool:
    """Whether the members belong to a counted plural before: "other means are used for it, including …"."""
    quantifiers = lexicon.words("quantifiers")
    return any(
        t.tag_ == "NNS" and any(c.lower_ in quantifiers for c in t.children) and not t.is_ancestor(noun)
        for t in noun.doc[noun.sent.start : noun.i]
    )


def _brought_in(noun: Token, lexicon: Lexicon) -> list[Token]:
    """What follows "such as", "including" and their like."""
    introducing = lexicon.words("members")
    return [
        each
        for anchor in _anchors(noun)
        for child in anchor.children
        if child.i > noun.i and written(child) in introducing and not _nearer(noun, child)
        for each in _introduced(child)
    ]


def _anchors(noun: Token) -> Iterator[Token]:
    """The noun and the words around it on which the parser may have hung "such as"."""
    token = noun
    yield token
    if noun.dep_ in _CLAUSE_SUBJECTS:
        beside = [child for child in noun.head.children if child.dep_ in {"xcomp", "acomp", "dobj"}]
        yield from beside
        yield from (o for child in beside if child.dep_ == "xcomp" for o in child.children if o.dep_ == "dobj")
    while token.dep_ in _UPWARD and token.head.pos_ in _ANCHORING:
        token = token.head
        yield token


def _introduced(preposition: Token) -> list[Token]:
    return [*complements(preposition), *(c for c in preposition.children if c.dep_ in {"dobj", "appos"})]


def _nearer(noun: Token, preposition: Token) -> bool:
    """Whether another noun stands between, which then is the class."""
    plural = noun.tag_ in _PLURAL
    return any(
        t.pos_ in NOMINAL
        and t.dep_ not in {"compound", "nmod", "poss"}
        and t.head != noun
        and (t.tag_ in _PLURAL or not plural or any(c.lower_ in _ONE for c in t.children))
        for t in noun.doc[noun.i + 1 : preposition.i]
    )


def _listed(noun: Token, lexicon: Lexicon) -> list[Token]:
    """The objects of "include": "treatments include X"."""
    if noun.dep_ not in _CLAUSE_SUBJECTS or noun.head.lemma_ not in lexicon.words("listing"):
        return []
    return [child for child in noun.head.children if child.dep_ in {"dobj", "attr"}]


def _counted(noun: Token) -> list[Token]:
    """What a determined plural is said to be: "the two treatments are X and Y"."""
    head = noun.head
    if noun.dep_ != "nsubj" or head.lemma_ != "be" or noun.tag_ != "NNS":
        return []
    if not any(c.dep_ in {"det", "nummod"} for c in noun.children):
        return []
    return [child for child in head.children if child.dep_ == "attr" and child.i > head.i]


def _conjoined_before(noun: Token) -> list[Token]:
    """Those coordinated before "and other X"."""
    if not any(child.lower_ in {"other", "similar"} for child in noun.children):
        return []
    chain = []
    token = noun
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
        chain.append(token)
    return chain
