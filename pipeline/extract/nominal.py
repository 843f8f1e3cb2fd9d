"""Token -> whether it is used as a noun, or as the kind of word that bears a name, whatever the tagger says."""

from pipeline.extract.grammar.labels import NOMINAL, VERBAL
from pipeline.parse.tree import Token
from pipeline.vocabulary import Concept

_VERB_FORMS = frozenset({"VBG", "VB", "VBP", "VBZ"})
_NOUN_PLACES = frozenset(
    {"pobj", "dobj", "conj", "compound", "appos", "nsubj", "nsubjpass", "csubj", "csubjpass", "ROOT", "dep"}
)


def bears_name(token: Token, concept: Concept, *, hidden: bool) -> bool:
    """Whether a single word is used as the kind of word that bears the name."""
    if " " in token.text:
        return True
    if hidden:
        complement = token.dep_ in {"ccomp", "acomp", "oprd"} and token.head.lemma_ in {"make", "feel", "leave", "get"}
        return token.pos_ != "VERB" or token.tag_ in {"VBN", "VBG", "VBD"} or complement
    if concept.word_class == "noun" and token.pos_ not in NOMINAL:
        return False
    return token.pos_ not in VERBAL or noun_like(token)


def noun_like(token: Token) -> bool:
    """A noun that the tagger takes for a verb: in a list, or where a noun must stand."""
    if token.tag_ == "VBG":
        return not any(c.dep_ in {"nsubj", "aux", "dobj", "auxpass"} for c in token.children)
    return (
        token.dep_ in _NOUN_PLACES
        and token.tag_ in _VERB_FORMS
        and (token.dep_ != "ROOT" or len(token.sent) < 4)
        and token.head.pos_ != "AUX"
        and not any(c.dep_ in {"nsubj", "aux", "dobj"} for c in token.children)
    )
