"""Triples of ours as rdflib holds them."""

from collections.abc import Iterable

from rdflib import Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from pipeline.graph.terms import STRING, Literal, Term, Triple


def to_rdflib(triples: Iterable[Triple]) -> Graph:
    """The triples as rdflib holds them."""
    graph = Graph()
    graph.addN((URIRef(s), URIRef(p), _node(o), graph) for s, p, o in triples)
    return graph


def _node(term: Term) -> Node:
    if isinstance(term, Literal):
        return RdfLiteral(term.value, datatype=None if term.datatype == STRING else URIRef(term.datatype))
    return URIRef(term)
