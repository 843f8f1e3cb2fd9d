"""Candidate -> polarity, certainty and qualifiers, each with the cue that gives it."""

import itertools
from dataclasses import dataclass

from pipeline.extract.candidates import Candidate
from pipeline.extract.cues import FoundCue, as_cue
from pipeline.extract.qualifiers import qualifiers
from pipeline.extract.scene import Scene
from pipeline.extract.scope import bears, chain_of
from pipeline.extract.unheld import unheld
from pipeline.lexicon import Lexicon
from pipeline.model import Certainty, Cue, Polarity
from pipeline.parse.tree import Token


@dataclass(frozen=True, slots=True)
class Status:
    """What a claim's clause says of it."""

    polarity: Polarity
    certainty: Certainty
    qualifiers: tuple[tuple[str, str], ...]
    cues: tuple[Cue, ...]
    unheld: str
    """Why the clause claims nothing: it is only supposed, hoped or hearsay; empty where it does claim."""
    denied: bool
    """Whether the clause is denied, be it that the predicate has taken the denial up."""


def read_status(candidate: Candidate, scene: Scene) -> Status:
    """Polarity, certainty and qualifiers of a candidate."""
    passage = scene.passages[candidate.passage]
    lexicon = scene.world.lexicon
    chain = chain_of(candidate, lexicon)
    applied = [cue for cue in scene.cues_around(candidate.trigger) if bears(cue, chain, candidate)]
    negations = [cue for cue in applied if cue.role == "negation"]
    hedges = [cue for cue in applied if cue.role == "hedge" and _hedges(cue, candidate, negations, lexicon)]
    qualifying: dict[str, Cue] = {}
    for cue in qualifiers(candidate, chain, applied, passage, lexicon):
        qualifying.setdefault(cue.role, cue)
    said = {name: " ".join(cue.text.split()) for name, cue in qualifying.items()}
    denied = (_denials(negations, chain, candidate, lexicon) + _is_scarce(candidate, applied, lexicon)) % 2 == 1
    return Status(
        polarity="negated" if denied and not candidate.absorbs_negation else "affirmed",
        certainty="hedged" if hedges or candidate.hedged else "asserted",
        qualifiers=tuple(sorted((said | dict(candidate.qualifiers)).items())),
        cues=tuple(sorted({*(as_cue(cue, passage) for cue in (*negations, *hedges)), *qualifying.values()})),
        denied=denied,
        unheld=unheld(chain, scene, candidate.passage, denied=denied),
    )


def _denials(negations: list[FoundCue], chain: list[Token], candidate: Candidate, lexicon: Lexicon) -> int:
    """How often the claim is denied: by cues, by its frame, by the verbs above it ("stop taking", "failed to help")."""
    denying = lexicon.words("denying")
    ceasing = sum(
        above.lemma_ in denying and below.dep_ in {"xcomp", "pcomp"} for below, above in itertools.pairwise(chain)
    )
    return len({_negation_site(cue) for cue in negations}) + candidate.polarity_flips + ceasing


def _is_scarce(candidate: Candidate, applied: list[FoundCue], lexicon: Lexicon) -> bool:
    """Whether "rarely" says that, as a rule, it is not so: "insurers rarely pay"."""
    words = (cue.head.doc[cue.start : cue.end].text.lower() for cue in applied if cue.role == "frequency")
    return candidate.predicate in lexicon.words("rarely_denied") and any(w in lexicon.words("scarce") for w in words)


def _negation_site(cue: FoundCue) -> int:
    """The word a negation denies, so that two at one word count once: "neither … nor", "no … not"."""
    return cue.head.head.i if cue.head.dep_ in {"neg", "preconj", "cc", "det"} else cue.head.i


def _hedges(cue: FoundCue, candidate: Candidate, negations: list[FoundCue], lexicon: Lexicon) -> bool:
    """Whether a hedge is one: not the trigger itself, nor part of what a negation says."""
    is_trigger = cue.head == candidate.trigger and cue.end - cue.start == 1
    return not is_trigger and not _of_ground(cue, negations, lexicon) and not _inability(cue, negations)


def _of_ground(cue: FoundCue, negations: list[FoundCue], lexicon: Lexicon) -> bool:
    """Whether a hedge only spells out what there is no evidence for: "no evidence to suggest that"."""
    grounds = lexicon.words("grounds")
    denied = [n.head.head for n in negations if n.head.dep_ == "det" and n.head.head.lemma_ in grounds]
    return any(ground in cue.head.ancestors for ground in denied)


def _inability(cue: FoundCue, negations: list[FoundCue]) -> bool:
    """Whether "can" is part of a plain denial, "cannot", where "may not" is a hedged one."""
    return cue.head.lower_ in {"can", "ca"} and any(n.head.head == cue.head.head for n in negations)
