"""bioscope: which words deny or doubt, and how far they reach.

Abstracts of research are not what the cues were written for. Half of the sentences that are read are for development,
the other half is only counted. A scope is measured word by word, at the cues that were found; its baseline goes from
the cue to the end of the sentence. The baseline of the cues knows "not" and "no", "may" and "might".
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.extract.cues import FoundCue, find_cues
from pipeline.extract.scope import governing, takes_in
from pipeline.lexicon import Lexicon
from pipeline.model import Span
from pipeline.parse import Passage, parse
from pipeline.parse.tree import Token
from pipeline.run import Engine
from tests.quality.corpora import Json, Share, as_article, marked, rows, span_of

KINDS: Mapping[str, str] = {"negation": "negation", "hedge": "speculation"}
"""The role of a cue here -> what the corpus calls it."""
_PLAIN = {"negation": frozenset({"not", "no"}), "hedge": frozenset({"may", "might"})}
_EVERY = 16
"""Of so many sentences one is read for each half."""
_HALVES = {"development": 0, "closed": _EVERY // 2}
_Figures = dict[str, Share]


def figures(corpora: Path, engine: Engine) -> Iterator[tuple[str, Share]]:
    """Of each half and kind the share of cues and of the words of their scopes, each followed by its baseline."""
    for half, rest in _HALVES.items():
        found: _Figures = {}
        for number, row in enumerate(rows(corpora / "bioscope" / "train.jsonl")):
            if number % _EVERY == rest:
                for name, share in measured(row, engine):
                    found[name] = found.get(name, Share(0, 0, 0, 0)) + share
        yield from ((f"bioscope {half}: {name}", found[name]) for name in sorted(found))


def measured(row: Json, engine: Engine) -> Iterator[tuple[str, Share]]:
    """The shares of one sentence."""
    passages = parse(as_article(row["text"]), engine.parser)
    for role, kind in KINDS.items():
        cues = [(p, c) for p in passages for c in find_cues(p.doc, engine.world.lexicon) if c.role == role]
        gold = [span_of(entity) for entity in marked(row, f"{kind}_cue")]
        plain = [p.span(t) for p in passages for t in p.doc if t.lower_ in _PLAIN[role]]
        yield f"{kind} cues", _overlapping([_place(p, c) for p, c in cues], gold)
        yield f"{kind} cues, baseline", _overlapping(plain, gold)
        for passage, cue, scope in _scopes(row, kind, cues):
            yield f"{kind} scopes", _within(_reached(cue, engine.world.lexicon), scope, passage)
            to_the_end = {t.i for t in passage.doc[cue.start :] if t.sent.start == cue.head.sent.start}
            yield f"{kind} scopes, baseline", _within(to_the_end, scope, passage)


def _place(passage: Passage, cue: FoundCue) -> Span:
    return passage.span(passage.doc[cue.start], passage.doc[cue.end - 1])


def _overlapping(found: list[Span], gold: list[Span]) -> Share:
    right = sum(any(span.overlaps(other) for other in gold) for span in found)
    met = sum(any(span.overlaps(other) for span in found) for other in gold)
    return Share(right, len(found), met, len(gold))


def _scopes(row: Json, kind: str, cues: list[tuple[Passage, FoundCue]]) -> Iterator[tuple[Passage, FoundCue, Span]]:
    """The cues that were found at a marked one, with its scope."""
    entities = row["entities"]
    for relation in row["relations"]:
        cue, scope = entities[relation["head"]], span_of(entities[relation["tail"]])
        if cue["type"] == f"{kind}_cue":
            at_it = [(p, c) for p, c in cues if _place(p, c).overlaps(span_of(cue))]
            yield from ((p, c, scope) for p, c in at_it[:1])


def _reached(cue: FoundCue, lexicon: Lexicon) -> set[int]:
    """The words of the cue's sentence, from the cue on, whose claims it would bear on.

    The corpus counts a subject before the cue as in its scope only in the passive; here it is left out.
    """
    after = (t for t in cue.head.sent if t.i >= cue.end)
    return set(range(cue.start, cue.end)) | {t.i for t in after if _is_reached(t, cue, lexicon)}


def _is_reached(token: Token, cue: FoundCue, lexicon: Lexicon) -> bool:
    while token.pos_ not in {"NOUN", "PROPN", "VERB", "ADJ", "PRON", "ADV"} and token.head != token:
        token = token.head
    return takes_in(cue, governing(token, lexicon))


def _within(words: set[int], scope: Span, passage: Passage) -> Share:
    """The share of the words that are in a scope, and of the words of the scope that are among them."""
    marked_words = {t.i for t in passage.doc if passage.span(t).overlaps(scope) and not t.is_punct}
    words = {i for i in words if not passage.doc[i].is_punct}
    both = len(words & marked_words)
    return Share(both, len(words), both, len(marked_words))
