"""Claims -> a networkx graph: things and values as nodes, an edge for each claim."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from networkx import MultiDiGraph

from pipeline.graph.claims import stands
from pipeline.ids import quantity_id
from pipeline.model import Claim, Entity, Text
from pipeline.schema import Schema

if TYPE_CHECKING:
    ClaimGraph = MultiDiGraph[str]
else:
    ClaimGraph = MultiDiGraph
"""Nodes are IRIs with ``label`` and ``type``, edges run from subject to object under the claim's id as key."""


def claim_graph(claims: Iterable[Claim], *, schema: Schema, base: str) -> ClaimGraph:
    """The graph of all claims, in their order, with their status on the edges.

    An edge has ``predicate``, ``polarity``, ``certainty``, ``stands`` (it bears out the plain triple), ``confidence``,
    ``article``, ``speaker`` (a label, or empty), ``qualifiers`` (name -> text) and ``quotes``. A node has
    ``label`` and ``type``, as the first claim gives them, and ``thing`` (no quantity or text).
    """
    graph = ClaimGraph()
    for claim in claims:
        object_ = object_id(claim, base)
        for node, thing in ((claim.subject.id, claim.subject), (object_, claim.object)):
            if node not in graph:
                type_ = thing.type if isinstance(thing, Entity) else type(thing).__name__
                graph.add_node(node, label=thing.label, type=type_, thing=isinstance(thing, Entity))
        graph.add_edge(
            claim.subject.id,
            object_,
            key=claim.id,
            predicate=claim.predicate,
            polarity=claim.polarity,
            certainty=claim.certainty,
            stands=stands(claim, schema=schema),
            confidence=claim.confidence,
            article=claim.article,
            speaker=claim.attributed_to.label if claim.attributed_to else "",
            qualifiers=dict(claim.qualifiers),
            quotes=tuple(evidence.quote.text for evidence in claim.evidence),
        )
    return graph


def object_id(claim: Claim, base: str) -> str:
    """The node of a claim's object; a text is a node of its own for each claim."""
    thing = claim.object
    if isinstance(thing, Entity):
        return thing.id
    return f"{claim.id}/object" if isinstance(thing, Text) else quantity_id(base, thing)
