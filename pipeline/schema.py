"""ontology/caregraph.ttl -> the types, predicates, qualifiers and units that claims may use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from pipeline.errors import OntologyError
from pipeline.ids import PREFIXES
from pipeline.resources import ontology_dir

NAMESPACE = PREFIXES["cg"]
TEXT = "Text"
"""The type of objects that are texts; it stands for ``xsd:string``."""
_CG = Namespace(NAMESPACE)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class EntityType:
    """A class of the ontology."""

    name: str
    label: str
    definition: str
    example: str
    ancestors: tuple[str, ...]
    """Itself and all its parents, nearest first."""
    overlaps: frozenset[str]
    """Types of which the same thing may be in another place."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A property that a claim can state."""

    name: str
    label: str
    definition: str
    example: str
    subject_types: tuple[str, ...]
    object_types: tuple[str, ...]
    """Names of types, or ``Text``."""
    symmetric: bool
    hedged_suffices: bool
    """Its meaning is "can": a hedged claim, too, yields the plain triple."""
    same_type: bool
    """Subject and object share their topmost type, or have topmost types that overlap."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What narrows a claim."""

    name: str
    """As in ``claims.jsonl``."""
    property: str
    """Local name of its property in the graph."""
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The ontology as the pipeline uses it. All mappings are by local name, sorted, and read-only."""

    types: Mapping[str, EntityType]
    predicates: Mapping[str, Predicate]
    qualifiers: Mapping[str, Qualifier]
    units: Mapping[str, int]
    """Units of time, in seconds, shortest first."""
    version_iri: str = ""

    def type(self, name: str) -> EntityType:
        """The type of this name; OntologyError if there is none."""
        return _known(self.types, name, "type")

    def predicate(self, name: str) -> Predicate:
        """The predicate of this name; OntologyError if there is none."""
        return _known(self.predicates, name, "predicate")

    def qualifier(self, name: str) -> Qualifier:
        """The qualifier of this name in ``claims.jsonl``; OntologyError if there is none."""
        return _known(self.qualifiers, name, "qualifier")

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether the type is ``ancestor`` or below it. ``Text`` is only itself."""
        if TEXT in (name, ancestor):
            return name == ancestor
        self.type(ancestor)
        return ancestor in self.type(name).ancestors

    def top(self, name: str) -> str:
        """The topmost type below ``Entity``: Treatment for Medication, Condition for Disease."""
        return self.classes(name)[-1]

    def classes(self, name: str) -> tuple[str, ...]:
        """The type and its parents, without the root, which says nothing."""
        ancestors = self.type(name).ancestors
        return ancestors[:-1] or ancestors

    def overlap(self, first: str, second: str) -> bool:
        """Whether one thing may be of both types: equal topmost types, or ones declared to overlap."""
        one, two = self.top(first), self.top(second)
        return one == two or "Entity" in (one, two) or two in self.type(one).overlaps

    def allows(self, predicate: str, subject_type: str, object_type: str) -> bool:
        """Whether a claim with this predicate may go from the one type to the other."""
        known = self.predicate(predicate)
        return (
            any(self.is_a(subject_type, usual) for usual in known.subject_types)
            and any(self.is_a(object_type, usual) for usual in known.object_types)
            and (not known.same_type or self.overlap(subject_type, object_type))
        )


@lru_cache(maxsize=4)
def load_schema(path: Path | None = None) -> Schema:
    """Reads the ontology once; without a path, the one that comes with caregraph.

    Raises:
        OntologyError: the file does not parse, or a term lacks what every term must have.
    """
    path = path or ontology_dir() / "caregraph.ttl"
    graph = _parsed(path)
    units = {_local(unit): _seconds(graph, unit, path) for unit in _instances(graph, _CG.Unit)}
    types = (_type(graph, node, path) for node in _classes(graph))
    predicates = (_predicate(graph, node, path) for node in _instances(graph, _CG.Predicate))
    qualifiers = (_qualifier(graph, node, path) for node in _instances(graph, _CG.Qualifier))
    return Schema(
        types=MappingProxyType({known.name: known for known in types}),
        predicates=MappingProxyType({known.name: known for known in predicates}),
        qualifiers=MappingProxyType({known.name: known for known in sorted(qualifiers, key=lambda known: known.name)}),
        units=MappingProxyType(dict(sorted(units.items(), key=lambda pair: pair[1]))),
        version_iri=str(graph.value(URIRef(NAMESPACE.rstrip("#")), OWL.versionIRI) or ""),
    )


