"""Evidence -> Web Annotations: each run of text is one node with its position and its words."""

from collections.abc import Iterator

from pipeline.graph.terms import TYPE, Literal, Triple, integer, iri, name
from pipeline.ids import article_id
from pipeline.model import Article, Claim, Evidence, Span

_AROUND = 32
"""Characters kept before and after a quote, by which it is found again where a page has changed a little."""


def evidence_triples(claim: Claim, article: Article, *, base: str) -> Iterator[Triple]:
    """The annotations of one claim, the runs of text they point at, their context and cues."""
    node = iri(claim.id)
    for evidence in claim.evidence:
        annotation = f"{node}/evidence/{_range(evidence.quote.span)}"
        yield Triple(node, name("cg:evidence"), annotation)
        yield Triple(annotation, TYPE, name("oa:Annotation"))
        yield Triple(annotation, name("oa:hasBody"), node)
        yield Triple(annotation, name("oa:hasTarget"), run_id(article, evidence.quote.span, base=base))
        for run in evidence.context:
            yield Triple(annotation, name("cg:context"), run_id(article, run.span, base=base))
        yield from _cue_triples(annotation, evidence, article, base)
        for span in _spans(evidence):
            yield from _run_triples(article, span, base)


def run_id(article: Article, span: Span, *, base: str) -> str:
    """The IRI of a run of an article's text; claims with the same evidence share it."""
    return f"{article_id(base, article.id)}/text/{_range(span)}"


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _spans(evidence: Evidence) -> set[Span]:
    runs = {run.span for run in (evidence.quote, *evidence.context)}
    return runs | {cue.span for cue in evidence.cues}


def _cue_triples(annotation: str, evidence: Evidence, article: Article, base: str) -> Iterator[Triple]:
    for cue in evidence.cues:
        node = iri(f"{annotation}/cue/{_range(cue.span)}-{cue.role}")
        yield Triple(annotation, name("cg:cue"), node)
        yield Triple(node, TYPE, name("cg:Cue"))
        yield Triple(node, name("cg:role"), Literal(cue.role))
        yield Triple(node, name("oa:hasTarget"), run_id(article, cue.span, base=base))


def _run_triples(article: Article, span: Span, base: str) -> Iterator[Triple]:
    node = run_id(article, span, base=base)
    position, quote = f"{node}/position", f"{node}/quote"
    yield Triple(node, TYPE, name("oa:SpecificResource"))
    yield Triple(node, name("oa:hasSource"), article_id(base, article.id))
    yield Triple(node, name("oa:hasSelector"), position)
    yield Triple(node, name("oa:hasSelector"), quote)
    yield Triple(position, TYPE, name("oa:TextPositionSelector"))
    yield Triple(position, name("oa:start"), integer(span.start))
    yield Triple(position, name("oa:end"), integer(span.end))
    yield Triple(quote, TYPE, name("oa:TextQuoteSelector"))
    yield Triple(quote, name("oa:exact"), Literal(span.of(article.text)))
    around = {
        "oa:prefix": article.text[max(0, span.start - _AROUND) : span.start],
        "oa:suffix": article.text[span.end : span.end + _AROUND],
    }
    for property_, text in around.items():
        if text:
            yield Triple(quote, name(property_), Literal(text))
