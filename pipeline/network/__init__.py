"""Claims -> a networkx graph, what is central in it, and its drawing."""

from pipeline.network.claim_graph import ClaimGraph, claim_graph, object_id

__all__ = ["ClaimGraph", "claim_graph", "object_id"]
