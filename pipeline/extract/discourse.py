"""Places in an article -> what stands near them: the sentences before, the names in them, what people have."""

from collections.abc import Iterator

from pipeline.extract.name import Name
from pipeline.extract.scene import Scene
from pipeline.lexicon import Lexicon
from pipeline.model import Block
from pipeline.parse.tree import Span as Sentence
from pipeline.parse.tree import Token


def sentences_before(sentence: Sentence, scene: Scene, passage: int) -> Iterator[tuple[int, Sentence]]:
    """The earlier sentences of the block, nearest first; of a continued item, those before its introduction."""
    here = scene.passages[passage]
    yield from ((passage, s) for s in reversed(list(here.doc.sents)) if s.start < sentence.start)
    if here.part == "continued" and here.block.parent is not None:
        intro = scene.passages_of_block[here.block.parent][-1]
        yield from ((intro, s) for s in list(scene.passages[intro].doc.sents)[-2::-1])


def earlier_in_sentence(token: Token, scene: Scene, passage: int) -> list[Name]:
    """Subjects of other clauses before the pronoun, in its sentence, in their order."""
    clause = token.head
    if clause.dep_ in {"ccomp", "xcomp"} and clause.head.lemma_ in scene.world.lexicon.words("object_control"):
        clause = clause.head
    own = {t.i for t in clause.subtree} if clause.dep_ != "ROOT" else set()
    names = [n for n in scene.in_passage.get(passage, ()) if token.sent.start <= n.token < token.i and n.is_subject]
    return [n for n in names if n.token not in own and _other_clause(n, clause, scene)]


def _other_clause(name: Name, clause: Token, scene: Scene) -> bool:
    head = scene.passages[name.passage].doc[name.token]
    while head.dep_ in {"conj", "appos", "compound"} and head.head.i < head.i:
        head = head.head
    return head.head != clause


def in_sentence(sentence: Sentence, scene: Scene, passage: int) -> list[Name]:
    """Names of a sentence: those of the main clause first, subjects before others."""
    aside = scene.world.lexicon.words("comparing")
    names = [
        n
        for n in scene.in_passage.get(passage, ())
        if sentence.start <= n.token < sentence.end and sentence.doc[n.token].head.lower_.replace(" ", "_") not in aside
    ]
    return sorted(names, key=lambda n: (_subordinate(sentence.doc[n.token]), not n.is_subject, n.token))


def _subordinate(token: Token) -> bool:
    return any(a.dep_ in {"advcl", "relcl", "acl"} for a in (token, *token.ancestors))


def block_before(block: Block, scene: Scene) -> int | None:
    """The block that introduces a list, or the paragraph before in the same section."""
    if block.parent is not None or block.kind != "paragraph":
        return block.parent
    earlier = [b for b in scene.article.blocks[: block.index] if b.headings == block.headings and b.kind == "paragraph"]
    return earlier[-1].index if earlier else None


def is_had(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word stands for what people have: "it" in "people who have it"."""
    bearers = (above for above in token.ancestors if above.lemma_.lower() in lexicon.words("bearers"))
    return any(token in borne(bearer) for bearer in bearers)


def borne(bearer: Token) -> list[Token]:
    """The words for what people have, in "people with X" and "people who have X"."""
    after = [t for c in bearer.children if c.dep_ == "prep" and c.lower_ == "with" for t in c.children]
    clauses = [c for c in bearer.children if c.dep_ in {"relcl", "acl"} and c.lemma_ in {"have", "develop", "get"}]
    return after + [t for clause in clauses for t in clause.children if t.dep_ == "dobj"]
