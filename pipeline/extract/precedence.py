"""Candidates -> candidates, without those that another says more exactly.

"Psoriasis causes itching" names a symptom; that it also "causes" one adds nothing. Which predicate displaces which
stands in ``ontology/lexicon/words.toml`` under ``[outranks]``.
"""

from collections.abc import Iterable, Mapping

from pipeline.extract.candidates import Candidate
from pipeline.model import Entity


def exact(candidates: Iterable[Candidate], outranks: Mapping[str, list[str]]) -> list[Candidate]:
    """The candidates in order, less those displaced by one with the same trigger that speaks of the same thing."""
    proposed = list(candidates)
    displaced = {
        (candidate.trigger.i, entity, lesser)
        for candidate in proposed
        for lesser in outranks.get(candidate.predicate, ())
        for entity in _spoken_of(candidate)
    }
    return [c for c in proposed if not any((c.trigger.i, e, c.predicate) in displaced for e in _spoken_of(c))]


def _spoken_of(candidate: Candidate) -> list[str]:
    """What a claim says something about: the object where it is a thing, else the subject."""
    ends = (candidate.object.value, candidate.subject.value)
    return [end.id for end in ends if isinstance(end, Entity)][:1]
