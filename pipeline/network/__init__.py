"""Claims -> a networkx graph, what is central in it, and its picture."""

from pipeline.network.claim_graph import ClaimGraph, claim_graph, object_id
from pipeline.network.drawing import draw
from pipeline.network.measures import Connected, Step, communities, most_connected, named, paths, thing_graph

__all__ = [
    "ClaimGraph",
    "Connected",
    "Step",
    "claim_graph",
    "communities",
    "draw",
    "most_connected",
    "named",
    "object_id",
    "paths",
    "thing_graph",
]