def _known(mapping: Mapping[str, _T], name: str, kind: str) -> _T:
    try:
        return mapping[name]
    except KeyError:
        raise OntologyError(f'There is no {kind} "{name}"; the known ones are {", ".join(mapping)}.') from None


def _parsed(path: Path) -> Graph:
    try:
        return Graph().parse(path, format="turtle")
    except OSError as error:
        raise OntologyError(f"{path.name} cannot be read ({error.strerror}); restore the file.") from error
    except Exception as error:  # rdflib's parsers raise many kinds
        raise OntologyError(f"{path.name} is not valid Turtle: {' '.join(str(error).split())}") from error


def _classes(graph: Graph) -> list[URIRef]:
    """The types of things: all classes but those of statements and of the ontology's own terms."""
    apart = {RDF.Property, RDF.Statement, PROV.Entity}
    classes = _instances(graph, OWL.Class)
    return [node for node in classes if node != _CG.Unit and not apart & set(graph.objects(node, RDFS.subClassOf))]


def _instances(graph: Graph, kind: URIRef) -> list[URIRef]:
    return sorted(node for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef) and node in _CG)


def _type(graph: Graph, node: URIRef, path: Path) -> EntityType:
    _needs(graph, node, (RDFS.subClassOf,), path)
    return EntityType(
        name=_local(node),
        ancestors=tuple(_ancestors(graph, node, path)),
        overlaps=frozenset(
            _local(other) for other in (*graph.objects(node, _CG.overlapsWith), *graph.subjects(_CG.overlapsWith, node))
        ),
        **_words(graph, node, path),
    )


def _ancestors(graph: Graph, node: URIRef, path: Path) -> Iterable[str]:
    seen: list[Node] = [node]
    for above in seen:  # grows while it is read: breadth first
        parents = sorted(graph.objects(above, RDFS.subClassOf), key=str)
        if node in parents:
            raise OntologyError(f"{path.name}: cg:{_local(node)} is its own ancestor; remove one rdfs:subClassOf.")
        seen.extend(parent for parent in parents if parent in _CG and parent not in seen)  # type: ignore[operator]
    return map(_local, seen)


def _predicate(graph: Graph, node: URIRef, path: Path) -> Predicate:
    _needs(graph, node, (RDFS.domain, RDFS.range, _CG.subjectType, _CG.objectType), path)
    return Predicate(
        name=_local(node),
        subject_types=_type_names(graph, node, _CG.subjectType, path),
        object_types=_type_names(graph, node, _CG.objectType, path),
        symmetric=(node, RDF.type, OWL.SymmetricProperty) in graph or _flag(graph, node, _CG.symmetric),
        hedged_suffices=_flag(graph, node, _CG.hedgedSuffices),
        same_type=_flag(graph, node, _CG.sameType),
        **_words(graph, node, path),
    )


def _qualifier(graph: Graph, node: URIRef, path: Path) -> Qualifier:
    _needs(graph, node, (SKOS.notation,), path)
    words = _words(graph, node, path)
    name = str(graph.value(node, SKOS.notation))
    return Qualifier(name=name, property=_local(node), label=words["label"], definition=words["definition"])


def _type_names(graph: Graph, node: URIRef, property_: URIRef, path: Path) -> tuple[str, ...]:
    names = sorted(graph.objects(node, property_), key=str)
    for name in names:
        if name != XSD.string and (name, RDF.type, OWL.Class) not in graph:
            raise OntologyError(
                f"{path.name}: cg:{_local(node)} names the type {name}, which is no class; declare or mend it."
            )
    return tuple(TEXT if name == XSD.string else _local(name) for name in names)


def _words(graph: Graph, node: URIRef, path: Path) -> dict[str, str]:
    _needs(graph, node, (RDFS.label, SKOS.definition, SKOS.example), path)
    properties = {"label": RDFS.label, "definition": SKOS.definition, "example": SKOS.example}
    return {name: str(graph.value(node, property_)) for name, property_ in properties.items()}


def _needs(graph: Graph, node: URIRef, properties: Iterable[URIRef], path: Path) -> None:
    for property_ in properties:
        if (node, property_, None) not in graph:
            short = graph.namespace_manager.curie(property_)
            raise OntologyError(f"{path.name}: cg:{_local(node)} has no {short}; add one.")


def _seconds(graph: Graph, unit: URIRef, path: Path) -> int:
    _needs(graph, unit, (_CG.seconds,), path)
    return int(str(graph.value(unit, _CG.seconds)))


def _flag(graph: Graph, node: URIRef, property_: URIRef) -> bool:
    return (node, property_, Literal(True)) in graph


def _local(node: Node) -> str:
    return str(node).removeprefix(NAMESPACE)
